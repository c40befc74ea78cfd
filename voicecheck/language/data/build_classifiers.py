"""Makes the classifiers of sentences that say what should not be said; 10 minutes on one core, needs the extra `deep`.

    python -m voicecheck.language.data.build_classifiers ../shared/corpora

They learn from sentences that people wrote for it (`judged/<pack>-<language>[-<hand>].tsv`: label, channel, slug,
sentence; those of `harmless` are fine for every pack), with ordinary sentences of public blogs as further examples of
what is fine. One logistic regression a pack over the vectors of the embedder `use` and over words and pairs of words,
by themselves and times the channel. How well it does is asked of sentences by hands that it did not learn from. What
the vector of a sentence may add is fitted by the sum of one number a word of the static table, so that most sentences
need no vector.
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
from marisa_trie import RecordTrie
from numpy.typing import NDArray

from voicecheck.language.classifiers import (
    CHANNELS,
    GRAM_FORMAT,
    GRAMS,
    HARMLESS,
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
from voicecheck.language.scripts import has_cjk
from voicecheck.language.static_embedder import FOLDER, _table

Matrix = NDArray[np.float32]

C = 3.0
"""Inverse strength of the ridge."""

ORDINARY_WEIGHT = 0.5
"""Of all ordinary sentences together, beside all judged ones."""

ORDINARY = 3000
POOL = 20_000
"""Ordinary sentences of each language that are learned from, and that the quick judge is fitted to."""

PRECISION = {"identity": 0.92}
PRECISION_ELSEWHERE = 0.86
ALARMS = {"identity-company": 0.004, "identity-personal": 1.0}
ALARMS_ELSEWHERE = 0.002
"""A sentence is reported from the score at which so many of the reported sentences are rightly reported, by hands that
were not learned from, and no more than this share of unseen ordinary sentences. Among those are posts of private blogs,
that speak as `identity-company` reports; and a post of a company is just what `identity-personal` reports."""

LEAST_REPORTED = 8

MISSED = 0.01, 0.03
"""Of the sentences to be reported, the share that the words, and then the words and grams, may keep back."""


class Line(NamedTuple):
    """One judged sentence.

    Attributes:
        hand: Who wrote it; who writes in both languages has one number.
    """

    wrong: bool
    channel: str
    hand: str
    text: str


def judged(pack: str, folder: Path = FOLDER / JUDGED) -> Iterator[Line]:
    """The sentences of a pack, all languages and hands, and the harmless ones."""
    for path in (*sorted(folder.glob(f"{pack}-*.tsv")), *sorted(folder.glob(f"{HARMLESS}-*.tsv"))):
        _, _, hand = path.stem.split("-", 1)[1].partition("-")
        hand = hand if path.stem.startswith(pack) else HARMLESS
        for line in path.read_text("utf-8").splitlines():
            label, channel, _, text = line.split("\t")
            yield Line(label == "1", channel, hand, written(text))


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


def word_judge(means: Matrix, scores: Matrix) -> tuple[Matrix, float]:
    """Ridge regression of the scores on the means, with the bias."""
    rows = np.hstack([means, np.ones((len(means), 1), dtype=np.float32)])
    scale = rows.std(axis=0).mean()
    weighed = rows.T @ rows + 1e-3 * len(rows) * scale**2 * np.eye(rows.shape[1])
    found = np.linalg.solve(weighed, rows.T @ scores)
    return found[:-1], float(found[-1])


class Pack(NamedTuple):
    """What was made for one pack."""

    heads: dict[str, Mapping[str, Any]]
    weights: list[Matrix]
    word_scores: list[NDArray[np.int8]]
    shown: list[tuple[str, str]]


class Ground(NamedTuple):
    """What all packs share: ordinary sentences to learn from, and others with the means of their words' vectors."""

    features: Features
    taught: Sequence[str]
    taught_plain: Any
    pool: Sequence[str]
    pool_plain: Any
    pool_means: Matrix


def make(pack: str, ground: Ground) -> Pack:
    """Learn one pack, and say how well it does."""
    lines, features = list(judged(pack)), ground.features
    texts, wrong = [line.text for line in lines], np.array([line.wrong for line in lines])
    # What the company's posts say may be said on private accounts too, but where they speak in its name.
    where = [CHANNELS[place % 2 if pack != "identity" else 0] for place in range(len(ground.taught))]
    plain = features.plain(texts)
    fine = features.with_channels(ground.taught_plain, where)
    scores = cross_validated(features, plain, lines, fine)
    fitted = learn(features.with_channels(plain, [line.channel for line in lines]), wrong, fine)
    means, han = word_means(texts), np.array([has_cjk(text) for text in texts])
    pool_han = np.array([has_cjk(text) for text in ground.pool])
    made = Pack({}, [], [], [])
    for name, head in HEADS.items():
        if head.pack != pack:
            continue
        own, bias = effective(fitted, head.channel)
        here = np.array([line.channel == head.channel for line in lines])
        on_pool = ground.pool_plain @ own + bias
        leasts = [
            threshold(
                scores.total[here & (han == chinese)],
                wrong[here & (han == chinese)],
                on_pool[pool_han == chinese],
                precision=PRECISION.get(pack, PRECISION_ELSEWHERE),
                alarms=ALARMS.get(name, ALARMS_ELSEWHERE),
            )
            for chinese in (False, True)
        ]
        least, pool_least = np.where(han, *reversed(leasts)), np.where(pool_han, *reversed(leasts))
        judge, base = word_judge(
            np.vstack([means, ground.pool_means]),
            np.concatenate([features.split(plain, own)[0], features.split(ground.pool_plain, own)[0]]),
        )
        expected = means @ judge + base + scores.bias - least
        due = here & wrong & (scores.total >= least)
        slack = -float(np.quantile(expected[due], MISSED[0]))
        gram_slack = -float(np.quantile((expected + scores.grams)[due], MISSED[1]))
        by_word = _table().vectors @ judge * _table().scales
        scale = float(np.abs(by_word).max() / 127)
        made.heads[name] = {
            "bias": [bias - each for each in leasts],
            "scale": scale,
            "base": base,
            "slack": slack,
            "gram_slack": gram_slack,
        }
        made.weights.append(own)
        made.word_scores.append(np.round(by_word / scale).astype(np.int8))
        made.shown.extend((name, line.text) for line in lines if line.wrong and line.channel == head.channel)
        asked = (expected + slack >= 0) & (expected + scores.grams + gram_slack >= 0)
        on_pool_expected = ground.pool_means @ judge + base + bias - pool_least
        on_pool_grams = features.split(ground.pool_plain, own)[1]
        pool_asked = (on_pool_expected + slack >= 0) & (on_pool_expected + on_pool_grams + gram_slack >= 0)
        for language, of, of_pool in (("en", here & ~han, ~pool_han), ("zh", here & han, pool_han)):
            reported, harmless = scores.total >= least, of & np.array([line.hand == HARMLESS for line in lines])
            print(
                f"{name} {language}: {of.sum()} judged, {(of & wrong).sum()} wrong; precision "
                f"{wrong[of & reported].mean():.3f}, recall {reported[of & wrong].mean():.3f}, after words and grams "
                f"{(asked & reported)[of & wrong].mean():.3f}; harmless reported {reported[harmless].sum()} of "
                f"{harmless.sum()}, looked at {asked[harmless].mean():.1%}; ordinary reported "
                f"{(on_pool >= pool_least)[of_pool].mean():.3%}, looked at {pool_asked[of_pool].mean():.1%}",
                flush=True,
            )
    return made


def main() -> None:
    """Write the files beside this script and say how well they do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    given = parser.parse_args()
    model = embedder("use")
    taught, pool = ordinary(given.corpora)
    features = Features(model, [*(line.text for pack in PACKS for line in judged(pack)), *taught])
    ground = Ground(features, taught, features.plain(taught), pool, features.plain(pool), word_means(pool))
    packs = [make(pack, ground) for pack in PACKS]
    weights = [own for pack in packs for own in pack.weights]
    shown = [each for pack in packs for each in pack.shown]
    vectors = model.encode([text for _, text in shown])
    np.save(FOLDER / WEIGHTS, np.array([own[: model.dim] for own in weights], dtype=np.float32))
    np.save(FOLDER / VECTORS, np.round(vectors * 127 / np.abs(vectors).max()).astype(np.int8))
    values = zip(features.rarity, *(own[model.dim :] for own in weights), strict=True)
    RecordTrie(GRAM_FORMAT, zip(features.grams, values, strict=True)).save(str(FOLDER / GRAMS))
    (FOLDER / WORD_SCORES).write_bytes(np.stack([each for pack in packs for each in pack.word_scores]).tobytes())
    (FOLDER / SHOWN).write_text("".join(f"{name}\t{text}\n" for name, text in shown), "utf-8")
    heads = {name: head for pack in packs for name, head in pack.heads.items()}
    (FOLDER / INDEX).write_text(json.dumps(heads, indent=1) + "\n", "utf-8")
    for name in (INDEX, WORD_SCORES, WEIGHTS, VECTORS, SHOWN, GRAMS):
        print(f'    "{name}": "{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}",')


if __name__ == "__main__":
    main()
