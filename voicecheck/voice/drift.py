"""What changed in a voice since it was learned the last time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecheck.core.habits import HABITS
from voicecheck.voice import chance
from voicecheck.voice.learned import Learned

_BEYOND = 0.001
"""A habit drifted if the old voice gives the new count, or one farther off, no oftener than this."""

_PASSAGE = 150
"""A gamma of the voice holds for passages of about so many words; over many of them a rate steadies."""


class Drift(NamedTuple):
    """A habit with its old and new rate a unit of exposure."""

    habit: str
    before: float
    now: float
    p: float


def drift(old: Learned, new: Learned) -> Sequence[Drift]:
    """The habits that changed beyond chance, the farthest first."""
    found = []
    for name, known in new.habits.items():
        before = old.habits.get(name)
        if before is None or not known.exposure or not before.exposure or name not in HABITS:
            continue
        mean = (before.events + 0.5) / before.exposure * known.exposure
        passages = max(known.exposure / _PASSAGE, 1.0)
        # Both rates are estimates: the old one's own uncertainty counts like passages of its size.
        shape = before.shape * min(passages, max(before.exposure / _PASSAGE, 1.0)) / 2
        p = min(chance.at_least(known.events, mean, shape), chance.at_most(known.events, mean, shape))
        if p <= _BEYOND:
            found.append(Drift(name, before.events / before.exposure, known.events / known.exposure, p))
    return sorted(found, key=lambda each: (each.p, each.habit))
