"""What a configuration was made from, so that a cached one is used only while all of it still agrees."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from typing import Any

try:  # The same hash as `hashlib.blake2b`, without the milliseconds that importing OpenSSL takes.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

MAX_BYTES = 4_000_000
"""Size of the largest file that is read whole."""


def digest(data: bytes) -> str:
    """A hash of some content, as hexadecimal digits."""
    return blake2b(data, digest_size=20).hexdigest()


class Inputs:
    """Reads files and folders, and keeps note of what it found and what it missed."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._absent: set[str] = set()
        self._listings: dict[tuple[str, str], str] = {}

    def read(self, path: str) -> bytes:
        """The content of a regular file, up to one byte more than `MAX_BYTES`.

        Raises:
            OSError: it is not there, not a regular file, or not readable.
        """
        content = _content(path)
        self._files[path] = digest(content)
        return content

    def is_file(self, path: str) -> bool:
        """Whether there is such a file; if not, its coming will be noticed."""
        if os.path.isfile(path):
            return True
        self._absent.add(path)
        return False

    def listing(self, folder: str, pattern: str) -> list[str]:
        """The files in a folder that match a glob, as absolute paths in order.

        Raises:
            ValueError: the folder is too large to search.
        """
        from voicecheck.config.globs import expand

        found = expand(folder, pattern)
        self._listings[folder, pattern] = _listing_digest(found)
        return found

    def record(self) -> dict[str, Any]:
        """All that was noted, as JSON values for `Agreement`."""
        return {
            "files": self._files,
            "absent": sorted(self._absent),
            "listings": [[*key, value] for key, value in self._listings.items()],
        }


class Agreement:
    """Whether recorded inputs are still as they were; each file is read once in its life."""

    def __init__(self) -> None:
        self._now: dict[str, str | None] = {}

    def holds(self, record: Mapping[str, Any]) -> bool:
        """Whether nothing has changed, appeared or gone."""
        from voicecheck.config.globs import expand

        for path in record["absent"]:
            if os.path.isfile(path):
                return False
        for path, expected in record["files"].items():
            if self._digest(path) != expected:
                return False
        return all(
            _listing_digest(expand(folder, pattern)) == expected for folder, pattern, expected in record["listings"]
        )

    def _digest(self, path: str) -> str | None:
        if path not in self._now:
            try:
                self._now[path] = digest(_content(path))
            except OSError:
                self._now[path] = None
        return self._now[path]


def _content(path: str) -> bytes:
    # Non-blocking, so that a named pipe cannot hang the check; regular files do not care.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a regular file")
        chunks: list[bytes] = []
        left = MAX_BYTES + 1
        while left > 0 and (chunk := os.read(descriptor, min(left, status.st_size + 1))):
            chunks.append(chunk)
            left -= len(chunk)
    finally:
        os.close(descriptor)
    return b"".join(chunks)


def _listing_digest(paths: Iterable[str]) -> str:
    return digest("\0".join(paths).encode(errors="surrogateescape"))
