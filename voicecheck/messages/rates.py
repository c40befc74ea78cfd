"""How many times a year: 'twice a year', 'every six months', 每月两次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecheck.core.lazy import Lazy
from voicecheck.messages.han_number import han_number

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = rf"(?:\d+|(?:twenty|thirty|forty|fifty)(?:-five)?|fifteen|{'|'.join(_NUMBERS)})"
_A_YEAR = {
    "second": 31557600.0, "minute": 525960.0, "hour": 8766.0, "hourly": 8766.0, "day": 365.25, "daily": 365.25, "night": 365.25, "nightly": 365.25, "week": 52.18, "weekly": 52.18, "fortnight": 26.09, "fortnightly": 26.09,
    "month": 12.0, "monthly": 12.0, "quarter": 4.0, "quarterly": 4.0, "season": 4.0, "year": 1.0, "yearly": 1.0, "annually": 1.0, "annual": 1.0, "decade": 0.1,
    "分钟": 525960.0, "小时": 8766.0, "天": 365.25, "日": 365.25, "周": 52.18, "星期": 52.18, "月": 12.0, "个月": 12.0, "季度": 4.0, "季": 4.0, "年": 1.0,
}  # fmt: skip
_PERIOD = "second|minute|hour|day|night|week|fortnight|month|quarter|season|year|decade"
_HAN = "[一二两三四五六七八九十]+|\\d+"
_OFTEN = Lazy(
    rf"\b(?:(?P<times>once|twice|thrice|{_NUMBER} times?) (?:a|an|per|each|every|in a) (?:(?P<per_n>{_NUMBER}) )?(?P<per>{_PERIOD})s?)\b"
    rf"|\b(?:every|each) (?:(?P<every_n>{_NUMBER}|other|second|third|half(?: an)?|quarter of an) )?(?P<every>{_PERIOD})s?\b|\b(?:(?P<ly_n>{_NUMBER}|twice|half)[- ])?(?P<ly>hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|annual)\b"
    rf"|每(?P<zh_n>{_HAN}|半|隔)?(?:个)?(?P<zh>分钟|小时|天|日|周|星期|月|季度|季|年)(?:[一-鿿·]{{0,4}}?(?P<zh_times>{_HAN})[次回遍])?"
    rf"|(?P<in_n>{_HAN}|半)?(?:个)?(?P<in>小时|天|周|星期|月|季度|季|年)(?:[里内])?(?:[一-鿿]{{0,4}}?)(?P<in_times>{_HAN})[次回遍]|隔(?P<skip>天|日|周|月|年)",
    re.IGNORECASE,
)


def rates(text: str) -> Iterator[tuple[float, int, int]]:
    """How many times a year, and where it is said."""
    for match in _OFTEN.finditer(text):
        parts = {name: value.lower() for name, value in match.groupdict().items() if value}
        yield _rate(parts), match.start(), match.end()


def _rate(parts: dict[str, str]) -> float:
    if "per" in parts:
        times = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(parts["times"]) or _number(parts["times"].split()[0])
        return times * _A_YEAR[parts["per"]] / _number(parts.get("per_n", "1"))
    if "every" in parts:
        return _A_YEAR[parts["every"]] / _number(parts.get("every_n", "1"))
    if "ly" in parts:
        return _A_YEAR[parts["ly"]] * (
            2.0 if parts.get("ly_n") in ("half", "twice") else _number(parts.get("ly_n", "1"))
        )
    if "zh" in parts:
        return _A_YEAR[parts["zh"]] * _number(parts.get("zh_times", "一")) / _number(parts.get("zh_n", "一"))
    if "skip" in parts:
        return _A_YEAR[parts["skip"]] / 2
    return _A_YEAR[parts["in"]] * _number(parts["in_times"]) / _number(parts.get("in_n", "一"))


def _number(word: str) -> float:
    if word.isdigit():
        return float(word) or 1.0
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1.0
    if (
        tens := {"fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0}.get(
            word.partition("-")[0]
        )
    ) is not None:
        return tens + 5.0 * ("-" in word)
    known = {
        "other": 2.0,
        "second": 2.0,
        "third": 3.0,
        "half": 0.5,
        "half an": 0.5,
        "quarter of an": 0.25,
        "半": 0.5,
        "隔": 2.0,
    }
    return known.get(word) or han_number(word) or 1.0
