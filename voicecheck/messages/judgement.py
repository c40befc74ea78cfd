"""What a sentence says of a fact."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal, NamedTuple, TypeAlias


class Judgement(NamedTuple):
    """What a sentence says of a fact.

    Attributes:
        agrees: Whether both can be true.
        start, end: What decides, in code points of the sentence.
        sure: False if the words alone do not show that the sentence speaks of what the fact says.
        likely: It was weighed, not shown by the words.
    """

    agrees: bool
    aspect: str
    start: int
    end: int
    sure: bool = True
    likely: bool = False


class _Unread(Enum):
    UNREAD = 0


UNREAD: Final = _Unread.UNREAD
"""The sentence, or the fact, has nothing that this reader reads."""

Reading: TypeAlias = Judgement | Literal[_Unread.UNREAD] | None
"""None: it is read, and says nothing of the fact."""
