"""Whether the files of a model are those that were measured."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from voicecheck.core.errors import VoicecheckError


def verify(folder: Path, digests: Mapping[str, str], remedy: str) -> None:
    """Compare the SHA-256 of each named file; 45 ms for 30 MB.

    Raises:
        VoicecheckError: a file is missing or another; it tells the remedy.
    """
    import hashlib

    for name, expected in digests.items():
        path = folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise VoicecheckError(f"{path}: model file cannot be read: {error.strerror}; {remedy}") from None
        if found != expected:
            raise VoicecheckError(f"{path}: model file: got sha256 {found[:12]}; expected {expected[:12]}; {remedy}")
