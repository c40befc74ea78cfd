"""The rules of styles, compiled together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from voicecheck.vale.blocks import Walked
from voicecheck.vale.kinds import compiled, literals
from voicecheck.vale.literals import Literal
from voicecheck.vale.point import Point
from voicecheck.vale.prefilter import Live, Prefilter
from voicecheck.vale.reading import Reading, walk
from voicecheck.vale.run import Alert, Run
from voicecheck.vale.scopes import Selectors, holds, selectors
from voicecheck.vale.styles import StyleRule

BLOCK, SENTENCE, PARAGRAPH = 1, 2, 4
"""Of a rule and a block: whether it is run on the whole, on its sentences, on its paragraphs."""


@dataclass
class Active:
    """A rule of a linter.

    Attributes:
        scans: Whether it is run on all blocks at once.
        point: Its matcher; None if it measures the whole text.
        literals: Of each of its alternatives; None if it is run on every text.
        everywhere: The alternatives without literals.
    """

    rule: StyleRule
    point: Point | None
    selectors: Selectors
    literals: Sequence[Sequence[Literal] | None] | None
    everywhere: Live = field(init=False)
    scans: bool = field(init=False)

    def __post_init__(self) -> None:
        self.everywhere = {number: [] for number, each in enumerate(self.literals or ()) if each is None}
        self.scans = (
            self.point is not None
            and self.literals is not None
            and not self.rule.limit
            and self.point.is_scannable([each is not None for each in self.literals])
        )


@dataclass(frozen=True)
class Holding:
    """The rules that hold for a scope, each with the parts of a block that it is run on.

    Attributes:
        always: Those that need no hit.
    """

    rules: Mapping[int, int]
    always: frozenset[int]
    prefilter: Prefilter


class Linter:
    """The rules of some styles, compiled together.

    Args:
        known: The literals of each rule by its name, where they have been worked out already.
        model: The spaCy model that tags words; "" for the one that comes along.
    """

    def __init__(
        self,
        rules: Sequence[StyleRule],
        *,
        vocabulary: Sequence[str] = (),
        reading: Reading | None = None,
        known: Mapping[str, Sequence[Any] | None] | None = None,
        model: str = "",
    ) -> None:
        self.model = model
        self.reading = reading or Reading()
        known = known or {}
        self.active = [
            Active(
                rule,
                compiled(rule, vocabulary),
                selectors(rule.scope),
                _read(known[rule.name]) if rule.name in known else literals(rule),
            )
            for rule in rules
        ]
        firsts = {scope.split(".")[0].strip() for rule in rules for scope in rule.scope}
        self.paragraphs = "paragraph" in firsts
        self.sentences = "sentence" in firsts
        self._holding: dict[tuple[str, bool], Holding] = {}
        self._by_rules: dict[tuple[tuple[int, int], ...], Holding] = {}

    def lint(self, source: str, extension: str) -> tuple[list[Alert], dict[str, str]]:
        """The alerts of a document in the order in which they were found, and what rules could not be run.

        Args:
            extension: How the document is read: `md`, `html`, `txt`, ...; others are read as one text.
        """
        return self.lint_walked(walk(source, extension, self.reading), source, extension)

    def lint_walked(self, walked: Walked, source: str, extension: str) -> tuple[list[Alert], dict[str, str]]:
        """The alerts of a document that has been taken apart."""
        run = Run(self, source, extension)
        return run.alerts(walked), run.faults

    def holding(self, scope: str, *, plain: bool) -> Holding:
        """The rules that hold for blocks of a scope; `plain` ones are cut to sentences and paragraphs."""
        found = self._holding.get((scope, plain))
        if found is None:
            scopes = [(BLOCK, scope)]
            if plain and self.sentences:
                scopes.append((SENTENCE, f"sentence.{scope}"))
            if plain and self.paragraphs:
                scopes.append((PARAGRAPH, f"paragraph.{scope}"))
            rules: dict[int, int] = {}
            for part, each in scopes:
                names = frozenset(each.split("."))
                for index, active in enumerate(self.active):
                    if holds(active.selectors, names):
                        rules[index] = rules.get(index, 0) | part
            key = tuple(rules.items())
            found = self._by_rules.get(key)
            if found is None:
                found = self._by_rules[key] = self._held(rules)
            if len(self._holding) < 1000:
                self._holding[scope, plain] = found
        return found

    def _held(self, rules: Mapping[int, int]) -> Holding:
        active = self.active
        scanned = frozenset(index for index in rules if active[index].scans)
        always = frozenset(index for index in rules if active[index].literals is None or active[index].everywhere)
        known = {index: stated for index in rules if (stated := active[index].literals) is not None}
        return Holding(rules, always - scanned, Prefilter(known, scanned))


def _read(stated: Sequence[Any] | None) -> Sequence[Sequence[Literal] | None] | None:
    if stated is None:
        return None
    return [each if each is None else [Literal(*literal) for literal in each] for each in stated]
