"""What a brand's own passages score when they are judged by the rest of its posts.

Blocks of posts that follow each other in time are left out in turn, so that what drifts over the years is not taken
for steady. Source: conformal prediction, V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning in a Random World,
2005; blocks in time: D. R. Roberts et al., "Cross-validation strategies for data with temporal, spatial, hierarchical,
or phylogenetic structure", Ecography 40(8), 2017.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from voicecheck.core.habits import HABITS
from voicecheck.voice import fitting
from voicecheck.voice.evidence import CEILING, FLOOR, families, weight
from voicecheck.voice.learned import CHANCES

if TYPE_CHECKING:
    from voicecheck.voice.fitting import Floats, Prior, Table

LENGTHS = (50, 100, 200, 300, 500, 1000)
"""Lengths of passages for which scores are kept: English words; Chinese characters are twice as many."""

BLOCKS = 5

OTHERS = 160
"""What other brands' passages score weighs as much as so many posts of the brand's own with passages of a length.

The scores that one passage in twenty reaches differ less from brand to brand than a hundred posts can tell: passages of
one post are alike, and habits come and go over the years. On later ones of the earlier posts of 20 public blogs, the
more the others weigh, up to here, the nearer false alarms come to what is claimed."""


def blocks(posts: int) -> list[int]:
    """The block of each post; posts are given in order of time."""
    return [min(place * BLOCKS // posts, BLOCKS - 1) for place in range(posts)]


def scores(tables: Sequence[Table], base: Table, priors: Mapping[str, Prior], posts: int) -> list[Floats]:
    """For each table of passages, the score of each passage by what the other blocks of posts say.

    Args:
        base: The table from which rates are learned; all tables have the same habits.
    """
    import numpy as np

    block_of = np.array(blocks(posts))
    spread = fitting.spreads(base, priors)
    known = [priors.get(name, fitting.UNKNOWN) for name in base.names]
    found = [np.zeros(len(table.post)) for table in tables]
    for block in range(BLOCKS):
        kept = block_of[base.post] != block
        rate, shape = fitting.posterior(base.counts[kept].sum(axis=0), base.exposures[kept], spread, known)
        for table, values in zip(tables, found, strict=True):
            out = block_of[table.post] == block
            values[out] = score(table.counts[out], table.exposures[out] * rate, shape, table.names)
    return found


def score(counts: Floats, mean: Floats, shape: Floats, names: Sequence[str]) -> Floats:
    """`evidence.total` of many passages at once: counts and means (passages, habits), gives (passages,)."""
    return total(surprise(counts, mean, shape, names), names)


def surprise(counts: Floats, mean: Floats, shape: Floats, names: Sequence[str]) -> Floats:
    """`Evidence.value` of each habit, (passages, habits)."""
    import numpy as np

    more, fewer = fitting.tails(counts, mean, shape)
    both_ways = np.array([HABITS[name].fewer for name in names])
    found: Floats = np.maximum(-np.log10(more), np.where(both_ways, -np.log10(fewer), 0.0))
    found[mean <= 0] = 0.0
    return found


def total(found: Floats, names: Sequence[str]) -> Floats:
    """`evidence.total` of many passages: the evidence of each habit (passages, habits), gives (passages,)."""
    import numpy as np

    summed = np.zeros(len(found))
    column = {name: place for place, name in enumerate(names)}
    for family, members in families(names).items():
        best = found[:, [column[name] for name in members]].max(axis=1) - np.log10(len(members))
        summed += np.clip(weight(family) * best, FLOOR, CEILING) - FLOOR
    return summed


def quantiles(values: Floats) -> list[float]:
    """The scores that passages reach at each of `CHANCES`: the conformal quantile, rounded up."""
    import numpy as np

    ordered = np.sort(values)
    places = np.ceil((1 - np.array(CHANCES)) * (len(ordered) + 1)).astype(int) - 1
    return [round(float(ordered[min(max(place, 0), len(ordered) - 1)]), 3) for place in places]


def drawn(own: Sequence[float], posts: int, general: Sequence[float]) -> list[float]:
    """The scores of some posts drawn towards those of other brands, the more the fewer posts there are."""
    weight = posts / (posts + OTHERS)
    return [round(weight * mine + (1 - weight) * theirs, 3) for mine, theirs in zip(own, general, strict=True)]


def chance_of(value: float, length: int, calibration: Mapping[int, Sequence[float]]) -> float:
    """The share of the brand's own passages of a length that score as high or higher; in (0, 1]."""
    return exp(sum(weight * log(_chance(value, calibration[known])) for known, weight in _near(length, calibration)))


def _near(length: int, calibration: Mapping[int, Sequence[float]]) -> Iterator[tuple[int, float]]:
    """The known lengths on both sides, each with its weight; beyond the ends, the end."""
    known = sorted(calibration)
    place = bisect_right(known, length)
    if place in (0, len(known)):
        yield known[max(place - 1, 0)], 1.0
        return
    below, above = known[place - 1], known[place]
    share = log(length / below) / log(above / below)
    yield below, 1 - share
    yield above, share


def _chance(value: float, scores: Sequence[float]) -> float:
    """Between the kept scores by straight lines in the logarithm of the chance; beyond them it falls on."""
    if value <= scores[0]:
        return 1.0 if value <= 0 else CHANCES[0] + (1 - CHANCES[0]) * (1 - value / scores[0])
    for place in range(1, len(scores)):
        if value <= scores[place]:
            width = scores[place] - scores[place - 1]
            share = (value - scores[place - 1]) / width if width else 1.0
            return exp((1 - share) * log(CHANCES[place - 1]) + share * log(CHANCES[place]))
    # A point of score is a factor of ten in chance for a single family; half of that is claimed.
    return max(CHANCES[-1] * 10 ** (-(value - scores[-1]) / 2), 1e-6)
