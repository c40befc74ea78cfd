"""What can be told of a pattern from its tree, as the parser of the standard library makes it."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from voicecheck.vale.facts import Reach

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_FLAGS = re.compile(r"\(\?[imsnU-]+\)")
_SCOPED_FLAGS = re.compile(r"\(\?[imsnU-]+:")
_EXTENDED = re.compile(r"\(\?[a-zA-Z]*x")
_CLASS = re.compile(r"\\[pP](?:\{[^}]*\}|\w)|\[:\^?\w+:\]")

_FARTHEST = 120

Width = tuple[int, int | None, int | None]
"""The fewest and the most characters of something, and the most blanks among them; None for no limit."""


@lru_cache(maxsize=8)
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


def is_free_of_place(source: str) -> bool:
    """Whether a pattern matches in a text as it would in a longer one, as long as the match fits in.

    It then looks at nothing but what it takes in, and the edges of words.
    """
    tree = parsed(source)
    return tree is not None and "(?<" not in source and _looks_at_itself(tree)


def reach(source: str) -> Reach | None:
    """What a pattern sees; None if it cannot be told, or has no end. One that is free of its place sees nothing."""
    tree = parsed(source)
    if tree is None:
        return None
    beyond = _beyond(tree)
    if beyond == 0:
        return Reach(0, 0)
    low, high = tree.getwidth()
    if beyond is None or high > _FARTHEST or low > high:
        return None
    looks_back = "(?<" in source or "^" in source or "\\A" in source or "\\G" in source
    return Reach(beyond if looks_back else 0, high + beyond)


def _beyond(nodes: Any) -> int | None:
    """The most characters beyond its match that something looks at; None if there is no telling."""
    total = 0
    for code, argument in nodes:
        if code is codes.AT:
            inner: int | None = 0 if argument in (codes.AT_BOUNDARY, codes.AT_NON_BOUNDARY) else 2
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            high = argument[1].getwidth()[1]
            nested = _beyond(argument[1])
            inner = None if nested is None or high > _FARTHEST else high + nested + 1
        elif code is codes.SUBPATTERN:
            inner = _beyond(argument[3])
        elif code is codes.BRANCH:
            every = [_beyond(branch) for branch in argument[1]]
            inner = None if None in every else sum(filter(None, every))
        elif code in REPEATS:
            inner = _beyond(argument[2])
            if inner:
                inner = None
        elif code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            inner = 0
        else:
            inner = None
        if inner is None:
            return None
        total += inner
    return total


def is_spaceless(source: str) -> bool:
    """Whether no match of a pattern has a space in it."""
    tree = parsed(source)
    return tree is not None and _blanks(tree) == 0


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
        elif code in REPEATS:
            if not _looks_at_itself(argument[2]):
                return False
        elif code not in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            return False
    return True


def width(tree: Any, node: Any) -> Width:
    """That of a node of a tree."""
    low, high = parser.SubPattern(tree.state, [node]).getwidth()
    return low, None if high >= 100_000 else high, _blanks([node])


def _blanks(nodes: Any) -> int | None:
    """The most blanks that there may be in what nodes match; None if there is no telling."""
    total = 0
    for code, argument in nodes:
        inner: int | None = 0
        if code is codes.LITERAL:
            inner = int(chr(argument).isspace())
        elif code is codes.IN:
            inner = int(not _is_spaceless_set(argument))
        elif code in (codes.ANY, codes.NOT_LITERAL):
            inner = 1
        elif code is codes.SUBPATTERN:
            inner = _blanks(argument[3])
        elif code is codes.BRANCH:
            every = [_blanks(branch) for branch in argument[1]]
            inner = None if None in every else max(each or 0 for each in every)
        elif code in REPEATS:
            inner = _blanks(argument[2])
            if inner:
                inner = inner * int(argument[1]) if argument[1] < 100 else None
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            inner = None
        if inner is None:
            return None
        total += inner
    return total


def _is_spaceless_set(members: Any) -> bool:
    if members[0][0] is codes.NEGATE:
        return (codes.CATEGORY, codes.CATEGORY_SPACE) in members
    return all(
        (inner is codes.LITERAL and not chr(value).isspace())
        or (inner is codes.RANGE and value[0] > 32 and value[1] < 128)
        or (inner is codes.CATEGORY and value in (codes.CATEGORY_WORD, codes.CATEGORY_DIGIT, codes.CATEGORY_NOT_SPACE))
        for inner, value in members
    )
