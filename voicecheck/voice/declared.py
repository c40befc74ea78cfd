"""The voice as the profile states it: it holds without any posts, and goes before what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from voicecheck.core.habits import HABITS
from voicecheck.core.span import Span
from voicecheck.core.voice import Deviation, Usual
from voicecheck.voice import chance, examples
from voicecheck.voice.learned import Learned
from voicecheck.voice.observed import Observed
from voicecheck.voice.preferences import HABIT, never, places

MOST_IN_THOUSAND: Mapping[str, float] = {"never": 0.0, "rarely": 2.0, "sometimes": 8.0}
"""What the words mean: the most in 1,000 English words or Chinese characters (or in 100 sentences or paragraphs)."""

LEAST_IN_THOUSAND = 4.0
"""What `often` means: so many at least."""

_BEYOND = 0.05
"""A draft breaks a stated rate if a text at that rate would have so many events no oftener than this."""

STANCES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("person", "we"): {"first-person-singular": "never"},
    ("person", "I"): {"first-person-plural": "never"},
    ("person", "company"): {"first-person-singular": "never", "first-person-plural": "never"},
    ("formality", "high"): {
        "slang": "never", "internet-language": "never", "informal-words": "rarely", "elongations": "never",
        "emoji": "never", "exclamation-runs": "never", "casual-sentences": "sometimes",
    },
    ("formality", "medium"): {"slang": "never", "officialese": "never", "elongations": "never"},
    ("formality", "low"): {"officialese": "never", "formal-sentences": "sometimes"},
}  # fmt: skip
"""What each stance of a profile asks of habits."""


class Demand(NamedTuple):
    """What a profile asks of one habit, and the words in which it does."""

    amount: str | float
    stated: str


def demands(voice: Mapping[str, str | float]) -> dict[str, Demand]:
    """By habit; what is stated of a habit itself goes before what a stance asks of it."""
    found: dict[str, Demand] = {}
    for (name, value), habits in STANCES.items():
        if voice.get(name) == value:
            found.update({habit: Demand(amount, f"{name}: {value}") for habit, amount in habits.items()})
    for name, amount in voice.items():
        if name in HABITS:
            found[name] = Demand(amount, f"{name}: {amount}")
    return {name: demand for name, demand in found.items() if name in HABITS}


def deviations(seen: Observed, voice: Mapping[str, str | float], learned: Learned | None) -> list[Deviation]:
    """Where a draft breaks what the profile states."""
    found = []
    for name, demand in demands(voice).items():
        habit = HABITS[name]
        if seen.prose.language not in habit.languages:
            continue
        spans = tuple(_places(name, seen, learned))
        exposed = getattr(seen.exposure, habit.per)
        scale = 1000 if habit.per == "words" else 100
        often = demand.amount == "often"
        amount = demand.amount if isinstance(demand.amount, (int, float)) else MOST_IN_THOUSAND.get(demand.amount, 0.0)
        mean = (LEAST_IN_THOUSAND if often else amount) * exposed / scale
        p = _chance(len(spans), mean, fewer=often)
        if p > _BEYOND or not exposed:
            continue
        known = learned.habits.get(name) if learned else None
        found.append(
            Deviation(
                habit=name,
                count=len(spans),
                exposure=exposed,
                usual=Usual(0, 0) if not mean else Usual(*chance.usual(mean, _STEADY)),
                brand_count=known.events if known else None,
                brand_exposure=known.exposure if known else 0,
                p=p,
                fewer=often,
                spans=spans,
                ours=examples.ours(seen, spans, known, learned, fewer=often) if known and learned else (),
                declared=demand.stated,
            )
        )
    return found


def _places(name: str, seen: Observed, learned: Learned | None) -> Sequence[Span]:
    """Where a habit shows. Words that are never chosen are told by the posts, else all but the first of each group."""
    if name != HABIT:
        return seen.places.get(name, ())
    if learned:
        return places(seen.prose, seen.choices, never(learned.choices, learned.words))
    return [Span(choice.start, choice.end) for choice in seen.choices if choice.variant != choice.group]


_STEADY = 1e6
"""Shape of a rate that does not differ from text to text."""


def _chance(count: int, mean: float, *, fewer: bool) -> float:
    if fewer:
        return chance.at_most(count, mean, _STEADY) if mean else 1.0
    if not mean:
        return 1e-6 if count else 1.0
    return chance.at_least(count, mean, _STEADY)
