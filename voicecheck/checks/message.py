"""Kind `message`: a sentence that contradicts, outruns or breaks the silence on what the company has settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from voicecheck.config.settings import message as message_of
from voicecheck.core.finding import Finding
from voicecheck.core.message import Said
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec

REPORTED = ("conflict", "stale", "embargoed", "forbidden", "unsupported", "spokesperson")
_ASPECTS = {
    "figure": "数字|the figure",
    "currency": "币种|the currency",
    "date": "日期|the date",
    "name": "名称|the name",
    "polarity": "肯定与否定|whether it is so",
    "degree": "范围|all or some",
}


class MessageRule(Rule):
    """Reports the sentences of one verdict. Messages come from the profile's `messages.yaml`."""

    needs = frozenset({"messages"})
    options: ClassVar[Mapping[str, Any]] = {
        "verdict": {
            "enum": list(REPORTED),
            "description": "Conflict with a message, a message that was true (stale) or is not to be"
            " spoken of yet (embargoed), a claim that nobody may make (forbidden), a strong one that no message"
            " backs (unsupported), or whatever is said of a message that is for others to speak of (spokesperson).",
        },
        "example_messages": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Messages, as in messages.yaml, against which the rule's own examples are run.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("verdict",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        for place, row in enumerate(spec.options.get("example_messages", ())):
            if not isinstance(row.get("id"), str) or not isinstance(row.get("entity"), str):
                raise OptionError(("example_messages", place), "got a message without 'id' or 'entity'; expected both")
        return spec.options

    @classmethod
    def profile_of_examples(cls, spec: RuleSpec, profile: Profile) -> Profile:
        rows = spec.options.get("example_messages", ())
        return replace(profile, messages=tuple(_example(row, spec.origin) for row in rows)) if rows else profile

    def check(self, draft: Draft) -> Iterable[Finding]:
        verdict = self.spec.options["verdict"]
        blocks = {block.start for block in draft.blocks(self.spec)}
        for said in draft.facet("messages"):
            block = draft.document.block_at(said.start)
            if (
                (_is_for_others(said, draft) if verdict == "spokesperson" else said.verdict == verdict)
                and block is not None
                and block.start in blocks
                and not draft.excused(self, said.start)
            ):
                yield self._finding(draft, said)

    def _finding(self, draft: Draft, said: Said) -> Finding:
        block = draft.document.block_at(said.start)
        language = block.language if block else "en"
        message = said.message
        fact = message.said(language) if message else ""
        fields = {
            "fact": fact,
            "sentence": said.text,
            "entity": message.entity if message else "",
            "id": message.id if message else "",
            "aspect": _ASPECTS.get(said.aspect, "|").split("|")[0 if language.startswith("zh") else 1] or said.aspect,
            "embargo": message.embargo if message else "",
            "spokespersons": ", ".join(message.spokespersons) if message else "",
            "until": message.valid_until if message else "",
        }
        evidence = {"verdict": said.verdict, "sentence": said.text, "aspect": said.aspect}
        if message is not None:
            evidence |= {"message": message.id, "fact": fact, "stated_in": message.origin}
            evidence |= {name: value for name in ("owner", "source") if (value := getattr(message, name))}
        remedy = ""
        if message is not None and message.allowed and said.verdict in ("conflict", "stale", "forbidden"):
            wording = next((each for each in message.allowed if _alike(each, language)), "")
            remedy = (
                (f"可写作：{wording}" if language.startswith("zh") else f"Write for instance: {wording}")
                if wording
                else ""
            )
        return self.finding(draft, said.start, said.end, block=block, fields=fields, evidence=evidence, remedy=remedy)


def _is_for_others(said: Said, draft: Draft) -> bool:
    """Whether the message is left to spokespersons, by name or role, of whom the author is none."""
    named = said.message.spokespersons if said.message else ()
    return bool(named) and draft.document.author not in named and draft.document.role not in named


def _alike(wording: str, language: str) -> bool:
    return wording.isascii() is not language.startswith("zh")


def _example(row: Mapping[str, Any], origin: str) -> Any:
    stated = dict(row)
    for name in ("value", "statement"):
        if name in stated:
            stated[f"{name}s"] = stated.pop(name)
    return message_of({**stated, "origin": origin})
