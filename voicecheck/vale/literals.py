"""What a text must hold for a pattern to match in it: the literals of the prefilter, and where they stand in a match.

Literals are told in the alphabet of `prefilter.plain`, in which all that is no letter is a space and each figure a
nought; so an end of a word is a space too. Patterns without words are told as they stand, or by their shape: `A` for
a capital, `a` for a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from typing import Any

from voicecheck.vale.facts import CASED, FOLDED, RAW, SHAPE, Literal, blanks, with_blanks
from voicecheck.vale.spellings import FRESH, Speller, Spellings
from voicecheck.vale.trees import REPEATS, Width, parsed, width

MOST = 4000
"""Literals of one pattern; with more, it is run everywhere."""

_FOLDS = re.compile(r"\(\?[a-zA-Z]*i")
_SHAPE = re.compile("AA|aA|0|  A")
_MARK = re.compile(r"(?<![A-Za-z0-9])-|[A-Za-z]{2}-")
_COMMON_MARKS = frozenset(" .,-'")


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
    elif _MARK.search(source):
        # As many letters with the marks between them, which stand for a space otherwise, tell more.
        marked = _Search(tree, RAW).best()
        if marked and all(map(_has_mark, marked)) and _telling(marked)[0] >= _telling(found)[0]:
            found = marked
    return sorted(found, key=lambda each: each[:3]) if found else None


class _Search:
    """The best set of literals of a pattern: the one that tells most."""

    def __init__(self, tree: Any, kind: int) -> None:
        self._tree = tree
        self._kind = kind
        self._spelt = Speller(kind).spelt

    def best(self) -> set[Literal] | None:
        """The set, None if no part of the pattern tells anything."""
        return self._of_sequence(list(self._tree), FRESH, (0, 0, 0), 0)

    def _of_sequence(self, nodes: list[Any], spelt: Spellings, at: Width, depth: int) -> set[Literal] | None:
        best: set[Literal] | None = None
        begun = at
        nodes = nodes[::-1]
        while nodes:
            node = nodes.pop()
            code, argument = node
            longer = self._spelt([node], spelt)
            if longer:
                spelt, at = longer, _sum(at, width(self._tree, node))
                continue
            if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
                nodes += list(argument[3] if code is codes.SUBPATTERN else argument)[::-1]
                continue
            if code is codes.BRANCH and depth < 3:
                tail = nodes[::-1] if len(nodes) < 4 else []
                head, before = (spelt, begun) if len(spelt) < 4 else (FRESH, at)
                best = self._better(best, self._of_branches(argument[1], tail, head, before, at, depth))
            elif code in REPEATS and argument[0] >= 1:
                inner = list(argument[2])
                once = self._spelt(inner * min(argument[0], 3), spelt)
                if once:
                    best = self._better(best, self._literals(once, begun))
                elif argument[0] <= 3:
                    nodes += [(code, (argument[0] - 1, argument[1], argument[2])), *inner[::-1]]
                    continue
            best = self._better(best, self._literals(spelt, begun))
            head = spelt
            spelt, begun = self._spelt([node], FRESH) or FRESH, at
            at = _sum(at, width(self._tree, node))
            if spelt is FRESH:
                begun = at
                if code in REPEATS and len(argument[2]) == 1 and width(self._tree, argument[2][0])[:2] == (1, 1):
                    # The last characters of a row still stand beside what follows.
                    count = min(argument[0], 3)
                    low, high, blank = at
                    last = self._spelt(list(argument[2]) * count, FRESH)
                    longer = self._spelt(list(argument[2]) * count, head)
                    if count and longer and len(longer) == 1 and len({*min(longer)[0]}) == 1:
                        # So do those before it, if they are the same.
                        last, count = longer, len(min(longer)[0])
                    if count and last:
                        spelt, begun = last, (low - count, None if high is None else high - count, blank)
        return self._better(best, self._literals(spelt, begun))

    def _of_branches(
        self,
        branches: Sequence[Any],
        tail: list[Any],
        head: Spellings,
        before: Width,
        at: Width,
        depth: int,
    ) -> set[Literal] | None:
        found: set[Literal] = set()
        for branch in branches:
            literals = (
                self._of_sequence([*branch, *tail], head, at, depth + 1)
                if before == at
                else self._of_sequence([*branch, *tail], FRESH, at, depth + 1)
            )
            if not literals:
                return None
            found |= literals
            if len(found) > MOST:
                return None
        return found

    def _literals(self, spelt: Spellings, at: Width) -> set[Literal] | None:
        if len(spelt) > MOST or not all(self._tells(text) for text, _, _ in spelt):
            return None
        low, high, blank = at
        return {
            Literal(
                text,
                self._kind,
                low + shift,
                high + shift if high is not None else with_blanks(blank),
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


def _has_mark(literal: Literal) -> bool:
    return any(not (mark.isalnum() or mark.isspace()) for mark in literal.text)


def _telling(literals: set[Literal]) -> tuple[float, int]:
    return min(map(_weight, literals)), -len(literals)


def _weight(literal: Literal) -> float:
    text, kind, _, high = literal
    spread = 1.0 if high is None else 0.5 + 0.1 * blanks(high) if blanks(high) >= 0 else 0.0
    if kind == SHAPE:
        return 0.3 * len(text) + (1.5 if "aA" in text or "  A" in text else 0.0) - spread
    return sum(0.5 if mark in _COMMON_MARKS else 1.0 for mark in text) - spread


def _sum(one: Width, other: Width) -> Width:
    high = None if one[1] is None or other[1] is None else one[1] + other[1]
    blank = None if one[2] is None or other[2] is None else one[2] + other[2]
    return one[0] + other[0], high, blank
