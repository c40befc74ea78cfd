"""A report into a file: whole, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from voicecheck.core.errors import VoicecheckError

if TYPE_CHECKING:
    from collections.abc import Iterable

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


def write_atomically(path: str, chunks: Iterable[str]) -> None:
    """Write a file as UTF-8 so that a reader sees the old content or all of the new, never a part.

    The mode of an existing file is kept, and a link goes on pointing where it did. What cannot be replaced, such as
    `/dev/stdout` or a named pipe, is written to directly.

    Raises:
        VoicecheckError: the folder is missing, or the file cannot be written.
    """
    target = Path(path).resolve()
    try:
        if path in _STREAMS:
            _write(os.dup(_STREAMS[path]), chunks)
            return
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            _write(os.open(target, os.O_WRONLY), chunks)
            return
        if not target.parent.is_dir():
            raise _fault(path, f"there is no folder '{target.parent}'; create it first")
        if mode is not None and not os.access(target, os.W_OK):
            raise _fault(path, "the file may not be changed")
        temporary = target.with_name(f".voicecheck.{os.getpid()}.{os.urandom(4).hex()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _fault(path, _reason(error)) from error
    try:
        _write(descriptor, chunks)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _fault(path, _reason(error)) from error
        raise


def _write(descriptor: int, chunks: Iterable[str]) -> None:
    """Write and close."""
    with open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        for chunk in chunks:
            stream.write(chunk)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _fault(path: str, reason: str) -> VoicecheckError:
    return VoicecheckError(f"{path}: cannot write the report: {reason}")
