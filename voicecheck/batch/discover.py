"""Which files a run is about: files, folders and globs, without what git or the configuration leaves out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Exclusions = Callable[[str], Sequence[tuple[str, tuple[str, ...]]]]
Test = Callable[[str], bool]


def discover(paths: Iterable[str], *, is_supported: Test, exclusions: Exclusions) -> Iterator[str]:
    """The files to check, each once, in the order of `paths` and by name within a folder.

    Args:
        exclusions: For a file, folders with gitignore patterns that count from them.

    A file that is named is taken whatever its ending; in folders only supported ones are, and neither what
    `.gitignore` names nor hidden folders. Links to folders are not followed. A path that does not exist
    comes out as it is, for its reader to report.
    """

    def excluded(path: str) -> bool:
        whole = os.path.abspath(path)
        return any(
            _exclusion(patterns).match_file(os.path.relpath(whole, folder))
            for folder, patterns in exclusions(path)
            if patterns and whole.startswith(os.path.join(folder, ""))
        )

    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, is_supported, excluded):
            identity = os.path.realpath(found)
            if identity not in seen:
                seen.add(identity)
                yield found


def _expand(path: str, is_supported: Test, excluded: Test) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _walk(path, is_supported, excluded)
    elif has_magic(path) and not Path(path).exists():
        matched = sorted(glob(path, recursive=True))
        if not matched:
            yield path
        for each in matched:
            if Path(each).is_file() and not excluded(each):
                yield each
    else:
        yield path


def _walk(top: str, is_supported: Test, excluded: Test) -> Iterator[str]:
    ignores = _above(top)
    for folder, folders, files in os.walk(top):
        ignore = _read_ignore(folder)
        if ignore is not None:
            ignores[os.path.abspath(folder)] = ignore
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not _ignored(os.path.join(folder, name) + os.sep, ignores)
        )
        for name in sorted(files):
            path = os.path.normpath(os.path.join(folder, name))
            if is_supported(name) and not _ignored(path, ignores) and not excluded(path):
                yield path


def _above(top: str) -> dict[str, GitIgnoreSpec]:
    """The `.gitignore` of each folder above `top`, up to the root of its repository."""
    found: dict[str, GitIgnoreSpec] = {}
    folder = Path(top).resolve()
    if not any((each / ".git").exists() for each in (folder, *folder.parents)):
        return found
    for each in folder.parents if not (folder / ".git").exists() else ():
        ignore = _read_ignore(str(each))
        if ignore is not None:
            found[str(each)] = ignore
        if (each / ".git").exists():
            break
    return found


def _read_ignore(folder: str) -> GitIgnoreSpec | None:
    try:
        lines = (Path(folder) / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


@lru_cache
def _exclusion(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _ignored(path: str, ignores: dict[str, GitIgnoreSpec]) -> bool:
    if not ignores:
        return False
    whole = os.path.abspath(path) + (os.sep if path.endswith(os.sep) else "")
    for folder in sorted(ignores, key=len, reverse=True):  # the innermost file that says something decides
        if whole.startswith(folder + os.sep):
            said = ignores[folder].check_file(whole[len(folder) + 1 :]).include
            if said is not None:
                return said
    return False
