"""Kind `message`: a sentence that contradicts, outruns or breaks the silence on what the company has settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from voicecheck.config.settings import message as message_of
from voicecheck.core.finding import Finding
from voicecheck.core.message import Message, Said
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language.scripts import count_han

REPORTED = ("conflict", "stale", "embargoed", "forbidden", "unsupported", "spokesperson")
_ASPECTS = {
    "figure": ("the figure", "数字"),
    "currency": ("the currency", "币种"),
    "date": ("the date", "日期"),
    "name": ("the name", "名称"),
    "polarity": ("whether it is so", "是与否"),
    "degree": ("all or some", "全部还是部分"),
    "meaning": ("what is meant", "意思"),
}
_LIKELY = (
    "The sentence as a whole seems to say otherwise; its words alone do not show it.",
    "整句看来与口径不符，单看字词看不出来。",
)


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
        return (
            replace(profile, messages=tuple(message_of({**row, "origin": spec.origin}) for row in rows))
            if rows
            else profile
        )

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
        fact = _fact(message, language) if message else ""
        fields = {
            "fact": fact,
            "sentence": said.text,
            "entity": _fitting(message.names, language) if message else "",
            "id": message.id if message else "",
            "aspect": draft.told(*_ASPECTS.get(said.aspect, (said.aspect, said.aspect)), self.spec),
            "embargo": message.embargo if message else "",
            "spokespersons": draft.told(", ", "、", self.spec).join(message.spokespersons) if message else "",
            "until": message.valid_until if message else "",
        }
        evidence = {"verdict": said.verdict, "sentence": said.text, "aspect": said.aspect}
        if message is not None:
            evidence |= {"message": message.id, "fact": fact, "stated_in": message.origin}
            evidence |= {name: value for name in ("owner", "source") if (value := getattr(message, name))}
        remedy = ""
        if message is not None and message.allowed and said.verdict in ("conflict", "stale", "forbidden"):
            wording = next((each for each in message.allowed if _alike(each, language)), "")
            if wording:
                remedy = draft.told("Write for instance: ", "可写作：") + wording
        note = draft.told(*_LIKELY, self.spec) if said.likely else ""
        found = self.finding(
            draft, said.start, said.end, block=block, fields=fields, evidence=evidence, remedy=remedy, note=note
        )
        return found._replace(severity="warning") if said.likely and found.severity == "error" else found


def _is_for_others(said: Said, draft: Draft) -> bool:
    """Whether the message is left to spokespersons, by name or role, of whom the author is none."""
    named = said.message.spokespersons if said.message else ()
    return bool(named) and draft.document.author not in named and draft.document.role not in named


def _fact(message: Message, language: str) -> str:
    """What the company says, in Chinese by Chinese names where the message has them."""
    if message.statements or not language.startswith("zh"):
        return message.said(language)
    value = message.value(language)
    counted = message.unit not in (*message.attribute, "") and message.unit not in value
    what = _spaced(_fitting(message.names, language), _fitting(message.attribute, language))
    return f"{what}：{_spaced(value, message.unit) if counted else value}"


def _fitting(words: Sequence[str], language: str) -> str:
    """The first that is written in a language, else the first."""
    chinese = language.startswith("zh")
    return next((each for each in words if (count_han(each) > 0) is chinese), next(iter(words), ""))


def _spaced(left: str, right: str) -> str:
    """Two words as Chinese sets them side by side: with a space unless both are Chinese."""
    apart = right[:1].isalnum() and not (count_han(left[-1:]) and count_han(right[:1]))
    return f"{left} {right}" if left and apart else left + right


def _alike(wording: str, language: str) -> bool:
    return wording.isascii() is not language.startswith("zh")
