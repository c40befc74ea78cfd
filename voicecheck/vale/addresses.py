"""Addresses in a text, which readers of Markdown make links."""

from __future__ import annotations

import re

from voicecheck.vale.pieces import Piece
from voicecheck.vale.tags import END, START, TEXT, Tag

_URL = re.compile(
    r"(?<![^\s*_~(])(?:(?:https?|ftp)://[\w.-]+[^\s<]*|www\.[\w-]+\.[\w.-]+[^\s<]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)
_END = Tag(END, "a")


def linked(pieces: list[Piece]) -> list[Tag]:
    """A text with the addresses in it made links."""
    found: list[Tag] = []
    open_: list[Piece] = []
    for piece in pieces:
        at = 0
        if len(piece.text) == piece.end - piece.start:
            for match in _URL.finditer(piece.text):
                address = _trimmed(match[0])
                start, end = match.start(), match.start() + len(address)
                open_.append(Piece(piece.text[at:start], piece.start + at, piece.start + start))
                found.append(Tag(TEXT, "", {}, open_))
                href = (
                    address if "://" in address else ("http://" if address.startswith("www.") else "mailto:") + address
                )
                link = Piece(address, piece.start + start, piece.start + end)
                found += (Tag(START, "a", {"href": href}), Tag(TEXT, "", {}, [link]), _END)
                open_, at = [], end
        open_.append(Piece(piece.text[at:], piece.start + at, piece.end) if at else piece)
    found.append(Tag(TEXT, "", {}, open_))
    return found


def _trimmed(address: str) -> str:
    address = address.rstrip("?!.,:*_~'\"")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip("?!.,:*_~'\"")
    return address
