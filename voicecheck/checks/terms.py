"""Kind `terms`: words and phrases to avoid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from voicecheck.checks.literals import (
    ALLOW,
    CASE,
    FORMS,
    WHOLE_WORDS,
    LiteralRule,
    prepared_literals,
    with_forms,
)
from voicecheck.checks.tricks import note_of
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, RuleSpec
from voicecheck.language.fold import fold_term


class Terms(LiteralRule):
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
            if not fold_term(own["term"]):
                raise OptionError(("terms", place), f"got {own['term']!r}, which is empty; expected a word or phrase")
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
            **prepared_literals(spec, list(literals), allow),
            "text_of": list(literals.values()),
            "texts": texts,
            "exact": options.get("case") == "exact",
        }

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
                note=note_of(draft, hit.trick),
            )
