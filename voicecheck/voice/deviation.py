"""What in a draft is not the brand's habit: found by counting, judged over all habits together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log10
from typing import NamedTuple

from voicecheck.core.habits import HABITS
from voicecheck.core.span import Span
from voicecheck.core.voice import ALARM, Deviation, Usual
from voicecheck.voice import chance, examples, preferences
from voicecheck.voice.calibration import chance_of
from voicecheck.voice.evidence import Evidence, evidence, family_sizes, total, weight
from voicecheck.voice.learned import Learned
from voicecheck.voice.observed import Observed

TOLD = 2.0
"""A habit is told if less than one in a hundred of the brand's own texts is as far off in its family."""

MOST = 8
"""So many habits are told at most, the farthest first."""


class Judged(NamedTuple):
    """The chance of the whole, and the habits to tell if it is an alarm."""

    p: float
    deviations: Sequence[Deviation]


def judge(seen: Observed, voice: Learned, skip: Collection[str] = ()) -> Judged:
    """Hold what was seen against a learned voice.

    Args:
        skip: Habits that something else has judged.
    """
    avoided = preferences.places(seen.prose, seen.choices, preferences.never(voice.choices, voice.words))
    places: dict[str, Sequence[Span]] = {**seen.places, preferences.HABIT: avoided}
    known = {name: habit for name, habit in voice.habits.items() if name not in skip}
    found = evidence({name: len(spans) for name, spans in places.items()}, seen.exposure, known)
    sizes = family_sizes(voice.habits)
    p = chance_of(total(found, sizes), seen.exposure.words, voice.calibration)
    if p > ALARM:
        return Judged(p, ())
    told = _told(found, sizes)
    return Judged(p, [_deviation(each, places.get(each.habit, ()), seen, voice) for each in told])


def _told(found: Sequence[Evidence], sizes: Mapping[str, int]) -> list[Evidence]:
    """The habits to tell: those that chance hardly gives, and at least the one that raised the alarm."""

    def strength(each: Evidence) -> float:
        return each.value - log10(sizes[HABITS[each.habit].family])

    ranked = sorted(found, key=lambda each: (-weight(HABITS[each.habit].family) * strength(each), each.habit))
    return [each for place, each in enumerate(ranked) if not place or strength(each) >= TOLD][:MOST]


def _deviation(each: Evidence, spans: Sequence[Span], seen: Observed, voice: Learned) -> Deviation:
    known = voice.habits[each.habit]
    low, high = chance.usual(each.mean, each.shape)
    return Deviation(
        habit=each.habit,
        count=each.events,
        exposure=each.exposure,
        usual=Usual(low, high),
        brand_count=known.events,
        brand_exposure=known.exposure,
        p=each.p,
        fewer=each.fewer,
        spans=tuple(spans),
        ours=examples.ours(seen, spans, known, voice, fewer=each.fewer),
    )
