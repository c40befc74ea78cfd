"""From an offset to a line and a column, in the three units that tools ask for."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place as people and tools name it; both numbers count from 1."""

    line: int
    column: int


class LineIndex:
    """Lines of one text, ended by LF, CRLF or CR.

    Offsets are code points of that text; columns are code points unless the method says otherwise.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")[:-1]])]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column in code points; an offset past the end is the end."""
        if not 0 <= offset <= len(self._text):
            offset = 0 if offset < 0 else len(self._text)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def range(self, start: int, end: int) -> tuple[int, int, int, int]:
        """Line and column in code points of the beginning of a range, then those of its end."""
        starts, last = self._starts, len(self._text)
        if not 0 <= start <= end <= last:
            start, end = min(max(start, 0), last), min(max(end, 0), last)
        line = bisect_right(starts, start)
        begin = starts[line - 1]
        if start <= end and (line == len(starts) or end < starts[line]):
            return line, start - begin + 1, line, end - begin + 1
        last_line = bisect_right(starts, end)
        return line, start - begin + 1, last_line, end - starts[last_line - 1] + 1

    def utf8_column(self, offset: int) -> int:
        """Column in UTF-8 bytes, from 1 (rdjson)."""
        return len(self._before(offset).encode("utf-8", "surrogatepass")) + 1

    def utf16_column(self, offset: int) -> int:
        """Column in UTF-16 code units, from 1 (SARIF, editors)."""
        return len(self._before(offset).encode("utf-16-le", "surrogatepass")) // 2 + 1

    def line_text(self, line: int) -> str:
        """The text of a line counted from 1, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def line_start(self, line: int) -> int:
        """The offset at which a line, counted from 1, begins."""
        return self._starts[line - 1]

    def _before(self, offset: int) -> str:
        line, column = self.position(offset)
        start = self._starts[line - 1]
        return self._text[start : start + column - 1]
