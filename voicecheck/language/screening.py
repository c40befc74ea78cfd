"""The texts of a batch and their vectors: all at once, or by a cascade only those that may matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.language.cascade_embedder import CascadeEmbedder
from voicecheck.language.embed import Embedder
from voicecheck.language.measures import Measure, remembered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Matrix


class Batch(Protocol):
    """Distinct texts, known by their numbers."""

    def matrix(self, numbers: Sequence[int]) -> Matrix:
        """The vectors of some of the texts."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """The vectors of other texts, remembered; not to be written to."""

    def reaching(
        self, numbers: Sequence[int], measure: Measure, threshold: float
    ) -> tuple[Sequence[int], NDArray[np.float32]]:
        """Places in `numbers` of the texts whose score is no less than `threshold`, and those scores."""

    def reached(self, numbers: Sequence[int]) -> int | None:
        """How many of these the second embedder saw; None if there is no second."""


def batch(texts: Sequence[str], model: Embedder) -> Batch:
    """The texts of a batch, embedded as the embedder has it.

    Raises:
        VoicecheckError: the model is missing.
    """
    return Screened(texts, model) if isinstance(model, CascadeEmbedder) else Whole(texts, model)


class Whole:
    """All texts embedded in one call."""

    def __init__(self, texts: Sequence[str], model: Embedder) -> None:
        self._model = model
        self._matrix = model.encode(texts)

    def matrix(self, numbers: Sequence[int]) -> Matrix:
        found: Matrix = self._matrix[list(numbers)]
        return found

    def embed(self, texts: Sequence[str]) -> Matrix:
        return remembered(self._model, tuple(texts))

    def reaching(
        self, numbers: Sequence[int], measure: Measure, threshold: float
    ) -> tuple[Sequence[int], NDArray[np.float32]]:
        return _reaching(range(len(numbers)), self.matrix(numbers), measure, threshold, self._model)

    def reached(self, numbers: Sequence[int]) -> int | None:
        return None


class Screened:
    """Texts that the second embedder sees when they are asked for, those of the whole batch in one call."""

    def __init__(self, texts: Sequence[str], model: CascadeEmbedder) -> None:
        import numpy as np

        self._texts = texts
        self._model = model
        self._first = model.first.encode(texts)
        self._unread = ~self._first.any(axis=1)
        """Texts that the first embedder cannot judge; each is passed on."""
        self._seen: NDArray[np.bool_] = np.zeros(len(texts), dtype=bool)
        self._second: Matrix = np.zeros((0, 0), dtype=np.float32)
        self._passed: dict[tuple[Measure, float], NDArray[np.bool_]] = {}

    def matrix(self, numbers: Sequence[int]) -> Matrix:
        import numpy as np

        wanted = np.zeros(len(self._texts), dtype=bool)
        wanted[list(numbers)] = True
        self._look_at(wanted)
        if not self._seen.any():
            return np.zeros((0, self._model.dim), dtype=np.float32)
        found: Matrix = self._second[list(numbers)]
        return found

    def embed(self, texts: Sequence[str]) -> Matrix:
        try:
            return remembered(self._model.second, tuple(texts))
        except VoicecheckError as error:
            raise RuleFault(str(error)) from None

    def reaching(
        self, numbers: Sequence[int], measure: Measure, threshold: float
    ) -> tuple[Sequence[int], NDArray[np.float32]]:
        key = (measure, threshold)
        if key not in self._passed:
            self._passed[key] = self._screen(measure, threshold)
            self._look_at(self._passed[key])
        places = self._passed[key][list(numbers)].nonzero()[0].tolist()
        matrix = self.matrix([numbers[place] for place in places])
        try:
            return _reaching(places, matrix, measure, threshold, self._model.second)
        except VoicecheckError as error:
            raise RuleFault(str(error)) from None

    def reached(self, numbers: Sequence[int]) -> int | None:
        return int(self._seen[list(numbers)].sum())

    def _screen(self, measure: Measure, threshold: float) -> NDArray[np.bool_]:
        import numpy as np

        first = self._model.first
        if not remembered(first, measure.examples).any(axis=1).all():  # one that it cannot read
            return np.ones(len(self._texts), dtype=bool)
        passed: NDArray[np.bool_] = measure.scores(self._first, first) >= threshold - measure.slack
        return passed | self._unread

    def _look_at(self, wanted: NDArray[np.bool_]) -> None:
        import numpy as np

        new = (wanted & ~self._seen).nonzero()[0]
        if not len(new):
            return
        try:
            vectors = self._model.second.encode([self._texts[number] for number in new.tolist()])
        except VoicecheckError as error:  # too late for the facet to be refused
            raise RuleFault(str(error)) from None
        if not self._seen.any():
            self._second = np.zeros((len(self._texts), vectors.shape[1]), dtype=np.float32)
        self._second[new] = vectors
        self._seen[new] = True


def _reaching(
    places: Sequence[int], matrix: Matrix, measure: Measure, threshold: float, model: Embedder
) -> tuple[Sequence[int], NDArray[np.float32]]:
    import numpy as np

    if not places:
        return (), np.zeros(0, dtype=np.float32)
    scores = measure.scores(matrix, model)
    rows = (scores >= threshold).nonzero()[0]
    return [places[row] for row in rows.tolist()], scores[rows]
