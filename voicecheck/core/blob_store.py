"""Small things kept on disk between runs, by key: one SQLite file.

Whatever happens to the file, a run goes on: what is damaged is thrown away and made anew, and where nothing can be
written nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3

_ASKED_AT_ONCE = 500
_PATIENCE = 2.0
"""How many seconds to wait for another process that writes."""

_CHECKSUM = 4


class BlobStore:
    """One file of blobs. Opened for each question and closed again, so that forked processes share no handle.

    Args:
        max_bytes: Of the file, about; the oldest quarter goes when there are more.
    """

    def __init__(self, path: Path, *, max_bytes: int) -> None:
        self._path = path
        self._max_bytes = max_bytes

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under these keys."""
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
                    asked = connection.execute(f"SELECT key, blob FROM blobs WHERE key IN ({marks})", part)
                    found.update((key, whole) for key, kept in asked if (whole := _checked(key, kept)) is not None)
        except (sqlite3.Error, OSError, ValueError) as error:  # a damaged file may hold a message that is no UTF-8
            self._give_up(error)
            return {}
        return found

    def write(self, blobs: Mapping[bytes, bytes]) -> None:
        """Keep some blobs, all of them or none."""
        if not blobs:
            return
        import sqlite3

        try:
            with closing(self._connection()) as connection, connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS blobs (id INTEGER PRIMARY KEY, key BLOB UNIQUE, blob BLOB)"
                )
                rows = [(key, blob + _checksum(key, blob)) for key, blob in blobs.items()]
                connection.executemany("INSERT OR REPLACE INTO blobs (key, blob) VALUES (?, ?)", rows)
                self._make_room(connection)
        except (sqlite3.Error, OSError, ValueError) as error:  # a damaged file may hold a message that is no UTF-8
            self._give_up(error)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if (pages - free) * size > self._max_bytes:
            (kept,) = connection.execute("SELECT count(*) FROM blobs").fetchone()
            connection.execute(
                "DELETE FROM blobs WHERE id IN (SELECT id FROM blobs ORDER BY id LIMIT ?)", (kept // 4 + 1,)
            )

    def _connection(self) -> sqlite3.Connection:
        import sqlite3

        connection = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # A killed process leaves the file whole; after a power cut, checksums tell what is damaged.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_size_limit = 8000000")
        except BaseException:
            connection.close()
            raise
        return connection

    def _give_up(self, error: Exception) -> None:
        """Throw the file away, unless the error is one that may pass."""
        import sqlite3

        passing = {
            *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY),
            *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
        }
        code = getattr(error, "sqlite_errorcode", None)
        if not isinstance(error, OSError) and (code is None or code & 0xFF not in passing):
            remove(self._path)


def key_of(text: str) -> bytes:
    """A key that tells nothing of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def remove(path: Path) -> None:
    """Delete a store and what SQLite laid beside it."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _checked(key: bytes, kept: object) -> bytes | None:
    """The blob; None if it is not what was written."""
    if not isinstance(kept, bytes) or len(kept) < _CHECKSUM:
        return None
    blob = kept[:-_CHECKSUM]
    return blob if kept[-_CHECKSUM:] == _checksum(key, blob) else None


def _checksum(key: bytes, blob: bytes) -> bytes:
    return crc32(blob, crc32(key)).to_bytes(_CHECKSUM, "big")
