"""At what time of day: opening and closing hours held against those of a fact."""

from __future__ import annotations

import re
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.messages import scope, slots
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import UNREAD, Judgement, Reading

_CLOSES = Lazy(
    r"(?:\b(?:until|till|to|by|before|no later than|and)|\b(?:clos|shut|end|finish)\w* (?:\w+ )?(?:at|around|by)|[-–])\s*(?:about )?$",
    re.IGNORECASE,
)
_OPENS = Lazy(
    r"(?:\b(?:from|between|after|as of|not (?:\w+ )?(?:until|before))|\b(?:open|start|begin)\w* (?:\w+ )?(?:at|around)|n['’]t \w+ (?:until|till|before))\s*(?:about )?$",
    re.IGNORECASE,
)
_CLOSES_ZH = Lazy(r"(?:以?前)?(?:就|才)?(?:打烊|关门|闭馆|闭店|关闭|停止|结束|收市|下班|闭园)")
_OPENS_ZH = Lazy(r"(?:就|才|准时)?(?:开门|开馆|开始|开放|营业|起|开业|上班|开诊|开店|开园)|(?:到|至|-|—|～|~)")


_NIGHT = 6 * 60
"""What ends before six in the morning began the day before."""


class _Time(NamedTuple):
    """A time of day, and whether something begins or ends at it; `at` if that is not said."""

    role: str
    hour: str
    start: int
    end: int


def by_hour(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence gives the hours of the fact; `UNREAD` if one of the two gives none."""
    known = _times(fact.statement)
    said = _times(text) if known else []
    if not said:
        return UNREAD
    if any(each.hour == other.hour and each.role in (other.role, "at") for each in said for other in known):
        compared = [(each, [other for other in known if other.role == each.role]) for each in said]
        if all(not others or any(each.hour == other.hour for other in others) for each, others in compared):
            return (
                UNREAD
                if re.search(r"\b(?:not|never)\b|n['’]t\b|[不没]", text)
                else Judgement(True, "name", said[0].start, said[0].end)
            )
    if scope.of_another_time(text, chinese=chinese) or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese):
        return None
    alone = len(known) == 1
    for each in said:
        if scope.of_another(text, each.start, fact.nouns, chinese=chinese):
            continue
        others = [
            other
            for other in known
            if other.role == each.role or (alone and "at" in (other.role, each.role) and not chinese)
        ]
        if not others and alone and _outside(each, known[0]):
            return Judgement(False, "name", each.start, each.end, sure=False)
        if others and not any(each.hour == other.hour for other in others):
            return Judgement(False, "name", each.start, each.end, sure=False)
    return None


def _outside(said: _Time, known: _Time) -> bool:
    """Whether one begins when the other has ended."""
    early, late = (said, known) if said.role == "closes" else (known, said)
    if (early.role, late.role) != ("closes", "opens"):
        return False
    ends = _minutes(early.hour)
    return (ends if ends > _NIGHT else ends + 24 * 60) < _minutes(late.hour)


def _minutes(hour: str) -> int:
    whole, _, part = hour.partition(":")
    return 60 * int(whole) + int(part)


def _times(text: str) -> list[_Time]:
    return [
        _Time(_role(text, found), found.what, found.start, found.end)
        for found in slots.hours(text)
        if found.what != "always"
    ]


def _role(text: str, found: slots.Filling) -> str:
    before, after = text[: found.start], text[found.end :]
    if re.search(r"[一-鿿]", text):
        if re.search(r"(?:到|至|-|—|～|~)$", before) or _CLOSES_ZH.match(after):
            return "closes"
        return "opens" if re.search(r"[从自]$", before) or _OPENS_ZH.match(after) else "at"
    if _OPENS.search(before):
        return "opens"
    return "closes" if _CLOSES.search(before) else "at"
