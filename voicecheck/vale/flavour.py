"""Vale's regular expressions, which are those of .NET, run by engines that cannot hang.

The engine of the standard library runs those of which it can be told that they come to an end soon; the others run
in the `regex` engine, with a time limit.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from voicecheck.vale import bounded

TIME_LIMIT = 2.0
"""Seconds that one pattern may take over one block of text."""

_SET_MARKS = frozenset("[&|~")
_REPEAT = re.compile(r"\{\d+(?:,\d*)?\}")
_FOREIGN = re.compile(r"\\[hRKQ]|(?:[*+]|(?<!\()\?|\{\d+(?:,\d*)?\})\+")
"""What .NET does not know and the engines here do: some escapes, and quantifiers that give nothing back."""
_ESCAPE = re.compile(r"\\x\{[0-9A-Fa-f]{1,6}\}|\\[pPN]\{[^{}]*\}|\\k(?:<\w+>|'\w+')")
"""Escapes that are longer than two characters."""


class PatternError(ValueError):
    """A pattern that does not compile."""


class SlowError(Exception):
    """A pattern that took longer than `TIME_LIMIT`."""


class Regex:
    """A compiled pattern. Compiles on first use; pickles as its source."""

    __slots__ = ("_full", "_quick", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._quick: Any = None
        self._full: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Regex, (self.source,)

    def finditer(self, text: str) -> Iterator[Any]:
        """All matches, also empty ones.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._engine(text)
        if not quick:
            return self._timed(text)
        found: Iterator[Any] = quick.finditer(text)
        return found

    def _timed(self, text: str) -> Iterator[Any]:
        try:
            yield from self._regex().finditer(text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise SlowError(self.source) from None

    def findall(self, text: str) -> list[str]:
        """The text of each match.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._engine(text)
        if quick and quick.groups == 0:
            found: list[str] = quick.findall(text)
            return found
        return [match.group() for match in self.finditer(text)]

    def count(self, text: str) -> int:
        """The number of matches.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._engine(text)
        return len(quick.findall(text)) if quick else sum(1 for _ in self.finditer(text))

    def search(self, text: str, at: int = 0) -> Any:
        """The first match from a place on, or None.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._engine(text)
        return quick.search(text, at) if quick else self._slowly("search", text, at)

    def matcher(self, text: str) -> Callable[[str, int], Any]:
        """What gives the match in a text that begins at a place, or None; raises `SlowError`."""
        quick = self._engine(text, starts=1)
        return quick.match if quick else self._matched

    def _matched(self, text: str, at: int) -> Any:
        return self._slowly("match", text, at)

    def match_at(self, text: str, at: int, end: int) -> Any:
        """The match that begins at a place, in a text that ends where it is told to.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._quick
        if quick and end - at <= quick.match:
            return quick.pattern.match(text, at, end)
        return self._within("match", text, at, end)

    def search_within(self, text: str, at: int, end: int) -> Any:
        """The first match from a place on, in a text that ends where it is told to.

        Raises:
            SlowError: it takes too long.
        """
        quick = self._quick
        if quick and end - at <= quick.search:
            return quick.pattern.search(text, at, end)
        return self._within("search", text, at, end)

    def _within(self, how: str, text: str, at: int, end: int) -> Any:
        quick = self._compiled()
        if quick and end - at <= getattr(quick, how):
            return getattr(quick.pattern, how)(text, at, end)
        return self._slowly(how, text, at, end)

    def _slowly(self, how: str, text: str, *within: int) -> Any:
        try:
            return getattr(self._regex(), how)(text, *within, timeout=TIME_LIMIT)
        except TimeoutError:
            raise SlowError(self.source) from None

    def check(self) -> None:
        """See that it compiles.

        Raises:
            PatternError: it does not.
        """
        if self._engine("") is None:
            self._regex()

    def _engine(self, text: str, starts: int = 2) -> Any:
        """The quick engine, if it may read a text: to search it, or (`starts` is 1) to match at one place."""
        quick = self._quick or self._compiled()
        if quick is False:
            return None
        return quick.pattern if len(text) <= (quick.match if starts == 1 else quick.search) else None

    def _compiled(self) -> Any:
        """The pattern for the quick engine; False if there is none."""
        if self._quick is None:
            self._quick = bounded.compiled(translated(self.source)) or False
        return self._quick

    def _regex(self) -> Any:
        if self._full is None:
            import regex

            try:
                self._full = regex.compile(translated(self.source), regex.V1)
            except Exception as error:  # `regex` raises several kinds, also RecursionError for hostile patterns
                raise PatternError(str(error).splitlines()[0][:200]) from None
        return self._full


def _escaped(pair: str, *, in_set: bool) -> str:
    """An escape as the engines here write it."""
    if pair.startswith("\\x{"):
        number = int(pair[3:-1], 16)
        return f"\\U{number:08x}" if number <= sys.maxunicode else pair
    if pair.startswith("\\k") and len(pair) > 2:
        name = pair[3:-1]
        return f"(?:\\{name})" if name.isdigit() else f"(?P={name})"
    if pair == "\\e":
        return "\\x1b"
    if in_set:
        return pair
    return {"\\z": "\\Z", "\\Z": "(?=\\n?\\Z)"}.get(pair, pair)


def translated(source: str) -> str:
    """A pattern as the `regex` engine reads it in its version 1: marks that only it knows in sets are escaped.

    Raises:
        PatternError: only the engines here know what stands in it.
    """
    found: list[str] = []
    at, size, in_set, first = 0, len(source), False, 0
    while at < size:
        mark = source[at]
        if not in_set and (foreign := _FOREIGN.match(source, at)):
            raise PatternError(f"'{foreign[0]}' at position {at} is no part of the expressions of .NET")
        if mark == "\\" and at + 1 < size:
            escape = _ESCAPE.match(source, at)
            pair = escape[0] if escape else source[at : at + 2]
            found.append(_escaped(pair, in_set=in_set))
            at += len(pair)
            continue
        if not in_set:
            if mark == "[":
                in_set, first = True, at + 1
                if source[at + 1 : at + 2] == "^":
                    first += 1
                    found.append("[^")
                    at += 2
                    continue
            # A brace that begins no number of repeats stands for itself.
            found.append("\\{" if mark == "{" and not _REPEAT.match(source, at) else mark)
            at += 1
            continue
        if mark == "]" and at != first:
            in_set = False
        elif mark == "[" and source.startswith("[:", at) and (end := source.find(":]", at)) > 0:
            found.append(source[at : end + 2])
            at = end + 2
            continue
        elif mark in _SET_MARKS or mark == "]" or (mark == "-" and source[at + 1 : at + 2] == "-"):
            found.append("\\")
        found.append(mark)
        at += 1
    return "".join(found)
