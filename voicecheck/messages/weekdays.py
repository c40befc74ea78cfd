"""On which days: what a sentence says of them held against what the fact says."""

from __future__ import annotations

import re
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.messages import polarity, scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.judgement import UNREAD, Judgement, Reading

_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = {name[:3]: place for place, name in enumerate(_NAMES)}
_HAN = {**dict(zip("一二三四五六", range(6), strict=True)), "日": 6, "天": 6, "末": 5}
_ALL = frozenset(range(7))
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAYS = Lazy(
    rf"\b(?P<from>{_DAY})s? ?(?:to|through|thru|until|till|[-–]) ?(?P<to>{_DAY})s?\b|\b(?P<weekdays>weekdays?|working days|business days|workdays)\b|\b(?P<weekend>weekends?)\b"
    r"|\b(?P<all>every (?:single )?day|daily|(?:seven|7) days a week|all week(?: long)?|24/7|365 days|all year round)\b"
    rf"|(?<!by )(?<!last )(?<!next )(?<!this )(?<!since )\b(?P<one>(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|(?! (?!and\b|or\b|to\b|is\b|as\b|at\b|from\b|through\b|but\b|for\b|we\b|only\b|in\b|when\b|because\b|if\b|while\b|morning|afternoon|evening|night)[a-z])))\b"
    r"|(?:周|星期|礼拜)(?P<from_zh>[一二三四五六日天])(?:到|至|-|—|～|~)(?:周|星期|礼拜)?(?P<to_zh>[一二三四五六日天])|(?P<weekdays_zh>工作日|平日)|(?P<weekend_zh>周末|双休日)"
    r"|(?P<all_zh>每天|每日|天天|全年无休|一周七天|一周7天|全周|日日|365天)|(?<!上)(?<!下)(?:周|星期|礼拜)(?P<one_zh>[一二三四五六日天])",
    re.IGNORECASE,
)
_EXCEPT = Lazy(r"\b(?:except|apart from|but not|other than|bar)\b|除了?", re.IGNORECASE)
_ONLY = Lazy(r"\b(?:only|just|exclusively|solely)\b|只|仅", re.IGNORECASE)
_CLOSED = Lazy(
    r"\b(?:closed|closes|shut|rests?|day off)\b(?! at\b)|休息|休诊|休馆|闭馆|关门|关闭|歇业|停业|停诊|打烊|扑空|白跑|闭门羹",
    re.IGNORECASE,
)
_SPLIT = Lazy(r"[;；，]|, (?!and\b|or\b)|\b(?:but|while|whereas)\b|而(?!且)|但是?")
_LED = Lazy(
    r"^\W*(?:on|every|each|from|in|at|during|all|as of)\b[^,·]{0,40}$|^\W*(?:每逢?|逢|在|到了?)?[一-鿿、和至到]{2,8}$",
    re.IGNORECASE,
)
"""Words that lead a clause and belong to what follows."""
_OPEN = Lazy(r"\bopen(?:s|ed)?\b|开放|营业|开门|开馆|开诊", re.IGNORECASE)
"""'Open on Sundays' says nothing of other days; 'meets on Sundays' does."""
_HOUR = Lazy(r"\d\s?[ap]\.?m\b|\d[:：]\d\d|[点點](?!评)|\bo['’]clock\b|\bnoon\b", re.IGNORECASE)
_NEVER_SHUT = Lazy(
    r"24/7|\baround the clock\b|\b24 hours\b|\bday and night\b|24小时|二十四小时|全天候|昼夜", re.IGNORECASE
)
_SOME_HOURS = Lazy(
    r"\b(?:close[sd]?|shuts?|opens?|open) (?:\w+ ){0,2}?(?:at|from|until|till|between) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|midnight)"
    r"|\b(?:closed|shut) (?:at night|overnight)|[点點](?:半|\d+分)?(?:以?后)?(?:到|至)[^，。]{0,6}[点點](?:半)?(?:营业|开放)|[点點](?:半|\d+分)?(?:以?后)?(?:关|打烊|闭|休息|重开|开门|开放)|营业时间[一-鿿]{0,4}(?:早上|上午|\d)|(?:夜间|晚上|深夜|夜里)(?:关闭|关门|不开|不营业|休息)",
    re.IGNORECASE,
)
_SEASON = Lazy(
    r"\b(?:in|during|over) (?:winter|summer|spring|autumn|january|february|december|august|the holidays)\b|\bpublic holidays?\b|(?:春节|国庆|冬季|暑假|寒假)",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """The days of which something is said, and of which it is denied."""

    open: frozenset[int]
    shut: frozenset[int]
    start: int
    end: int


def by_weekday(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence gives the days that the fact gives; `UNREAD` if one of the two speaks of none."""
    known = _days(fact.statement, fact.chinese, own=True)
    never_shut = _NEVER_SHUT.search(fact.statement) is not None and not fact.denied
    if known is None and never_shut:
        known = Days(_ALL, frozenset(), 0, 0)
    if known is None:
        return UNREAD
    if never_shut and (same := _NEVER_SHUT.search(text)) is not None and _speaks(fact, text, chinese=chinese):
        denied = polarity.denies(text[: same.start()], chinese=chinese)
        return Judgement(not denied, "polarity", same.start(), same.end())
    always = not known.shut and known.open == _ALL
    if always and (found := _some_hours(fact, text)) is not None:
        return found if _speaks(fact, text, chinese=chinese) else None
    said = _days(text, chinese, own=False)
    if said is None:
        return _shut_some_time(fact, text, chinese=chinese) if always else UNREAD
    if not _speaks(fact, text, chinese=chinese):
        return None
    theirs = known.open or (_ALL - known.shut)
    if _HOUR.search(fact.statement) and not (said.open | said.shut) & theirs:
        return None  # the fact's hours are those of its days alone
    if _HOUR.search(fact.statement) and not said.shut & theirs:
        return UNREAD
    also = 0 < len(known.open) <= 2 and _OPEN.search(fact.statement) and not _ONLY.search(fact.statement)
    wrong = (frozenset[int]() if also else said.open - theirs) | (said.shut & theirs)
    if said.shut and not known.open:
        wrong |= said.shut - known.shut if not said.shut & known.shut else frozenset()
    return Judgement(not wrong, "name", said.start, said.end)


def _speaks(fact: Fact, text: str, *, chinese: bool) -> bool:
    """Whether the sentence is about what the fact is about, and now."""
    return not (
        scope.of_another_time(text, chinese=chinese)
        or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese)
        or (_SEASON.search(text) and not re.search("全年|365|all year", fact.statement))
    )


def _some_hours(fact: Fact, text: str) -> Judgement | None:
    if not _NEVER_SHUT.search(fact.statement):
        return None
    found = _SOME_HOURS.search(scope.without_others(text, chinese=fact.chinese))
    return Judgement(False, "name", found.start(), found.end()) if found else None


def _shut_some_time(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """'Closed at Easter' where it is open all year."""
    at = 0
    for clause in _clauses(text):
        begin, at = at, at + len(clause)
        shut = _CLOSED.search(clause)
        if _HOUR.search(clause):
            continue  # when it closes for the night
        if scope.of_another(text, begin + (shut.start() if shut else len(clause) - 1), (), chinese=chinese):
            continue
        denied = polarity.denies(clause, chinese=chinese)
        if (shut is not None) is not denied and (shut or re.search(r"\bopen\b|开放|营业|开门", clause)):
            if not _speaks(fact, text, chinese=chinese):
                return None
            return Judgement(False, "degree", 0, len(text))
    return UNREAD


def _days(text: str, chinese: bool, *, own: bool) -> Days | None:
    """The days of a text by clause; of clauses about others nothing, unless it is the fact's `own` statement."""
    open_, shut = frozenset[int](), frozenset[int]()
    start, end = len(text), 0
    at = 0
    for clause in _clauses(text):
        begin, at = at, at + len(clause)
        found = list(_DAYS.finditer(clause))
        if not found or (not own and scope.of_another(text, begin + found[0].start(), (), chinese=chinese)):
            continue
        excepted = _EXCEPT.search(clause)
        out = [
            m
            for m in found
            if excepted
            and m.start() > excepted.start()
            and not re.search("[,，]", clause[excepted.start() : m.start()])
        ]
        named = frozenset[int]().union(*(_of(m) for m in found if m not in out))
        left_out = frozenset[int]().union(*(_of(m) for m in out))
        named = (named or (_ALL if left_out else named)) - left_out
        rest = _CLOSED.sub("", _DAYS.sub("", clause))
        closed = polarity.denies(rest, chinese=chinese) is not (_CLOSED.search(clause) is not None)
        only = _ONLY.search(clause) is not None
        if closed:
            shut |= named
        else:
            open_ |= named
            shut |= _ALL - named if only else left_out
        start, end = min(start, begin + found[0].start()), max(end, begin + found[-1].end())
    return Days(open_, shut, start, end) if open_ or shut else None


def _clauses(text: str) -> list[str]:
    """The clauses of a text, with what parts them at the end of each."""
    cuts: list[int] = []
    for match in _SPLIT.finditer(text):
        if not _LED.match(text[cuts[-1] if cuts else 0 : match.start()]):
            cuts.append(match.end())
    return [text[one:other] for one, other in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _of(match: re.Match[str]) -> frozenset[int]:
    if match["all"] or match["all_zh"]:
        return _ALL
    if match["weekdays"] or match["weekdays_zh"]:
        return frozenset(range(5))
    if match["weekend"] or match["weekend_zh"]:
        return frozenset((5, 6))
    if match["one"]:
        return frozenset((_SHORT[match["one"][:3].lower()],))
    if match["one_zh"]:
        return frozenset((_HAN[match["one_zh"]],))
    if match["from"]:
        first, last = (_SHORT[match[end][:3].lower()] for end in ("from", "to"))
    else:
        first, last = (_HAN[match[end]] for end in ("from_zh", "to_zh"))
    return frozenset(range(first, last + 1)) if first <= last else frozenset((*range(first, 7), *range(last + 1)))
