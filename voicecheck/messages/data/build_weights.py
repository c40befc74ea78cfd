"""Learn from written pairs how likely it is that a sentence contradicts a fact.

`python -m voicecheck.messages.data.build_weights tests/data/messages` reads `pairs/*.yaml`, each by one hand, writes
the files that `messages/weighing.py` reads and prints their digests. Each hand is judged by what was learned from the
others. Sentences held against another fact of their hand stand for the many that do not speak of a fact at all. The
sentences of `tests/data/messages` by which the words were mended teach weights of words, but not how far the words may
be trusted; those by which nothing was mended are only reported. Needs scikit-learn; 4 minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from marisa_trie import RecordTrie
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from voicecheck.config.settings import message
from voicecheck.core.message import Message
from voicecheck.messages.judging import judge, names_entity
from voicecheck.messages.pair_words import pair_words
from voicecheck.messages.synonyms import synonyms
from voicecheck.messages.weighing import FOLDER, TREES, WORD_FORMAT, WORDS, Pair, nearness

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]

TESTS = ("fourth_hand", "sixth_hand")
"""Ends of the names of files by which nothing was mended."""
ELSEWHERE = 0.3
"""Share of the sentences that are also held against another fact."""
FOLDS = 4
PRECISION = 0.8
"""Of the contradictions that the words alone do not show, so many must be true."""
NEAR = 0.3
"""Of these none is reported whose sentence is farther from the fact: most sentences speak of other things."""
VETO = 0.5
"""Of those that the words show, what is less likely than this is dropped."""


class Told(NamedTuple):
    """One judged pair.

    Attributes:
        hand: Who wrote it.
        elsewhere: The sentence was written for another fact.
    """

    hand: str
    pair: Pair
    contradicts: bool
    elsewhere: bool = False


def told_in(path: Path) -> Iterator[Told]:
    """The pairs of a file, and some of its sentences held against others of its facts."""
    cases = yaml.safe_load(path.read_text("utf-8"))
    facts = [message(case["fact"]) for case in cases]
    chance = random.Random(path.stem)
    for case, known in zip(cases, facts, strict=True):
        for contradicts in (True, False):
            for sentence in case["conflict" if contradicts else "consistent"]:
                yield Told(path.stem, _pair(known, sentence), contradicts)
                other = chance.choice(facts)
                if chance.random() < ELSEWHERE and not _alike(known, other):
                    yield Told(path.stem, _pair(other, _of(other, known, sentence)), False, elsewhere=True)


def _pair(known: Message, sentence: str) -> Pair:
    return Pair(known, sentence, judge(known, sentence) if names_entity(known, sentence) else None)


def _alike(one: Message, other: Message) -> bool:
    return one == other or bool({*synonyms(one.attribute)} & {*synonyms(other.attribute)})


def _of(other: Message, known: Message, sentence: str) -> str:
    """A sentence with the name of another entity."""
    for name in sorted(known.names, key=len, reverse=True):
        sentence = re.sub(re.escape(name), lambda _: other.entity, sentence, flags=re.IGNORECASE)
    return sentence


class Words:
    """Logistic regression over `pair_words`."""

    def __init__(self, told: Sequence[Told], wrong: Flags) -> None:
        self._counts = CountVectorizer(analyzer=_words, binary=True, min_df=2)
        rows = normalize(self._counts.fit_transform(told))
        self._model = LogisticRegression(C=5, solver="liblinear", random_state=0).fit(rows, wrong)

    def scores(self, told: Sequence[Told]) -> Vector:
        """One number a pair: the logarithm of the odds."""
        found: Vector = self._model.decision_function(normalize(self._counts.transform(told)))
        return found

    def save(self, path: Path) -> float:
        """Write the weights; returns what is added to their sum."""
        weights = zip(self._counts.get_feature_names_out(), ((each,) for each in self._model.coef_[0]), strict=True)
        RecordTrie(WORD_FORMAT, weights).save(str(path))
        return float(self._model.intercept_[0])


def _words(told: Told) -> frozenset[str]:
    return pair_words(told.pair.fact, told.pair.sentence, of_value=not told.pair.message.statements)


def grown(values: NDArray[Any], wrong: Flags) -> HistGradientBoostingClassifier:
    """The trees."""
    return HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.06, max_leaf_nodes=12, l2_regularization=5, min_samples_leaf=20, random_state=0
    ).fit(values, wrong)


def nodes(model: HistGradientBoostingClassifier) -> list[list[tuple[int, float, int, int]]]:
    """The trees as `weighing.Model` has them."""
    return [
        [
            (-1, float(node["value"]), 0, 0)
            if node["is_leaf"]
            else (int(node["feature_idx"]), float(node["num_threshold"]), int(node["left"]), int(node["right"]))
            for node in trees[0].nodes
        ]
        for trees in model._predictors
    ]


def threshold(odds: Vector, wrong: Flags, precision: float) -> float:
    """The least odds of which, with all above, enough are true."""
    order = np.argsort(-odds)
    shares = np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= precision)
    return float(odds[order[enough[-1]]]) if len(enough) else float("inf")


def _report(name: str, found: Flags, wrong: Flags) -> None:
    true = int((found & wrong).sum())
    print(
        f"{name}: precision {true / max(1, found.sum()):.2f}, recall {true / max(1, wrong.sum()):.2f}, {len(wrong)} pairs"
    )


def main() -> None:
    """Write the files beside this script and say how well they do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mended", type=Path)
    tests = parser.parse_args().mended
    told = [each for path in sorted((FOLDER / "pairs").glob("*.yaml")) for each in told_in(path)]
    words_only = [
        each for path in sorted(tests.glob("*.yaml")) if not path.stem.endswith(TESTS) for each in told_in(path)
    ]
    held_back = [each for path in sorted(tests.glob("*.yaml")) if path.stem.endswith(TESTS) for each in told_in(path)]
    every = [*told, *words_only, *held_back]
    wrong = np.array([each.contradicts for each in every])
    hands = sorted({each.hand for each in every})
    fold = np.array([hands.index(each.hand) % FOLDS for each in every])
    place = np.arange(len(every))
    taught, learnt = place < len(told), place < len(told) + len(words_only)
    plain = np.array([each.pair.signals for each in every])
    near = np.array(nearness([each.pair for each in every]))
    by_words = np.zeros(len(every))
    for each in range(FOLDS):
        chosen = np.flatnonzero(learnt & (fold != each))
        words = Words([every[at] for at in chosen], wrong[chosen])
        here = np.flatnonzero(fold == each)
        by_words[here] = words.scores([every[at] for at in here])
    values = np.column_stack([plain, by_words, near])
    odds = np.zeros(len(every))
    for each in range(FOLDS):
        chosen, here = taught & (fold != each), fold == each
        odds[here] = grown(values[chosen], wrong[chosen]).decision_function(values[here])
    least = _thresholds(every, odds, wrong, taught, near)
    words = Words([every[at] for at in np.flatnonzero(learnt)], wrong[learnt])
    base = words.save(FOLDER / WORDS)
    model = grown(values[taught], wrong[taught])
    stated = {"base": float(model._baseline_prediction[0, 0]), "words_base": base, **least, "trees": nodes(model)}
    (FOLDER / TREES).write_text(json.dumps(stated) + "\n", "utf-8")
    for name in (TREES, WORDS):
        print(f'    "{name}": "{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}",')


def _thresholds(every: Sequence[Told], odds: Vector, wrong: Flags, taught: Flags, near: Vector) -> Mapping[str, float]:
    """From what odds on a contradiction is reported, and kept if the words show it; prints how that does."""
    meant = np.array([not each.elsewhere for each in every])
    shown = np.array([each.pair.found is not None and not each.pair.found.agrees for each in every])
    sure = np.array([each.pair.shown for each in every])
    possible = np.array([each.pair.may_be(cosine, NEAR) for each, cosine in zip(every, near, strict=True)])
    others = taught & meant & ~sure & possible
    least = threshold(odds[others], wrong[others], PRECISION)
    kept = float(np.log(VETO / (1 - VETO)))
    found = np.where(sure, odds >= kept, (odds >= least) & possible)
    for hand in sorted({each.hand for each in every}):
        of = meant & np.array([each.hand == hand for each in every])
        _report(f"{hand}, words alone", shown[of], wrong[of])
        _report(hand, found[of], wrong[of])
    _report("all that was learned from, words alone", shown[taught & meant], wrong[taught & meant])
    _report("all that was learned from", found[taught & meant], wrong[taught & meant])
    print(f"held against another fact: {found[taught & ~meant].mean():.2%} reported")
    return {"least": least, "near": NEAR, "kept": kept}


if __name__ == "__main__":
    main()
