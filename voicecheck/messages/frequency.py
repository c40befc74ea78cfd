"""How often: 'twice a year', 'every six months', 每月两次."""

from __future__ import annotations

import re

from voicecheck.messages import scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import UNREAD, Judgement, Reading
from voicecheck.messages.rates import rates
from voicecheck.messages.words import content, has


def by_frequency(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence says how often as the fact does; `UNREAD` if one of the two does not say."""
    known = list(rates(fact.statement))
    said = list(rates(scope.without_others(text, chinese=chinese))) if known else []
    if chinese:
        said = [each for each in said if _of_attribute(fact, text, *each[1:])]
    if not said:
        return UNREAD
    if any(abs(rate - other) <= 0.05 * other for rate, _, _ in said for other, _, _ in known):
        return UNREAD  # as often; of whom and whether is another question
    if scope.of_another_time(text, chinese=chinese) or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese):
        return None
    if fact.chinese is chinese and not _same_topic(fact, text, chinese=chinese):
        return None
    return Judgement(False, "figure", said[0][1], said[0][2])


def _of_attribute(fact: Fact, text: str, start: int, end: int) -> bool:
    """Whether words of the attribute stand in or by a Chinese rate: 每月招生, not 每月举办招生说明会."""
    return re.search(r"[次回遍]", text[start:end]) is not None or any(
        noun in text[end : end + len(noun) + 1] for noun in fact.nouns
    )


def _same_topic(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether half of what the statement is about stands in the text, besides the words of the attribute."""
    if chinese:
        return any(has(noun, text, chinese=True) for noun in fact.nouns)
    own = frozenset[str]().union(*(content(noun, chinese=chinese) for noun in fact.nouns))
    statement = fact.statement
    for _, start, end in reversed(list(rates(statement))):
        statement = statement[:start] + statement[end:]
    wanted = content(statement, chinese=chinese) - own
    return 2 * len(wanted & content(text, chinese=chinese)) >= len(wanted)
