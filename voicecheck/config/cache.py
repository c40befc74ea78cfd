"""Composed settings kept between runs: JSON in the user's cache folder.

An entry names every file that was read, every file that was looked for in vain, every folder that was
listed, and the modules that made it; it is used only while all of them are as they were. What is damaged
or cannot be written is passed over in silence.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from voicecheck.config.inputs import Agreement, Inputs, digest
from voicecheck.config.shipped import is_installed
from voicecheck.core.cache_folder import cache_folder

FORMAT = 5
MAX_ENTRIES = 200
MAX_BYTES = 64_000_000
_PARTS = ("voicecheck.config", "voicecheck.checks", "voicecheck.messages", "voicecheck.language", "voicecheck.core")


def own(name: str) -> str | None:
    """A folder in the cache folder, made if need be; None if there can be none that is the user's alone."""
    path = os.path.join(cache_folder(), name)
    try:
        return path if _own_folder(cache_folder()) and _own_folder(path) else None
    except OSError:
        return None


class Entry:
    """One kept value with the head that says whether it still holds; the value is parsed when it is asked for."""

    def __init__(self, head: Mapping[str, Any], value: bytes) -> None:
        self.extra = head["extra"]
        self._value = value

    def value(self) -> Any:
        """The value.

        Raises:
            ValueError: it is damaged.
        """
        from json import loads

        return loads(self._value)


class Cache:
    """The entries of one configuration; `key` tells it from all others."""

    def __init__(self, key: Sequence[str]) -> None:
        from voicecheck.core.version import VERSION

        self._version = f"{FORMAT} {VERSION} {sys.version_info[0]}.{sys.version_info[1]}"
        self._stem = digest("\0".join(key).encode(errors="surrogateescape"))
        self._agreement = Agreement()

    def read(self, name: str) -> Entry | None:
        """What was kept under a name, None if there is nothing that still holds."""
        from json import loads

        try:
            with open(self._path(name), "rb") as file:
                head, _, value = file.read(MAX_BYTES).partition(b"\n")
            stated = loads(head)
            if stated["version"] != self._version or not _same_modules(stated["modules"]):
                return None
            return Entry(stated, value) if self._agreement.holds(stated["inputs"]) else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def write(self, name: str, value: str, inputs: Inputs, modules: Iterable[str], extra: Any = None) -> None:
        """Keep a JSON text, and something small for its head; `modules` had a part in it besides voicecheck's."""
        from json import dumps
        from tempfile import mkstemp

        head = {
            "version": self._version,
            "modules": _module_files(modules),
            "inputs": inputs.record(),
            "extra": extra,
        }
        path = self._path(name)
        try:
            if not _own_folder(os.path.dirname(path)):
                return
            descriptor, temporary = mkstemp(dir=os.path.dirname(path), prefix=".new-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(f"{dumps(head)}\n{value}".encode(errors="surrogatepass"))
                os.replace(temporary, path)
            except BaseException:
                os.unlink(temporary)
                raise
            _prune(os.path.dirname(path))
        except OSError:
            return

    def _path(self, name: str) -> str:
        return os.path.join(cache_folder(), f"{self._stem}{name}.json")


def _own_folder(path: str) -> bool:
    """Make the folder if need be; false if somebody else could have put entries there."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        status = os.stat(path)
        return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return True


def _module_files(names: Iterable[str]) -> dict[str, list[int]]:
    """Size and time of the modules that make settings: they tell of changes in a checkout, the version elsewhere."""
    if is_installed():
        return {}
    loaded = [name for name in sys.modules if name.startswith(_PARTS)]
    files = {getattr(sys.modules.get(name), "__file__", None) for name in (*loaded, *names)}
    return {path: stamp for path in files if path and (stamp := _stamp(path))}


def _same_modules(files: dict[str, list[int]]) -> bool:
    return all(_stamp(path) == stamp for path, stamp in files.items())


def _stamp(path: str) -> list[int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _prune(path: str) -> None:
    """Drop the oldest entries once there are too many: each folder that was ever checked leaves some."""
    with os.scandir(path) as entries:
        kept = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.is_file()]
    for _, oldest in sorted(kept)[:-MAX_ENTRIES]:
        os.unlink(oldest)
