"""Secrets and personal data made unreadable without moving anything."""

from __future__ import annotations

_ASCII, _WIDE, _ASTRAL = "*", "＊", "\U0001f7b6"


def masked(text: str) -> str:
    """A text with all but its first character hidden, so long in code points, UTF-8 and UTF-16 as it was.

    White space stays. A short text is hidden whole.
    """
    hidden = "".join(_mask(char) for char in text)
    return text[0] + hidden[1:] if len(text) >= 6 else hidden


def _mask(char: str) -> str:
    if char.isspace():
        return char
    if char.isascii():
        return _ASCII
    return _ASTRAL if ord(char) > 0xFFFF else _WIDE if ord(char) > 0x7FF else "×"
