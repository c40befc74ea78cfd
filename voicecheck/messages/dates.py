"""Dates in running text, as wide as they are stated: a day, a month, a quarter, a season, a year, a decade.

A library that fills what is missing (dateutil, dateparser) cannot tell "March 2026" from "1 March 2026", which is the
difference that matters here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from voicecheck.core.lazy import Lazy


class When(NamedTuple):
    """A date as it stands in a text: from its first to its last day."""

    start: int
    end: int
    first: date
    last: date

    def meets(self, other: When) -> bool:
        """Whether one of the two lies within the other."""
        within = self.first >= other.first and self.last <= other.last
        return within or (other.first >= self.first and other.last <= self.last)


_MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "春": 3, "夏": 6, "秋": 9, "冬": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d|[一二][〇零一二三四五六七八九]{3})\s*年"
_HAN_MONTH = r"(?P<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?"
_FORMS = (
    rf"{_YEAR}-(?P<number>\d\d)(?:-{_DAY})?(?![\d-])",
    rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
    rf"Q(?P<quarter>[1-4])\s*(?:of\s+)?{_YEAR}",
    rf"{_YEAR}\s*Q(?P<quarter>[1-4])",
    rf"(?P<ordinal>first|second|third|fourth)\s+quarter\s+(?:of\s+)?{_YEAR}",
    rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}",
    r"(?P<part>early|mid|late)?[\s-]*(?P<decade>(?:1[5-9]|20)\d0)s\b",
    rf"{_HAN_YEAR}\s*第?(?P<ordinal>[一二三四1-4])季度",
    rf"{_HAN_YEAR}\s*(?P<season>[春夏秋冬])[季天]?",
    rf"{_HAN_YEAR}\s*{_HAN_MONTH}(?:\s*(?P<day>\d{{1,2}})\s*[日号])?",
    _HAN_YEAR,
    r"(?:the )?(?P<part2>early|mid|late)?[\s-]*(?P<tens_en>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    r"(?:the )?year (?P<words>two thousand(?: and \w+)?|nineteen (?:\w+-)?\w+)\b",
    r"(?:the )?(?P<turn>turn of the (?:millennium|century))\b|(?P<war>(?:second world war|world war (?:ii|two)))\b|(?P<war1>(?:first world war|world war (?:i|one)))\b",
    r"(?:the )?(?P<part3>early|mid|late)?[\s-]*(?:(?P<nth>1[6-9]|20|21)(?:st|th)|(?P<nth_en>sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)) century\b",
    r"(?P<this>本世纪|21世纪)(?P<part4>初|中叶?|末)?(?!\d0年代|[二三四五六七八九]十年代|[2-9]0年代)|(?P<nth_zh>1[6-9]|20|二十|十[六七八九]|上)世纪(?P<part5>初|中叶?|末)?(?!\d0年代|[二三四五六七八九]十年代|[2-9]0年代)",
    r"(?P<century>上世纪|20世纪|二十世纪|本世纪)?(?P<tens>[二三四五六七八九]十|[2-9]0)年代(?P<part>初|中|末)?",
    rf"(?<![\d.,$€£¥:-]){_YEAR}(?!\d|%|[.,-]\d)(?!\s*[名家人万亿元个米公千张间位台辆座件条只枚册本套棵株克斤吨升度瓦分秒小天])",
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![A-Za-z])(?:{form})", re.IGNORECASE) for form in _FORMS)


def dates(text: str) -> list[When]:
    """The dates of a text, ascending; of forms that overlap the one that states most."""
    found: list[When] = []
    for form in _forms():
        for match in form.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            if match.groupdict().keys() == {"year"} and _counts(match):
                continue
            found += _when(match)
    return sorted(found)


_BEFORE_YEAR = Lazy(
    r"\b(?:in|since|from|until|till|to|of|by|before|after|during|around|circa|year|late|early|and|as of)\s+$",
    re.IGNORECASE,
)
_COUNTED = Lazy(
    r"[ -](?!has|was|is|as\b|its|this)(?:[a-z]+ )?(?:[a-z]{2,}s|people|staff|men|women|children|feet|km|kg|[a-z]{1,3}|horsepower|percent)\b"
)
_NO_UNIT = Lazy(r"[ -](?:and|to|by|as|in|at|on|it|we|the|for|but|or|a|an|he|she|is|was|had|has|did|its)\b")


def _counts(match: re.Match[str]) -> bool:
    """Whether four digits count something: '1850 metres', not 'in 1850'."""
    after = match.string[match.end() : match.end() + 40]
    if _BEFORE_YEAR.search(match.string[: match.start()]) or _NO_UNIT.match(after):
        return False
    return _COUNTED.match(after) is not None


def _when(match: re.Match[str]) -> Iterator[When]:
    parts = {key: value for key, value in match.groupdict().items() if value}
    try:
        first, last = _days(parts)
    except ValueError:
        return
    yield When(match.start(), match.end(), first, last)


def _days(parts: dict[str, str]) -> tuple[date, date]:
    if "decade" in parts or "tens" in parts:
        return _decade(parts)
    if found := _age(parts):
        return date(found[0], 1, 1), date(found[1], 12, 31)
    year = int(parts["year"].translate(_HAN_DIGITS))
    if quarter := parts.get("quarter") or parts.get("ordinal", "").lower():
        month = 3 * (_ORDINALS.get(quarter) or int(quarter)) - 2
        return _months(year, month, 3)
    if season := parts.get("season", "").lower():
        return _months(year, _SEASONS[season], 3)
    month = _month(parts)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if day := parts.get("day"):
        return date(year, month, int(day)), date(year, month, int(day))
    return _months(year, month, 1)


_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_PARTS = {"early": (0, 4), "初": (0, 4), "mid": (3, 6), "中": (3, 6), "late": (5, 9), "末": (5, 9)}
_CENTURIES_EN = {
    "sixteenth": "16", "seventeenth": "17", "eighteenth": "18", "nineteenth": "19", "twentieth": "20", "twenty-first": "21",
}  # fmt: skip
_CENTURIES = {"二十": 20, "十六": 16, "十七": 17, "十八": 18, "十九": 19, "上": 20}


def _age(parts: dict[str, str]) -> tuple[int, int] | None:
    """The years of what is named by words: a decade, a century, a war."""
    if "war" in parts:
        return 1939, 1945
    if "war1" in parts:
        return 1914, 1918
    if "turn" in parts:
        return 1999, 2001
    if name := parts.get("tens_en", "").lower():
        low, high = _PARTS.get(parts.get("part2", "").lower(), (0, 9))
        return 1920 + 10 * _TENS.index(name) + low, 1920 + 10 * _TENS.index(name) + high
    if words := parts.get("words", "").lower():
        from text_to_num import text2num

        lead, rest = words.split(" ", 1)
        year = text2num(words, "en") if lead == "two" else 1900 + text2num(rest.replace("-", " "), "en")
        return year, year
    if "this" in parts or "nth" in parts or "nth_en" in parts or "nth_zh" in parts:
        named = parts.get("nth") or _CENTURIES_EN.get(parts.get("nth_en", "").lower()) or parts.get("nth_zh") or "21"
        first = 100 * (_CENTURIES.get(named) or int(named)) - 100
        part = next((parts[key].lower()[:1] for key in ("part3", "part4", "part5") if key in parts), "")
        low, high = {"e": (0, 30), "初": (0, 12), "m": (30, 70), "中": (30, 70), "l": (65, 99), "末": (80, 99)}.get(
            part, (0, 99)
        )
        return first + low, first + high
    return None


def _month(parts: dict[str, str]) -> int:
    if name := parts.get("month", "").lower():
        return _MONTHS.index(name[:3]) + 1
    number = parts.get("number", "0")
    if number[0] == "十":
        return 10 + int((number[1:] or "0").translate(_HAN_DIGITS))
    return int(number.translate(_HAN_DIGITS))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    final = month + count - 1
    year_after, final = year + (final - 1) // 12, (final - 1) % 12 + 1
    return date(year, month, 1), date(year_after, final, monthrange(year_after, final)[1])


def _decade(parts: dict[str, str]) -> tuple[date, date]:
    if "decade" in parts:
        first = int(parts["decade"])
    else:
        tens = parts["tens"]
        first = (2000 if parts.get("century") == "本世纪" else 1900) + 10 * int(tens[0].translate(_HAN_DIGITS))
    low, high = _PARTS.get(parts.get("part", "").lower(), (0, 9))
    return date(first + low, 1, 1), date(first + high, 12, 31)


_DAY_OF_YEAR = Lazy(
    rf"\b(?:{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')})(?!,?\s+\d{{4}})(?![\w:])"
    rf"|(?<![\d年]){_HAN_MONTH}\s*(?P<day3>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号]",
    re.IGNORECASE,
)


def days_of(text: str, year: int) -> list[When]:
    """The days that a text names by month and day alone, as days of a year."""
    found = []
    for match in _DAY_OF_YEAR.finditer(text):
        parts = {re.sub(r"\d$", "", key): value for key, value in match.groupdict().items() if value}
        day = parts["day"]
        if not day.isdigit():
            tens, _, ones = day.partition("十")
            day = str(
                int(day.translate(_HAN_DIGITS))
                if "十" not in day
                else 10 * int((tens or "1").translate(_HAN_DIGITS)) + int((ones or "0").translate(_HAN_DIGITS))
            )
        try:
            first, last = _days({**parts, "day": day, "year": str(year)})
        except ValueError:
            continue
        found.append(When(match.start(), match.end(), first, last))
    return found
