"""Which patterns the engine of the standard library runs in bounded time: it is quick, but knows no time limit."""

from __future__ import annotations

import re
import warnings
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from voicecheck.vale import flags

_MOST_WAYS = 5000
"""In how many ways a pattern may match from one place, but for one endless repetition."""
_LIMITS = ((100_000, 1_000_000), (10_000, 200_000), (600, 5_000), (150, 300))
"""Of a pattern with no, one, ... endless repetitions: the characters that it may search, and match."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_SINGLE = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)
_CATEGORIES = {
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
}
_OTHER = re.compile(r"\[:|\\[pPGhHRKXz]|\(\?<[A-Za-z]|\(\?\(")
_LATER_FLAGS = re.compile(r"(?<!\A)(?<!\))\(\?[a-zA-Z-]+\)|\(\?[a-zA-Z]*-[a-zA-Z]*\)")


class Quick(NamedTuple):
    """A pattern for the standard engine, and how long a text it may search, or match at one place."""

    pattern: re.Pattern[str]
    search: int
    match: int


def compiled(source: str) -> Quick | None:
    """A pattern for the standard engine; None if that reads it otherwise, or may not come to an end soon."""
    if _OTHER.search(source):
        return None
    if "^" not in source and "$" not in source:
        source = source.replace("(?m)", "")
    if _LATER_FLAGS.search(source):
        scoped = flags.scoped(source)
        if scoped is None:
            return None
        source = scoped
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parser.parse(source)
            ways, endless = _cost(tree)
            if ways > _MOST_WAYS or endless >= len(_LIMITS):
                return None
            return Quick(compiler.compile(tree), *_LIMITS[endless])
    except (re.error, RecursionError, OverflowError, ValueError, Warning):
        return None


def _cost(nodes: Any) -> tuple[int, int]:
    ways, endless, least = 1, 0, 0
    for index, (code, argument) in enumerate(nodes):
        if code is codes.SUBPATTERN:
            inner = _cost(argument[3])
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            inner = _cost(argument[1])
        elif code is codes.ATOMIC_GROUP:
            inner = _cost(argument)
        elif code is codes.BRANCH:
            every = [_cost(branch) for branch in argument[1]]
            # Branches are tried one after the other: their ways add up only where they begin alike.
            inner = max(cost[0] for cost in every) * 2, max(cost[1] for cost in every)
        elif code in _REPEATS:
            low, high, repeated = argument
            inner = _cost(repeated)
            single = len(repeated) == 1 and repeated[0][0] in _SINGLE
            if single and high > 200 and index + 1 < len(nodes) and _ends_at(repeated[0], nodes[index + 1]):
                # It ends in one way alone, so that what follows is tried once.
                inner, least = (1, 0), 1
            elif single:
                inner = (1, 1) if high > 200 else (high - low + 1, 0)
            elif high == 1:
                inner = inner[0] + 1, inner[1]
            elif _is_determined(repeated):
                inner = 1, 1
            else:
                inner = (_MOST_WAYS + 1, inner[1]) if high != low or high > 4 else (inner[0] ** high, inner[1] * high)
        elif code in (*_SINGLE, codes.AT):
            continue
        else:
            return _MOST_WAYS + 1, 2
        ways, endless = min(ways * inner[0], _MOST_WAYS + 1), endless + inner[1]
    return ways, max(endless, least)


def _is_determined(nodes: Any) -> bool:
    """Whether nodes match a text in one way at most: each row of characters ends at one that it cannot take in."""
    nodes = [node for node in nodes if node[0] is not codes.AT]
    for index, (code, argument) in enumerate(nodes):
        if code in _SINGLE:
            continue
        if code not in _REPEATS or len(argument[2]) != 1 or argument[2][0][0] not in _SINGLE:
            return False
        if argument[0] != argument[1] and (index + 1 == len(nodes) or not _ends_at(argument[2][0], nodes[index + 1])):
            return False
    return bool(nodes)


def _ends_at(repeated: Any, after: Any) -> bool:
    """Whether a row of characters can only end where the next node matches."""
    return after[0] in _SINGLE and _are_apart(repeated, after)


def _are_apart(one: Any, other: Any) -> bool:
    """Whether no character matches both of two nodes."""
    (these, wide), (those, also_wide) = _members(one), _members(other)
    return not (these & those) and not (wide and also_wide)


def _members(node: Any) -> tuple[set[str], bool]:
    """The ASCII characters that a node of one character matches, and whether it may match others."""
    code, argument = node
    if code in (codes.LITERAL, codes.NOT_LITERAL):
        found = {mark for mark in (chr(argument).lower(), chr(argument).upper()) if mark.isascii()}
        wide = argument > 127
        return (found, wide) if code is codes.LITERAL else ({*map(chr, range(128))} - found, True)
    if code is codes.ANY:
        return {*map(chr, range(128))}, True
    stated = [item for item in argument if item[0] is not codes.NEGATE]
    found, wide = set(), len(stated) < len(argument)
    for sort, value in stated:
        if sort is codes.LITERAL:
            found |= {chr(value)}
            wide |= value > 127
        elif sort is codes.RANGE:
            found |= {chr(each) for each in range(value[0], min(value[1], 127) + 1)}
            wide |= value[1] > 127
        else:
            pattern = re.compile(_CATEGORIES[value])
            found |= {chr(each) for each in range(128) if pattern.match(chr(each))}
            wide = True
    if len(stated) < len(argument):
        return {*map(chr, range(128))} - found, True
    return found | {mark.swapcase() for mark in found}, wide
