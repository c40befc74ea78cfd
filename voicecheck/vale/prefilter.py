"""One pass over all the blocks of a document tells which rules may match, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from string import ascii_letters
from typing import Any, NamedTuple

from voicecheck.vale.facts import CASED, FOLDED, IN_WORD, RAW, SHAPE, Literal, blanks

Places = list[tuple[int, int]]
"""Where matches may begin, from and to; none: anywhere."""
Live = dict[int, Places]
"""The alternatives of a rule that may match, with the places."""
Owner = tuple[int, int, int, int | None]
"""A rule, its alternative, and how far before a literal it may begin: at least, at most."""
Candidate = tuple[int, int, int]
"""The first place where an alternative may match, its number, the last place."""
NARROW = 8
"""Places at which a match may begin that are tried one by one."""


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
_TABLES = {
    CASED: _ASCII,
    FOLDED: _ASCII.lower(),
    SHAPE: bytes(ord(chr(mark).translate(_SHAPE)) for mark in _ASCII),
}


class Sifted(NamedTuple):
    """What the prefilter made of some texts.

    Attributes:
        whole: The texts side by side, each at its place of `starts`.
        held: For each text the rules that hold for it, each with the parts of the text that it is run on.
        live: For each text the rules that may match there, and where.
        candidates: For each scanned rule where in `whole` it may match.
    """

    texts: Sequence[str]
    whole: str
    starts: list[int]
    held: Sequence[Mapping[int, int]]
    live: list[dict[int, Live]]
    candidates: dict[int, list[Candidate]]


class Prefilter:
    """The literals of all rules in an automaton for each alphabet.

    Args:
        rules: The literals of each alternative of each rule; None where there are none.
        scanned: The rules that are run on all texts at once.
        alike: Of each rule what must be the same for two to hold for the same texts.
    """

    def __init__(
        self,
        rules: Mapping[int, Sequence[Sequence[Literal] | None]],
        scanned: Collection[int] = (),
        alike: Mapping[int, object] | None = None,
    ) -> None:
        self._all = dict.fromkeys(rules, 0)
        self.always: dict[int, frozenset[int]] = {}
        firsts: dict[tuple[object, ...], int] = {}
        self._twins: list[tuple[int, int]] = []
        owners: tuple[dict[str, tuple[list[Owner], list[Owner]]], ...] = ({}, {}, {}, {})
        for rule, alternatives in rules.items():
            without = frozenset(number for number, each in enumerate(alternatives) if each is None)
            if without:
                self.always[rule] = without
            # Styles have many rules in common: those with the same literals are looked for once.
            scope = alike[rule] if alike else None
            key = (rule in scanned, scope, *(literals and tuple(literals) for literals in alternatives))
            first = firsts.setdefault(key, rule)
            if first != rule:
                self._twins.append((first, rule))
                continue
            for number, literals in enumerate(alternatives):
                for text, kind, low, high in literals or ():
                    both = owners[kind].setdefault(text, ([], []))
                    both[rule in scanned].append((rule, number, low, high))
        self._scanned = tuple((rule, sorted(without)) for rule, without in self.always.items() if rule in scanned)
        self._automata = [
            (kind, _automaton(of_kind), list(of_kind.values())) for kind, of_kind in enumerate(owners) if of_kind
        ]
        self._is_ascii = all(text.isascii() for kind, of_kind in enumerate(owners) if kind != RAW for text in of_kind)

    def _alphabet(self, whole: str, kind: int) -> str:
        """A text in one of the alphabets."""
        if kind == RAW:
            return whole.replace("İ", "I").lower()
        if self._is_ascii:
            # A letter beyond ASCII is no part of any literal; that it parts words here costs a try, and no match.
            plain = whole.encode("ascii", "replace").translate(_TABLES[kind]).decode("ascii")
        else:
            plain = whole.translate(_PLAIN)
            plain = plain.lower() if kind == FOLDED else plain.translate(_SHAPE) if kind == SHAPE else plain
        return plain

    def hits(self, texts: Sequence[str]) -> list[dict[int, Live]]:
        """For each text the rules of which a literal stands in it, and where their matches may begin."""
        return self.sifted(texts).live

    def may_match(self, texts: Sequence[str]) -> bool:
        """Whether a literal of any rule stands in any of some texts."""
        whole = f" {' '.join(texts)} "
        return any(
            automaton.find_matches_as_indexes(self._alphabet(whole, kind)) for kind, automaton, _ in self._automata
        )

    def sifted(self, texts: Sequence[str], held: Sequence[Mapping[int, int]] | None = None) -> Sifted:
        """Where in some texts rules may match.

        Args:
            held: For each text the rules that hold for it; all, if that is left out.
        """
        starts, at = [], 1
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        whole = f" {' '.join(texts)} "
        found = Sifted(texts, whole, starts, held or [self._all for _ in texts], [{} for _ in texts], {})
        if not texts:
            return found
        for rule, alternatives in self._scanned:
            places = [
                (begin, each, begin + len(text))
                for begin, text, rules in zip(starts, texts, found.held, strict=True)
                if rule in rules
                for each in alternatives
            ]
            if places:
                found.candidates[rule] = places
        for kind, automaton, owners in self._automata:
            matches = automaton.find_matches_as_indexes(self._alphabet(whole, kind), overlapping=True)
            _sift(matches, owners, found)
        for first, twin in self._twins:
            if first in found.candidates:
                found.candidates[twin] = [*found.candidates[first]]
            for live in found.live:
                if first in live:
                    live[twin] = live[first]
        return found


def _sift(
    matches: Sequence[tuple[int, int, int]], owners: Sequence[tuple[list[Owner], list[Owner]]], to: Sifted
) -> None:
    """Put the places of an automaton's matches to the rules that own them."""
    texts, whole, starts, held, found, candidates = to
    begin, end, live, rules = 0, 0, found[0], held[0]
    for pattern, start, _ in matches:
        if not begin <= start < end:
            index = bisect_right(starts, start + 1) - 1
            begin, live, rules = starts[index], found[index], held[index]
            end = begin + len(texts[index])
        in_texts, scanned = owners[pattern]
        for rule, alternative, low, high in scanned:
            if rule not in rules:
                continue
            last = start - low
            first = _first(whole, begin, start, high) if high is None or high <= IN_WORD else start - high
            first = max(first, begin)
            if first <= last:
                if rule not in candidates:
                    candidates[rule] = []
                candidates[rule].append((first, alternative, last))
        for rule, alternative, low, high in in_texts:
            if rule in rules:
                span = (_first(whole, begin, start, high) - begin, start - low - begin)
                live.setdefault(rule, {}).setdefault(alternative, []).append(span)


def _first(whole: str, begin: int, start: int, high: int | None) -> int:
    """The first place at which a match may begin that has a literal at `start`."""
    if high is None:
        return begin
    left = blanks(high)
    if left < 0:
        return max(start - high, begin)
    at = start
    while at > begin:
        if whole[at - 1].isspace():
            left -= 1
            if left < 0:
                break
        at -= 1
    return at


def _automaton(literals: Mapping[str, object]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(list(literals))


__all__ = ["Candidate", "Live", "Places", "Prefilter", "Sifted"]
