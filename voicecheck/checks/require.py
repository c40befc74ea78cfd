"""Kind `require`: what a draft must say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.checks.expressions import refuse
from voicecheck.checks.units import NOT_PROSE
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, fill
from voicecheck.language import patterns as regexes
from voicecheck.language.scripts import speaks

_MOVE = (
    "Move it up: it ends at character {position}, and must stand within the first {first}.",
    "往前移：它写到第 {position} 个字为止，应当写在前 {first} 个字之内。",
)


class Require(Rule):
    """Fires once for a draft in which none of the terms stands and the pattern does not match.

    A draft in another language than the rule's, or without any of the rule's scopes, need not meet it.

    Placeholders: {expected}, the terms as a list.
    """

    gates_first = True
    options: ClassVar[Mapping[str, Any]] = {
        "any_of": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "minLength": 1},
            "description": "Words or phrases of which one must stand in the draft. Simplified finds Traditional too.",
        },
        "pattern": {
            "type": "string",
            "minLength": 1,
            "description": "A regular expression (RE2 syntax) that meets the requirement as well.",
        },
        "within_first": {
            "type": "integer",
            "minimum": 1,
            "description": "It must stand within so many characters of the text. Title, description and image texts "
            "do not count, unless `scopes` names them.",
        },
        "insert": {"type": "string", "minLength": 1, "description": "Wording to offer to the writer as a remedy."},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("any_of", "pattern"),)

    whole_words = False

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """The pattern is tried, so that a bad one is told at its line."""
        options = spec.options
        for place, term in enumerate(options.get("any_of", ())):
            if not term.strip():
                raise OptionError(("any_of", place), "empty term; expected a word or phrase")
        source = options.get("pattern")
        if source is not None:
            refuse(source, ("pattern",), may_be_empty=True)
            if regexes.matches_empty(source):
                raise OptionError(
                    ("pattern",), f"the pattern {source!r} matches the empty text; the rule could never fire"
                )
        return options

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        source = spec.options.get("pattern")
        self._pattern = regexes.Pattern(source) if source is not None else None

    def literals(self) -> Sequence[str]:
        found: Sequence[str] = self.spec.options.get("any_of", ())
        return found

    def check(self, draft: Draft) -> Iterable[Finding]:
        if not draft.blocks(self.spec) or not speaks(self.spec.languages, draft.document.language):
            return
        first = self.spec.options.get("within_first")
        met = [(hit.start, hit.end) for hit in draft.hits(self)]
        if first is not None or not met:
            met += self._matches(draft)
        if not met:
            yield self._missing(draft)
        if first is None or not met:
            return
        positions = [(self._position(draft, end), start, end) for start, end in met]
        position, start, end = min(positions)
        if position > first:
            yield self.finding(
                draft,
                start,
                end,
                block=draft.document.block_at(start),
                fields={"expected": self._expected(draft)},
                remedy=fill(draft.told(*_MOVE), {"position": position, "first": first}),
                evidence={"position": position, "within_first": first},
            )

    def _matches(self, draft: Draft) -> Iterator[tuple[int, int]]:
        if self._pattern is None:
            return
        for block in draft.blocks(self.spec):
            for match in self._pattern.finditer(draft.document.block_text(block)):
                yield block.start + match.start(), block.start + match.end()

    def _position(self, draft: Draft, end: int) -> int:
        """How many characters of the text there are up to an offset."""
        passed = 0
        for block in draft.blocks(self.spec):
            if block.start >= end:
                break
            if self.spec.scopes or block.scope not in NOT_PROSE:
                passed += min(block.end, end) - block.start
        return passed

    def _missing(self, draft: Draft) -> Finding:
        insert = self.spec.options.get("insert")
        return self.missing(
            draft,
            fields={"expected": self._expected(draft)},
            remedy=draft.told("Write: ", "可写：") + insert if insert else "",
        )

    def _expected(self, draft: Draft) -> str:
        quoted = draft.told("'{term}'", "“{term}”", self.spec)
        terms = [fill(quoted, {"term": term}) for term in self.spec.options.get("any_of", ())]
        if not terms:
            return draft.told("a wording that the rule knows", "规则认得的写法", self.spec)
        comma, last = draft.told(", ", "、", self.spec), draft.told(" or ", "或", self.spec)
        return last.join([comma.join(terms[:-1]), terms[-1]]) if len(terms) > 1 else terms[0]
