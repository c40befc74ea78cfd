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
    r"(?P<century>上世纪|20世纪|二十世纪|本世纪)?(?P<tens>[二三四五六七八九]十|[2-9]0)年代(?P<part>初|中|末)?",
    rf"(?<![\d.,$€£¥:-]){_YEAR}(?!\d|%|[.,-]\d)(?!\s*(?:[a-z]*(?:users|customers|people|km|kg)\b|[名家人万亿元个米公千]))",
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
            found += _when(match)
    return sorted(found)


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
    low, high = {"early": (0, 4), "初": (0, 4), "mid": (3, 6), "中": (3, 6), "late": (5, 9), "末": (5, 9)}.get(
        parts.get("part", "").lower(), (0, 9)
    )
    return date(first + low, 1, 1), date(first + high, 12, 31)
