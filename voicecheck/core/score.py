"""The score of a draft: 100 less the points that its findings take, by length.

A finding takes 10 points (error), 4 (warning) or 1 (suggestion) for each hundred words of the draft,
a draft under 100 words counting as 100. So one error in 100 words leaves 90, in 500 words 98. If the
points pass 100 they are scaled down to 100, so that what the rules took always adds up to what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from voicecheck.core.finding import Finding

WEIGHTS: Mapping[str, int] = {"error": 10, "warning": 4, "suggestion": 1}
_WORDS_UNIT = 100


class Score(NamedTuple):
    """`value` in [0, 100]; `points` by rule id add up to `100 - value`."""

    value: float
    points: Mapping[str, float]


def score(findings: Iterable[Finding], words: float) -> Score:
    """The score of a draft of so many words with these findings."""
    taken: dict[str, float] = {}
    for finding in findings:
        taken[finding.rule] = taken.get(finding.rule, 0.0) + WEIGHTS[finding.severity]
    scale = _WORDS_UNIT / max(words, _WORDS_UNIT)
    total = sum(taken.values()) * scale
    if total > 100:
        scale *= 100 / total
    points = {rule: amount * scale for rule, amount in sorted(taken.items(), key=lambda item: (-item[1], item[0]))}
    return Score(max(0.0, 100 - sum(points.values())), points)
