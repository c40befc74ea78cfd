"""All the ways to spell what a pattern matches, in one of the alphabets of the prefilter, as long as they are few."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from string import digits
from typing import Any

from voicecheck.vale.facts import CASED, FOLDED, RAW, SHAPE
from voicecheck.vale.trees import REPEATS

_MOST = 64
_MOST_RAW = 2100
_STARTS = (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING)
_ENDS = (codes.AT_END, codes.AT_END_STRING)
_BLANKS = (codes.CATEGORY_SPACE, codes.CATEGORY_NOT_WORD)
_OPEN, _AHEAD, _EDGE = range(3)
"""Of a spelling: goes on as it is; its last space is yet to be read; it begins at the edge of a word."""

Spelling = tuple[str, int, int]
"""A text, its place before or at where it is counted from (-1 or 0), and its state."""
Spellings = frozenset[Spelling]
FRESH: Spellings = frozenset((("", 0, _OPEN),))


class Speller:
    """Spells in one alphabet."""

    def __init__(self, kind: int) -> None:
        self._kind = kind
        self._most = _MOST_RAW if kind == RAW else _MOST

    def spelt(self, nodes: Iterable[Any], spelt: Spellings) -> Spellings | None:
        """Spellings with all that nodes may be put behind them; None if that is too much, or endless."""
        for code, argument in nodes:
            letters = self._letters(code, argument)
            if letters is not None:
                longer = _extended(spelt, letters)
            elif code is codes.AT:
                longer = self._at(argument, spelt)
            elif code is codes.ASSERT_NOT:
                longer = spelt
            elif code is codes.ASSERT:
                seen = self.spelt(argument[1], FRESH)
                blank = bool(seen) and self._kind != RAW and all(text[:1] == " " for text, _, _ in seen or ())
                longer = _ahead(spelt) if blank else spelt
            elif code is codes.SUBPATTERN:
                longer = self.spelt(argument[3], spelt) or frozenset()
            elif code is codes.ATOMIC_GROUP:
                longer = self.spelt(argument, spelt) or frozenset()
            elif code is codes.BRANCH:
                longer = self._joined([self.spelt(branch, spelt) for branch in argument[1]])
            elif code in REPEATS and argument[1] <= 3:
                low, high, inner = argument
                longer = self._joined([self.spelt(list(inner) * count, spelt) for count in range(low, high + 1)])
            else:
                return None
            if not longer or len(longer) > self._most:
                return None
            spelt = longer
        return spelt

    def _joined(self, parts: list[Spellings | None]) -> Spellings:
        if any(part is None for part in parts):
            return frozenset()
        return frozenset().union(*(part for part in parts if part))

    def _letters(self, code: Any, argument: Any) -> set[str] | None:
        """The characters that a node of one character may be; None if it is none, or too many."""
        if code is codes.LITERAL:
            letter = self._letter(argument)
            return None if letter is None else {letter}
        if code is not codes.IN:
            return None
        found: set[str] = set()
        for inner, value in argument:
            if inner is codes.LITERAL:
                letter = self._letter(value)
                if letter is None:
                    return None
                found.add(letter)
            elif inner is codes.RANGE and value[1] < 128:
                every = {self._letter(number) for number in range(value[0], value[1] + 1)}
                letters = {each for each in every if each is not None}
                if self._kind in (CASED, FOLDED) and any(each.isalpha() for each in letters):
                    return None
                found |= letters
            elif inner is codes.CATEGORY and self._kind != RAW and value in _BLANKS:
                found.add(" ")
            elif inner is codes.CATEGORY and value is codes.CATEGORY_DIGIT:
                found |= {"0"} if self._kind != RAW else set(digits)
            else:
                return None
        return found

    def _letter(self, number: int) -> str | None:
        letter = chr(number)
        if self._kind == RAW:
            lower = letter.lower()
            return lower if len(lower) == 1 and (letter.isascii() or not letter.isalpha()) else None
        if not letter.isalnum() and letter != "_":
            return " "
        if letter.isdecimal():
            return "0"
        if self._kind == SHAPE:
            return None if not letter.isascii() else "_" if letter == "_" else "A" if letter.isupper() else "a"
        # Letters that fold from others than their capital, such as the long s, end the literal.
        if not letter.isascii() and (not letter.isalpha() or letter.lower() != letter.upper()):
            return None
        return letter.lower() if self._kind == FOLDED else letter

    def _at(self, place: Any, spelt: Spellings) -> Spellings:
        if self._kind == RAW or place is codes.AT_NON_BOUNDARY:
            return spelt
        if place in _STARTS:
            return frozenset((" ", -1, _OPEN) if not each[0] else each for each in spelt)
        if place in _ENDS:
            return _ahead(spelt)
        found: set[Spelling] = set()
        for text, shift, state in spelt:
            if not text:
                found.add((text, shift, _EDGE))
            elif state == _OPEN and text[-1] != " ":
                found.add((text + " ", shift, _AHEAD))
            else:
                found.add((text, shift, state))
        return frozenset(found)


def _extended(spelt: Spellings, letters: set[str]) -> Spellings:
    found: set[Spelling] = set()
    for text, shift, state in spelt:
        for letter in letters:
            if state == _AHEAD:
                if letter == " ":
                    found.add((text, shift, _OPEN))
            elif state == _EDGE and letter != " ":
                found.add((" " + letter, -1, _OPEN))
            else:
                found.add((text + letter, shift, _OPEN))
    return frozenset(found)


def _ahead(spelt: Spellings) -> Spellings:
    return frozenset(
        (text + " ", shift, _AHEAD) if text and state == _OPEN else (text, shift, state) for text, shift, state in spelt
    )
