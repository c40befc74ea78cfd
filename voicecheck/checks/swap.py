"""Kind `swap`: say this, not that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from voicecheck.core.rule import Draft, OptionError, RuleSpec, fill
from voicecheck.language.fold import fold_term
from voicecheck.language.variants import in_variant_of

_ONE_OR_MORE = {
    "anyOf": [
        {"type": "string"},
        {"type": "array", "minItems": 1, "items": {"type": "string"}},
    ]
}

_OR = ("' or '", "”或“")


class Swap(LiteralRule):
    """Reports what should be said otherwise; carries a fix that keeps the case where one replacement is given."""

    options: ClassVar[Mapping[str, Any]] = {
        "swap": {
            "description": "What is wrong, and what to say instead: a mapping, or a list where an entry needs more.",
            "anyOf": [
                {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": {**_ONE_OR_MORE, "description": 'What to say instead; "" to drop it.'},
                },
                {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["from", "to"],
                        "additionalProperties": False,
                        "properties": {
                            "from": {**_ONE_OR_MORE, "description": "What is wrong."},
                            "to": {**_ONE_OR_MORE, "description": "What to say instead."},
                            "allow": ALLOW,
                            "message": {"type": "string", "description": "Instead of the rule's message."},
                        },
                    },
                },
            ],
        },
        "allow": ALLOW,
        "forms": FORMS,
        "case": CASE,
        "whole_words": WHOLE_WORDS,
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("swap",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Each wrong form with what to say instead, inflected alike."""
        options = spec.options
        literals: dict[str, Mapping[str, Any]] = {}
        allow = list(options.get("allow", ()))
        for path, wrong, right, entry in _entries(options["swap"]):
            if not fold_term(wrong):
                raise OptionError(path, f"got {wrong!r}, which is empty; expected a word or phrase")
            if wrong in right:
                raise OptionError(path, f"'{wrong}' is swapped for itself")
            allow += entry.get("allow", ())
            for form in with_forms(wrong, options.get("forms", False)):
                inflected = _inflected(form, wrong, right)
                literals.setdefault(
                    form,
                    {
                        "right": inflected or list(right),
                        "certain": bool(inflected) and len(right) == 1 and right[0] != "",
                        "message": entry.get("message", ""),
                    },
                )
        return {
            **prepared_literals(spec, list(literals), allow),
            "instead": list(literals.values()),
            "exact": options.get("case") == "exact",
        }

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        text = draft.document.text
        for hit in draft.hits(self):
            written = text[hit.start : hit.end]
            if options["exact"] and written != options["literals"][hit.literal]:
                continue
            instead = options["instead"][hit.literal]
            if draft.excused(self, hit.start):
                continue
            shown = [in_variant_of(hit.block.language, with_case_of(written, each)) for each in instead["right"]]
            if written in shown:
                continue
            suggestion = draft.told(*_OR, self.spec).join(shown)
            yield self.finding(
                draft,
                hit.start,
                hit.end,
                block=hit.block,
                message=instead["message"],
                fields={"suggestion": suggestion},
                replacement=shown[0] if instead["certain"] else None,
                remedy="" if instead["certain"] else _remedy(draft, draft.told(*_OR).join(shown)),
                note=note_of(draft, hit.trick),
            )


def with_case_of(written: str, replacement: str) -> str:
    """`replacement` in the case of what was written: UTILIZE -> USE, Utilize -> Use; its own capitals stay."""
    if replacement != replacement.lower():
        return replacement
    letters = [char for char in written if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return replacement.upper()
    if written[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def _remedy(draft: Draft, suggestion: str) -> str:
    if not suggestion:
        return draft.told("Leave it out.", "删去。")
    return fill(draft.told("Write '{to}'.", "写作“{to}”。"), {"to": suggestion})


def _inflected(form: str, wrong: str, right: Sequence[str]) -> list[str]:
    """What is right, inflected as the form of the wrong term is; empty if that is not certain."""
    if form == wrong:
        return list(right)
    from voicecheck.language.inflect import inflect_like

    forms = [inflect_like(form, wrong, each) for each in right if each]
    return [each for each in forms if each] if all(forms) else []


def _entries(
    swap: Mapping[str, Any] | Sequence[Mapping[str, Any]],
) -> Iterable[tuple[tuple[str | int, ...], str, list[str], Mapping[str, Any]]]:
    """Path, wrong term, right terms and the entry itself, for both ways to write the option."""
    if isinstance(swap, Mapping):
        for wrong, right in swap.items():
            yield ("swap", wrong), wrong, _listed(right), {}
        return
    for place, entry in enumerate(swap):
        for wrong in _listed(entry["from"]):
            yield ("swap", place, "from"), wrong, _listed(entry["to"]), entry


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
