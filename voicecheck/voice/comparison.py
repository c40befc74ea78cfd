"""Which of several brands a text sounds like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecheck.core.voice import ALARM, LEAST_LENGTH
from voicecheck.voice.deviation import judge
from voicecheck.voice.hearing import Voice
from voicecheck.voice.observed import observe
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import paragraphs_of


class Compared(NamedTuple):
    """A text held against one brand.

    Attributes:
        likeness: Share of the brand's own passages that read as little like it, or less; None without similarity.
        p: Share of the brand's own passages that are as far off in their habits, or farther.
        habits: The habits of the text that are not the brand's.
    """

    name: str
    words: int
    language: str
    likeness: float | None
    p: float
    habits: Sequence[str]


def compare_with(prose: Prose, name: str, voice: Voice) -> Compared:
    """Hold a text against one brand."""
    seen = observe(prose)
    judged = judge(seen, voice.learned)
    likeness = voice.similarity.p_value(paragraphs_of(prose)) if voice.similarity else None
    habits = [each.habit for each in judged.deviations]
    return Compared(name, seen.exposure.words, prose.language, likeness, judged.p, habits)


def sounds_like(found: Sequence[Compared]) -> str:
    """The verdict in a sentence."""
    first = found[0]
    if first.words < LEAST_LENGTH[first.language]:
        return f"Too short to tell: {first.words} of at least {LEAST_LENGTH[first.language]}."

    def nearness(each: Compared) -> float:
        return each.p if each.likeness is None else each.p * each.likeness

    ranked = sorted(found, key=lambda each: (-nearness(each), each.name))
    best, second = ranked[0], ranked[1]
    if max(best.p, best.likeness or 0.0) <= ALARM:
        return "It sounds like none of them."
    if nearness(best) < 2 * nearness(second):
        return f"It sounds like {best.name} or {second.name}; the text does not tell them apart."
    return f"It sounds most like {best.name}."
