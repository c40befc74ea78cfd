"""Whether a sentence says what it should not, as learned from judged sentences: see `data/build_classifiers.py`.

By logistic regression over the sentence's vector by the embedder `use` and over its `grams`. A vector costs numpy and a
model, so that it is asked for only where the score may be reached: the sum of one number for each word, what the vector
may be expected to add, says so first; then that sum with what the grams add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from voicecheck.language.grams import grams
from voicecheck.language.model_files import verify
from voicecheck.language.scripts import has_cjk
from voicecheck.language.static_embedder import FOLDER, REMEDY, WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Embedder
    from voicecheck.language.kept_scores import KeptScores

JUDGED = "judged"
"""The folder of the sentences that were learned from."""

HARMLESS = "harmless"
"""Its sentences that are fine whoever asks."""

INDEX, WORD_SCORES = "classifiers.json", "classifier_words.bin"
WEIGHTS, VECTORS, SHOWN = "classifier_weights.npy", "classifier_vectors.npy", "classifier_shown.tsv"
GRAMS = "classifier_grams.marisa"
GRAM_FORMAT = "<" + "e" * 7
"""Of each gram: its inverse document frequency, and its weight for each of `HEADS`."""
SHA256: Mapping[str, str] = {
    "classifiers.json": "a041d9ffa0039d2b14fc1f64067c255d08b5c60a1ea6592138a00a62627c26e6",
    "classifier_words.bin": "dc22870063669655d6cacb38f712f89ce531c2550287e354b01c654a01356724",
    "classifier_weights.npy": "427ccd33939821868832957998d0bec9f436ccfdee48145c4b6e73684cd6d619",
    "classifier_vectors.npy": "8de7bbd56d2ec88d22f3d89ae48cccdefe90c4213a2c952158d68d5e10ba82aa",
    "classifier_shown.tsv": "05309cd901e5dbc904eb72f43abb808278d3b1c1deb4a56a39eaaae9e0df84c4",
    "classifier_grams.marisa": "04e47ff8295416f6a60f79464f400156c695d9a918e3861f89c7fedfd130f538",
}

VERSION = "".join(SHA256.values())

CHANNELS = ("company", "personal")
PACKS = ("identity", "leaks", "exposure")
"""The rule packs for which something was learned."""


class Head(NamedTuple):
    """What is judged, and where."""

    pack: str
    channel: str


HEADS: Mapping[str, Head] = {f"{pack}-{channel}": Head(pack, channel) for pack in PACKS for channel in CHANNELS}


class Judged(NamedTuple):
    """A sentence that is to be reported.

    Attributes:
        place: Its index among the sentences that were asked about.
        score: Logarithm of the odds above those at which `data/build_classifiers.py` reports.
        like: The sentence that was learned from and is nearest to it, and the cosine.
    """

    place: int
    score: float
    like: str
    cosine: float


class Classifier:
    """One head; what is dear is read when a sentence may be meant."""

    def __init__(self, name: str, files: _Files) -> None:
        self._name, self._row = name, list(HEADS).index(name)
        self._files = files
        head = files.index[name]
        self._biases: Sequence[float] = head["bias"]
        self._scale, self._base = head["scale"], head["base"]
        self._slack, self._gram_slack = head["slack"], head["gram_slack"]
        self._scores = files.word_scores[self._row * files.words_known : (self._row + 1) * files.words_known]

    def may_be(self, text: str, least: float = 0.0) -> bool:
        """Whether the words of a sentence allow that its score is no less than `least`."""
        rows = self._files.rows(text)
        if not rows:
            return False
        scores = self._scores
        expected = sum(scores[row] for row in rows) * self._scale / len(rows) + self._base + self._bias(text)
        if expected + self._slack < least:
            return False
        return bool(expected + self._files.by_grams(text)[self._row] + self._gram_slack >= least)

    def _bias(self, text: str) -> float:
        return self._biases[has_cjk(text)]

    def judge(
        self, texts: Sequence[str], model: Callable[[], Embedder], least: float = 0.0, kept: KeptScores | None = None
    ) -> list[Judged]:
        """Those of some sentences whose score is no less than `least`.

        Raises:
            VoicecheckError: the model is missing.
        """
        asked = [place for place, text in enumerate(texts) if self.may_be(text, least)]
        if kept and asked:
            known = kept.known(self._name, [texts[place] for place in asked])
            asked = [place for place, score in zip(asked, known, strict=True) if score is None or score >= least]
        if not asked:
            return []
        vectors = model().encode([texts[place] for place in asked])
        others = [self._files.by_grams(texts[place])[self._row] + self._bias(texts[place]) for place in asked]
        scores = vectors @ self._files.weights[self._row] + others
        if kept:
            kept.keep(self._name, [texts[place] for place in asked], scores.tolist())
        found = (scores >= least).nonzero()[0].tolist()
        if not found:
            return []
        near = vectors[found] @ self._known.vectors.T
        best = near.argmax(axis=1)
        return [
            Judged(
                asked[row],
                float(scores[row]),
                self._known.texts[best[at]],
                float(near[at, best[at]]),
            )
            for at, row in enumerate(found)
        ]

    @cached_property
    def _known(self) -> _Known:
        import numpy as np

        shown = [line.split("\t") for line in self._files.shown]
        places = [place for place, (name, _) in enumerate(shown) if name == self._name]
        rows = self._files.vectors[places].astype(np.float32)
        return _Known([shown[place][1] for place in places], rows / np.linalg.norm(rows, axis=1, keepdims=True))


class _Known(NamedTuple):
    """The sentences to be reported that were learned from, and their vectors, of unit length."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]


def _checked(name: str) -> Path:
    verify(FOLDER, {name: SHA256[name]}, REMEDY)
    return FOLDER / name


class _Files:
    """The files of all heads, read as they are asked for."""

    @cached_property
    def index(self) -> Mapping[str, Any]:
        from json import loads

        found: Mapping[str, Any] = loads(_checked(INDEX).read_bytes())
        return found

    @cached_property
    def word_scores(self) -> memoryview:
        return memoryview(_checked(WORD_SCORES).read_bytes()).cast("b")

    @property
    def words_known(self) -> int:
        return len(self.word_scores) // len(HEADS)

    @cached_property
    def rows(self) -> Callable[[str], Sequence[int]]:
        """The rows of the table that a text's words have; remembered, since each pack asks for the same sentences."""
        from voicecheck.language.static_words import Words

        return lru_cache(maxsize=1 << 12)(Words.read(FOLDER / WORDS).rows)

    @cached_property
    def by_grams(self) -> Callable[[str], Sequence[float]]:
        """What the grams of a sentence add to its score for each of `HEADS`; remembered."""
        from marisa_trie import RecordTrie

        known = RecordTrie(GRAM_FORMAT).mmap(str(_checked(GRAMS)))
        return lru_cache(maxsize=1 << 12)(partial(_by_grams, known.get))

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        import numpy as np

        found: NDArray[np.float32] = np.load(_checked(WEIGHTS), allow_pickle=False)
        return found

    @cached_property
    def shown(self) -> Sequence[str]:
        """A head and a sentence a line, in the order of `vectors`."""
        return _checked(SHOWN).read_text("utf-8").splitlines()

    @cached_property
    def vectors(self) -> NDArray[np.int8]:
        import numpy as np

        found: NDArray[np.int8] = np.load(_checked(VECTORS), mmap_mode="r", allow_pickle=False)
        return found


def _by_grams(known: Callable[[str, Any], Any], text: str) -> Sequence[float]:
    """The tf-idf of a sentence's grams, of length one, times their weights."""
    totals, length = [0.0] * len(HEADS), 0.0
    for gram, times in Counter(grams(text)).items():
        for rarity, *weights in known(gram, ()):
            value = (1 + log(times)) * rarity
            length += value * value
            totals = [total + value * weight for total, weight in zip(totals, weights, strict=True)]
    return [total / sqrt(length) for total in totals] if length else totals


_files = lru_cache(maxsize=1)(_Files)


@lru_cache(maxsize=len(HEADS))
def classifier(name: str) -> Classifier:
    """One of `HEADS`.

    Raises:
        VoicecheckError: its files are missing or damaged.
    """
    return Classifier(name, _files())
