"""Globs over paths: `*` and `?` within a name, `**` over any number of folders.

Matching never backtracks over more than one star, so no pattern can take long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

MAX_ENTRIES = 100_000
"""Files and folders that one glob may look at."""

_MAGIC = frozenset("*?[")


def is_glob(path: str) -> bool:
    """Whether a path holds a wildcard."""
    return not _MAGIC.isdisjoint(path)


def matches(pattern: str, path: str) -> bool:
    """Whether a glob matches a relative path with forward slashes.

    A pattern without a slash matches a name at any depth; one that matches a folder matches all in it.
    """
    steps = [step for step in pattern.removeprefix("./").split("/") if step]
    if not steps:
        return False
    if "/" not in pattern.rstrip("/"):
        steps.insert(0, "**")
    names = [name for name in path.split("/") if name and name != "."]
    return _matches(steps, names) or _matches([*steps, "**"], names)


def expand(folder: str, pattern: str) -> list[str]:
    """The files that a glob finds from a folder, as absolute paths in order; hidden folders only if they are named.

    Raises:
        ValueError: there is too much to search.
    """
    steps = os.path.join(folder, pattern).replace(os.sep, "/").split("/")
    fixed = next((index for index, step in enumerate(steps) if is_glob(step)), len(steps) - 1)
    rest = [step for step in steps[fixed:] if step not in ("", ".")]
    found = _walk("/".join(steps[:fixed]) or "/", rest, pattern)
    return sorted({os.path.normpath(path) for path, names in found if _matches(rest, names)})


def _walk(root: str, steps: Sequence[str], pattern: str) -> Iterator[tuple[str, list[str]]]:
    """Every file below `root` that lies deep enough for the steps, with the names that lead to it."""
    from fnmatch import fnmatchcase

    depth = None if "**" in steps else len(steps)
    hidden = [step for step in steps if step.startswith(".")]
    stack: list[tuple[str, list[str]]] = [(root, [])]
    seen = 0
    while stack:
        folder, names = stack.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:
            continue
        seen += len(listed)
        if seen > MAX_ENTRIES:
            raise ValueError(f"'{pattern}' looks at more than {MAX_ENTRIES:,} files")
        for entry in listed:
            below = [*names, entry.name]
            if entry.is_dir(follow_symlinks=False):
                named = entry.name[0] != "." or any(fnmatchcase(entry.name, step) for step in hidden)
                if named and (depth is None or len(below) < depth):
                    stack.append((entry.path, below))
            elif (depth is None or len(below) == depth) and entry.is_file():
                yield entry.path, below


def _matches(steps: Sequence[str], names: Sequence[str]) -> bool:
    """Greedy matching with one way back: to the last `**`."""
    from fnmatch import fnmatchcase

    at_step = at_name = 0
    resume_step, resume_name = -1, 0
    while at_name < len(names):
        if at_step < len(steps) and steps[at_step] == "**":
            resume_step, resume_name = at_step, at_name
            at_step += 1
        elif at_step < len(steps) and fnmatchcase(names[at_name], steps[at_step]):
            at_step += 1
            at_name += 1
        elif resume_step >= 0:
            resume_name += 1
            at_step, at_name = resume_step + 1, resume_name
        else:
            return False
    return all(step == "**" for step in steps[at_step:])
