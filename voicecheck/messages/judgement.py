"""What a sentence says of a fact."""

from __future__ import annotations

from typing import NamedTuple


class Judgement(NamedTuple):
    """What a sentence says of a fact.

    Attributes:
        agrees: Whether both can be true.
        start, end: What decides, in code points of the sentence.
        sure: False if the words alone do not show that the sentence speaks of what the fact says: ask its meaning.
    """

    agrees: bool
    aspect: str
    start: int
    end: int
    sure: bool = True
