"""Vectors kept on disk, so that a second run embeds nothing: one file a model.

Only hashes of texts and their vectors are kept, never a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from voicecheck.core.blob_store import BlobStore, key_of, remove
from voicecheck.language.embed import Embedder

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

FORMAT = 2
MAX_BYTES = 128_000_000
"""Of one model's vectors; the oldest quarter goes when there are more."""

MAX_STORES = 8
"""Models; the store that was written longest ago goes when there are more."""

_ENDING = ".sqlite3"


@dataclass(frozen=True, eq=False)
class StoredEmbedder:
    """An embedder that remembers on disk what it embedded; the model is loaded for what is new."""

    model: Embedder
    folder: str

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def dim(self) -> int:
        return self.model.dim

    def encode(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        keys = [key_of(text) for text in texts]
        store = _store(self.folder, self.name)
        found = {key: kept for key, kept in store.read(keys).items() if len(kept) == 4 * self.dim}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            rows = np.ascontiguousarray(self.model.encode(list(new.values())), dtype=np.float32)
            fresh = {key: row.tobytes() for key, row in zip(new, rows, strict=True)}
            store.write(fresh)
            found |= fresh
        matrix: Matrix = np.frombuffer(b"".join(found[key] for key in keys), dtype=np.float32)
        return matrix.reshape(len(keys), self.dim).copy()


def _store(folder: str, model: str) -> BlobStore:
    """The file of one model; before a new one is made, the oldest goes if there are many."""
    path = Path(folder) / (sha256(f"{FORMAT} {model}".encode()).hexdigest()[:24] + _ENDING)
    if not path.exists():
        others = sorted(path.parent.glob("*" + _ENDING), key=lambda other: other.stat().st_mtime_ns)
        for other in others[: max(0, len(others) - MAX_STORES + 1)]:
            remove(other)
    return BlobStore(path, max_bytes=MAX_BYTES)
