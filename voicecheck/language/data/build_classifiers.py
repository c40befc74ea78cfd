"""Makes the classifiers of sentences that say what should not be said; 5 minutes on one core, needs the extra `deep`.

    python -m voicecheck.language.data.build_classifiers ../shared/corpora

They learn from sentences that people wrote for it (`judged/<pack>-<language>.tsv`: label, channel, slug, sentence),
with ordinary sentences of public blogs as further examples of what is fine. One logistic regression a pack over the
vectors of the embedder `use` and over words and pairs of words, by themselves and times the channel. A quick judge,
the sum of one number a word of the static table, is fitted to what that says: it decides which sentences the embedder
need look at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicecheck.language.classifiers import (
    CHANNELS,
    GRAM_FORMAT,
    GRAMS,
    HEADS,
    INDEX,
    JUDGED,
    PACKS,
    SHOWN,
    VECTORS,
    WEIGHTS,
    WORD_SCORES,
)
from voicecheck.language.data.build_static import sentences
from voicecheck.language.embed import Embedder, embedder
from voicecheck.language.grams import grams
from voicecheck.language.neutral import written
from voicecheck.language.static_embedder import FOLDER, _table

Matrix = NDArray[np.float32]

C = 3.0
"""Inverse strength of the ridge."""

ORDINARY_WEIGHT = 0.5
"""Of all ordinary sentences together, beside all judged ones."""

ORDINARY = 3000
POOL = 20_000
"""Ordinary sentences of each language that are learned from, and that the quick judge is fitted to."""

PRECISION = {"identity": 0.94}
PRECISION_ELSEWHERE = 0.9
ALARMS = {"identity-company": 0.004, "identity-personal": 1.0}
ALARMS_ELSEWHERE = 0.003
"""A sentence is reported from the score at which so many of the reported sentences are rightly reported, in
cross-validation, and no more than this share of unseen ordinary sentences. Among those are posts of private blogs, that
speak as `identity-company` reports; and a post of a company is just what `identity-personal` reports."""

CAUTION = {
    "identity-company": 0.5,
    "leaks-company": 1.5,
    "leaks-personal": 0.5,
    "exposure-company": 1.0,
    "exposure-personal": 0.7,
}
"""What is added to that score: posts that tell frankly of a small company, as those of the example brands do, look
like what should not be said; without this they had 5 to 14 alarms in 10,000 words on a channel of the company."""

LEAST_REPORTED = 8

MISSED = 0.05
"""Of the sentences to be reported, the share that the quick judge may keep back."""

FOLDS = 5


class Line(NamedTuple):
    """One judged sentence."""

    wrong: bool
    channel: str
    text: str


def judged(pack: str, folder: Path = FOLDER / JUDGED) -> Iterator[Line]:
    """The sentences of a pack, all languages and hands."""
    for path in sorted(folder.glob(f"{pack}-*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            label, channel, _, text = line.split("\t")
            yield Line(label == "1", channel, written(text))


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


def learn(rows: Any, wrong: NDArray[np.bool_], fine: Any) -> Any:
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


def cross_validated(rows: Any, wrong: NDArray[np.bool_], fine: Any) -> Matrix:
    """The score of each judged sentence by what the other parts taught; a part is a run of lines, which look alike."""
    scores: NDArray[np.float32] = np.zeros(len(wrong), dtype=np.float32)
    part = np.arange(len(wrong)) // 20 % FOLDS
    for fold in range(FOLDS):
        here = part == fold
        scores[here] = learn(rows[~here], wrong[~here], fine).decision_function(rows[here])
    return scores


def threshold(scores: Matrix, wrong: NDArray[np.bool_], ordinary: Matrix, *, precision: float, alarms: float) -> float:
    """The least score that keeps to both."""
    least = float(np.quantile(ordinary, 1 - alarms))
    reported = ((at, wrong[scores >= at]) for at in np.unique(np.round(scores, 2)) if at >= least)
    good = (float(at) for at, each in reported if len(each) >= LEAST_REPORTED and each.mean() >= precision)
    return min(good, default=float(scores.max()))


def word_means(texts: Sequence[str]) -> Matrix:
    """The mean of the table's vectors of each text's words, shape (n, 256); zeros if it knows none."""
    table = _table()
    found = np.zeros((len(texts), table.vectors.shape[1]), dtype=np.float32)
    for place, text in enumerate(texts):
        rows = table.words.rows(text)
        if rows:
            found[place] = (table.vectors[rows] * table.scales[rows][:, None]).mean(axis=0)
    return found


def ordinary(corpora: Path) -> tuple[list[str], list[str]]:
    """Sentences to learn from, and others, both languages."""
    taught: list[str] = []
    pool: list[str] = []
    for language, least in (("en", 15), ("zh", 8)):
        found = [text for text in sentences(corpora, language) if len(text) > least]
        random.Random(1).shuffle(found)
        taught += found[:ORDINARY]
        pool += found[ORDINARY : ORDINARY + POOL]
    return taught, pool


def quick_judge(means: Matrix, scores: Matrix) -> tuple[Matrix, float]:
    """Ridge regression of the scores on the means, with the bias."""
    rows = np.hstack([means, np.ones((len(means), 1), dtype=np.float32)])
    scale = rows.std(axis=0).mean()
    weighed = rows.T @ rows + 1e-3 * len(rows) * scale**2 * np.eye(rows.shape[1])
    found = np.linalg.solve(weighed, rows.T @ scores)
    return found[:-1], float(found[-1])


class Pack(NamedTuple):
    """What was made for one pack."""

    heads: dict[str, Mapping[str, float]]
    weights: list[Matrix]
    word_scores: list[NDArray[np.int8]]
    shown: list[tuple[str, str]]


def make(pack: str, model: Embedder, taught: Sequence[str], pool: Sequence[str], pool_means: Matrix) -> Pack:
    """Learn one pack, write its grams, and say how well it does."""
    lines = list(judged(pack))
    texts, wrong = [line.text for line in lines], np.array([line.wrong for line in lines])
    # What the company's posts say may be said on private accounts too, but where they speak in its name.
    where = [CHANNELS[place % 2 if pack != "identity" else 0] for place in range(len(taught))]
    features = Features(model, [*texts, *taught])
    plain, unseen = features.plain(texts), features.plain(pool)
    rows = features.with_channels(plain, [line.channel for line in lines])
    fine = features.with_channels(features.plain(taught), where)
    scores, fitted = cross_validated(rows, wrong, fine), learn(rows, wrong, fine)
    means = np.vstack([word_means(texts), pool_means])
    made = Pack({}, [], [], [])
    for name, head in HEADS.items():
        if head.pack != pack:
            continue
        own, bias = effective(fitted, head.channel)
        here = np.array([line.channel == head.channel for line in lines])
        on_pool = unseen @ own + bias
        least = threshold(
            scores[here],
            wrong[here],
            on_pool,
            precision=PRECISION.get(pack, PRECISION_ELSEWHERE),
            alarms=ALARMS.get(name, ALARMS_ELSEWHERE),
        )
        least += CAUTION.get(name, 0.0)
        judge, base = quick_judge(means, np.concatenate([plain @ own + bias, on_pool]))
        quick = means @ judge + base
        lowest = float(np.quantile(quick[: len(lines)][here & wrong & (scores >= least)], MISSED))
        by_word = _table().vectors @ judge * _table().scales
        scale = float(np.abs(by_word).max() / 127)
        made.heads[name] = {"bias": bias - least, "scale": scale, "base": base - lowest}
        made.weights.append(own)
        made.word_scores.append(np.round(by_word / scale).astype(np.int8))
        made.shown.extend((name, line.text) for line in lines if line.wrong and line.channel == head.channel)
        print(
            f"{name}: {here.sum()} judged, {(here & wrong).sum()} wrong; cross-validated precision "
            f"{wrong[here & (scores >= least)].mean():.3f}, recall {(scores >= least)[here & wrong].mean():.3f}; "
            f"ordinary sentences reported {(on_pool >= least).mean():.4%}, "
            f"looked at {(quick[len(lines) :] >= lowest).mean():.1%}",
            flush=True,
        )
    _write_grams(pack, features, made.weights, model.dim)
    return made


def _write_grams(pack: str, features: Features, weights: Sequence[Matrix], dim: int) -> None:
    from marisa_trie import RecordTrie

    values = zip(features.rarity, *(own[dim:] for own in weights), strict=True)
    RecordTrie(GRAM_FORMAT, zip(features.grams, values, strict=True)).save(str(FOLDER / GRAMS.format(pack=pack)))


def main() -> None:
    """Write the files beside this script and say how well they do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    given = parser.parse_args()
    model = embedder("use")
    taught, pool = ordinary(given.corpora)
    pool_means = word_means(pool)
    packs = [make(pack, model, taught, pool, pool_means) for pack in PACKS]
    shown = [each for pack in packs for each in pack.shown]
    vectors = model.encode([text for _, text in shown])
    np.save(FOLDER / WEIGHTS, np.array([own[: model.dim] for pack in packs for own in pack.weights], dtype=np.float32))
    np.save(FOLDER / VECTORS, np.round(vectors * 127 / np.abs(vectors).max()).astype(np.int8))
    (FOLDER / WORD_SCORES).write_bytes(np.stack([each for pack in packs for each in pack.word_scores]).tobytes())
    (FOLDER / SHOWN).write_text("".join(f"{name}\t{text}\n" for name, text in shown), "utf-8")
    heads = {name: head for pack in packs for name, head in pack.heads.items()}
    (FOLDER / INDEX).write_text(json.dumps(heads, indent=1) + "\n", "utf-8")
    for name in (INDEX, WORD_SCORES, WEIGHTS, VECTORS, SHOWN, *(GRAMS.format(pack=pack) for pack in PACKS)):
        print(f'    "{name}": "{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}",')


if __name__ == "__main__":
    main()
