"""Sentences as sums of word vectors: a table of English and Chinese words, distilled from the embedder `use`.

Some fifty times as fast as `use`, with no order of words and so no notion of who does what to whom. The table is made
by `data/build_static.py`; a word's weight is the length of its vector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.language.embed import encode_distinct, readable
from voicecheck.language.model_files import verify
from voicecheck.language.static_words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voicecheck.language.embed import Matrix

FOLDER = Path(__file__).parent / "data"
WORDS, VECTORS, SCALES = "static_words.marisa", "static_vectors.npy", "static_scales.npy"
SHA256: Mapping[str, str] = {
    WORDS: "d8d6489b1b3d0a6e3a49de419e7522c5d6665cf8d85188d78dc35a8a5359ca8d",
    VECTORS: "1ecc0922186c47cdfc9ae76ff1ed6512ebc35d6274b49de358c1913f61a344f7",
    SCALES: "78b72866dec83a0bb0572199a357cf5e0c100569fd75649662d29b19349963ce",
}
REMEDY = "run: pip install --force-reinstall --no-deps voicecheck"
_AT_ONCE = 32
"""So many texts are summed at a time, so that their words' vectors stay in the processor's cache."""


class StaticEmbedder:
    """All zeros for a text most of whose words are neither English nor Chinese."""

    name = "static-1"
    dim = 256

    def encode(self, texts: Sequence[str]) -> Matrix:
        return encode_distinct(list(map(readable, texts)), self.dim, self._encode)

    def _encode(self, texts: list[str]) -> Matrix:
        import numpy as np

        table = _table()
        matrix = np.zeros((len(texts), self.dim), dtype=np.float32)
        for first in range(0, len(texts), _AT_ONCE):
            rows = list(map(table.words.rows, texts[first : first + _AT_ONCE]))
            lengths = np.array(list(map(len, rows)))
            places = lengths.nonzero()[0]
            if len(places):
                flat = np.array([row for own in rows for row in own])
                weighed = table.vectors[flat] * table.scales[flat, None]
                starts = np.cumsum(lengths) - lengths
                matrix[first + places] = np.add.reduceat(weighed, starts[places], axis=0)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        matrix /= np.where(lengths, lengths, 1)
        return matrix


class _Table(NamedTuple):
    """A word's vector is its row of `vectors` times its scale."""

    words: Words
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]


@lru_cache(maxsize=1)
def _table() -> _Table:
    import numpy as np

    verify(FOLDER, SHA256, REMEDY)
    vectors: NDArray[np.int8] = np.load(FOLDER / VECTORS, mmap_mode="r")
    return _Table(Words.read(FOLDER / WORDS), vectors, np.load(FOLDER / SCALES))
