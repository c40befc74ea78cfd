"""Where sentences begin and end."""

from __future__ import annotations

from collections.abc import Iterator


def split(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as ranges in code points, white space around them left out."""
    from sentencex import get_sentence_boundaries

    for boundary in get_sentence_boundaries(language.partition("-")[0] or "en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            yield start, end
