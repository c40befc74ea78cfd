"""Shares in words: 'two thirds of', 'nine out of ten', 三分之二, 十个里有九个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.messages.han_number import han_number


class Share(NamedTuple):
    """A share as it stands in a text, in percent; `exact` if it is not a rounded word."""

    start: int
    end: int
    percent: float
    exact: bool = False


_NUMBERS = "one two three four five six seven eight nine ten".split()
_NUMBER = "|".join(_NUMBERS)
_PARTS = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "eighth": 12.5,
    "tenth": 10.0,
}
_FRACTION = Lazy(
    rf"\b(?:(?P<number>a|{_NUMBER})[ -])?(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)s? (?:of|its|their|our|the)\b|\b(?P<none>none) of\b"
    rf"|\b(?:a|one)[ -](?P<alone>half|third|quarter|fifth|tenth)(?= (?:is|are|comes?|goes?|recycled|organic)\b)"
    rf"|\b(?:two|three|four)[ -](?P<plural>third|quarter|fifth)s\b"
    rf"|\b(?P<share>{_NUMBER}|\d+) (?:in|out of)(?: every)? (?P<whole>{_NUMBER}|\d+)\b(?! (?:days?|weeks?|months?|years?|hours?|minutes?))"
    r"|(?P<han>[一二三四五六七八九十百]+分之[零一二三四五六七八九十百点]+)|(?P<half_zh>一半|半数)"
    r"|(?P<whole_zh>[十百]|10|100)[个份件款家名位只条张次][一-鿿]{0,4}(?:里|中|之中)有?(?P<share_zh>[零一二三四五六七八九十]+|\d+)[个份件款家名位只条张次]",
    re.IGNORECASE,
)
_OF_EVERY = Lazy(
    r"\b(?:of|for|out of) (?:every|each) [$£€¥]?100\b[^.;]{0,60}?[$£€¥](?P<part>\d+(?:\.\d+)?)"
    r"|[每捐][一-鿿]{0,3}(?:100|一百)[块元][^。；\d]{0,24}?(?P<part_zh>\d+(?:\.\d+)?|[一二三四五六七八九十]+)[块元]",
    re.IGNORECASE,
)


def shares(text: str) -> Iterator[Share]:
    """The shares that a text states in words, ascending."""
    for match in _FRACTION.finditer(text):
        percent = _percent(match)
        if percent is not None:
            yield Share(match.start(), match.end(), percent, exact=match["none"] is not None)
    for match in _OF_EVERY.finditer(text):
        group = "part" if match["part"] else "part_zh"
        yield Share(match.start(group), match.end(group), _value(match[group]), exact=True)


def _percent(match: re.Match[str]) -> float | None:
    if match["none"]:
        return 0.0
    if match["part"]:
        return _PARTS[match["part"].lower()] * _value(match["number"] or "a")
    if match["alone"]:
        return _PARTS[match["alone"].lower()]
    if match["plural"]:
        return _PARTS[match["plural"].lower()] * _value(re.split(r"[ -]", match[0])[0])
    if match["half_zh"]:
        return 50.0
    if match["han"]:
        below, above = match["han"].split("分之")
        if below == "百":
            return None  # 百分之九十 is a figure
        return 100 * (han_number(above) or 0.0) / (han_number(below) or 1.0)
    part, whole = (match["share"], match["whole"]) if match["share"] else (match["share_zh"], match["whole_zh"])
    above, below = _value(part), _value(whole)
    return 100 * above / below if 0 < above <= below and below >= 3 else None


def _value(word: str) -> float:
    lower = word.lower()
    if lower == "a":
        return 1.0
    if lower in _NUMBERS:
        return _NUMBERS.index(lower) + 1.0
    return float(word) if word[0].isdigit() else han_number(word) or 0.0
