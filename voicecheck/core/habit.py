"""Habits of style that can be counted, as rules, profiles and learned voices name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

AMOUNTS = ("never", "rarely", "sometimes", "often")
"""How much of a habit a profile may ask for, in words."""

STANCES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "formality": (("high", "medium", "low"), "How formal the company writes."),
    "person": (("we", "I", "company"), "Who speaks: we, I, or the company by its name."),
}
"""What a profile may state that bears on several habits: the values, and what it is about."""

Per = Literal["words", "sentences", "paragraphs"]


class Habit(NamedTuple):
    """One habit.

    Attributes:
        id: As `voice.json`, the profile's `voice` and rules name it.
        languages: `en`, `zh` or both.
        per: What its count is held against: English words (Chinese: Han characters), sentences or paragraphs.
        family: Habits of one family move together; they count as one witness.
        label, label_zh: Its name in charts and tables, as a writer says it.
        fewer: Whether having too little of it is news as well.
    """

    id: str
    languages: tuple[str, ...]
    per: Per
    family: str
    label: str
    label_zh: str = ""
    fewer: bool = False


class Event(NamedTuple):
    """One place where a habit shows; offsets are code points of `Document.text`."""

    habit: str
    start: int
    end: int
