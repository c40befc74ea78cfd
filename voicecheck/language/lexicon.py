"""All literal terms of all rules in one automaton: one pass over a draft, whatever the number of rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.language.fold import Folded, fold_term
from voicecheck.language.scripts import is_han

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule

ALLOW = -1
"""Stands for a literal that is an allowance, not a term."""


class Found(NamedTuple):
    """A literal in a text: offsets count code points of the unfolded text."""

    literal: int
    start: int
    end: int
    folded_start: int
    folded_end: int


class _Entry(NamedTuple):
    term: str
    latin_start: bool
    latin_end: bool
    han: bool
    owners: list[tuple[int, int]]


class Lexicon:
    """The terms of a set of rules, compiled.

    Rules go by their index in the sequence given; `find` tells for each rule that has any what was found.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        entries: dict[str, _Entry] = {}
        for index, rule in enumerate(rules):
            for literal, term in enumerate(rule.literals()):
                self._add(entries, term, index, literal)
            for term in rule.allowances():
                self._add(entries, term, index, ALLOW)
        self._entries = list(entries.values())
        self._automaton: object = None

    @staticmethod
    def _add(entries: dict[str, _Entry], term: str, rule: int, literal: int) -> None:
        folded = term if term.isascii() and term.islower() and "  " not in term else fold_term(term)
        if not folded:
            return
        entry = entries.get(folded)
        if entry is None:
            first, last = folded[0], folded[-1]
            entry = _Entry(folded, _is_latin(first), _is_latin(last), is_han(first) or is_han(last), [])
            entries[folded] = entry
        entry.owners.append((rule, literal))

    def __len__(self) -> int:
        return len(self._entries)

    def __getstate__(self) -> list[_Entry]:
        return self._entries

    def __setstate__(self, entries: list[_Entry]) -> None:
        self._entries = entries
        self._automaton = None

    def find(self, folded: Folded) -> dict[int, list[Found]]:
        """Every literal that stands as a whole word, overlapping ones too, by rule.

        Chinese terms are found anywhere; whether they cut a word is for the segmenter to say.
        """
        found: dict[int, list[Found]] = {}
        if not self._entries:
            return found
        text, entries = folded.text, self._entries
        last = len(text)
        for index, start, end in self._compiled().find_matches_as_indexes(text, overlapping=True):
            _, latin_start, latin_end, _, owners = entries[index]
            if latin_start and start and _joins(text[start - 1]):
                continue
            if latin_end and end < last and _joins(text[end]):
                continue
            at, to = folded.start(start), folded.end(end)
            for rule, literal in owners:
                found.setdefault(rule, []).append(Found(literal, at, to, start, end))
        return found

    def _compiled(self) -> object:
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick([entry.term for entry in self._entries])
        return self._automaton


def longest(found: Sequence[Found]) -> list[Found]:
    """The leftmost, longest literals of one rule; those inside an allowance, and the allowances, are left out."""
    if len(found) == 1:
        return [] if found[0].literal == ALLOW else list(found)
    allowed = [item for item in found if item.literal == ALLOW]
    chosen: list[Found] = []
    reached = -1
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.literal == ALLOW or item.start < reached:
            continue
        if any(allow.start <= item.start and item.end <= allow.end for allow in allowed):
            continue
        chosen.append(item)
        reached = item.end
    return chosen


def _is_latin(char: str) -> bool:
    return char.isalnum() and not is_han(char)


def _joins(char: str) -> bool:
    """Whether a character next to a Latin term makes it part of a longer word."""
    return char == "_" or (char.isalnum() and not _is_cjk(char))


def _is_cjk(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or is_han(char)
