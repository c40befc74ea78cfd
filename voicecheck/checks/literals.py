"""What the kinds that look for words and phrases have in common: their options, and what they tell the matcher."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.lexicon import fold_literals

CASE = {
    "enum": ["ignore", "exact"],
    "default": "ignore",
    "description": "`exact`: only the spelling given, upper and lower case as written.",
}
FORMS = {
    "type": "boolean",
    "default": False,
    "description": "English: also every form of the first and last word (leverage, leverages, leveraged, leveraging).",
}
ALLOW = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "description": "Longer phrases in which a match is fine.",
}
WHOLE_WORDS = {
    "type": "boolean",
    "default": True,
    "description": "Chinese: a match that cuts a word of the dictionary (最 in 最近) does not count.",
}


class LiteralRule(Rule):
    """A rule that looks for literals. Its prepared options hold what `prepared_literals` gives."""

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        self.whole_words = spec.options["whole_words"]

    def literals(self) -> Sequence[str]:
        found: Sequence[str] = self.spec.options["literals"]
        return found

    def allowances(self) -> Sequence[str]:
        found: Sequence[str] = self.spec.options["allow"]
        return found

    def folded(self) -> tuple[Sequence[str], Sequence[str]]:
        literals, allowances = self.spec.options["folded"]
        return literals or self.literals(), allowances or self.allowances()


def prepared_literals(spec: RuleSpec, literals: Sequence[str], allow: Sequence[str]) -> dict[str, Any]:
    """The part of a literal rule's prepared options that the matcher reads."""
    folded = fold_literals(literals, allow)
    return {
        "literals": list(literals),
        "allow": list(allow),
        # Most are written as they are looked for; only what differs is kept twice.
        "folded": [new if new != list(old) else [] for new, old in zip(folded, (literals, allow), strict=True)],
        "whole_words": spec.options.get("whole_words", True),
    }


def with_forms(term: str, forms: bool) -> Sequence[str]:
    """A term, with its English word forms if asked for."""
    if not forms or not term.isascii():
        return (term,)
    from voicecheck.language.inflect import inflections

    return inflections(term)
