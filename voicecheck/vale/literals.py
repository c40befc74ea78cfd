"""What a text must hold for a pattern to match in it: the literals of the prefilter."""

from __future__ import annotations

import re
import warnings
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST = 4000
"""Literals of one pattern; with more, it is run everywhere."""

_MOST_SPELLINGS = 16
_FLAGS = re.compile(r"\(\?[imsnUx-]+\)")
_SCOPED_FLAGS = re.compile(r"\(\?[imsnUx-]+:")
_CLASS = re.compile(r"\\[pP](?:\{[^}]*\}|\w)|\[\[:\^?\w+:\]\]")


def required(source: str) -> frozenset[str] | None:
    """Literals, in lower case, of which each match holds one; None if there are none to be told."""
    plain = _FLAGS.sub("", source)
    plain = _SCOPED_FLAGS.sub("(?:", plain)
    plain = _CLASS.sub(r"\\w", plain.replace("(?<=", "(?=").replace("(?<!", "(?!"))
    plain = re.sub(r"\(\?<([A-Za-z_]\w*)>", r"(?P<\1>", plain).replace("\\z", "\\Z")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(plain)
    except (re.error, RecursionError, OverflowError, ValueError):
        return None
    found = _of_sequence(tree)
    if not found or len(found) > MOST:
        return None
    return frozenset(found)


def _of_sequence(nodes: Any) -> set[str] | None:
    """The best set of literals of a sequence: the one whose shortest is longest."""
    best: set[str] | None = None
    spellings = {""}
    for code, argument in nodes:
        letters = _letters(code, argument)
        if letters is not None and len(spellings) * len(letters) <= _MOST_SPELLINGS:
            spellings = {head + tail for head in spellings for tail in letters}
            continue
        best = _better(best, spellings)
        spellings = set(letters) if letters is not None and len(letters) <= _MOST_SPELLINGS else {""}
        if letters is None:
            best = _better(best, _of_node(code, argument))
    return _better(best, spellings)


def _letters(code: Any, argument: Any) -> set[str] | None:
    """The characters, in lower case, that a node of one character may be; None if it is none, or any."""
    if code is codes.LITERAL:
        return _folded(chr(argument))
    if code is codes.IN:
        found: set[str] = set()
        for inner, value in argument:
            if inner is not codes.LITERAL:
                return None
            letters = _folded(chr(value))
            if letters is None:
                return None
            found |= letters
        return found
    return None


def _folded(letter: str) -> set[str] | None:
    lower = letter.lower()
    # Letters that fold from others than their capital, such as the long s, end the literal.
    if len(lower) != 1 or (not letter.isascii() and letter.isalpha()):
        return None
    return {lower}


def _of_node(code: Any, argument: Any) -> set[str] | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(argument)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        low, _, inner = argument
        return _of_sequence(inner) if low >= 1 else None
    if code is codes.BRANCH:
        found: set[str] = set()
        for branch in argument[1]:
            literals = _of_sequence(branch)
            if not literals:
                return None
            found |= literals
            if len(found) > MOST:
                return None
        return found
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if not other or not all(map(_tells, other)):
        return one
    if one is None:
        return other
    return max((one, other), key=lambda literals: (min(map(len, literals)), -len(literals)))


def _tells(literal: str) -> bool:
    return len(literal.strip()) > 1 or bool(literal and not literal.isalnum() and not literal.isspace())
