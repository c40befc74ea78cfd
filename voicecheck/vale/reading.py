"""How documents are taken apart, by their format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from voicecheck.vale.blocks import NO_SWITCHES, Block, Walked, Walker
from voicecheck.vale.flavour import Regex
from voicecheck.vale.pieces import Mapped, Piece

_OLD_END = re.compile(r"\r(?!\n)")
_FORMULA = r"(?m)^ {0,3}\$\$[ \t]*\n(?:(?![ \t]*\n).*\n)*? {0,3}\$\$[ \t]*$"
"""A formula between lines of `$$`."""


@dataclass(frozen=True)
class Reading:
    """How documents are read.

    Attributes:
        token_ignores, block_ignores: Expressions whose first group is hidden from rules.
    """

    skipped_scopes: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] = ()
    ignored_classes: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()


def walk(source: str, extension: str, reading: Reading) -> Walked:
    """Take a document apart as Vale does."""
    if "\r" in source:
        source = _OLD_END.sub("\n", source)
    if extension == "md":
        from voicecheck.vale import frontmatter
        from voicecheck.vale.markdown import Reader

        body, head = frontmatter.read(source)
        shown = _hidden(source, reading)
        shown = _blanked(shown, _FORMULA, " ") if "$$" in shown else shown
        walker = _walker(extension, reading, head)
        if body:
            walker.metrics["pre"] = 1
        return walker.walk(Reader(shown, body).read())
    if extension in ("html", "htm"):
        from voicecheck.vale import tags

        return _walker("html", reading, ()).walk(tags.read(_hidden(source, reading), 0))
    mapped = Mapped([Piece(source, 0, len(source))])
    block = Block(mapped, f"text.{extension}", NO_SWITCHES, plain=extension == "txt")
    return Walked([block] if source.strip() else [], [], {})


def _walker(extension: str, reading: Reading, head: Iterable[tuple[str, Mapped]]) -> Walker:
    return Walker(extension, reading.skipped_scopes, reading.ignored_scopes, reading.ignored_classes, head)


def _hidden(source: str, reading: Reading) -> str:
    """The source with what `TokenIgnores` and `BlockIgnores` name out of sight, every place kept."""
    for pattern in reading.block_ignores:
        source = _blanked(source, pattern, " ")
    for pattern in reading.token_ignores:
        source = _blanked(source, pattern, "*")
    return source


def _blanked(source: str, pattern: str, filler: str) -> str:
    found, last = [], 0
    for match in Regex(pattern).finditer(source):
        start, end = match.span(1) if match.re.groups else match.span()
        if start < last or start == end:
            continue
        hidden = "".join("\n" if mark == "\n" else filler for mark in source[start:end])
        found += [source[last:start], hidden]
        last = end
    return "".join(found) + source[last:]
