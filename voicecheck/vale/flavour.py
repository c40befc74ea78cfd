r"""Vale's regular expressions, which are those of .NET, run by engines that cannot hang.

RE2 runs a pattern in linear time wherever it can and where its ASCII `\w` and `\b` mean the same as those of
.NET: in a text without letters, figures or spaces beyond ASCII. Else the `regex` engine does, with a time limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TIME_LIMIT = 2.0
"""Seconds that one pattern may take over one block of text."""

_SET_MARKS = frozenset("[&|~")
_WIDE = re.compile(r"[^\W\s]|\s", re.UNICODE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class PatternError(ValueError):
    """A pattern that does not compile."""


class SlowError(Exception):
    """A pattern that took longer than `TIME_LIMIT`."""


class Regex:
    """A compiled pattern. Compiles on first use; pickles as its source."""

    __slots__ = ("_full", "_linear", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._linear: Any = None
        self._full: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Regex, (self.source,)

    def finditer(self, text: str, *, simple: bool = False) -> Iterator[Any]:
        """All matches, also empty ones; `simple` says that RE2 may read the text.

        Raises:
            SlowError: it takes too long.
        """
        engine = self._engine(simple)
        if engine is self._linear:
            yield from engine.finditer(text)
            return
        try:
            yield from engine.finditer(text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise SlowError(self.source) from None

    def findall(self, text: str) -> list[str]:
        """The text of each match, stripped.

        Raises:
            SlowError: it takes too long.
        """
        try:
            return [match.group().strip() for match in self._regex().finditer(text, timeout=TIME_LIMIT)]
        except TimeoutError:
            raise SlowError(self.source) from None

    def search(self, text: str, *, simple: bool = False, at: int = 0) -> Any:
        """The first match, or None.

        Raises:
            SlowError: it takes too long.
        """
        engine = self._engine(simple)
        if engine is self._linear:
            return engine.search(text)
        try:
            return engine.search(text, at, timeout=TIME_LIMIT)
        except TimeoutError:
            raise SlowError(self.source) from None

    def check(self) -> None:
        """See that it compiles.

        Raises:
            PatternError: it does not.
        """
        if self._re2() is False:
            self._regex()

    def _engine(self, simple: bool) -> Any:
        if simple:
            linear = self._re2()
            if linear is not False:
                return linear
        return self._regex()

    def _re2(self) -> Any:
        if self._linear is None:
            self._linear = _linear(self.source)
        return self._linear

    def _regex(self) -> Any:
        if self._full is None:
            import regex

            try:
                self._full = regex.compile(translated(self.source), regex.V1)
            except Exception as error:  # `regex` raises several kinds, also RecursionError for hostile patterns
                raise PatternError(str(error).splitlines()[0][:200]) from None
        return self._full


def is_simple(text: str) -> bool:
    """Whether RE2 reads a text as .NET does: it has no letter, figure or space beyond ASCII."""
    return text.isascii() or not any(_WIDE.search(run) for run in _NOT_ASCII.findall(text))


def _linear(source: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 32 << 20
    try:
        return re2.compile(_without_escapes(source), options)
    except re2.error:
        return False


def _without_escapes(source: str) -> str:
    if "\\u" not in source and "(?<" not in source:
        return source
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: re.escape(chr(int(found[1], 16))), source)


def translated(source: str) -> str:
    """A pattern as the `regex` engine reads it in its version 1: marks that only it knows in sets are escaped."""
    found: list[str] = []
    at, size, in_set, first = 0, len(source), False, 0
    while at < size:
        mark = source[at]
        if mark == "\\" and at + 1 < size:
            pair = source[at : at + 2]
            found.append({"\\z": "\\Z", "\\Z": "(?=\\n?\\Z)"}.get(pair, pair) if not in_set else pair)
            at += 2
            continue
        if not in_set:
            if mark == "[":
                in_set, first = True, at + 1
                if source[at + 1 : at + 2] == "^":
                    first += 1
                    found.append("[^")
                    at += 2
                    continue
            found.append(mark)
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
