"""The parts of a block that rules may be run on."""

from __future__ import annotations

import re
from bisect import bisect_right

from voicecheck.vale import sentences

BLOCK, SENTENCE, PARAGRAPH = 1, 2, 4
"""Of a rule and a block: whether it is run on the whole, on its sentences, on its paragraphs."""


class Parts:
    """The paragraphs and sentences of a text, found when they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: tuple[tuple[int, int], ...] | None = None

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each."""
        if self._sentences is None:
            self._sentences = sentences.found(self._text)
        return self._sentences

    def paragraphs(self) -> list[tuple[int, int]]:
        """Start and end of each."""
        return _paragraphs(self._text)

    def are_crossed(self, start: int, end: int, where: int) -> bool:
        """Whether a range does not lie in one sentence or paragraph."""
        if where & PARAGRAPH and "\n\n" in self._text[start : end - 1]:
            return True
        if not where & SENTENCE:
            return False
        spans = self.sentences()
        index = bisect_right(spans, (start, len(self._text) + 1)) - 1
        return index < 0 or end > spans[index][1]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph; the blank line after one belongs to it."""
    found, at = [], 0
    for match in re.finditer(r"\n\n", text):
        found.append((at, match.end()))
        at = match.end()
    if at < len(text):
        found.append((at, len(text)))
    return found
