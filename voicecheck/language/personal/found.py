"""What a recogniser gives, and the looks around a match that several of them need."""

from __future__ import annotations

import re
from typing import NamedTuple


class Found(NamedTuple):
    """A stretch of a text that is a person's data of a kind."""

    entity: str
    start: int
    end: int


def preceded(text: str, start: int, words: re.Pattern[str], reach: int = 40) -> bool:
    """Whether `words`, which end in `$`, match up to `start`, no more than `reach` characters back."""
    return words.search(text[max(0, start - reach) : start]) is not None


def digits(text: str) -> str:
    """The ASCII figures of a text."""
    return re.sub(r"[^0-9]", "", text)
