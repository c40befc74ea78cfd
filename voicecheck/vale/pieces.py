"""Text put together from pieces of a source, with the way back for every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from html import unescape
from itertools import accumulate
from typing import NamedTuple

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


new = tuple.__new__
"""Makes a named tuple in a third of the time that its class takes: there is one for each run of text."""


class Piece(NamedTuple):
    """Some text that stands for `source[start:end]`; character by character if both are as long."""

    text: str
    start: int
    end: int


class Mapped:
    """A text and where each of its characters came from."""

    __slots__ = ("_pieces", "_starts", "text")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece[0]]
        self.text = self._pieces[0][0] if len(self._pieces) == 1 else "".join([piece[0] for piece in self._pieces])
        self._starts: list[int] | None = None

    def source(self, offset: int, *, end: bool = False) -> int:
        """The source offset of a character, or of the place after the character before it (`end`)."""
        if not self._pieces:
            return 0
        if len(self._pieces) == 1:
            text, start, stop = self._pieces[0]
            if len(text) == stop - start:
                return start + offset if 0 <= offset <= len(text) else start + (len(text) if offset > 0 else 0)
            return stop if end else start
        starts = self._starts or self._begin()
        index = (bisect_right(starts, offset - 1 if end else offset) or 1) - 1
        text, start, stop = self._pieces[index]
        if len(text) != stop - start:
            return stop if end else start
        inside = offset - starts[index]
        return start + inside if 0 <= inside <= len(text) else start if inside < 0 else stop

    def range(self, first: int, last: int) -> tuple[int, int]:
        """The source offsets of a range of characters."""
        if 0 <= first < last and self._pieces:
            starts = self._starts or self._begin()
            index = bisect_right(starts, first) - 1
            text, start, stop = self._pieces[index]
            begin = starts[index]
            if last - begin <= len(text) == stop - start:
                # Most lie in one piece.
                return start + first - begin, start + last - begin
        return self.source(first), self.source(last, end=True)

    def _begin(self) -> list[int]:
        """Where in the text each piece begins."""
        self._starts = [0, *accumulate([len(piece[0]) for piece in self._pieces[:-1]])]
        return self._starts

    def cut(self, start: int, end: int) -> Mapped:
        """A part of it."""
        found, at = [], 0
        for piece in self._pieces:
            after = at + len(piece.text)
            if after > start and at < end:
                found.append(_part(piece, max(start - at, 0), min(end, after) - at))
            at = after
        return Mapped(found)

    @property
    def pieces(self) -> list[Piece]:
        """The pieces, in order."""
        return self._pieces


def stripped(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the white space around their text."""
    begin, end = (pieces[0][0][:1], pieces[-1][0][-1:]) if pieces else ("", "")
    if begin and end and not begin.isspace() and not end.isspace():
        return pieces
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    found = pieces[first:last]
    if found:
        text = found[-1].text
        found[-1] = _part(found[-1], 0, len(text.rstrip()))
        text = found[0].text
        found[0] = _part(found[0], len(text) - len(text.lstrip()), len(text))
    return found


def unescaped(text: str, start: int) -> list[Piece]:
    """Text of HTML at a place of the source, with its entities read."""
    if "&" not in text:
        return [Piece(text, start, start + len(text))]
    found, at = [], 0
    for match in _ENTITY.finditer(text):
        found.append(Piece(text[at : match.start()], start + at, start + match.start()))
        found.append(Piece(unescape(match[0]), start + match.start(), start + match.end()))
        at = match.end()
    found.append(Piece(text[at:], start + at, start + len(text)))
    return found


def masked(piece: Piece) -> Piece:
    """A piece with stars for its ASCII characters."""
    return Piece(re.sub(r"[^\n\x80-\U0010ffff]", "*", piece.text), piece.start, piece.end)


def _part(piece: Piece, start: int, end: int) -> Piece:
    if len(piece.text) == piece.end - piece.start:
        return Piece(piece.text[start:end], piece.start + start, piece.start + end)
    return Piece(piece.text[start:end], piece.start, piece.end)
