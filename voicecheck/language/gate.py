"""Where which regular expressions may match: told for all of them at once by the words that their matches must hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from voicecheck.core.packed_words import Packed, pack, unpack
from voicecheck.language.required import NAME, has_han, is_han, keys_of_han, keys_of_word, latin

Sets = Sequence[Mapping[str, Sequence[str]]]
"""Of an expression: sets of words by their key, of each of which one must stand; none: it may match anywhere."""

_MUCH = 100_000
"""Characters read, from which on an automaton, which takes time to build, is quicker than keys."""
_MOST_KNOWN = 100_000


class Gate:
    """The required words of many regular expressions, looked up together. Pickles.

    Args:
        expressions: By its source, the number of each expression's first set, and how many it has.
        packed: All sets; those of no expression here are passed over.
    """

    def __init__(self, expressions: Mapping[str, tuple[int, int]], packed: Packed) -> None:
        self._expressions = expressions
        self._owners = {
            number: source for source, (first, count) in expressions.items() for number in range(first, first + count)
        }
        self._table = _Table(packed)
        self._read = 0

    @classmethod
    def of(cls, expressions: Mapping[str, Sets]) -> Gate:
        """A gate of expressions with what is known of each."""
        ends = [0, *accumulate(map(len, expressions.values()))]
        places = {source: (ends[at], len(sets)) for at, (source, sets) in enumerate(expressions.items())}
        return cls(places, pack(each for sets in expressions.values() for each in sets))

    def __getstate__(self) -> tuple[Mapping[str, tuple[int, int]], Packed]:
        return self._expressions, self._table.packed

    def __setstate__(self, state: tuple[Mapping[str, tuple[int, int]], Packed]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def __contains__(self, source: str) -> bool:
        return source in self._expressions

    def always(self) -> Iterable[str]:
        """The expressions of which nothing is known."""
        return (source for source, (_, count) in self._expressions.items() if not count)

    def live(self, texts: Sequence[str], names: Sequence[bool] = ()) -> Iterator[list[str]]:
        """For each text the other expressions that may match in it.

        Args:
            names: Whether a text has a name of the company or of a product; left out: none has.
        """
        small = [text.lower() for text in texts]
        self._read += sum(map(len, small))
        is_much = self._read > _MUCH
        met = self._table.met([latin(text) for text in small], han=False, is_much=is_much)
        if any(map(has_han, small)):
            of_han = self._table.met(small, han=True, is_much=is_much)
            met = [one | other for one, other in zip(met, of_han, strict=True)]
        for numbers, is_named in zip(met, names or [False] * len(met), strict=True):
            counts: dict[str, int] = {}
            for number in numbers.union(self._table.named) if is_named else numbers:
                owner = self._owners.get(number)
                if owner is not None:
                    counts[owner] = counts.get(owner, 0) + 1
            yield [owner for owner, count in counts.items() if count == self._expressions[owner][1]]


class _Table:
    """Words by their key, with the sets that hold them."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self._keys = packed.keys()
        self._unpacked: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        self._automata: dict[bool, _Automaton] = {}

    @cached_property
    def named(self) -> Sequence[int]:
        """The sets that a name of the company meets."""
        return [number for _, numbers in self._words(NAME) for number in numbers] if NAME in self._keys else ()

    def met(self, texts: Sequence[str], *, han: bool, is_much: bool) -> Sequence[set[int]]:
        """For each text the sets of which a word stands in it, looked up in one of two readings."""
        if not is_much:
            return [self._met(text, keys_of_han(text) & self._keys if han else self._keys_of(text)) for text in texts]
        if han not in self._automata:
            self._automata[han] = _Automaton(
                [word for key in self._keys if is_han(key) is han for word in self._words(key)]
            )
        return self._automata[han].met(texts)

    def _met(self, text: str, keys: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for key in keys:
            for word, numbers in self._words(key):
                if word in text:
                    found.update(numbers)
        return found

    def _words(self, key: str) -> list[tuple[str, tuple[int, ...]]]:
        known = self._unpacked.get(key)
        if known is None:
            known = self._unpacked[key] = unpack(self.packed[key])
        return known

    def _keys_of(self, text: str) -> set[str]:
        """The keys of the words of a text; most words come again and again."""
        found: set[str] = set()
        known = self._known
        for word in set(text.split()):
            keys = known.get(word)
            if keys is None:
                if len(known) > _MOST_KNOWN:
                    known.clear()
                keys = known[word] = tuple(keys_of_word(word) & self._keys)
            found.update(keys)
        return found


class _Automaton:
    """All words found in one pass: dear to build."""

    def __init__(self, words: Sequence[tuple[str, tuple[int, ...]]]) -> None:
        self._numbers = [numbers for _, numbers in words]
        if words:
            from ahocorasick_rs import AhoCorasick

            self._words = AhoCorasick([word for word, _ in words])

    def met(self, texts: Sequence[str]) -> Sequence[set[int]]:
        """For each text the sets of which a word stands in it."""
        found: list[set[int]] = [set() for _ in texts]
        if not self._numbers:
            return found
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        seen: set[tuple[int, int]] = set()
        for index, start, _ in self._words.find_matches_as_indexes("\n".join(texts), overlapping=True):
            place = bisect_right(starts, start) - 1
            if (index, place) not in seen:
                seen.add((index, place))
                found[place].update(self._numbers[index])
        return found
