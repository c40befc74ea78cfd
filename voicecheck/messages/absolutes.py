"""What has no figure and yet contradicts one: none of it, all of it, no limit to it, free of charge."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages import scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import Judgement

_FREE = Lazy(
    r"\b(?:free of charge|for free|(?:is|are) (?:\w+ )?free(?= to| for|[,.;!]|\s*$)|costs? nothing|at no cost)\b(?! of\b)",
    re.IGNORECASE,
)
_FREE_ZH = Lazy(r"免费(?!停车|班车|咨询)|不收费|零元|分文不收|一分不收")
_UNLIMITED = Lazy(
    r"\b(?:unlimited|limitless|without (?:any )?limit)\b|\b(?:no|not have an?|n['’]t an?) (?:upper |maximum |fixed )?(?:limit|cap|maximum)\b"
    r"|(?:没有|不设|无)(?:任何|人数|名额)?(?:上限|限制)|不限(?:量|额|人数|名额|次数|时)?(?=[，。！；]|$)",
    re.IGNORECASE,
)
_ALL = Lazy(
    r"\b(?:entirely|wholly|completely|exclusively|100 ?%|every last|all of (?:it|its|the|their))\b|\bnothing but\b|完全(?!不|没|无)|全部(?!不|没)|全是|百分之百",
    re.IGNORECASE,
)


def by_absolute(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    """Whether a sentence that has words of the fact, but no figure of its kind, contradicts the figure."""
    if not fact.figures or fact.denied:
        return None
    found = _none_stated(fact, text) if fact.statement else _contradiction(fact, text, chinese=chinese)
    if found is None or scope.of_another(text, found[1], fact.nouns, chinese=chinese):
        return None
    elsewhere = scope.of_another_time(text, chinese=chinese, at=found[1])
    if elsewhere or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese):
        return None
    return Judgement(False, *found)


def _contradiction(fact: Fact, text: str, *, chinese: bool) -> tuple[str, int, int] | None:
    if any(known.dimension.startswith("money") and known.low > 0 for known in fact.figures):
        free = (_FREE_ZH if chinese else _FREE).search(text)
        if free is not None and not re.search(r"(?:\bnot|n['’]t|\bno|并非|不是|不)\s*$", text[: free.start()]):
            return "figure", free.start(), free.end()
    if all(known.relation in "≤" for known in fact.figures):
        unlimited = _UNLIMITED.search(text)
        if unlimited is not None:
            return "figure", unlimited.start(), unlimited.end()
    if any(known.dimension == "percent" and known.low < 99 and known.relation in "=~≤" for known in fact.figures):
        entire = _ALL.search(text)
        if entire is not None and not re.search(r"\b(?:not|never)\b|n['’]t\b|[不没未非]", text):
            return "figure", entire.start(), entire.end()
    for noun in fact.nouns if all(known.low > 0 or known.dimension == "temperature" for known in fact.figures) else ():
        none = _none_zh(noun, text) if chinese else _none(noun, text)
        if none is not None:
            return "polarity", none.start(), none.end()
    return None


def _none_stated(fact: Fact, text: str) -> tuple[str, int, int] | None:
    """'No brakes' where a statement has two."""
    for noun in fact.own:
        none = _none(noun, text) if not fact.chinese and noun in fact.statement.lower() else None
        if none is not None:
            return "polarity", none.start(), none.end()
    return None


def _none(noun: str, text: str) -> re.Match[str] | None:
    """'No warranty' where the fact has one: 'no extra warranty' is another matter."""
    word = re.escape(noun)
    head = re.escape(noun.partition(" on ")[0].partition(" for ")[0].split()[0])
    return re.search(
        rf"\b(?:no|without(?: an?| any)?|not \w+ any) (?:{word}|limit to the {word}|{head} (?:on|for|of|at)\b)"
        rf"|(?:\bnot|n['’]t|\bnever|\bno longer) (?:\w+ ){{0,2}}?{word}(?: \w+)? at all\b"
        rf"|(?:\b(?:do|does|did) not|(?:do|does|did)n['’]t) (?:contain|have|offer|include|give|provide|come with|use|charge) (?:any|an?|a single) (?:\w+ )?{word}\b"
        rf"|\b{word}-free\b|\bfree (?:of|from) (?:any )?{word}\b"
        rf"|\b(?:contains?|has|have|offers?|includes?|gives?|uses?) no {word}\b"
        rf"|(?:\b(?:is|are) not|(?:is|are)n['’]t) {word}\s*(?:[.,;!]|$)",
        text,
        re.IGNORECASE,
    )


def _none_zh(noun: str, text: str) -> re.Match[str] | None:
    word = re.escape(noun)
    return re.search(
        rf"(?:没有(?:任何)?|不含有?(?:任何)?|不添?加(?:任何)?|不使用|无[需须]?|毋[需须]|不(?:提供|设|给|付|支付|收取?|交|用交?|需要?交?|必交?)(?:任何)?)(?:缴纳?|支付|付|交纳?)?{word}(?!上限|限制|关|法|论|超过|到|足|满)"
        rf"|(?:完全|根本|压根|丝毫|一点[也都]?)(?:不|没有?|无)(?:能|会|需要?|用)?{word}"
        rf"|{word}(?:完全|根本|压根|一点[也都]?)?(?:不用|无[需须]|不需要?)(?:等|排队|交|付)",
        text,
    )
