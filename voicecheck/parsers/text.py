"""Plain text: a blank line ends a paragraph."""

from __future__ import annotations

import re

from voicecheck.core.document import Document
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.given import Given

_BLANK_LINES = re.compile(r"(?>\r\n|\n|\r)[^\S\r\n]*+(?>\r\n|\n|\r)\s*+")
_UNPLAIN_END = re.compile(r"\r\n?[ \t]*|\n[ \t]+")


def parse(source: str, given: Given) -> Document:
    """The paragraphs of a plain text."""
    builder = Builder(source)
    at = 0
    for blank in _BLANK_LINES.finditer(source):
        add_lines(builder, at, blank.start())
        builder.close("paragraph")
        at = blank.end()
    add_lines(builder, at, len(source))
    builder.close("paragraph")
    return builder.finish("text", given)


def add_lines(builder: Builder, start: int, end: int) -> None:
    """Add a range as it stands, but each line end with the indentation after it as a line feed."""
    for line_end in _UNPLAIN_END.finditer(builder.source, start, end):
        builder.keep(start, line_end.start())
        start = line_end.end()
        builder.put("\n", line_end.start(), start)
    if start < end:
        builder.keep(start, end)
