"""How documents are taken apart, by their format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from voicecheck.vale.blocks import NO_SWITCHES, Block, Walked, Walker
from voicecheck.vale.flavour import Regex
from voicecheck.vale.pieces import Mapped, Piece

READ = ("md", "html", "txt")
"""What documents are read as."""
_OLD_END = re.compile(r"\r(?!\n)")
_FORMULA = r"(?m)^ {0,3}\$\$[ \t]*\n(?:(?![ \t]*\n).*\n)*? {0,3}\$\$[ \t]*$"
"""A formula between lines of `$$`."""


@dataclass(frozen=True)
class Reading:
    """How documents are read.

    Attributes:
        token_ignores, block_ignores: Expressions whose first group is hidden from rules.
        comment_delimiters: What comments begin and end with, beside those of HTML.
        formats: What documents with other endings are read as, such as `mdx=md`.
        based_on: The styles that the comment `vale styles = ...` switches off; None: all others.
    """

    skipped_scopes: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] = ()
    ignored_classes: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()
    comment_delimiters: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    based_on: tuple[str, ...] | None = None

    def read_as(self, path: str) -> str:
        """What `formats` says of a path; "" if nothing."""
        ending = path.rpartition(".")[2]
        return next((each.partition("=")[2] for each in self.formats if each.partition("=")[0] == ending), "")


def walk(source: str, extension: str, reading: Reading) -> Walked:
    """Take a document apart as Vale does."""
    if "\r" in source:
        source = _OLD_END.sub("\n", source)
    if extension == "md":
        from voicecheck.vale import frontmatter
        from voicecheck.vale.markdown import Reader

        body, head = frontmatter.read(source)
        shown = _hidden(source, reading, "\n\n")
        shown = _blanked(shown, _FORMULA, " ") if "$$" in shown else shown
        hidden = [frozenset(scope.split(".")) for scope in reading.ignored_scopes]
        head = [each for each in head if not any(scope <= {"text", "frontmatter", each[0], "md"} for scope in hidden)]
        walker = _walker(extension, reading, head)
        if body:
            walker.metrics["pre"] = 1
        return walker.walk(Reader(shown, body).read())
    if extension in ("html", "htm"):
        from voicecheck.vale import tags

        return _walker("html", reading, ()).walk(tags.read(_hidden(source, reading, "<pre></pre>"), 0))
    mapped = Mapped([Piece(source, 0, len(source))])
    block = Block(mapped, f"text.{extension}", NO_SWITCHES, plain=extension == "txt")
    return Walked([block] if source.strip() else [], [], {})


def _walker(extension: str, reading: Reading, head: Iterable[tuple[str, Mapped]]) -> Walker:
    skipped, ignored, classes = reading.skipped_scopes, reading.ignored_scopes, reading.ignored_classes
    return Walker(extension, skipped, ignored, classes, head, reading.based_on)


def _hidden(source: str, reading: Reading, between: str) -> str:
    """The source with what `TokenIgnores` and `BlockIgnores` name out of sight, every place kept.

    Args:
        between: What parts the blocks before and behind a block that is ignored.
    """
    # Vale takes this entity for a straight apostrophe.
    source = source.replace("&rsquo;", "&#0039;")
    if len(reading.comment_delimiters) == 2:
        source = _commented(source, *reading.comment_delimiters)
    for pattern in reading.block_ignores:
        source = _blanked(source, pattern, " ", between)
    for pattern in reading.token_ignores:
        source = _blanked(source, pattern, "*")
    return source


def _commented(source: str, start: str, end: str) -> str:
    """The source with other comments as those of HTML: of the same length, at the cost of the spaces inside."""

    def comment(match: re.Match[str]) -> str:
        room = len(match[1]) - len("<!---->")
        inner = match[2] if len(match[2]) <= room else match[2].strip()
        after = match[3]
        if len(inner) > room:
            room, after = room + len(after), ""
        return f"<!--{inner[: max(room, 0)].ljust(room)}-->{after}" if room >= 0 else " " * len(match[0])

    return re.sub(rf"({re.escape(start)}(.*?){re.escape(end)})(\n?)", comment, source, flags=re.DOTALL)


def _blanked(source: str, pattern: str, filler: str, ending: str = "") -> str:
    """The source with fillers in place of matches, which have an ending if there is room."""
    found, last = [], 0
    for match in Regex(pattern).finditer(source):
        start, end = match.span()
        if start >= last and start < end:
            hidden = "".join("\n" if mark == "\n" else filler for mark in source[start:end])
            kept = len(hidden) - len(ending)
            found += [source[last:start], hidden[:kept] + ending if kept >= 0 else hidden]
            last = end
    return "".join(found) + source[last:]
