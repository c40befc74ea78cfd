"""One pass over all the blocks of a document tells which rules may match, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from string import ascii_letters
from typing import Any

from voicecheck.vale.literals import IN_WORD, Literal
from voicecheck.vale.spellings import CASED, FOLDED, RAW, SHAPE

Places = list[tuple[int, int]]
"""Where matches may begin, from and to; none: anywhere."""
Live = dict[int, Places]
"""The alternatives of a rule that may match, with the places."""
Owner = tuple[int, int, int, int | None]
"""A rule, its alternative, and how far before a literal it may begin: at least, at most."""


class _Plain(dict[int, str]):
    """The alphabet of literals: letters, `0` for a figure, a space for all else."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        if letter.isdecimal():
            found = "0"
        elif letter == "İ":
            found = "I"
        else:
            found = letter if letter.isalpha() or letter == "_" else " "
        self[number] = found
        return found


_PLAIN = _Plain()
_ASCII = bytes(ord(_PLAIN[number]) if number < 128 else 32 for number in range(256))
_SHAPE = str.maketrans({letter: "A" if letter.isupper() else "a" for letter in ascii_letters})


class Prefilter:
    """The literals of all rules in an automaton for each alphabet.

    Args:
        rules: The literals of each alternative of each rule; None where there are none.
    """

    def __init__(self, rules: Mapping[int, Sequence[Sequence[Literal] | None]]) -> None:
        self.always: dict[int, frozenset[int]] = {}
        owners: tuple[dict[str, list[Owner]], ...] = ({}, {}, {}, {})
        for rule, alternatives in rules.items():
            without = frozenset(number for number, each in enumerate(alternatives) if each is None)
            if without:
                self.always[rule] = without
            for number, literals in enumerate(alternatives):
                for text, kind, low, high in literals or ():
                    owners[kind].setdefault(text, []).append((rule, number, low, high))
        self._automata = [
            (kind, _automaton(of_kind), list(of_kind.values())) for kind, of_kind in enumerate(owners) if of_kind
        ]
        self._is_ascii = all(text.isascii() for kind, of_kind in enumerate(owners) if kind != RAW for text in of_kind)

    def _alphabet(self, whole: str) -> dict[int, str]:
        """A text in each of the alphabets."""
        if self._is_ascii:
            # A letter beyond ASCII is no part of any literal; that it parts words here costs a try, and no match.
            plain = whole.encode("ascii", "replace").translate(_ASCII).decode("ascii")
        else:
            plain = whole.translate(_PLAIN)
        return {
            CASED: plain,
            FOLDED: plain.lower(),
            RAW: whole.replace("İ", "I").lower(),
            SHAPE: plain.translate(_SHAPE),
        }

    def hits(self, texts: Sequence[str]) -> list[dict[int, Live]]:
        """For each text the rules of which a literal stands in it, and where their matches may begin."""
        found: list[dict[int, Live]] = [{} for _ in texts]
        if not texts or not self._automata:
            return found
        starts, at = [], 1
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        whole = f" {' '.join(texts)} "
        alphabets = self._alphabet(whole)
        for kind, automaton, owners in self._automata:
            read = alphabets[kind]
            begin, end, rules = 0, 0, found[0]
            for pattern, start, _ in automaton.find_matches_as_indexes(read, overlapping=True):
                if not begin <= start < end:
                    index = bisect_right(starts, start + 1) - 1
                    begin, rules = starts[index], found[index]
                    end = begin + len(texts[index])
                place = start - begin
                for rule, alternative, low, high in owners[pattern]:
                    live = rules.get(rule)
                    if live is None:
                        live = rules[rule] = {}
                    if high is None:
                        span = (0, place - low)
                    elif high == IN_WORD:
                        at = start
                        while at > begin and not whole[at - 1].isspace():
                            at -= 1
                        span = (at - begin, place - low)
                    else:
                        span = (place - high, place - low)
                    places = live.get(alternative)
                    if places is None:
                        live[alternative] = [span]
                    else:
                        places.append(span)
        return found


def _automaton(literals: Mapping[str, object]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(list(literals))


__all__ = ["Live", "Places", "Prefilter"]
