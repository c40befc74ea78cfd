"""Vectors kept on disk, so that a second run embeds nothing: one SQLite file a model.

Only hashes of texts and their vectors are kept, never a text. Whatever happens to the file, a run goes on: what is
damaged is thrown away and made anew, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from voicecheck.language.embed import Embedder

if TYPE_CHECKING:
    import sqlite3

    from voicecheck.language.embed import Matrix

FORMAT = 1
MAX_BYTES = 128_000_000
"""Of one model's vectors; the oldest quarter goes when there are more."""

MAX_STORES = 8
"""Models; the store that was written longest ago goes when there are more."""

_ENDING = ".sqlite3"
_ASKED_AT_ONCE = 500
_PATIENCE = 2.0
"""How many seconds to wait for another process that writes."""

_CHECKSUM = 4


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
        keys = [sha256(text.encode("utf-8", "surrogatepass")).digest()[:16] for text in texts]
        store = _Store(self.folder, self.name, 4 * self.dim)
        found = store.read(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            rows = np.ascontiguousarray(self.model.encode(list(new.values())), dtype=np.float32)
            fresh = {key: row.tobytes() for key, row in zip(new, rows, strict=True)}
            store.write(fresh)
            found |= fresh
        matrix: Matrix = np.frombuffer(b"".join(found[key] for key in keys), dtype=np.float32)
        return matrix.reshape(len(keys), self.dim).copy()


class _Store:
    """The file of one model. Opened for each question and closed again, so that forked processes share no handle."""

    def __init__(self, folder: str, model: str, length: int) -> None:
        self._length = length
        self._path = Path(folder) / (sha256(f"{FORMAT} {model}".encode()).hexdigest()[:24] + _ENDING)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The vectors that are kept of these keys."""
        if not self._path.is_file():
            return {}
        import sqlite3

        found: dict[bytes, bytes] = {}
        distinct = list(dict.fromkeys(keys))
        try:
            with closing(self._connection()) as connection:
                for at in range(0, len(distinct), _ASKED_AT_ONCE):
                    part = distinct[at : at + _ASKED_AT_ONCE]
                    marks = ",".join("?" * len(part))
                    asked = connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
                    found.update((key, whole) for key, kept in asked if (whole := self._checked(key, kept)) is not None)
        except (sqlite3.Error, OSError, ValueError) as error:  # a damaged file may hold a message that is no UTF-8
            self._give_up(error)
            return {}
        return found

    def write(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep some vectors, all of them or none."""
        if not vectors:
            return
        import sqlite3

        try:
            self._make_room()
            with closing(self._connection()) as connection, connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB UNIQUE, vector BLOB)"
                )
                rows = [(key, vector + _checksum(key, vector)) for key, vector in vectors.items()]
                connection.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
                most = max(MAX_BYTES // len(rows[0][1]), 1)
                (kept,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
                if kept > most:
                    connection.execute(
                        "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY id LIMIT ?)",
                        (kept - most * 3 // 4,),
                    )
        except (sqlite3.Error, OSError, ValueError) as error:  # a damaged file may hold a message that is no UTF-8
            self._give_up(error)

    def _checked(self, key: bytes, kept: object) -> bytes | None:
        """The vector; None if it is not what was written, or as long as the model's are not."""
        if not isinstance(kept, bytes) or len(kept) != self._length + _CHECKSUM:
            return None
        vector = kept[:-_CHECKSUM]
        return vector if kept[-_CHECKSUM:] == _checksum(key, vector) else None

    def _connection(self) -> sqlite3.Connection:
        import sqlite3

        connection = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA journal_size_limit = 8000000")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_room(self) -> None:
        """Before a new file is made, drop the oldest if there are many."""
        if self._path.exists():
            return
        others = sorted(self._path.parent.glob("*" + _ENDING), key=lambda path: path.stat().st_mtime_ns)
        for path in others[: max(0, len(others) - MAX_STORES + 1)]:
            _remove(path)

    def _give_up(self, error: Exception) -> None:
        """Throw the file away, unless the error is one that may pass."""
        import sqlite3

        passing = {
            *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY),
            *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
        }
        code = getattr(error, "sqlite_errorcode", None)
        if not isinstance(error, OSError) and (code is None or code & 0xFF not in passing):
            _remove(self._path)


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _checksum(key: bytes, vector: bytes) -> bytes:
    return crc32(vector, crc32(key)).to_bytes(_CHECKSUM, "big")
