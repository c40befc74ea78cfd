"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AT_ONCE = 4_000
"""The splitter takes quadratic time for a paragraph; a longer one is handed to it in parts that end with a sentence."""

_SENTENCE_END = r"[.!?](?=\s)|[。！？\n]"


def split(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as ranges in code points, white space around them left out."""
    from sentencex import get_sentence_boundaries

    tag = language.partition("-")[0] or "en"
    for first, last in _parts(text):
        for boundary in get_sentence_boundaries(tag, text[first:last]):
            start, end = first + boundary["start_index"], first + boundary["end_index"]
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                yield start, end


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of about `_AT_ONCE` that end where a sentence does, or at twice that where none ends."""
    if len(text) <= _AT_ONCE:
        yield 0, len(text)
        return
    ending = re.compile(_SENTENCE_END)
    first = 0
    while first < len(text):
        found = ending.search(text, first + _AT_ONCE, first + 2 * _AT_ONCE)
        last = min(found.end() if found else first + 2 * _AT_ONCE, len(text))
        yield first, last
        first = last
