"""Rules compiled to be looked for together in a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from voicecheck.core.document import INLINE_SCOPES
from voicecheck.core.packed_words import PACKED, Packed
from voicecheck.core.rule import Rule

if TYPE_CHECKING:
    from voicecheck.language.gate import Gate
    from voicecheck.language.lexicon import Lexicon
    from voicecheck.language.patterns import Pattern


class RuleIndex:
    """Rules compiled to be looked for together. Pickles.

    Args:
        rules: All of settings, or all as they were compiled.
        allowed: Terms that no rule reports.
        packed: The words that the expressions of settings need.
    """

    def __init__(self, rules: Sequence[Rule], allowed: Sequence[str] = (), packed: Packed | None = None) -> None:
        self._packed = packed
        self.rules = tuple(rules)
        self.reads_inlines = any(scope in INLINE_SCOPES for rule in self.rules for scope in rule.spec.scopes)
        self.place = {rule.spec.id: index for index, rule in enumerate(self.rules)}
        self._allowed_terms = tuple(allowed)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The literals of the rules."""
        from voicecheck.language.lexicon import Lexicon

        return Lexicon(self.rules)

    @cached_property
    def allowed(self) -> Lexicon:
        """The terms that the profile allows."""
        from voicecheck.language.lexicon import Lexicon

        return Lexicon([_Allowed(self._allowed_terms)])

    @cached_property
    def gate(self) -> Gate:
        """The regular expressions of the rules."""
        from voicecheck.language.gate import Gate

        expressions = {
            source: needed for rule in self.rules for source, needed in zip(rule.patterns(), rule.needed(), strict=True)
        }
        if self._packed is not None and all(PACKED in rule.spec.options for rule in self.rules if rule.needed()):
            return Gate(expressions, self._packed)
        return Gate.of(expressions)

    @cached_property
    def excuses(self) -> Mapping[str, tuple[Pattern, ...]]:
        """The patterns of sentences in which a rule finds nothing, by its id."""
        stated = {rule.spec.id: rule.spec.unless_sentence for rule in self.rules if rule.spec.unless_sentence}
        if not stated:
            return {}
        from voicecheck.language.patterns import Pattern

        return {name: tuple(map(Pattern, sources)) for name, sources in stated.items()}

    def needs(self, facet: str) -> bool:
        """Whether a rule asks for a facet."""
        return any(facet in rule.needs for rule in self.rules)


class _Allowed(Rule):
    """The terms that a profile allows, as if a rule looked for them."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)

    def literals(self) -> Sequence[str]:
        return self.terms

    def check(self, draft: object) -> Sequence[Any]:
        return ()
