"""The options of `voicecheck check` read without Typer, which takes longer to load than a draft to check.

Only plain calls: whatever is unknown, wrong or asks for help is left to Typer, which knows what to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from voicecheck.cli.types import FailOn, Format, Level


def _one_of(choices: Any) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text not in get_args(choices):
            raise ValueError(text)
        return text

    return chosen


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


_VALUES: Mapping[str, Callable[[str], Any]] = {
    "profile": str,
    "config": Path,
    "channel": str,
    "author": str,
    "role": str,
    "min-severity": _one_of(Level),
    "fail-on": _one_of(FailOn),
    "format": _one_of(Format),
    "output": Path,
    "jobs": _count,
    "stdin-filename": str,
    "input-format": str,
    "encoding": str,
    "columns": str,
}
_LISTS = ("select", "ignore")
_FLAGS = ("similarity", "reveal", "coverage", "statistics", "quiet", "no-cache")
_SHORT = {"-f": "--format", "-o": "--output", "-j": "--jobs", "-q": "--quiet"}


def options(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The keyword arguments for `checking.check`; None if Typer is to read them."""
    found: dict[str, Any] = {"paths": []}
    left = [*arguments][::-1]
    while left:
        stated = left.pop()
        if stated == "-" or not stated.startswith("-"):
            found["paths"].append(stated)
            continue
        if stated[:2] in ("-f", "-o", "-j") and len(stated) > 2:
            stated, joined = stated[:2], stated[2:]
            left.append(joined)
        flag, mark, value = _SHORT.get(stated, stated).partition("=")
        name = flag.removeprefix("--")
        key = name.replace("-", "_")
        if flag == name or (mark and not value):
            return None
        if name in _FLAGS and not mark:
            found[key] = True
            continue
        if not mark:
            if not left or left[-1].startswith("-"):
                return None
            value = left.pop()
        if name in _LISTS:
            found.setdefault(key, []).append(value)
            continue
        if name not in _VALUES:
            return None
        try:
            found[key] = _VALUES[name](value)
        except ValueError:
            return None
    return found
