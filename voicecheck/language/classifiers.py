"""Whether a sentence says what it should not, as learned from judged sentences: see `data/build_classifiers.py`.

In two steps, so that a draft with nothing to ask about costs next to nothing: the sum of one number for each word
(no numpy) says which sentences may be meant; those are judged by logistic regression over their vector by the embedder
`use` and over their `grams`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from voicecheck.language.grams import grams
from voicecheck.language.model_files import verify
from voicecheck.language.static_embedder import FOLDER, REMEDY, WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Embedder

JUDGED = "judged"
"""The folder of the sentences that were learned from."""

INDEX, WORD_SCORES = "classifiers.json", "classifier_words.bin"
WEIGHTS, VECTORS, SHOWN = "classifier_weights.npy", "classifier_vectors.npy", "classifier_shown.tsv"
GRAMS = "classifier_{pack}.marisa"
GRAM_FORMAT = "<eee"
"""Of each gram of a pack: its inverse document frequency, and its weight on each of `CHANNELS`."""
SHA256: Mapping[str, str] = {
    "classifiers.json": "8aeed5fbda34a338ebb256085ea8b12aa89ad8aa39f71780778db2c177a739d3",
    "classifier_words.bin": "1f3ca9b16dad899f1d1efb6f50a04b5f4e7de829ddc79f3495a67fffaf1982a3",
    "classifier_weights.npy": "2c22076e4c33cbbbcc1c7045e688d0963a18df52e1facae3800f4ad6d00631fa",
    "classifier_vectors.npy": "b2c210a0fd1d7588babb67705aa9511d4481298188c45de7fa76656a440ea365",
    "classifier_shown.tsv": "ac0aec76b6d83a98d1226ff51389d2d326f16d291862540ee9acd31f96e2138f",
    "classifier_identity.marisa": "1cf92b3d4d29ac7211fe95a1c4fcb3442e9058026ca0cc3c5f9cd92626f4ec1f",
    "classifier_leaks.marisa": "3ff520781b8f5c11ca53c777743ad693d732a0c761f3d6b82ee22d0020e2bc56",
    "classifier_exposure.marisa": "5c4dd16218d7bf83a5b70539cfbee679211917f191cbe6749e0869fe7a2d87b9",
}

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
        self._pack, channel = HEADS[name]
        self._channel = CHANNELS.index(channel)
        self._files = files
        head = files.index[name]
        self._bias, self._scale, self._base = head["bias"], head["scale"], head["base"]
        self._scores = files.word_scores[self._row * files.words_known : (self._row + 1) * files.words_known]

    def may_be(self, text: str, least: float = 0.0) -> bool:
        """Whether the words of a sentence allow that its score is no less than `least`."""
        rows = self._files.rows(text)
        if not rows:
            return False
        scores = self._scores
        return bool(sum(scores[row] for row in rows) * self._scale / len(rows) + self._base >= least)

    def judge(self, texts: Sequence[str], model: Callable[[], Embedder], least: float = 0.0) -> list[Judged]:
        """Those of some sentences whose score is no less than `least`.

        Raises:
            VoicecheckError: the model is missing.
        """
        asked = [place for place, text in enumerate(texts) if self.may_be(text, least)]
        if not asked:
            return []
        vectors = model().encode([texts[place] for place in asked])
        by_words = [self._by_words(texts[place]) for place in asked]
        scores = vectors @ self._files.weights[self._row] + by_words + self._bias
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

    def _by_words(self, text: str) -> float:
        """What the grams of a sentence add to its score: tf-idf, of length one, times their weights."""
        total = length = 0.0
        known = self._files.grams(self._pack)
        for gram, times in Counter(grams(text)).items():
            for rarity, *weights in known.get(gram, ()):
                value = (1 + log(times)) * rarity
                total += value * weights[self._channel]
                length += value * value
        return total / sqrt(length) if length else 0.0

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

    @staticmethod
    @cache
    def grams(pack: str) -> Any:
        """A `RecordTrie` of `GRAM_FORMAT`."""
        from marisa_trie import RecordTrie

        return RecordTrie(GRAM_FORMAT).mmap(str(_checked(GRAMS.format(pack=pack))))

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


_files = lru_cache(maxsize=1)(_Files)


@lru_cache(maxsize=len(HEADS))
def classifier(name: str) -> Classifier:
    """One of `HEADS`.

    Raises:
        VoicecheckError: its files are missing or damaged.
    """
    return Classifier(name, _files())
