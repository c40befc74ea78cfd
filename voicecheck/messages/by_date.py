"""A date of a sentence held against that of a fact."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages import scope
from voicecheck.messages.dates import When, dates, days_of
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.words import places

_EDITION = Lazy(
    r"\b(?:previous|last|first|next|inaugural) (?:edition|festival|event|fair|conference|generation|version|model)\b|\blast year['’]s\b|\bnext year['’]s\b|上一?届|上一?代|首届|下一?届|下一?代|往届|去年的",
    re.IGNORECASE,
)
_PLANNED = Lazy(
    r"\b(?:originally|initially|first) (?:planned|scheduled|due|announced|intended)\b|\b(?:was|were|had been) (?:to|due to|scheduled|planned)\b|\b(?:postponed|delayed|moved|brought forward) from\b|原计划|原定|推迟|延期|提前到",
    re.IGNORECASE,
)
_FAR = 60


def by_date(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    """Whether the date near the words of a fact is its own; None without one."""
    spoken = [place for noun in fact.nouns for place in places(noun, text, chinese=chinese)]
    told = dates(text)
    if not told and len(fact.dates) == 1 and fact.dates[0].first == fact.dates[0].last:
        told = days_of(text, fact.dates[0].first.year)
    if _EDITION.search(text):
        return None
    found = [each for each in told if any(_together(text, (each.start, each.end), place) for place in spoken)]
    if not found:
        return None
    if any(each.meets(known) or _bounds(each, known, text) for each in found for known in fact.dates):
        return Judgement(True, "date", found[0].start, found[0].end)
    if _PLANNED.search(text):
        return None
    found = [each for each in found if not scope.of_another(text, each.start, fact.nouns, chinese=chinese)]
    if not found or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese):
        return None
    return Judgement(False, "date", found[0].start, found[0].end)


def _bounds(each: When, known: When, text: str) -> bool:
    """Whether 'before' or 'after' a date holds of the known one."""
    if re.match(r"\s*(?:以前|之前|前(?!后))", text[each.end :]) or re.search(
        r"\b(?:before|prior to|until|no later than)\s*$", text[: each.start], re.IGNORECASE
    ):
        return known.first <= each.last
    after = re.search(r"\b(?:after)\s*$", text[: each.start], re.IGNORECASE)
    return bool(after or re.match(r"\s*(?:以后|之后)", text[each.end :])) and known.last >= each.first


def _together(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches stand near each other, with no clause between; a date may lead the sentence."""
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    if len(between) > _FAR or re.search(r"[;；:：]", between):
        return False
    return len(re.findall(r"[,，]", between)) <= (1 if one < other else 0)
