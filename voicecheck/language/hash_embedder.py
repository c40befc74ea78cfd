"""Vectors by hashing words and character n-grams: no model, the same on every machine. For tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from voicecheck.language.embed import encode_distinct, readable
from voicecheck.language.scripts import HAN

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

_HAN_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(f"[^\\W_{HAN}]+")


class HashEmbedder:
    """Texts are near if they share words or pieces of words; it knows nothing of meaning."""

    name = "hash-1"
    dim = 256

    def encode(self, texts: Sequence[str]) -> Matrix:
        return encode_distinct([readable(text).lower() for text in texts], self.dim, self._encode)

    def _encode(self, texts: list[str]) -> Matrix:
        import numpy as np

        matrix = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(matrix, texts, strict=True):
            for feature, count in Counter(_features(text)).items():
                code = crc32(feature.encode())
                row[code % self.dim] += count if code & 0x8000_0000 else -count
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        matrix /= np.where(lengths, lengths, 1)
        return matrix


def _features(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield f"={word}"
        padded = f" {word} "
        yield from (padded[at : at + 3] for at in range(len(padded) - 2))
    for run in _HAN_RUN.findall(text):
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))
