"""Text measured and broken as a terminal shows it, where a CJK character or an emoji is two cells wide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# A run without spaces, or one character of a script that may break anywhere, with the closing marks that must not
# begin a line.
_CJK = "\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff"
_CLOSING = "、。〉》」』】〕〗）！，．：；？｝～…”’"


def cell_width(text: str) -> int:
    """The number of terminal cells of `text`, which holds no control characters."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


@cache
def _breakable() -> re.Pattern[str]:
    return re.compile(rf" +|[{_CJK}][{_CLOSING}]*|[^ {_CJK}]+")


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at spaces and between Chinese characters.

    A word that is wider than a line is cut.
    """
    if cell_width(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, width):
        size = cell_width(piece)
        if used + size > width and line and not piece.isspace():
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line += piece
            used += size
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """What must not be broken, unless it is wider than `width`."""
    for piece in _breakable().findall(text):
        rest = piece
        while cell_width(rest) > width and not rest.isspace():
            head = _fitting(rest, width)
            yield head
            rest = rest[len(head) :]
        yield rest


def _fitting(text: str, width: int) -> str:
    """The longest beginning of `text` that fits, at least one character."""
    used = 0
    for index, character in enumerate(text):
        used += cell_width(character)
        if used > width and index:
            return text[:index]
    return text
