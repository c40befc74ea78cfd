"""Half-open ranges of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)`, in Unicode code points of the text it cuts."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The part of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point, or an empty one lies inside the other."""
        return self.start < other.end and other.start < self.end
