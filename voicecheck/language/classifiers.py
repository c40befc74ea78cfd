"""Whether a sentence says what it should not, as learned from judged sentences: see `data/build_classifiers.py`.

In two steps, so that a draft with nothing to ask about costs next to nothing: the sum of one number for each word
(no numpy) says which sentences may be meant; those are judged by logistic regression over their vector by the embedder
`use` and over their `grams`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from voicecheck.language.grams import grams
from voicecheck.language.model_files import verify
from voicecheck.language.static_embedder import FOLDER, REMEDY, WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Embedder
    from voicecheck.language.static_words import Words

JUDGED = "judged"
"""The folder of the sentences that were learned from."""

WEIGHTS, VECTORS = "classifier_weights.npy", "classifier_vectors.npy"
WORD_SCORES, INDEX = "classifier_words.bin", "classifiers.json"
GRAMS = "classifier_{pack}.marisa"
GRAM_FORMAT = "<eee"
"""Of each gram of a pack: its inverse document frequency, and its weight on each of `CHANNELS`."""
SHA256: Mapping[str, str] = {
    "classifier_weights.npy": "49a75a31b00c3c9a9b36f2cfb499c2a53e77d6f62675daa9babd538023945c0e",
    "classifier_vectors.npy": "d55a81f46e1e2384d02a8fcbe56569e0b83d2f487c10d4fd6cc16ac969e2da9e",
    "classifier_words.bin": "369659a7fe0df6303e2eeaa555a0c0ea0cd27f34eb060634c24a4e6c53cf37af",
    "classifiers.json": "8b7dbc057081df2e59e8208c7ed378f9b5bbd7ec2bd4b35c6ddd727c96b65ebe",
    "classifier_identity.marisa": "d45f3583a98b75e7b50071e59595c1a047973517c6a926d654d978f4d5f4be6e",
    "classifier_leaks.marisa": "0a43b5565b8d3c1d7334f4f7a2b0665f4fef35c84b1a986a153c4570cab44aaf",
    "classifier_exposure.marisa": "363c472fc6587f3ab1e8169d80b408f5ad45370daaffe82f1e16cae18e4a7a3c",
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
        self._row = list(HEADS).index(name)
        self._pack, channel = HEADS[name]
        self._channel = CHANNELS.index(channel)
        self._files = files
        head = files.index["heads"][name]
        self._bias, self._scale, self._base = head["bias"], head["scale"], head["base"]
        self._scores = files.word_scores[self._row * files.words_known : (self._row + 1) * files.words_known]
        self._shown = [place for place, line in enumerate(files.index["shown"]) if line.startswith(f"{name}\t")]

    def may_be(self, text: str, least: float = 0.0) -> bool:
        """Whether the words of a sentence allow that its score is no less than `least`."""
        rows = self._files.words.rows(text)
        if not rows:
            return False
        scores = self._scores
        return bool(sum(scores[row] for row in rows) * self._scale / len(rows) + self._base >= least)

    def judge(self, texts: Sequence[str], model: Embedder, least: float = 0.0) -> list[Judged]:
        """Those of some sentences whose score is no less than `least`.

        Raises:
            VoicecheckError: the model is missing.
        """
        asked = [place for place, text in enumerate(texts) if self.may_be(text, least)]
        if not asked:
            return []
        vectors = model.encode([texts[place] for place in asked])
        by_words = [self._by_words(texts[place]) for place in asked]
        scores = vectors @ self._files.weights[self._row] + by_words + self._bias
        found = (scores >= least).nonzero()[0].tolist()
        if not found:
            return []
        near = vectors[found] @ self._known.T
        best = near.argmax(axis=1)
        shown = self._files.index["shown"]
        return [
            Judged(
                asked[row],
                float(scores[row]),
                shown[self._shown[best[at]]].partition("\t")[2],
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
    def _known(self) -> NDArray[np.float32]:
        """The vectors of the sentences to be reported that were learned from, of unit length."""
        import numpy as np

        rows = self._files.vectors[self._shown].astype(np.float32)
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


class _Files:
    """The files of all heads, read as they are asked for."""

    def __init__(self) -> None:
        verify(FOLDER, SHA256, REMEDY)

    @cached_property
    def index(self) -> Mapping[str, Any]:
        from json import loads

        found: Mapping[str, Any] = loads((FOLDER / INDEX).read_bytes())
        return found

    @cached_property
    def word_scores(self) -> memoryview:
        return memoryview((FOLDER / WORD_SCORES).read_bytes()).cast("b")

    @property
    def words_known(self) -> int:
        return len(self.word_scores) // len(HEADS)

    @cached_property
    def words(self) -> Words:
        from voicecheck.language.static_words import Words

        return Words.read(FOLDER / WORDS)

    @staticmethod
    @cache
    def grams(pack: str) -> Any:
        """A `RecordTrie` of `GRAM_FORMAT`."""
        from marisa_trie import RecordTrie

        return RecordTrie(GRAM_FORMAT).mmap(str(FOLDER / GRAMS.format(pack=pack)))

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        import numpy as np

        found: NDArray[np.float32] = np.load(FOLDER / WEIGHTS, allow_pickle=False)
        return found

    @cached_property
    def vectors(self) -> NDArray[np.int8]:
        import numpy as np

        found: NDArray[np.int8] = np.load(FOLDER / VECTORS, mmap_mode="r", allow_pickle=False)
        return found


_files = lru_cache(maxsize=1)(_Files)


@lru_cache(maxsize=len(HEADS))
def classifier(name: str) -> Classifier:
    """One of `HEADS`.

    Raises:
        VoicecheckError: its files are missing or damaged.
    """
    return Classifier(name, _files())
