"""Kind `terms`: words and phrases to avoid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
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


class Terms(Rule):
    """Reports each term. A term of its own may carry a message, a remedy, allowed phrases, a replacement."""

    options: ClassVar[Mapping[str, Any]] = {
        "terms": {
            "type": "array",
            "minItems": 1,
            "description": "Words and phrases to avoid. Write Chinese in Simplified; Traditional is found too.",
            "items": {
                "anyOf": [
                    {"type": "string", "minLength": 1},
                    {
                        "type": "object",
                        "required": ["term"],
                        "additionalProperties": False,
                        "properties": {
                            "term": {"type": "string", "minLength": 1, "description": "The word or phrase."},
                            "message": {"type": "string", "description": "Instead of the rule's message."},
                            "remedy": {"type": "string", "description": "Instead of the rule's remedy."},
                            "instead": {"type": "string", "description": "What to write instead: makes a fix."},
                            "allow": ALLOW,
                            "forms": FORMS,
                        },
                    },
                ]
            },
        },
        "allow": ALLOW,
        "forms": FORMS,
        "case": CASE,
        "whole_words": WHOLE_WORDS,
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("terms",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Word forms are put in; each literal carries the index of its own texts."""
        options = spec.options
        allow = list(options.get("allow", ()))
        literals: dict[str, int] = {}
        texts: list[Mapping[str, str]] = [{}]
        for place, item in enumerate(options["terms"]):
            own = {"term": item} if isinstance(item, str) else item
            if not own["term"].strip():
                raise OptionError(("terms", place), "empty term; expected a word or phrase")
            allow += own.get("allow", ())
            text = {key: own[key] for key in ("message", "remedy", "instead") if key in own}
            if text:
                texts.append(text)
            forms = own.get("forms", options.get("forms", False))
            for form in with_forms(own["term"], forms):
                literals.setdefault(form, len(texts) - 1 if text else 0)
        for place, phrase in enumerate(options.get("allow", ())):
            if phrase in literals:
                raise OptionError(("allow", place), f"'{phrase}' is allowed and a term at once, which can never match")
        return {
            "literals": list(literals),
            "text_of": list(literals.values()),
            "texts": texts,
            "allow": allow,
            "folded": fold_literals(list(literals), allow),
            "exact": options.get("case") == "exact",
            "whole_words": options.get("whole_words", True),
        }

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
        return literals, allowances

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        for hit in draft.hits(self):
            written = draft.document.text[hit.start : hit.end]
            if options["exact"] and written != options["literals"][hit.literal]:
                continue
            if draft.excused(self, hit.start):
                continue
            text = options["texts"][options["text_of"][hit.literal]]
            yield self.finding(
                draft,
                hit.start,
                hit.end,
                block=hit.block,
                message=text.get("message", ""),
                remedy=text.get("remedy", ""),
                replacement=text.get("instead"),
                fields={"term": options["literals"][hit.literal]},
                note=f"written with {hit.trick}" if hit.trick else "",
            )


def with_forms(term: str, forms: bool) -> Sequence[str]:
    """A term, with its English word forms if asked for."""
    if not forms or not term.isascii():
        return (term,)
    from voicecheck.language.inflect import inflections

    return inflections(term)
