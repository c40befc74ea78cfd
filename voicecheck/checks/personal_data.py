"""Kind `personal-data`: telephone numbers, addresses, identity numbers and whatever else tells of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from voicecheck.checks.tricks import note_of
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language.fold import trick
from voicecheck.language.personal import ENTITIES, LABELS, REGIONS, find

_LEAST_FIGURES = 7


class PersonalData(Rule):
    """Reports each stretch that is personal data of the named kinds; reports mask it.

    Placeholders: {match} {entity}.
    """

    sensitive = True

    options: ClassVar[Mapping[str, Any]] = {
        "entities": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": list(ENTITIES)},
            "description": "What to look for. url: web addresses that tell of a person; web-address: all others.",
        },
        "allow": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Values that are public, such as the company's own hotline. Spaces, marks and case do not "
            "matter, nor does a telephone number's prefix. @example.com allows all mailboxes there.",
        },
        "regions": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "pattern": "^[A-Z]{2}$"},
            "description": "Countries (ISO 3166) whose telephone numbers are known without +; default: US and GB in "
            "English, CN, HK and TW in Chinese.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("entities",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Public values are brought to the form in which they are compared."""
        allow = spec.options.get("allow", ())
        for place, value in enumerate(allow):
            if not _canonical(value):
                raise OptionError(("allow", place), f"got '{value}'; expected a value with letters or figures")
        return {
            "entities": list(spec.options["entities"]),
            "allow": [_canonical(value) for value in allow if not value.startswith("@")],
            "domains": [value.lower() for value in allow if value.startswith("@")],
            "regions": list(spec.options.get("regions", ())),
        }

    def check(self, draft: Draft) -> Iterable[Finding]:
        for block in draft.blocks(self.spec):
            yield from self._check_block(draft, block)

    def _check_block(self, draft: Draft, block: Block) -> Iterable[Finding]:
        text = draft.document.block_text(block)
        chinese = block.language.startswith("zh")
        regions = tuple(self.spec.options["regions"]) or REGIONS["zh" if chinese else "en"]
        found = [(each.start, each.end, each.entity, text[each.start : each.end]) for each in find(text, regions)]
        folded = draft.plain(block)
        if folded is not None:
            found += [
                (folded.start(each.start), folded.end(each.end), each.entity, folded.text[each.start : each.end])
                for each in find(folded.text, regions)
            ]
        reached = -1
        for start, end, entity, read in sorted(found, key=lambda each: (each[0], -each[1])):
            at, to = block.start + start, block.start + end
            if start < reached or entity not in self.spec.options["entities"]:
                continue
            if self._is_public(read) or draft.excused(self, at) or draft.allows(at, to):
                continue
            reached = end
            hidden = trick(text[start:end], latin=True) if read != text[start:end] else ""
            yield self.finding(
                draft,
                at,
                to,
                block=block,
                fields={"entity": draft.told(*LABELS[entity], self.spec)},
                note=note_of(draft, hidden),
                evidence={"entity": entity, "label": LABELS[entity][chinese]},
            )

    def _is_public(self, value: str) -> bool:
        if value.lower().endswith(tuple(self.spec.options["domains"])):
            return True
        return any(_same(_canonical(value), allowed) for allowed in self.spec.options["allow"])


def _canonical(value: str) -> str:
    return re.sub(r"[\W_]+", "", value).casefold()


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return one.isdecimal() and other.isdecimal() and len(short) >= _LEAST_FIGURES and long.endswith(short)
