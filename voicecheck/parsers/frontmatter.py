"""The metadata block at the head of a post: YAML between `---` lines, TOML between `+++` lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from voicecheck.core.span import Span
from voicecheck.parsers.builder import Builder, Run

TITLES = ("title",)
DESCRIPTIONS = ("description", "summary", "excerpt", "subtitle")

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_YAML_END = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_TOML_END = re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"(?:^|(?<=[\r\n]))[A-Za-z_][\w-]*[ \t]*[:=]")
_TOML_ENTRY = re.compile(r"(?m)^[ \t]*([A-Za-z_][\w-]*)[ \t]*=[ \t]*(\"\"\"|'''|\"|'|)")
_WORD = re.compile(r"\S+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/", " ": " "}
_MAX_LENGTH = 1_000_000


class FrontMatter(NamedTuple):
    """What the block says.

    Attributes:
        end: Where the body of the post begins.
        note: Why the block could not be read, or "".
    """

    end: int
    meta: Mapping[str, Any]
    spans: Mapping[str, Span]
    note: str = ""

    def add_blocks(self, builder: Builder) -> None:
        """Add the title and the description, which are prose as much as the body is, and the note."""
        if self.note:
            builder.notes.append(self.note)
        for key, value in self.meta.items():
            name = key.lower()
            scope = "title" if name in TITLES else "description" if name in DESCRIPTIONS else ""
            if scope and isinstance(value, str) and key in self.spans:
                builder.add_runs(scalar_runs(builder.source, self.spans[key], value))
                builder.close(scope)


def read(source: str) -> FrontMatter | None:
    """The front matter with which `source` begins, or None if it begins with something else."""
    opening = _OPENING.match(source)
    if opening is None:
        return None
    is_yaml = opening[1] == "---"
    closing = (_YAML_END if is_yaml else _TOML_END).search(source, opening.end())
    if closing is None:
        return None
    start, end = opening.end(), closing.start()
    if end - start > _MAX_LENGTH:
        return FrontMatter(closing.end(), {}, {}, "front matter could not be read: it is too long")
    read_fields = _read_yaml if is_yaml else _read_toml
    try:
        fields = read_fields(source, start, end)
    except _BrokenError as error:
        if not _KEY.search(source, start, end):
            return None  # a thematic break, and prose after it
        return FrontMatter(closing.end(), {}, {}, f"front matter could not be read: {error}")
    return FrontMatter(closing.end(), *fields) if fields is not None else None


class _BrokenError(Exception):
    """The block is not the language that its fence says; the message names the line of the file."""


def _read_yaml(source: str, start: int, end: int) -> tuple[Mapping[str, Any], Mapping[str, Span]] | None:
    from voicecheck.parsers import flat_yaml

    flat = flat_yaml.read(source, start, end)
    if flat is not None:
        return flat
    from voicecheck.parsers import full_yaml

    try:
        return full_yaml.read(source, start, end)
    except ValueError as error:
        raise _BrokenError(str(error)) from None


def _read_toml(source: str, start: int, end: int) -> tuple[Mapping[str, Any], Mapping[str, Span]]:
    import tomllib

    text = source[start:end]
    try:
        meta = {
            key: _plain(value) for key, value in tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n")).items()
        }
    except (ValueError, RecursionError) as error:
        problem = str(error) or "nested too deeply"
        if at := re.search(r" \(at line (\d+), column \d+\)", problem):
            problem = f"line {int(at[1]) + 1}: {problem[: at.start()]}"
        raise _BrokenError(problem) from None
    spans: dict[str, Span] = {}
    table = re.search(r"(?m)^[ \t]*\[", text)
    for entry in _TOML_ENTRY.finditer(text, 0, table.start() if table else len(text)):
        name, quote = entry[1], entry[2]
        if name not in meta or name in spans:
            continue
        line_end = re.compile(r"[\r\n]|\Z").search(text, entry.end())
        stop = line_end.start() if line_end else len(text)
        if quote:
            closed = re.compile(re.escape(quote) if "'" in quote else r"(?<!\\)(?:\\\\)*" + quote).search(
                text, entry.end()
            )
            stop = closed.end() if closed else stop
        spans[name] = Span(start + entry.start(2), start + stop)
    return meta, spans


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else value.isoformat()


def scalar_runs(source: str, span: Span, value: str) -> list[Run]:
    """How the text of a scalar that stands at `span` comes from the source, as exactly as its style allows."""
    start, end = span
    written = span.cut(source)
    if written == value:
        return [(start, end, None)]
    for quote in ('"""', "'''", '"', "'"):
        if len(written) >= 2 * len(quote) and written.startswith(quote) and written.endswith(quote):
            start, end = start + len(quote), end - len(quote)
            if source[start:end] == value:
                return [(start, end, None)]
            runs = _escaped_runs(source, start, end, quote)
            if runs and "".join(source[a:b] if text is None else text for a, b, text in runs) == value:
                return runs
            break
    if written[:1] in ("|", ">"):
        start += len(written.splitlines()[0])
    return _word_runs(source, start, end, value) or [(span.start, span.end, value)]


def _escaped_runs(source: str, start: int, end: int, quote: str) -> list[Run]:
    """Runs of a quoted scalar on one line; empty if it has an escape that is not known here."""
    runs: list[Run] = []
    at = start
    for found in (re.compile("''") if quote == "'" else _ESCAPE).finditer(source, start, end):
        if quote == "'":
            text = "'"
        elif code := found[1] or found[2] or found[3]:
            text = chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
        else:
            text = _ESCAPED.get(found[4], "")
        if not text or "\ud800" <= text <= "\udfff":
            return []
        runs += [(at, found.start(), None), (found.start(), found.end(), text)]
        at = found.end()
    return [*runs, (at, end, None)]


def _word_runs(source: str, start: int, end: int, value: str) -> list[Run]:
    """Runs of a scalar over several lines, word by word; empty if the words are not the same."""
    written = list(_WORD.finditer(source, start, end))
    meant = list(_WORD.finditer(value))
    if [word[0] for word in written] != [word[0] for word in meant]:
        return []
    runs: list[Run] = []
    for index, (there, here) in enumerate(zip(written, meant, strict=True)):
        if index:
            gap = written[index - 1].end(), there.start()
            between = value[meant[index - 1].end() : here.start()]
            runs.append((*gap, None if source[gap[0] : gap[1]] == between else between))
        runs.append((there.start(), there.end(), None))
    return runs
