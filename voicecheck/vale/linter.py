"""The rules of styles, compiled together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from voicecheck.vale.blocks import Walked
from voicecheck.vale.facts import Facts
from voicecheck.vale.kinds import compiled, facts
from voicecheck.vale.parts import BLOCK, PARAGRAPH, SENTENCE
from voicecheck.vale.point import Point, TaggerError, Told
from voicecheck.vale.prefilter import Live, Prefilter
from voicecheck.vale.reading import Reading, walk
from voicecheck.vale.rule import StyleRule
from voicecheck.vale.run import Alert, Run
from voicecheck.vale.scan import Alternatives
from voicecheck.vale.scopes import holds, holds_for_texts, selectors


class Active:
    """A rule of a linter.

    Attributes:
        literals: Of each of its alternatives; None if it is run on every text.
        everywhere: The alternatives without literals.
        reaches: How far each alternative sees, if the rule is run on all blocks at once.
    """

    _MOST_TOLD = 5000

    def __init__(self, rule: StyleRule, vocabulary: Sequence[str], facts: Facts) -> None:
        self.rule = rule
        self.selectors = selectors(rule.scope)
        self.literals = facts.literals
        self.everywhere: Live = {number: [] for number, each in enumerate(facts.literals or ()) if each is None}
        self.reaches = facts.reaches
        self._vocabulary = vocabulary
        self._told: dict[tuple[int, str], Told | None] = {}

    @cached_property
    def point(self) -> Point | None:
        """Its matcher; None if it measures the whole text."""
        return compiled(self.rule, self._vocabulary)

    @cached_property
    def alternatives(self) -> Alternatives | None:
        """Its alternatives, if the rule is run on all blocks at once."""
        if self.point is None or self.reaches is None:
            return None
        return Alternatives(self.point.alternatives(), self.point.group, self.reaches)

    def told(self, alternative: int, match: str) -> Told | None:
        """What the rule says of a match of one alternative; the same words come again and again."""
        key = alternative, match
        if key in self._told:
            return self._told[key]
        assert self.point is not None
        found = self.point.taken(alternative, match)
        if len(self._told) < self._MOST_TOLD:
            self._told[key] = found
        return found


class Holding(NamedTuple):
    """The rules that hold for a scope, each with the parts of a block that it is run on.

    Attributes:
        always: Those that need no hit.
        others: Those that hold for few texts, and that the prefilter of most texts leaves out.
    """

    rules: Mapping[int, int]
    always: frozenset[int]
    others: frozenset[int]


class Linter:
    """The rules of some styles, compiled together.

    Args:
        known: The facts of each rule by its name, where they have been worked out already.
        model: The spaCy model that tags words; "" for the one that comes along.
    """

    def __init__(
        self,
        rules: Sequence[StyleRule],
        *,
        vocabulary: Sequence[str] = (),
        reading: Reading | None = None,
        known: Mapping[str, Facts] | None = None,
        model: str = "",
    ) -> None:
        self.model = model
        self.reading = reading or Reading()
        known = known or {}
        self.active = [
            Active(rule, vocabulary, known[rule.name] if rule.name in known else facts(rule, vocabulary))
            for rule in rules
        ]
        firsts = {scope.split(".")[0].strip() for rule in rules for scope in rule.scope}
        self.paragraphs = "paragraph" in firsts
        self.sentences = "sentence" in firsts
        self._holding: dict[tuple[str, bool], Holding] = {}
        self._by_rules: dict[tuple[tuple[int, int], ...], Holding] = {}
        self._prefilters: dict[frozenset[int], Prefilter] = {}
        self.of_texts = frozenset(index for index, each in enumerate(self.active) if holds_for_texts(each.selectors))
        """The rules that may hold for other texts than the source as it is, the summary, and keys named like these."""
        self._patterns: dict[int, int] = {}
        self._same: dict[tuple[int, tuple[str, ...]], int] = {}

    def lint(self, source: str, extension: str) -> tuple[list[Alert], dict[str, str]]:
        """The alerts of a document in the order in which they were found, and what rules could not be run.

        Args:
            extension: How the document is read: `md`, `html`, `txt`, ...; others are read as one text.
        """
        return self.lint_walked([(walk(source, extension, self.reading), source, extension)])[0]

    def lint_walked(self, documents: Iterable[tuple[Walked, str, str]]) -> list[tuple[list[Alert], dict[str, str]]]:
        """The alerts of documents that have been taken apart, each with its source and extension.

        What parts of speech rules ask for is told of all documents together.
        """
        runs: list[Run] = []
        found = []
        for walked, source, extension in documents:
            run = Run(self, source, extension)
            runs.append(run)
            found.append((run.alerts(walked), run.faults))
        wanted = dict.fromkeys(sentence for run in runs for sentence in run.untagged)
        if wanted:
            self._resume(runs, [*wanted])
        return found

    def _resume(self, runs: Sequence[Run], sentences: Sequence[str]) -> None:
        from voicecheck.vale.tagging import tagged

        try:
            tags = tagged(sentences, self.model)
        except TaggerError as error:
            for run in runs:
                run.give_up(str(error))
        else:
            for run in runs:
                run.resume(tags)

    def pattern(self, index: int) -> int:
        """The first rule whose alternatives are those of a rule: many styles have one in common."""
        found = self._patterns.get(index)
        if found is None:
            point = self.active[index].point
            key = (point.group, tuple(point.alternatives())) if point else (0, ())
            found = self._same.setdefault(key, index)
            self._patterns[index] = found
        return found

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
        always = [
            index
            for index in rules
            if self.active[index].literals is None
            or (self.active[index].everywhere and self.active[index].reaches is None)
        ]
        return Holding(rules, frozenset(always), frozenset(rules) - self.of_texts)

    def prefilter(self, rules: frozenset[int]) -> Prefilter:
        """The prefilter of some rules."""
        found = self._prefilters.get(rules)
        if found is None:
            known = {index: stated for index in sorted(rules) if (stated := self.active[index].literals) is not None}
            scanned = frozenset(index for index in rules if self.active[index].reaches is not None)
            scopes = {index: self.active[index].rule.scope for index in rules}
            found = self._prefilters[rules] = Prefilter(known, scanned, scopes)
        return found
