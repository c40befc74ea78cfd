"""Numbered sets of words, packed by key: most stay packed, since a draft has few of the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Packed = Mapping[str, str]
"""By key each word and the numbers of its sets: `word US number,number RS word ...`."""

PACKED = "needed at"
"""The option in which a rule of settings has the number of each expression's first set, and how many there are."""

_WORD, _NUMBERS = "\x1e", "\x1f"


def pack(sets: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, str]:
    """Sets of words by key, numbered in their order."""
    found: dict[str, dict[str, list[str]]] = {}
    for number, each in enumerate(sets):
        for key, words in each.items():
            at = found.setdefault(key, {})
            for word in words:
                at.setdefault(word, []).append(str(number))
    return {
        key: _WORD.join(f"{word}{_NUMBERS}{','.join(numbers)}" for word, numbers in of_key.items())
        for key, of_key in found.items()
    }


def unpack(packed: str) -> list[tuple[str, tuple[int, ...]]]:
    """The words of one key, each with the numbers of its sets."""
    pairs = (each.split(_NUMBERS) for each in packed.split(_WORD))
    return [(word, tuple(map(int, numbers.split(",")))) for word, numbers in pairs]
