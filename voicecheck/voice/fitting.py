"""From a brand's counts to its rates: gamma-Poisson models with a prior from many brands.

Source: the empirical Bayes estimate of rates, J. S. Maritz and T. Lwin, Empirical Bayes Methods, 1989, chapter 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.habits import HABITS
from voicecheck.voice.counting import Counted, Passage, exposure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNITS = ("words", "sentences", "paragraphs")
SPREADS = (0.03, 0.06, 0.12, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Shapes of the gamma that are tried; a small one says that the habit comes in bursts."""


class Prior(NamedTuple):
    """What many brands do: rates are gamma distributed over brands with `shape` and `exposure` as its rate.

    Attributes:
        spread: The usual shape of the gamma over passages of one brand.
    """

    shape: float
    exposure: float
    spread: float


UNKNOWN = Prior(shape=0.3, exposure=600.0, spread=0.3)
"""For a habit that the background was not built with."""

_PRIOR_STRENGTH = 6.0
"""Log-likelihood by which the prior of the spread holds: about so many passages with events."""


class Table:
    """Passages as a table of counts: `counts` (passages, habits), `exposures` (passages, habits), `post` (passages)."""

    def __init__(self, posts: Sequence[Sequence[Counted]], cuts: Sequence[Sequence[Passage]], names: Sequence[str]):
        import numpy as np

        column = {name: place for place, name in enumerate(names)}
        pieces = [(post, posts[post][cut.start : cut.end]) for post, own in enumerate(cuts) for cut in own]
        self.names = tuple(names)
        self.post = np.array([post for post, _ in pieces], dtype=np.int64)
        self.counts = np.zeros((len(pieces), len(names)))
        exposures = np.array([exposure(piece) for _, piece in pieces], dtype=np.float64).reshape(-1, len(UNITS))
        for row, (_, piece) in enumerate(pieces):
            for sentence in piece:
                for name, number in sentence.habits.items():
                    if name in column:
                        self.counts[row, column[name]] += number
        self.exposures = exposures[:, [UNITS.index(HABITS[name].per) for name in names]]


def fit(table: Table, priors: Mapping[str, Prior]) -> tuple[Floats, Floats]:
    """Rate and shape of each habit, (habits,) each."""
    known = [priors.get(name, UNKNOWN) for name in table.names]
    return posterior(table.counts.sum(axis=0), table.exposures, spreads(table, priors), known)


def posterior(total: Floats, exposures: Floats, spread: Floats, priors: Sequence[Prior]) -> tuple[Floats, Floats]:
    """Rate and shape given all events of some passages and the spread over passages.

    A habit that comes in bursts tells less about its rate than as many independent events; its count and exposure
    are discounted by that.
    """
    import numpy as np

    shape = np.array([prior.shape for prior in priors])
    base = np.array([prior.exposure for prior in priors])
    whole = exposures.sum(axis=0)
    passages = max(len(exposures), 1)
    mean = total / passages
    discount = 1 / (1 + mean / spread)
    known = shape + discount * total
    rate = known / (base + discount * whole)
    return rate, 1 / (1 / known + 1 / spread)


def spreads(table: Table, priors: Mapping[str, Prior]) -> Floats:
    """The shape of each habit over passages: the likeliest of `SPREADS`, with the prior's weight."""
    import numpy as np

    whole = table.exposures.sum(axis=0)
    chosen = [priors.get(name, UNKNOWN) for name in table.names]
    rate = (table.counts.sum(axis=0) + np.array([prior.shape for prior in chosen])) / (
        whole + np.array([prior.exposure for prior in chosen])
    )
    mean = np.maximum(table.exposures * rate, 1e-12)
    grid = np.array(SPREADS)
    fits = np.stack([_log_likelihood(table.counts, mean, spread).sum(axis=0) for spread in grid])
    center = np.log(np.array([prior.spread for prior in chosen]))
    fits -= _PRIOR_STRENGTH * ((np.log(grid)[:, None] - center) / np.log(16.0)) ** 2
    chosen_spreads: Floats = grid[fits.argmax(axis=0)]
    return chosen_spreads


def _log_likelihood(counts: Floats, mean: Floats, spread: float) -> Floats:
    import numpy as np

    found = -spread * np.log1p(mean / spread)
    log_ratio = np.log(mean / (mean + spread))
    remaining = counts > 0
    k = 0
    while remaining.any():
        found = found + np.where(remaining, np.log((k + spread) / (k + 1)) + log_ratio, 0.0)
        k += 1
        remaining = counts > k
    return found


def tails(counts: Floats, mean: Floats, shape: Floats) -> tuple[Floats, Floats]:
    """Probabilities of that many or more events, and of that many or fewer; all of one form."""
    import numpy as np

    mean = np.maximum(mean, 1e-12)
    ratio = mean / (mean + shape)
    term = np.exp(-shape * np.log1p(mean / shape))
    more, fewer = np.zeros_like(mean), np.zeros_like(mean)
    most = int(counts.max(initial=0))
    k = 0
    while True:
        more += np.where(counts <= k, term, 0.0)
        fewer += np.where(counts >= k, term, 0.0)
        term = term * (k + shape) / (k + 1) * ratio
        k += 1
        done = k > most and bool((term < 1e-9 * np.maximum(more, 1e-290)).all())
        if done or k > most + 400:
            break
    return np.where(counts <= 0, 1.0, np.clip(more, 1e-300, 1.0)), np.clip(fewer, 1e-300, 1.0)
