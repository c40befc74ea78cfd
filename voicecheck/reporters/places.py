"""Where a finding stands, as the formats for machines put it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.lines import Position

if TYPE_CHECKING:
    from voicecheck.core.report import FileReport
    from voicecheck.core.span import Span

_UNIT_BYTES = {"utf-8": 1, "utf-16-le": 2}


class Place(NamedTuple):
    """A range by lines and columns, from 1; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_within(file: FileReport, span: Span) -> Place:
    """The place in `file.source`, in code points: for a record, in the record's own text."""
    return Place(*file.lines.range(*span))


def place(file: FileReport, span: Span) -> Place:
    """The place in the file on disk, in code points: for a record, the start of its line."""
    if file.record is not None:
        return Place(file.record.line, 1, file.record.line, 1)
    return place_within(file, span)


def start(file: FileReport, span: Span) -> Position:
    """Where a span begins in the file on disk, in code points: for a record, the start of its line."""
    return file.lines.position(span.start) if file.record is None else Position(file.record.line, 1)


class Columns:
    """Columns of one file's source in units of an encoding, from 1.

    It counts on from the place that was asked for last, so that a line of megabytes is not encoded for each finding.
    """

    def __init__(self, file: FileReport, encoding: str) -> None:
        self._source = file.source
        self._lines = file.lines
        self._encoding = encoding
        self._ascii = file.source.isascii()
        self._line = self._offset = self._column = 0

    def column(self, offset: int) -> int:
        """The column of an offset, which counts code points."""
        line, column = self._lines.position(offset)
        if self._ascii:
            return column
        start = self._lines.line_start(line)
        offset = start + column - 1
        if line != self._line:
            self._line, self._offset, self._column = line, start, 1
        if offset >= self._offset:
            self._column += self._units(self._offset, offset)
        else:
            self._column -= self._units(offset, self._offset)
        self._offset = offset
        return self._column

    def place(self, span: Span) -> Place:
        """The place of a span in the source."""
        start, end = self._lines.position(span.start), self._lines.position(span.end)
        return Place(start.line, self.column(span.start), end.line, self.column(span.end))

    def _units(self, start: int, end: int) -> int:
        piece = self._source[start:end]
        return len(piece.encode(self._encoding, "surrogatepass")) // _UNIT_BYTES[self._encoding]


def relative_path(path: str) -> str:
    """`path` from the working directory, with forward slashes, if it lies there; else as it is."""
    named = Path(path)
    if named.is_absolute() and named.is_relative_to(Path.cwd()):
        named = named.relative_to(Path.cwd())
    return named.as_posix()


def file_uri(path: str) -> str:
    """A percent-encoded URI: relative to the working directory if the path lies there."""
    from urllib.parse import quote

    path = relative_path(path)
    try:
        raw = path.encode("utf-8", "surrogateescape")  # as the file system gave the name
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    encoded = quote(raw, safe="/")
    if Path(path).is_absolute():
        return f"file:///{encoded.lstrip('/')}"
    return encoded
