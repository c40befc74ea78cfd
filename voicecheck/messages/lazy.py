"""Patterns that are compiled when they are first used: most sentences need few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Lazy:
    """A regular expression, compiled at its first use."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """As of `re.Pattern`, for one without groups."""
        return [match[0] for match in self._compiled.finditer(text)]

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self._compiled.sub(put, text)

    def split(self, text: str) -> list[str]:
        """As of `re.Pattern`, for one without groups."""
        return self._compiled.split(text)
