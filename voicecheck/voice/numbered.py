"""Names with a number each, as sorted lines of a text: a draft asks for a few, and the rest are never unpacked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

T = TypeVar("T")


class Numbered(Mapping[str, int]):
    """A mapping over lines `name<TAB>number`. Once much has been asked it becomes a dictionary.

    Args:
        lines: Sorted.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._asked = 0
        self._whole: dict[str, int] | None = None

    def __getitem__(self, name: str) -> int:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def get(self, name: str, default: None = None) -> int | None: ...
    @overload
    def get(self, name: str, default: int | T) -> int | T: ...
    def get(self, name: str, default: int | T | None = None) -> int | T | None:
        """As of a dictionary."""
        if self._whole is not None:
            return self._whole.get(name, default)
        self._asked += 1
        if self._asked > len(self._lines):
            self._whole = dict(map(_pair, self._lines))
        begin = f"{name}\t"
        place = bisect_left(self._lines, begin)
        if place < len(self._lines) and self._lines[place].startswith(begin):
            return int(self._lines[place][len(begin) :])
        return default


def _pair(line: str) -> tuple[str, int]:
    name, _, number = line.partition("\t")
    return name, int(number)


def lines_of(table: Mapping[str, int]) -> list[str]:
    """The lines of a table."""
    return sorted(f"{name}\t{number}" for name, number in table.items())
