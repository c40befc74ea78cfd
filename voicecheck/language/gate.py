"""Where which regular expressions may match: told for all of them at once by the words that their matches must hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from voicecheck.language.required import NAME, has_han, is_han, keys_of_han, keys_of_word, latin

Sets = Sequence[Mapping[str, Sequence[str]]]
"""Of an expression: sets of words by their key, of each of which one must stand; none: it may match anywhere."""

_MUCH = 100_000
"""Characters read, from which on an automaton, which takes time to build, is quicker than keys."""
_MOST_KNOWN = 100_000


class Gate:
    """The required words of many regular expressions, looked up together. Pickles.

    Args:
        expressions: What is known of each expression, by its source.
    """

    def __init__(self, expressions: Mapping[str, Sets]) -> None:
        self._expressions = expressions
        self._sources = list(expressions)
        self._counts = [len(sets) for sets in expressions.values()]
        self._owners = [place for place, count in enumerate(self._counts) for _ in range(count)]
        self._tables: dict[bool, _Table] = {}
        self._read = 0

    def __getstate__(self) -> Mapping[str, Sets]:
        return self._expressions

    def __setstate__(self, expressions: Mapping[str, Sets]) -> None:
        self.__init__(expressions)  # type: ignore[misc]

    def __contains__(self, source: str) -> bool:
        return source in self._expressions

    def always(self) -> Iterable[str]:
        """The expressions of which nothing is known."""
        return (source for source, count in zip(self._sources, self._counts, strict=True) if not count)

    def live(self, texts: Sequence[str], names: Sequence[bool] = ()) -> Iterator[list[str]]:
        """For each text the other expressions that may match in it.

        Args:
            names: Whether a text has a name of the company or of a product; left out: none has.
        """
        small = [text.lower() for text in texts]
        self._read += sum(map(len, small))
        met = self._met([latin(text) for text in small], han=False)
        if any(map(has_han, small)):
            met = [one | other for one, other in zip(met, self._met(small, han=True), strict=True)]
        for numbers, is_named in zip(met, names or [False] * len(met), strict=True):
            counts: dict[int, int] = {}
            for number in numbers.union(self._named) if is_named else numbers:
                owner = self._owners[number]
                counts[owner] = counts.get(owner, 0) + 1
            yield [self._sources[owner] for owner, count in counts.items() if count == self._counts[owner]]

    @cached_property
    def _sets(self) -> Sequence[Mapping[str, Sequence[str]]]:
        return [each for sets in self._expressions.values() for each in sets]

    @cached_property
    def _named(self) -> Sequence[int]:
        """The sets that a name meets."""
        return [number for number, each in enumerate(self._sets) if NAME in each]

    def _met(self, readings: Sequence[str], *, han: bool) -> Sequence[set[int]]:
        """For each reading the sets of which a word stands in it."""
        table = self._tables.get(han)
        if table is None:
            table = self._tables[han] = _Table(self._sets, han=han)
        return table.met_in_many(readings) if self._read > _MUCH else list(map(table.met, readings))


class _Table:
    """The sets that hold a word of one kind, by its key and the word."""

    def __init__(self, sets: Iterable[Mapping[str, Sequence[str]]], *, han: bool) -> None:
        self._han = han
        self._sets: dict[str, dict[str, list[int]]] = {}
        for number, each in enumerate(sets):
            for key, words in each.items():
                if is_han(key) is han:
                    at = self._sets.setdefault(key, {})
                    for word in words:
                        at.setdefault(word, []).append(number)
        self._known: dict[str, tuple[str, ...]] = {}
        self._automaton: Any = None
        self._of_word: list[list[int]] = []

    def met(self, text: str) -> set[int]:
        """The sets of which a word stands in a text."""
        found: set[int] = set()
        for key in keys_of_han(text) & self._sets.keys() if self._han else self._keys(text):
            for word, sets in self._sets[key].items():
                if word in text:
                    found.update(sets)
        return found

    def met_in_many(self, texts: Sequence[str]) -> Sequence[set[int]]:
        """The same for many texts in one pass."""
        found: list[set[int]] = [set() for _ in texts]
        if not self._sets:
            return found
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            words = [(word, sets) for of_key in self._sets.values() for word, sets in of_key.items()]
            self._automaton = AhoCorasick([word for word, _ in words])
            self._of_word = [sets for _, sets in words]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        seen: set[tuple[int, int]] = set()
        for index, start, _ in self._automaton.find_matches_as_indexes("\n".join(texts), overlapping=True):
            place = bisect_right(starts, start) - 1
            if (index, place) not in seen:
                seen.add((index, place))
                found[place].update(self._of_word[index])
        return found

    def _keys(self, text: str) -> set[str]:
        """The keys of the words of a text; most words come again and again."""
        found: set[str] = set()
        known = self._known
        for word in set(text.split()):
            keys = known.get(word)
            if keys is None:
                if len(known) > _MOST_KNOWN:
                    known.clear()
                keys = known[word] = tuple(keys_of_word(word) & self._sets.keys())
            found.update(keys)
        return found
