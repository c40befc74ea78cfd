"""Regular expressions that are compiled when they are first used: a draft needs few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Any


@lru_cache(maxsize=4096)
def compiled(source: str) -> re.Pattern[str]:
    """An expression, compiled once."""
    return re.compile(source)


@lru_cache(maxsize=4096)
def ignoring_case(source: str) -> re.Pattern[str]:
    """The same for one that takes small letters for capitals."""
    return re.compile(source, re.IGNORECASE)


class Lazy:
    """A regular expression, compiled at its first use."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.search(text, *within)

    def match(self, text: str, *within: int) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.match(text, *within)

    def fullmatch(self, text: str, *within: int) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled.fullmatch(text, *within)

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._compiled.finditer(text, *within)

    def findall(self, text: str) -> list[Any]:
        """As of `re.Pattern`."""
        return self._compiled.findall(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self._compiled.sub(put, text)

    def split(self, text: str) -> list[str]:
        """As of `re.Pattern`, for one without groups."""
        return self._compiled.split(text)
