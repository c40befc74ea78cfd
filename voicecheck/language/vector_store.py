"""Vectors kept between runs, by the content of what was embedded: a second run embeds nothing.

SQLite (standard library) in the cache folder. Only hashes of texts and their vectors are kept. A store that
is damaged is begun anew; one that cannot be written is done without.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from voicecheck.core.cache_folder import cache_folder

if TYPE_CHECKING:
    from voicecheck.language.embed import Embedder, Matrix

T = TypeVar("T")

MOST_BYTES = 500_000_000
"""A larger store is begun anew."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_MANY = 500


class StoredEmbedder:
    """An embedder that asks the store first. Vectors of another length than the model's count as not there.

    Numbers are kept, and given, with the precision of 16 bits, so that the first run and the second agree.
    """

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self.name = model.name
        self.embedded = 0

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoredEmbedder) and other.name == self.name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._model.dim

    def encode(self, texts: Sequence[str]) -> Matrix:
        keys = {
            text: blake2b(f"{self.name}\0{text}".encode("utf-8", "replace"), digest_size=16, person=b"float16").digest()
            for text in texts
        }
        known = dict(self._known(list(keys.values())))
        missing = [text for text, key in keys.items() if key not in known]
        if missing:
            self.embedded += len(missing)
            made = self._model.encode(missing).astype(np.float16).astype(np.float32)
            known |= {keys[text]: vector for text, vector in zip(missing, made, strict=True)}
            self._keep(
                [(keys[text], vector.astype(np.float16).tobytes()) for text, vector in zip(missing, made, strict=True)]
            )
        if not texts:
            return self._model.encode([])
        return np.stack([known[keys[text]] for text in texts])

    def _known(self, keys: Sequence[bytes]) -> list[tuple[bytes, Matrix]]:
        found: list[tuple[bytes, Matrix]] = []
        nothing: list[tuple[bytes, bytes]] = []
        for key, vector in _guarded(lambda store: _select(store, keys), nothing):
            row = np.frombuffer(vector, dtype=np.float16).astype(np.float32) if len(vector) == 2 * self.dim else None
            if row is not None and bool(np.isfinite(row).all()):
                found.append((key, row))
        return found

    @staticmethod
    def _keep(rows: Sequence[tuple[bytes, bytes]]) -> None:
        _guarded(lambda store: _insert(store, rows), None)


def _select(store: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    rows: list[tuple[bytes, bytes]] = []
    for at in range(0, len(keys), _MANY):
        part = keys[at : at + _MANY]
        marks = ",".join("?" * len(part))
        rows += store.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
    return rows


def _insert(store: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]]) -> None:
    with store:
        store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)


def _guarded(action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
    """What an action on the store gives, or `otherwise` if there can be no store."""
    path = os.path.join(cache_folder(), "vectors", "vectors.sqlite3")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.exists(path) and os.path.getsize(path) > MOST_BYTES:
            _begin_anew(path)
        with closing(sqlite3.connect(path, timeout=5)) as store:
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("PRAGMA synchronous = NORMAL")
            store.execute(_SCHEMA)
            return action(store)
    except sqlite3.OperationalError:
        return otherwise  # Locked, read-only or full: this run does without.
    except (sqlite3.DatabaseError, OSError):
        _begin_anew(path)
        return otherwise


def _begin_anew(path: str) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.remove(path + ending)
