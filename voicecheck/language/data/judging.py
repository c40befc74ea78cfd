"""Logistic regression of judged sentences over their vectors and grams, and what it would have said of other hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicecheck.language.classifiers import CHANNELS
from voicecheck.language.embed import Embedder
from voicecheck.language.grams import grams

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]

C = 3.0
"""Inverse strength of the ridge."""

ORDINARY_WEIGHT = 0.5
"""Of all ordinary sentences together, beside all judged ones."""

LEAST_REPORTED = 8


class Line(NamedTuple):
    """One judged sentence.

    Attributes:
        hand: Who wrote it; who writes in both languages has one number.
    """

    wrong: bool
    channel: str
    hand: str
    text: str


class Features:
    """The vector and the grams of each text, once for all channels and once for its own."""

    def __init__(self, model: Embedder, taught: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._model = model
        self._tfidf = TfidfVectorizer(analyzer=lambda text: list(grams(text)), min_df=2, sublinear_tf=True)
        self._tfidf.fit(taught)
        self.grams: Sequence[str] = self._tfidf.get_feature_names_out().tolist()
        self.rarity: Matrix = self._tfidf.idf_

    def plain(self, texts: Sequence[str]) -> Any:
        """Sparse, shape (n, dim of a vector + number of grams)."""
        from scipy import sparse

        return sparse.hstack([sparse.csr_matrix(self._model.encode(texts)), self._tfidf.transform(texts)]).tocsr()

    def split(self, plain: Any, weights: Matrix) -> tuple[Matrix, Matrix]:
        """What vectors and grams add to the scores."""
        dim = self._model.dim
        return plain[:, :dim] @ weights[:dim], plain[:, dim:] @ weights[dim:]

    @staticmethod
    def with_channels(plain: Any, channels: Sequence[str]) -> Any:
        """For each channel a column, and all columns once more for what stands in it."""
        from scipy import sparse

        of = np.array([[channel == each for each in CHANNELS] for channel in channels], dtype=np.float32)
        own = [plain.multiply(of[:, [place]]) for place in range(len(CHANNELS))]
        return sparse.hstack([plain, sparse.csr_matrix(of / 2), *own]).tocsr()


def effective(fitted: Any, channel: str) -> tuple[Matrix, float]:
    """The weights of `Features.plain` and the bias that hold for one channel."""
    weights, dim = fitted.coef_[0], (len(fitted.coef_[0]) - len(CHANNELS)) // (1 + len(CHANNELS))
    place = CHANNELS.index(channel)
    own = dim + len(CHANNELS) + place * dim
    return weights[:dim] + weights[own : own + dim], float(fitted.intercept_[0] + weights[dim + place] / 2)


def learn(rows: Any, wrong: Flags, fine: Any) -> Any:
    """Logistic regression, both labels weighing alike."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    count = fine.shape[0]
    weights = np.where(wrong, len(wrong) / 2 / wrong.sum(), len(wrong) / 2 / (~wrong).sum())
    weights = np.concatenate([weights, np.full(count, ORDINARY_WEIGHT * len(wrong) / count)])
    labels = np.concatenate([wrong, np.zeros(count, dtype=bool)])
    return LogisticRegression(C=C, solver="liblinear", random_state=0).fit(
        sparse.vstack([rows, fine]), labels, sample_weight=weights
    )


class Scores(NamedTuple):
    """Of each judged sentence, by what other hands taught; a score is the sum."""

    vectors: Matrix
    grams: Matrix
    bias: Matrix

    @property
    def total(self) -> Matrix:
        """The scores."""
        return self.vectors + self.grams + self.bias


def cross_validated(features: Features, plain: Any, lines: Sequence[Line], fine: Any) -> Scores:
    """Learn without each hand, and judge its sentences."""
    found = Scores(*(np.zeros(len(lines), dtype=np.float32) for _ in Scores._fields))
    channels, hands = np.array([line.channel for line in lines]), np.array([line.hand for line in lines])
    rows, wrong = features.with_channels(plain, list(channels)), np.array([line.wrong for line in lines])
    for hand in np.unique(hands):
        fitted = learn(rows[hands != hand], wrong[hands != hand], fine)
        for channel in CHANNELS:
            here = (hands == hand) & (channels == channel)
            weights, bias = effective(fitted, channel)
            found.vectors[here], found.grams[here] = features.split(plain[here], weights)
            found.bias[here] = bias
    return found


def threshold(scores: Matrix, wrong: Flags, fine: Sequence[tuple[Matrix, float]], *, precision: float) -> float:
    """The least score that keeps to a precision, and reports no more than a share of each of some fine sentences."""
    least = max(float(np.quantile(others, 1 - share)) for others, share in fine)
    reported = ((at, wrong[scores >= at]) for at in np.unique(np.round(scores, 2)) if at >= least)
    good = (float(at) for at, each in reported if len(each) >= LEAST_REPORTED and each.mean() >= precision)
    return min(good, default=float(scores.max()))


def word_judge(means: Matrix, scores: Matrix, weights: Matrix) -> tuple[Matrix, float]:
    """Ridge regression of the scores on the means, with the bias."""
    rows = np.hstack([means, np.ones((len(means), 1), dtype=np.float32)])
    scale = rows.std(axis=0).mean()
    heavy = rows * weights[:, None]
    weighed = rows.T @ heavy + 1e-3 * weights.sum() * scale**2 * np.eye(rows.shape[1])
    found = np.linalg.solve(weighed, heavy.T @ scores)
    return found[:-1], float(found[-1])
