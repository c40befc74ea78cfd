"""Kind `sealed`: code names, customers and deals that the rule file itself does not show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language import sealing

_HEX = {"type": "string", "pattern": "^[0-9a-f]+$", "examples": ["9f86d081884c7d65"]}


class SealedTerms(Rule):
    """Reports each sealed term. `voicecheck seal` writes such rules."""

    sensitive = True
    options: ClassVar[Mapping[str, Any]] = {
        "salt": {**_HEX, "description": "Makes the hashes of this file differ from those of any other."},
        "proof": {**_HEX, "description": "Shows whether a key is the right one. Left out: the terms need no key."},
        "words": {"type": "array", "items": {"type": "integer"}, "description": "How many words the terms have."},
        "characters": {"type": "array", "items": {"type": "integer"}, "description": "The same for Chinese terms."},
        "entries": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[0-9a-f]{3}:[0-9a-f]{32}$", "examples": [f"0a1:{'0' * 32}"]},
            "description": "The terms, sealed.",
        },
        "key_file": {
            "type": "string",
            "description": "File with the key, from the home folder (~). Default: VOICECHECK_SEAL_KEY.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("salt",), ("entries",))

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        if not spec.options.get("words") and not spec.options.get("characters"):
            raise OptionError(("entries",), "'words' and 'characters' are both empty, so that nothing can be found")
        return spec.options

    def repeatable(self, draft: Draft) -> bool:
        return False  # the key is not in the settings

    def check(self, draft: Draft) -> Iterable[Finding]:
        sealed = sealing.from_options(self.spec.options)
        try:
            key = sealing.read_key(self.spec.options.get("key_file", "")) if sealed.proof else b""
            sealing.refuse_wrong_key(sealed, key)
        except VoicecheckError as error:
            raise RuleFault(str(error)) from None
        for block in draft.blocks(self.spec):
            for start, end in sealing.find(sealed, draft.document.block_text(block), key):
                found = self.finding(draft, block.start + start, block.start + end, block=block)
                yield found._replace(evidence={"entity": "sealed term"})
