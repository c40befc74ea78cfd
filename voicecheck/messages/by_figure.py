"""A figure of a sentence held against that of a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy
from voicecheck.messages import scope
from voicecheck.messages.absolutes import by_absolute
from voicecheck.messages.agreement import agrees
from voicecheck.messages.by_statement import by_statement
from voicecheck.messages.counted import counted, counted_zh
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.figure import Figure
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.lengths import of_another_length
from voicecheck.messages.limits import by_limit
from voicecheck.messages.superlatives import scopes_differ
from voicecheck.messages.synonyms import of_another_attribute
from voicecheck.messages.words import folded, has

_LIMIT = Lazy(r"\b(?:from|above|within|up to|at least|at most|after)\b|以上|以内|之内|内|起|满", re.IGNORECASE)
_DIFFERENCE = Lazy(
    r"\s*(?:more|less|fewer|off|extra|cheaper|dearer|higher|lower|longer|shorter|points?)\b", re.IGNORECASE
)
_DIFFERENCE_ZH = Lazy(
    r"(?:便宜|优惠|立减|减免|省下?|[上下]?涨了?|[下]?降了?|多了|少了|快了|慢了|早了|晚了|长了|短了|(?:同比|环比)(?:[上下]?[增涨降升]|增加|减少|提高)?了?|增长了?|增幅[为达]?|上涨了?|提升了?|长了|短了|增加了?|减少了?|提高了?)\s*$"
)
_NOT = Lazy(
    r"(?:\bnever\b|\bnot\b(?! only| just)|n['’]t\b|\b(?:nobody|no one|none)\b|从不会?|不会|并非|不是|没有)[^,，;；]{0,24}$",
    re.IGNORECASE,
)
_NONE_WITH = Lazy(
    r"(?:\b(?:no (?!fewer|less|more)\w+|never|not|hardly ever)\b|n['’]t\b)[^,;]{0,40}\b(?:more|over|above|beyond|past|longer|later|higher|heavier|larger|bigger|warmer|hotter|deeper|faster|taller|wider|stronger|greater|exceed\w*)(?: than)?[^,;]{0,8}$"
    r"|(?:没有?|未曾?|从不|不会)[^，；]{0,16}(?:超过|多于|突破|高于|逾)[^，；]{0,4}$",
    re.IGNORECASE,
)
_TOGETHER = Lazy(
    r"\b(?:together|altogether|in total|in all|combined|for (?:both|two|three|four|five|six|ten))\b|\b(?:two|three|four|five) (?:\w+ )?(?:tickets?|people|persons|copies|bottles|packs|nights|months|years)\b"
    r"|一共|总共|合计|加起来|[两二三四五六]张|[两二三四五六][人个份件瓶晚位]",
    re.IGNORECASE,
)
_RATE = Lazy(r"[^,.;，。；]{0,40}?(?:\b(?:per|an?|every|each) (?:day|week|month|year)\b|每[天日周月年])", re.IGNORECASE)
_OF_CHANGE = Lazy(
    r"\b(?:lower|less|fewer|more|higher|growth|reduction|cut|faster|cheaper|increase)\b|增长|减少|降低|提升|增幅",
    re.IGNORECASE,
)
_EACH_TIME_ZH = Lazy(r"每[天日周月年](?!有)[一-鿿·]{0,8}$")
_PERIODS = Lazy(r"\b(?:per|an?|every|each) (day|week|month|year|hour)\b|每(年|月|天|日|周)", re.IGNORECASE)


def by_figure(fact: Fact, text: str, relevant: bool, *, chinese: bool) -> Judgement | None:
    """Whether a figure of the same kind can be true beside that of the fact; None without one."""
    comparable = _pairs(fact, text, relevant, chinese=chinese)
    if not comparable:
        return by_absolute(fact, text, chinese=chinese) if relevant else None
    if fact.statement and (bounded := by_limit(comparable, text, chinese=chinese)) is not None:
        elsewhere = scope.of_another_time(text, chinese=chinese) or scope.of_a_thing_of_it(
            text, words_of(fact), chinese=chinese
        )
        return None if elsewhere and not bounded.agrees else bounded
    limit = bool(fact.statement and _LIMIT.search(fact.statement))
    for each, known in comparable:
        if each.dimension == known.dimension and agrees(each, known, exact=limit and known.relation in "=~"):
            if fact.statement and known.relation in "=~":
                said = by_statement(fact, text, chinese=chinese)
                if said is not None and not said.agrees and said.sure:
                    return said
            return Judgement(True, "figure", each.start, each.end)
    comparable = [
        (each, known)
        for each, known in comparable
        if _of_the_whole(each, known, fact, text, chinese=chinese)
        and not scope.of_another_time(text, chinese=chinese, at=each.start)
        and not _derived(each, known, text, fact.nouns)
    ]
    if (
        fact.statement
        and comparable
        and comparable[0][0].dimension == "percent"
        and not _enough(fact, text, chinese=chinese)
    ):
        return None
    if not comparable or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese):
        return None
    worst = comparable[0][0]
    aspect = "currency" if worst.dimension != comparable[0][1].dimension else "figure"
    return Judgement(False, aspect, worst.start, worst.end)


def _pairs(fact: Fact, text: str, relevant: bool, *, chinese: bool) -> list[tuple[Figure, Figure]]:
    """Figures of the text with those of the fact that they can be held against; of others' only if it has no others."""
    found = [(_as_known(each, known, text), known) for each in _negated(figures(text), text) for known in fact.figures]
    found = [
        (each, known)
        for each, known in found
        if _comparable(each, known, fact, text, relevant or _of_its_own_kind(each, known), chinese=chinese)
    ]
    ours = [
        (each, known) for each, known in found if not scope.of_another(text, each.start, fact.nouns, chinese=chinese)
    ]
    return ours or found


def _enough(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether half of the words of the attribute that the statement has stand in the text, in some form."""
    if fact.chinese is not chinese:
        return True
    stated = [noun for noun in fact.nouns if has(noun, fact.statement, chinese=chinese)]
    longest = [noun for noun in stated if not any(noun != other and noun in other for other in stated)]
    there = [noun for noun in longest if any(has(part, text, chinese=chinese) for part in stated if part in noun)]
    return 2 * len(there) >= len(longest)


def _another_rate(each: Figure, known: Figure) -> bool:
    """Whether so many a day, or at all, cannot be held against so many a year."""
    ours, theirs = (_PERIODS.search(after.split(",")[0]) for after in (known.after, each.after[:60]))
    if ours is None:
        return False
    return theirs is None or theirs[1].lower() != ours[1].lower()


def _as_known(each: Figure, known: Figure, text: str) -> Figure:
    """A figure as the fact would state it: pounds as money, an amount a year as one a month."""
    if (
        each.relation == "≤"
        and known.relation in "=~"
        and known.low == known.high
        and _NONE_WITH.search(text[: each.start])
    ):
        each = each._replace(relation="<")  # 'never more than 30' bounds what is 28
    if known.dimension == "age" and (each.dimension == "count" or (each.dimension == "time" and each.factor > 3e7)):
        each = each._replace(low=each.low / each.factor, high=each.high / each.factor, dimension="age", factor=1.0)
    if known.dimension == "money GBP" and re.search(r"pounds?$", text[each.start : each.end], re.IGNORECASE):
        each = each._replace(
            low=each.low / each.factor, high=each.high / each.factor, dimension="money GBP", factor=known.factor
        )
        each = each._replace(per=each.per or known.per)
    if each.per and known.per and each.per != known.per and each.dimension == known.dimension:
        share = known.per / each.per
        return each._replace(low=each.low * share, high=each.high * share, factor=each.factor * share)
    return each


_RARE = frozenset(("speed", "power", "frequency", "data", "energy", "charge", "sound"))


def _of_its_own_kind(each: Figure, known: Figure) -> bool:
    """Whether a figure alone shows what it speaks of: few things have a speed, and few prices are by the month."""
    if each.dimension != known.dimension:
        return False
    return known.dimension in _RARE or (each.dimension.startswith("money") and known.per == each.per > 0)


def _derived(each: Figure, known: Figure, text: str, nouns: Sequence[str]) -> bool:
    """Whether a figure follows from that of the fact: the rest of a percentage, the price of two."""
    if each.dimension != known.dimension or not known.low or known.low != known.high or known.dimension == "time":
        return False
    if known.dimension == "percent":
        if any(
            noun in folded(known.after) and has(noun, each.after[:24], chinese=not noun.isascii()) for noun in nouns
        ):
            return False
        return abs(each.low + known.low - 100) < 0.51
    times = each.low / known.low
    if not (2 <= times <= 50 and abs(times - round(times)) < 1e-6):
        return False
    counted = any(other.dimension == "count" and other.low == round(times) for other in figures(text))
    return counted or (known.dimension.startswith("money") and _TOGETHER.search(text) is not None)


def _negated(found: Sequence[Figure], text: str) -> list[Figure]:
    """'No class has more than eight' says 'up to eight'."""
    return [
        each._replace(relation="≤") if each.relation == ">" and _NONE_WITH.search(text[: each.start]) else each
        for each in found
    ]


def _of_the_whole(each: Figure, known: Figure, fact: Fact, text: str, *, chinese: bool) -> bool:
    if chinese and of_another_attribute(
        re.split(r"[，；]", text[: each.start])[-1] + re.split(r"[，；]", text[each.end :])[0], fact.nouns
    ):
        return False
    less = each.high < known.low and each.dimension != "percent"
    if each.relation == "=" and _NOT.search(text[: each.start]):
        return False
    if (
        less
        and chinese
        and each.dimension == "area"
        and re.match(r"(?!左右|以上|以下|以内|之多|的)[一-鿿]{2}", each.after)
    ):
        return False
    if (
        less
        and each.dimension.startswith("money")
        and re.search(r"\b(?:a single|each|individual|any one)\b", text, re.IGNORECASE)
    ):
        return False
    if (
        chinese
        and each.dimension == "count"
        and _EACH_TIME_ZH.search(text[: each.start])
        and not _EACH_TIME_ZH.search(fact.statement)
    ):
        return False
    if each.dimension == "count" and _another_rate(each, known):
        return False
    if each.dimension == "length" and of_another_length(fact.nouns, text, each):
        return False
    if each.dimension == "rank" and scopes_differ(fact.statement, text):
        return False
    if each.dimension == "count" and _RATE.match(each.after) and not _RATE.match(known.after):
        return False
    return not scope.of_a_part(
        text, each.start, each.end, less=less, nouns=fact.nouns, chinese=chinese
    ) and not scope.of_another(text, each.start, fact.nouns, chinese=chinese)


def _comparable(each: Figure, known: Figure, fact: Fact, text: str, relevant: bool, *, chinese: bool) -> bool:
    changed = (
        _DIFFERENCE.match(each.after)
        or (each.dimension == "percent" and scope.of_change(text, each.start) and not _OF_CHANGE.search(known.after))
        or _DIFFERENCE_ZH.search(text[: each.start])
    )
    if each.dimension.startswith("money") and known.dimension.startswith("money"):
        return relevant and not changed
    if changed or each.dimension != known.dimension:
        return False
    if known.dimension != "count":
        return relevant
    before = text[: each.start]
    return counted_zh(each, known, before, fact.nouns) if chinese else counted(each, known, text, fact.nouns)
