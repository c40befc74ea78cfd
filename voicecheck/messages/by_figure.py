"""A figure or date of a sentence held against that of a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.messages import scope
from voicecheck.messages.by_statement import by_statement
from voicecheck.messages.dates import When, dates
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.figures import Figure, agrees, figures
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.words import has, places, same_word

_LIMIT = re.compile(r"\b(?:from|above|within|up to|at least|at most|after)\b|以上|以内|之内|内|起|满", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\s*(?:more|less|fewer|off|extra|cheaper|dearer|higher|lower|longer|shorter|points?)\b", re.IGNORECASE
)
_DIFFERENCE_ZH = re.compile(
    r"(?:便宜|优惠|立减|减免|省下?|[上下]?涨了?|[下]?降了?|多了|少了|增加了?|减少了?|提高了?)\s*$"
)
_NOT = re.compile(
    r"(?:\bnever\b|\bnot\b(?! only| just)|n['’]t\b|从不会?|不会|并非|不是|没有)[^,，;；]{0,24}$", re.IGNORECASE
)
_NONE_WITH = re.compile(
    r"(?:\b(?:no (?!fewer|less|more)\w+|never|not|hardly ever)\b|n['’]t\b)[^,;]{0,40}\b(?:more|over|longer|later|higher|heavier|larger|bigger|exceed\w*)(?: than)?[^,;]{0,8}$"
    r"|(?:没有?|未曾?|从不|不会)[^，；]{0,16}(?:超过|多于|突破|高于|逾)[^，；]{0,4}$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"[^,.;，。；]{0,40}?(?:\b(?:per|an?|every|each) (?:day|week|month|year)\b|每[天日周月年])", re.IGNORECASE
)
_FAR = 60


def by_date(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    """Whether the date near the words of a fact is its own; None without one."""
    spoken = [place for noun in fact.nouns for place in places(noun, text, chinese=chinese)]
    found = [each for each in dates(text) if any(_together(text, (each.start, each.end), place) for place in spoken)]
    if not found:
        return None
    if any(each.meets(known) or _bounds(each, known, text) for each in found for known in fact.dates):
        return Judgement(True, "date", found[0].start, found[0].end)
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


def by_figure(fact: Fact, text: str, relevant: bool, *, chinese: bool) -> Judgement | None:
    """Whether a figure of the same kind can be true beside that of the fact; None without one."""
    limit = bool(fact.statement and _LIMIT.search(fact.statement))
    comparable = [
        (each, known)
        for each in _negated(figures(text), text)
        for known in fact.figures
        if _comparable(each, known, fact, text, relevant, chinese=chinese)
    ]
    if not comparable:
        return _free(fact, text, chinese=chinese) if relevant else None
    for each, known in comparable:
        if each.dimension == known.dimension and agrees(each, known, exact=limit and known.relation in "=~"):
            if fact.statement and known.relation in "=~":
                said = by_statement(fact, text, chinese=chinese)
                if said is not None and not said.agrees and said.sure:
                    return said
            return Judgement(True, "figure", each.start, each.end)
    if _of_something_else(fact, text, chinese=chinese):
        return None
    comparable = [
        (each, known) for each, known in comparable if _of_the_whole(each, known, fact, text, chinese=chinese)
    ]
    if not comparable:
        return None
    worst = comparable[0][0]
    aspect = "currency" if worst.dimension != comparable[0][1].dimension else "figure"
    return Judgement(False, aspect, worst.start, worst.end)


def _of_something_else(fact: Fact, text: str, *, chinese: bool) -> bool:
    return scope.of_another_time(text, chinese=chinese) or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese)


def _negated(found: Sequence[Figure], text: str) -> list[Figure]:
    """'No class has more than eight' says 'up to eight'."""
    turned = {">": "≤"}
    return [
        each._replace(relation=turned[each.relation])
        if each.relation in turned and _NONE_WITH.search(text[: each.start])
        else each
        for each in found
    ]


def _of_the_whole(each: Figure, known: Figure, fact: Fact, text: str, *, chinese: bool) -> bool:
    less = each.high < known.low and each.dimension != "percent"
    if each.relation == "=" and _NOT.search(text[: each.start]):
        return False
    if each.dimension == "count" and _RATE.match(each.after) and not _RATE.match(known.after):
        return False
    return not scope.of_a_part(
        text, each.start, each.end, less=less, nouns=fact.nouns, chinese=chinese
    ) and not scope.of_another(text, each.start, fact.nouns, chinese=chinese)


def _free(fact: Fact, text: str, *, chinese: bool) -> Judgement | None:
    """'Free of charge' where the fact has a price."""
    money = any(known.dimension.startswith("money") and known.low > 0 for known in fact.figures)
    found = re.search(
        r"免费|不收费|零元" if chinese else r"\b(?:free of charge|for free|is free|are free|costs nothing)\b", text
    )
    if fact.statement or not fact.figures:
        return None
    if money and found is not None:
        return Judgement(False, "figure", found.start(), found.end())
    for noun in fact.nouns if all(known.low > 0 for known in fact.figures) else ():
        none = _none(noun, text, chinese=chinese)
        if none is not None:
            return Judgement(False, "polarity", none.start(), none.end())
    return None


def _none(noun: str, text: str, *, chinese: bool) -> re.Match[str] | None:
    """'No warranty' where the fact has one: 'no extra warranty' is another matter."""
    word = re.escape(noun)
    if chinese:
        return re.search(rf"(?:没有(?:任何)?|无|不(?:提供|设|给|付|支付)(?:任何)?){word}(?!上限|限制|关|法|论)", text)
    head = re.escape(noun.partition(" on ")[0].partition(" for ")[0].split()[0])
    return re.search(
        rf"\b(?:no|without(?: an?| any)?|not \w+ any) (?:{word}|limit to the {word}|{head} (?:on|for|of|at)\b)",
        text,
        re.IGNORECASE,
    )


def _comparable(each: Figure, known: Figure, fact: Fact, text: str, relevant: bool, *, chinese: bool) -> bool:
    changed = _DIFFERENCE.match(each.after) or _DIFFERENCE_ZH.search(text[: each.start])
    if each.dimension.startswith("money") and known.dimension.startswith("money"):
        return relevant and not changed
    if changed or each.dimension != known.dimension:
        return False
    if known.dimension != "count":
        return relevant
    before = text[: each.start]
    if chinese:
        return _counted_zh(each, fact.nouns, before, known)
    after = each.after.lstrip(" -")
    words = re.findall(r"[A-Za-z]+", after[:40].partition(",")[0].partition(".")[0])[:3]
    counted = next((word for word in words if any(same_word(word, noun.split()[-1]) for noun in fact.nouns)), None)
    if counted is not None:
        subset = re.match(rf"[\s-]*{counted} (?:of|in|at|are|were|have|got)\b", after, re.IGNORECASE)
        whole = each.relation in "≤<" or re.search(r"\ba total of\s*$", before, re.IGNORECASE)
        return not (
            subset
            and not whole
            and each.high < known.low
            and not re.search(r"\b(?:all|the|its)\s*$", before, re.IGNORECASE)
        )
    ends = not re.match(r"[\s-]*(?!times\b)[A-Za-z]", each.after)
    return ends and any(has(noun, before[-40:], chinese=False) for noun in fact.nouns)


def _counted_zh(each: Figure, nouns: Sequence[str], before: str, known: Figure) -> bool:
    after = re.sub(r"^[家间条名位个人款种项座台辆件所架支只张本册次场套]", "", each.after)
    after = after.lstrip("的")
    noun = next((noun for noun in nouns if after.startswith(noun)), None)
    if noun is not None:
        rest = after[len(noun) :]
        whole = re.search(r"全部|共|所有|总", before[-8:] + rest[:4])
        subset = (
            re.match(r"[一-鿿]{2}", rest)
            and "·" not in rest[:6]
            and each.high < known.low
            and not whole
            and each.relation == "="
        )
        return not subset
    return not re.match(r"[一-鿿A-Za-z]", after) and any(noun in before[-14:] for noun in nouns)
