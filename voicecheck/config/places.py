"""Places in the user's files, and how they are named to the user."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from voicecheck.core.errors import ConfigError

MOST_PROBLEMS = 100
"""Where so many are found, no more are looked for."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Place(NamedTuple):
    """A place in a file; line and column from 1, 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def error(self, message: str) -> ConfigError:
        """An error that points here."""
        return ConfigError(printable(message), path=printable(shown(self.file)), line=self.line, column=self.column)


def printable(text: str) -> str:
    """A text that does nothing to a terminal: what controls one, or turns the writing around, is spelt out."""
    if text.isprintable():
        return text
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def shown(path: str) -> str:
    """A path as the user would write it: relative if it lies under the working directory."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return path
    return path if relative.startswith(os.pardir) else relative


def nearest(word: str, known: object) -> str:
    """`; did you mean 'x'?` for the known word nearest to a wrong one, or nothing."""
    from difflib import get_close_matches

    candidates = [str(name) for name in known] if isinstance(known, (list, tuple, set, frozenset, dict)) else []
    found = get_close_matches(word[:100], candidates, n=1, cutoff=0.6)
    if not found:
        lowered = {name.lower(): name for name in candidates}
        found = [lowered[word.lower()]] if word.lower() in lowered else []
    return f"; did you mean '{found[0]}'?" if found else ""


def join(problems: list[ConfigError]) -> None:
    """Raise what has been collected, as one error, in the order of the files' lines.

    Raises:
        ConfigError: there is at least one problem.
    """
    if problems:
        unique = {str(problem): problem for error in problems for problem in error.problems}
        raise ConfigError.join(list(unique.values()))
