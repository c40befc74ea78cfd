"""Conditions on a whole draft: the `when` and `unless` of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from voicecheck.core.rule import Draft
from voicecheck.language.fold import fold_term
from voicecheck.language.patterns import Pattern
from voicecheck.language.scripts import is_han, speaks

_PRESENT = "*"
_ABSENT = object()

# Rules share conditions, so each is judged once a draft. The condition is kept beside its verdict: its identity is
# the key, and must not pass to another while the draft lives.
_known: WeakKeyDictionary[Draft, dict[int, tuple[Mapping[str, Any], bool]]] = WeakKeyDictionary()


PERSONAL: Mapping[str, Any] = {"personal_channel": True}
"""The condition that a draft is for an account of a person."""


def holds(condition: Mapping[str, Any], draft: Draft) -> bool:
    """Whether all keys of a condition hold for a draft; an empty condition does.

    Raises:
        RuleFault: a pattern of the condition took too long.
    """
    verdicts = _known.get(draft)
    if verdicts is None:
        verdicts = _known[draft] = {}
    known = verdicts.get(id(condition))
    if known is None:
        known = verdicts[id(condition)] = (condition, _judge(condition, draft))
    return known[1]


def _judge(condition: Mapping[str, Any], draft: Draft) -> bool:
    at_least = condition.get("at_least", 1)
    return all(_key_holds(key, value, at_least, draft) for key, value in condition.items() if key != "at_least")


def _key_holds(key: str, value: Any, at_least: int, draft: Draft) -> bool:  # noqa: PLR0911 - a line for each key
    match key:
        case "any":
            return any(holds(each, draft) for each in value)
        case "all":
            return all(holds(each, draft) for each in value)
        case "not":
            return not holds(value, draft)
        case "mentions_brand":
            return _names(draft, draft.profile.brand_names, 1) is value
        case "terms":
            return _names(draft, value, at_least)
        case "pattern":
            return _matches(draft, value)
        case _:
            return _circumstance(key, value, draft)


def _circumstance(key: str, value: Any, draft: Draft) -> bool:
    """What a draft is rather than what it says."""
    document = draft.document
    channel = draft.profile.channels.get(document.channel or "")
    match key:
        case "channels":
            held = document.channel in value or (channel is not None and channel.network in value)
        case "roles":
            held = document.role in value
        case "languages":
            held = bool(document.language) and speaks(tuple(value), document.language)
        case "front_matter":
            held = all(_states(document.meta.get(name, _ABSENT), wanted) for name, wanted in value.items())
        case "personal_channel":
            personal = document.channel == "personal" if channel is None else channel.personal
            held = personal is value
        case "may_speak":
            held = _may_speak(value, draft)
        case _:
            held = (channel is not None and channel.advertising) is value
    return held


def _may_speak(name: str, draft: Draft) -> bool:
    topic = draft.profile.topics.get(name)
    if topic is None:
        return True
    document = draft.document
    channel = draft.profile.channels.get(document.channel or "")
    here = not topic.channels or document.channel in topic.channels or (channel and channel.network in topic.channels)
    anybody = not topic.roles and not topic.people
    return bool(here) and (anybody or document.role in topic.roles or (document.author or "") in topic.people)


def topics_of(condition: Any) -> frozenset[str]:
    """The topics that a condition asks about."""
    if isinstance(condition, Mapping):
        own = {condition["may_speak"]} if isinstance(condition.get("may_speak"), str) else set()
        return frozenset(own).union(*map(topics_of, condition.values()))
    if isinstance(condition, (list, tuple)):
        return frozenset().union(*map(topics_of, condition))
    return frozenset()


def _states(stated: object, wanted: object) -> bool:
    """Whether a value of the front matter is what a condition wants: one of a list, compared without regard to case."""
    if wanted is None:
        return stated is _ABSENT or stated is None
    if stated is _ABSENT or stated is None:
        return wanted is False
    if wanted == _PRESENT:
        return True
    if isinstance(wanted, list):
        return any(_states(stated, each) for each in wanted)
    if isinstance(stated, (list, tuple)):
        return any(_states(each, wanted) for each in stated)
    return str(stated).strip().casefold() == str(wanted).strip().casefold()


def _names(draft: Draft, terms: Sequence[str], at_least: int) -> bool:
    text = draft.folded.text
    found = 0
    for term in terms:
        if _stands_in(_folded(term), text):
            found += 1
            if found >= at_least:
                return True
    return False


@lru_cache(maxsize=4096)
def _folded(term: str) -> str:
    return fold_term(term)


def _stands_in(term: str, text: str) -> bool:
    """Whether a folded term stands in a folded text: a Latin one as whole words, a Chinese one anywhere."""
    at = text.find(term) if term else -1
    while at >= 0:
        end = at + len(term)
        cut_start = at > 0 and _joins(term[0]) and _joins(text[at - 1])
        cut_end = end < len(text) and _joins(term[-1]) and _joins(text[end])
        if not cut_start and not cut_end:
            return True
        at = text.find(term, at + 1)
    return False


def _joins(char: str) -> bool:
    """Whether a character makes one word with a Latin letter or figure beside it."""
    return (char.isalnum() and not is_han(char)) or char == "_"


@lru_cache(maxsize=256)
def _pattern(source: str) -> Pattern:
    return Pattern(source)


def _matches(draft: Draft, source: str) -> bool:
    document = draft.document
    pattern = _pattern(source)
    return any(pattern.found_in(document.text[block.start : block.end]) for block in document.blocks)
