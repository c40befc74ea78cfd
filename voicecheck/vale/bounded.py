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
_LIMITS = ((100_000, 1_000_000), (20_000, 200_000), (600, 5_000), (150, 300))
"""Of a pattern with no, one, ... endless repetitions: the characters that it may search, and match."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_SINGLE = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)
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
    ways, endless = 1, 0
    for code, argument in nodes:
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
            if single:
                inner = (1, 1) if high > 200 else (high - low + 1, 0)
            elif high == 1:
                inner = inner[0] + 1, inner[1]
            else:
                inner = (_MOST_WAYS + 1, inner[1]) if high != low or high > 4 else (inner[0] ** high, inner[1] * high)
        elif code in (*_SINGLE, codes.AT):
            continue
        else:
            return _MOST_WAYS + 1, 2
        ways, endless = min(ways * inner[0], _MOST_WAYS + 1), endless + inner[1]
    return ways, endless
