"""How a voice does on posts that it was not learned from, so that a brand can trust or reject it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voicecheck.core.habits import HABITS
from voicecheck.core.voice import ALARM
from voicecheck.voice import calibration
from voicecheck.voice.evidence import OTHERS, weight
from voicecheck.voice.learned import Learned
from voicecheck.voice.preferences import never, with_never

LATER = 0.2
"""The share of posts, the last ones, that are held out."""

LEAST = 20
"""Passages of a length without which nothing is said of it."""

PUT_IN = 2
"""Events that are put into a passage to see whether they are found."""


def held_out(voice: Learned, later: Sequence[Any], table: Any) -> dict[str, Any]:
    """False alarms on later passages, and how many are found once two events of a habit are put in.

    Args:
        voice: Learned from the earlier posts.
        later: The counts of the later posts.
        table: Makes a table of passages: `(posts, length, names)`.
    """
    import numpy as np

    unsaid = never(voice.choices, voice.words)
    posts = [with_never(post, unsaid) for post in later]
    names = list(voice.habits)
    rate = np.array([voice.habits[name].rate for name in names])
    shape = np.array([voice.habits[name].shape for name in names])
    found: dict[str, Any] = {}
    for length in list(voice.calibration)[1:4]:
        passages = table(posts, length, names)
        if len(passages.post) < LEAST:
            continue

        def alarms(found: Any, length: int = length) -> float:
            chances = [
                calibration.chance_of(value, length, voice.calibration)
                for value in calibration.total(found, names).tolist()
            ]
            return round(sum(p <= ALARM for p in chances) / len(chances), 3)

        mean = passages.exposures * rate
        plain = calibration.surprise(passages.counts, mean, shape, names)
        detected = {}
        for place, name in enumerate(names):
            if weight(HABITS[name].family) > OTHERS:
                changed = plain.copy()
                one = slice(place, place + 1)
                changed[:, one] = calibration.surprise(
                    passages.counts[:, one] + PUT_IN, mean[:, one], shape[one], [name]
                )
                detected[name] = alarms(changed)
        found[str(length)] = {
            "passages": len(passages.post),
            "false_alarms": alarms(plain),
            "found_of_two": detected,
        }
    return found
