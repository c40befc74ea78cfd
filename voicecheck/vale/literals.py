"""What a text must hold for a pattern to match in it: the literals of the prefilter, and where they stand in a match.

Literals are told in the alphabet of `prefilter.plain`, in which all that is no letter is a space and each figure a
nought; so an end of a word is a space too. Patterns without words are told as they stand, or by their shape: `A` for
a capital, `a` for a small letter.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import digits
from typing import Any, NamedTuple

MOST = 4000
"""Literals of one pattern; with more, it is run everywhere."""

CASED, FOLDED, RAW, SHAPE = range(4)
IN_WORD = -9
_MOST_SPELLINGS = 64
_MOST_RAW = 2100
_FLAGS = re.compile(r"\(\?[imsnU-]+\)")
_SCOPED_FLAGS = re.compile(r"\(\?[imsnU-]+:")
_FOLDS = re.compile(r"\(\?[a-zA-Z]*i")
_EXTENDED = re.compile(r"\(\?[a-zA-Z]*x")
_CLASS = re.compile(r"\\[pP](?:\{[^}]*\}|\w)|\[:\^?\w+:\]")
_SHAPE = re.compile("AA|aA|0|  A")
_COMMON_MARKS = frozenset(" .,-'")
_STARTS = (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING)
_ENDS = (codes.AT_END, codes.AT_END_STRING)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_BLANKS = (codes.CATEGORY_SPACE, codes.CATEGORY_NOT_WORD)
_OPEN, _AHEAD, _EDGE = range(3)
"""Of a spelling: goes on as it is; its last space is yet to be read; it begins at the edge of a word."""


class Literal(NamedTuple):
    """One literal; it begins `low` to `high` characters after the match does.

    `high` is None for any number of characters, and `IN_WORD` for any number that has no space among them.
    """

    text: str
    kind: int
    low: int
    high: int | None


Spelling = tuple[str, int, int]
"""A text, its place before or at where it is counted from (-1 or 0), and its state."""
Width = tuple[int, int | None, bool]
"""The fewest and the most characters of something, and whether there is no space among them."""
_FRESH: frozenset[Spelling] = frozenset((("", 0, _OPEN),))


def parsed(source: str) -> Any:
    """The tree of a pattern of .NET, near enough for what is asked of it here; None if there is none."""
    if _EXTENDED.search(source):
        return None
    plain = _SCOPED_FLAGS.sub("(?:", _FLAGS.sub("", source))
    plain = _CLASS.sub(r"\\w", plain.replace("(?<=", "(?!").replace("(?<!", "(?!"))
    plain = re.sub(r"\(\?<([A-Za-z_]\w*)>", r"(?P<\1>", plain).replace("\\z", "\\Z")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parser.parse(plain)
    except (re.error, RecursionError, OverflowError, ValueError):
        return None


def required(source: str) -> list[Literal] | None:
    """Literals of which each match holds one; None if there are none to be told."""
    tree = parsed(source)
    if tree is None:
        return None
    folds = _FOLDS.search(source) is not None
    found = _Search(tree, FOLDED if folds else CASED).best()
    if not found or _telling(found)[0] < 2:
        others = (found, *(_Search(tree, kind).best() for kind in ((RAW,) if folds else (RAW, SHAPE))))
        found = max(filter(None, others), key=_telling, default=None)
    return sorted(found, key=lambda each: each[:3]) if found else None


def is_free_of_place(source: str) -> bool:
    """Whether a pattern matches in a text as it would in a longer one, as long as the match fits in.

    It then looks at nothing but what it takes in, and the edges of words.
    """
    tree = parsed(source)
    return tree is not None and "(?<" not in source and _looks_at_itself(tree)


def is_spaceless(source: str) -> bool:
    """Whether no match of a pattern has a space in it."""
    tree = parsed(source)
    return tree is not None and _is_spaceless(tree)


def _looks_at_itself(nodes: Any) -> bool:
    for code, argument in nodes:
        if code is codes.AT:
            if argument not in (codes.AT_BOUNDARY, codes.AT_NON_BOUNDARY):
                return False
        elif code is codes.SUBPATTERN:
            if not _looks_at_itself(argument[3]):
                return False
        elif code is codes.BRANCH:
            if not all(map(_looks_at_itself, argument[1])):
                return False
        elif code in _REPEATS:
            if not _looks_at_itself(argument[2]):
                return False
        elif code not in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            return False
    return True


class _Search:
    """The best set of literals of a pattern: the one that tells most."""

    def __init__(self, tree: Any, kind: int) -> None:
        self._tree = tree
        self._kind = kind
        self._most = _MOST_RAW if kind == RAW else _MOST_SPELLINGS

    def best(self) -> set[Literal] | None:
        """The set, None if no part of the pattern tells anything."""
        return self._of_sequence(list(self._tree), _FRESH, (0, 0, True), 0)

    def _of_sequence(self, nodes: list[Any], spelt: frozenset[Spelling], at: Width, depth: int) -> set[Literal] | None:
        best: set[Literal] | None = None
        begun = at
        nodes = nodes[::-1]
        while nodes:
            node = nodes.pop()
            code, argument = node
            longer = self._spelt([node], spelt)
            if longer:
                spelt, at = longer, _sum(at, self._width(node))
                continue
            if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
                nodes += list(argument[3] if code is codes.SUBPATTERN else argument)[::-1]
                continue
            if code is codes.BRANCH and depth < 3:
                tail = nodes[::-1] if len(nodes) < 4 else []
                head, before = (spelt, begun) if len(spelt) < 4 else (_FRESH, at)
                best = self._better(best, self._of_branches(argument[1], tail, head, before, at, depth))
            elif code in _REPEATS and argument[0] >= 1:
                inner = list(argument[2])
                once = self._spelt(inner * min(argument[0], 3), spelt)
                if once:
                    best = self._better(best, self._literals(once, begun))
                elif argument[0] <= 3:
                    nodes += [(code, (argument[0] - 1, argument[1], argument[2])), *inner[::-1]]
                    continue
            best = self._better(best, self._literals(spelt, begun))
            head = spelt
            spelt, begun = self._spelt([node], _FRESH) or _FRESH, at
            at = _sum(at, self._width(node))
            if spelt is _FRESH:
                begun = at
                if code in _REPEATS and len(argument[2]) == 1 and self._width(argument[2][0])[:2] == (1, 1):
                    # The last characters of a row still stand beside what follows.
                    count = min(argument[0], 3)
                    low, high, spaceless = at
                    last = self._spelt(list(argument[2]) * count, _FRESH)
                    longer = self._spelt(list(argument[2]) * count, head)
                    if longer and len(longer) == 1 and len({*min(longer)[0]}) == 1:
                        # So do those before it, if they are the same.
                        last, count = longer, len(min(longer)[0])
                    if count and last:
                        spelt, begun = last, (low - count, None if high is None else high - count, spaceless)
        return self._better(best, self._literals(spelt, begun))

    def _of_branches(
        self,
        branches: Sequence[Any],
        tail: list[Any],
        head: frozenset[Spelling],
        before: Width,
        at: Width,
        depth: int,
    ) -> set[Literal] | None:
        found: set[Literal] = set()
        for branch in branches:
            literals = (
                self._of_sequence([*branch, *tail], head, at, depth + 1)
                if before == at
                else self._of_sequence([*branch, *tail], _FRESH, at, depth + 1)
            )
            if not literals:
                return None
            found |= literals
            if len(found) > MOST:
                return None
        return found

    def _spelt(self, nodes: Iterable[Any], spelt: frozenset[Spelling]) -> frozenset[Spelling] | None:
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
                seen = self._spelt(argument[1], _FRESH)
                blank = bool(seen) and self._kind != RAW and all(text[:1] == " " for text, _, _ in seen or ())
                longer = _ahead(spelt) if blank else spelt
            elif code is codes.SUBPATTERN:
                longer = self._spelt(argument[3], spelt) or frozenset()
            elif code is codes.ATOMIC_GROUP:
                longer = self._spelt(argument, spelt) or frozenset()
            elif code is codes.BRANCH:
                longer = self._joined([self._spelt(branch, spelt) for branch in argument[1]])
            elif code in _REPEATS and argument[1] <= 3:
                low, high, inner = argument
                longer = self._joined([self._spelt(list(inner) * count, spelt) for count in range(low, high + 1)])
            else:
                return None
            if not longer or len(longer) > self._most:
                return None
            spelt = longer
        return spelt

    def _joined(self, parts: list[frozenset[Spelling] | None]) -> frozenset[Spelling]:
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
            return ("A" if letter.isupper() else "a") if letter.isascii() else None
        # Letters that fold from others than their capital, such as the long s, end the literal.
        if not letter.isascii() and (not letter.isalpha() or letter.lower() != letter.upper()):
            return None
        return letter.lower() if self._kind == FOLDED else letter

    def _at(self, place: Any, spelt: frozenset[Spelling]) -> frozenset[Spelling]:
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

    def _literals(self, spelt: frozenset[Spelling], at: Width) -> set[Literal] | None:
        if len(spelt) > MOST or not all(self._tells(text) for text, _, _ in spelt):
            return None
        low, high, spaceless = at
        return {
            Literal(
                text,
                self._kind,
                low + shift,
                high + shift if high is not None else IN_WORD if spaceless else None,
            )
            for text, shift, _ in spelt
        }

    def _tells(self, text: str) -> bool:
        bare = text.strip()
        if self._kind == RAW:
            return any(not mark.isalnum() for mark in bare)
        if self._kind == SHAPE:
            return _SHAPE.search(text) is not None
        return len(bare) > 1 or bool(bare and (len(text) > 2 or not bare.isascii() or bare.isupper()))

    def _better(self, one: set[Literal] | None, other: set[Literal] | None) -> set[Literal] | None:
        if not one or not other:
            return one or other
        return max((one, other), key=_telling)

    def _width(self, node: Any) -> Width:
        low, high = parser.SubPattern(self._tree.state, [node]).getwidth()
        return low, None if high >= 100_000 else high, _is_spaceless([node])


def _telling(literals: set[Literal]) -> tuple[float, int]:
    return min(map(_weight, literals)), -len(literals)


def _weight(literal: Literal) -> float:
    text, kind, _, high = literal
    spread = 1.0 if high is None else 0.5 if high == IN_WORD else 0.0
    if kind == SHAPE:
        return 0.3 * len(text) + (1.5 if "aA" in text or "  A" in text else 0.0) - spread
    return sum(0.5 if mark in _COMMON_MARKS else 1.0 for mark in text) - spread


def _is_spaceless(nodes: Any) -> bool:
    """Whether nothing that nodes match has a space in it."""
    for code, argument in nodes:
        if code is codes.LITERAL:
            if chr(argument).isspace():
                return False
        elif code is codes.IN:
            if not _is_spaceless_set(argument):
                return False
        elif code is codes.SUBPATTERN:
            if not _is_spaceless(argument[3]):
                return False
        elif code is codes.BRANCH:
            if not all(map(_is_spaceless, argument[1])):
                return False
        elif code in _REPEATS:
            if not _is_spaceless(argument[2]):
                return False
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            return False
    return True


def _is_spaceless_set(members: Any) -> bool:
    if members[0][0] is codes.NEGATE:
        return (codes.CATEGORY, codes.CATEGORY_SPACE) in members
    return all(
        (inner is codes.LITERAL and not chr(value).isspace())
        or (inner is codes.RANGE and value[0] > 32 and value[1] < 128)
        or (inner is codes.CATEGORY and value in (codes.CATEGORY_WORD, codes.CATEGORY_DIGIT, codes.CATEGORY_NOT_SPACE))
        for inner, value in members
    )


def _extended(spelt: frozenset[Spelling], letters: set[str]) -> frozenset[Spelling]:
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


def _ahead(spelt: frozenset[Spelling]) -> frozenset[Spelling]:
    return frozenset(
        (text + " ", shift, _AHEAD) if text and state == _OPEN else (text, shift, state) for text, shift, state in spelt
    )


def _sum(one: Width, other: Width) -> Width:
    high = None if one[1] is None or other[1] is None else one[1] + other[1]
    return one[0] + other[0], high, one[2] and other[2]
