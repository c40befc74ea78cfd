"""The YAML that nearly every front matter is made of, read without the cost of importing a YAML parser.

Only what can be told from single lines is read: `key: scalar`, `key: [scalar, scalar]` and a list of
scalars below its key. For everything else the answer is None, and a real parser must be asked; where there
is an answer, it is the same as PyYAML's, except that dates stay text.
"""

from __future__ import annotations

import re
from typing import Any

from voicecheck.core.span import Span

_CONSTANTS: dict[str, bool | None] = {
    spelling: value
    for words, value in ((("null",), None), (("true", "yes", "on"), True), (("false", "no", "off"), False))
    for word in words
    for spelling in (word, word.capitalize(), word.upper())
} | {"~": None, "": None}
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<.")
_ENTRY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?: +|$)(.*)")
_ITEM = re.compile(r"( *)- +(.+)")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_MAYBE_NUMBER = re.compile(r"[-+0-9a-fA-FxXob_.:]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class _NotFlatError(Exception):
    """The text needs a real parser."""


def read(source: str, start: int, end: int) -> tuple[dict[str, Any], dict[str, Span]] | None:
    """The values of `source[start:end]` and where they stand, or None if it is not as simple as that.

    The span of a list covers its items; that of a quoted value the quotes too.
    """
    try:
        return _read(source, start, end)
    except _NotFlatError:
        return None


def _read(source: str, start: int, end: int) -> tuple[dict[str, Any], dict[str, Span]]:
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    key = ""  # the key whose list may follow
    indent: int | None = None
    at = start
    while at < end:
        found = _LINE.match(source, at, end)
        line = found[0].rstrip("\r\n ") if found else ""
        line_start, at = at, found.end() if found else end
        if not line or line.lstrip(" ").startswith("#"):
            continue
        if not line.isprintable():
            raise _NotFlatError
        if entry := _ENTRY.fullmatch(line):
            name, text = entry[1], entry[2]
            if name in _CONSTANTS or name in values:
                raise _NotFlatError
            value_start = line_start + entry.start(2)
            values[name] = _value(text)
            spans[name] = Span(value_start, value_start + len(text))
            key, indent = ("", None) if text else (name, None)
        elif key and (item := _ITEM.fullmatch(line)):
            if indent is not None and len(item[1]) != indent:
                raise _NotFlatError
            indent = len(item[1])
            if values[key] is None:
                values[key] = []
                spans[key] = Span(line_start + indent, line_start + len(line))
            values[key].append(_scalar(item[2]))
            spans[key] = Span(spans[key].start, line_start + len(line))
        else:
            raise _NotFlatError
    return values, spans


def _value(text: str) -> Any:
    if not text.startswith("["):
        return _scalar(text)
    inner = text[1:-1].strip(" ")
    if not text.endswith("]") or any(mark in inner for mark in "[]{}:#"):
        raise _NotFlatError
    return [_scalar(item.strip(" ")) for item in inner.split(",")] if inner else []


def _scalar(text: str) -> Any:
    if text in _CONSTANTS:
        if text:
            return _CONSTANTS[text]
        return None
    quote = text[0]
    if quote in "\"'":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != quote or "\\" in inner or quote in inner:
            raise _NotFlatError
        return inner
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if quote in _INDICATORS or ": " in text or " #" in text or text[-1] == ":":
        raise _NotFlatError
    if (quote.isdigit() or quote in "+-") and not _DATE.fullmatch(text) and _MAYBE_NUMBER.fullmatch(text):
        raise _NotFlatError
    return text
