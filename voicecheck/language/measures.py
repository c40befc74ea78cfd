"""How near sentences are to a rule's examples: by the nearest one, or as learned from all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Protocol

from voicecheck.language.embed import Embedder
from voicecheck.language.scripts import has_cjk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Matrix

UNUSUAL = 4.0
"""Standard deviations above ordinary sentences from which a sentence is reported. Chosen on half of the public blogs so
that twelve concepts together give less than one false alarm in 2,000 words: see benchmarks/concepts.py."""

_WIDTH = 0.8
"""Width of the kernel, in the inverse of the spread of the cosines of ordinary sentences, to suit any model."""

_RIDGE = 0.3
_USUAL_POSTS = 0.99
"""The share of the brand's own sentences that are not to be reported; the others may say what they should not."""

_UNLIKE = -0.6
"""What an example of what is fine is taught as, where `like` is 1 and an ordinary sentence 0."""


class Measure(Protocol):
    """Says how near vectors are to examples; hashable."""

    @property
    def slack(self) -> float:
        """By how much the static table's score may fall short of another embedder's."""

    @property
    def examples(self) -> tuple[str, ...]:
        """The texts that sentences are to be near to."""

    def scores(self, matrix: Matrix, model: Embedder) -> NDArray[np.float32]:
        """One score for each row of `matrix`, which `model` made."""


@dataclass(frozen=True)
class Nearest:
    """The cosine to the nearest example, in [-1, 1]."""

    examples: tuple[str, ...]

    slack: ClassVar[float] = 0.07
    """With 12 concepts on public posts 0.1 passes on 15 % of the sentences and decides 99.98 % alike, 0.05 6 %,
    99.91 %."""

    def scores(self, matrix: Matrix, model: Embedder) -> NDArray[np.float32]:
        """See `Measure`."""
        found: NDArray[np.float32] = (matrix @ remembered(model, self.examples).T).max(axis=1)
        return found


@dataclass(frozen=True)
class Alike:
    """How much more like the examples than ordinary sentences are, in standard deviations of those.

    Attributes:
        posts: Sentences of the brand's own posts: they set the scale where they are nearer to the examples.
    """

    examples: tuple[str, ...]
    unlike: tuple[str, ...]
    posts: tuple[str, ...] = ()

    slack: ClassVar[float] = 2.4
    """With 12 concepts on public posts the second embedder sees 6-8 % of the sentences; 99.98 % are decided alike."""

    def scores(self, matrix: Matrix, model: Embedder) -> NDArray[np.float32]:
        """See `Measure`."""
        return _learn(model, self.examples, self.unlike, self.posts).scores(matrix)


@dataclass(frozen=True, eq=False)
class _Learned:
    """Kernel ridge regression, its scores set off from those of ordinary sentences.

    Attributes:
        examples: `like` and `unlike`, one row each.
        weights: Of each row, and then of each ordinary sentence.
        mean, deviation: Of ordinary sentences, each judged by what the others teach, in English or in Chinese,
            whichever are harder to tell from the examples: some models read but one of the languages.
    """

    usual: _Usual
    examples: Matrix
    weights: NDArray[np.float32]
    mean: float
    deviation: float

    def scores(self, matrix: Matrix) -> NDArray[np.float32]:
        taught = len(self.examples)
        raw = self.usual.kernel(matrix, self.examples) @ self.weights[:taught]
        raw += self.usual.nearness(matrix) @ self.weights[taught:]
        found: NDArray[np.float32] = (raw - self.mean) / self.deviation
        return found


class _Usual:
    """Ordinary sentences as one embedder has them, and the kernel exp(width * (cosine - 1)) that fits it."""

    def __init__(self, model: Embedder) -> None:
        import numpy as np

        matrix = remembered(model, ordinary())
        read = matrix.any(axis=1)
        self.matrix = matrix[read]
        chinese = np.array([has_cjk(text) for text in ordinary()])[read]
        self.groups = [group for group in (chinese, ~chinese) if group.sum() > 1]
        self._width = _WIDTH / float(np.mean([_spread(self.matrix[group]) for group in self.groups]))
        self._last: tuple[Matrix, Matrix] | None = None

    def kernel(self, some: Matrix, others: Matrix) -> Matrix:
        """Shape (some, others)."""
        import numpy as np

        found: Matrix = np.exp(self._width * (some @ others.T - 1))
        return found

    def nearness(self, matrix: Matrix) -> Matrix:
        """The kernel to the ordinary sentences; remembered, since each concept asks it of the same sentences."""
        if self._last is None or self._last[0] is not matrix:
            self._last = matrix, self.kernel(matrix, self.matrix)
        return self._last[1]


_usual = lru_cache(maxsize=8)(_Usual)


@lru_cache(maxsize=256)
def _learn(model: Embedder, like: tuple[str, ...], unlike: tuple[str, ...], posts: tuple[str, ...] = ()) -> _Learned:
    """Teach what is like, what is not, and what is ordinary.

    The brand's posts are not taught: one that says what it should not would teach just that.

    Source: leave-one-out of ridge regression in closed form, Hastie, Tibshirani, Friedman: The Elements of
    Statistical Learning, 7.10.1.
    """
    import numpy as np

    usual = _usual(model)
    examples = remembered(model, like + unlike)
    taught = len(examples)
    marks = np.zeros(taught + len(usual.matrix))
    marks[: len(like)], marks[len(like) : taught] = 1, _UNLIKE
    whole = np.vstack([examples, usual.matrix])
    inverse = np.linalg.inv(usual.kernel(whole, whole).astype(np.float64) + _RIDGE * np.eye(len(whole)))
    weights = inverse @ marks
    alone = -(weights / np.diag(inverse))[taught:]
    scales = [(float(alone[group].mean()), float(alone[group].std())) for group in usual.groups]
    learned = _Learned(usual, examples, weights.astype(np.float32), 0.0, 1.0)
    if posts:
        deviation = max(deviation for _, deviation in scales)
        most = float(np.quantile(learned.scores(remembered(model, posts)), _USUAL_POSTS))
        scales.append((most - UNUSUAL * deviation, deviation))
    mean, deviation = max(scales, key=lambda found: found[0] + UNUSUAL * found[1])
    return replace(learned, mean=mean, deviation=max(deviation, 1e-6))


def _spread(matrix: Matrix) -> float:
    """The standard deviation of the cosines between different rows."""
    import numpy as np

    cosines = (matrix @ matrix.T)[np.triu_indices(len(matrix), 1)]
    return float(max(cosines.std(), 1e-3))


@lru_cache(maxsize=256)
def remembered(model: Embedder, texts: tuple[str, ...]) -> Matrix:
    """The vectors of a rule's texts, which many batches ask for; not to be written to."""
    found = model.encode(texts)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=1)
def ordinary() -> tuple[str, ...]:
    """Sentences of the invented brands in examples/ and of posts as anybody writes them, half English, half Chinese."""
    from importlib.resources import files

    text = files("voicecheck.language.data").joinpath("ordinary.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())
