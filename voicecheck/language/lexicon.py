"""All literal terms of all rules in one automaton: one pass over a draft, whatever the number of rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Lexicon:
    """The terms of a set of rules, compiled.

    Rules go by their index in the sequence given; `find` tells for each rule that has any what was found.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        # For each folded term, the rules that look for it and under which index of theirs.
        self._owners: dict[str, list[tuple[int, int]]] = {}
        for index, rule in enumerate(rules):
            literals, allowances = rule.folded() or fold_literals(rule.literals(), rule.allowances())
            for literal, term in enumerate(literals):
                self._add(term, (index, literal))
            for term in allowances:
                self._add(term, (index, ALLOW))
        self._terms = list(self._owners)
        self._automaton: Any = None

    def _add(self, term: str, owner: tuple[int, int]) -> None:
        if term in self._owners:
            self._owners[term].append(owner)
        elif term:
            self._owners[term] = [owner]

    def __len__(self) -> int:
        return len(self._terms)

    def __getstate__(self) -> dict[str, list[tuple[int, int]]]:
        return self._owners

    def __setstate__(self, owners: dict[str, list[tuple[int, int]]]) -> None:
        self._owners = owners
        self._terms = list(owners)
        self._automaton = None

    def find(self, folded: Folded) -> dict[int, list[Found]]:
        """Every literal that stands as a whole word, overlapping ones too, by rule.

        Chinese terms are found anywhere; whether they cut a word is for the segmenter to say.
        """
        found: dict[int, list[Found]] = {}
        if not self._terms:
            return found
        text, terms = folded.text, self._terms
        last = len(text)
        for index, start, end in self._compiled().find_matches_as_indexes(text, overlapping=True):
            if start and _joins(text[start - 1]) and _is_latin(text[start]):
                continue
            if end < last and _joins(text[end]) and _is_latin(text[end - 1]):
                continue
            at, to = folded.start(start), folded.end(end)
            for rule, literal in self._owners[terms[index]]:
                found.setdefault(rule, []).append(Found(literal, at, to, start, end))
        return found

    def _compiled(self) -> Any:
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._terms)
        return self._automaton


def fold_literals(literals: Sequence[str], allowances: Sequence[str]) -> tuple[list[str], list[str]]:
    """Terms and allowed phrases as they are looked for; kinds that can, do this once, in `prepare`."""
    return [fold_term(term) for term in literals], [fold_term(term) for term in allowances]


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
