"""Figures brought to one measure: °F to °C, lengths in an hour to speeds, money with its period, ages."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages.figure import Figure

_AGED = Lazy(r"\b(?:aged?|ages|age of|ages of|aged between|aged from) $", re.IGNORECASE)
_BELOW = Lazy(r"\s*below (?:zero|freezing)(\sFahrenheit)?", re.IGNORECASE)
_PER = Lazy(r"\s*(?:/|per|an?|every|each)\s*(hour|h|second|sec|s)\b", re.IGNORECASE)
_SECONDS = {
    name: seconds
    for names, seconds in (
        ("hour hourly 小时 时", 3600), ("day daily 天 日", 86400), ("week weekly 周 星期", 604800),
        ("month monthly mo 月", 365.25 * 7200), ("year yearly annually annum yr 年", 365.25 * 86400),
    )
    for name in names.split()
}  # fmt: skip
_PERIOD = Lazy(
    r"\s*(?:/\s?|per |an? |each |every |billed |paid |charged )?"
    r"(?:(?<=[/\w] )|(?<=/))(hour|day|week|month|mo|year|yr|annum|monthly|yearly|annually|weekly|daily)\b"
    r"|\s*(?:/|每)(小时|天|日|周|月|年)",
    re.IGNORECASE,
)
_PERIOD_BEFORE = Lazy(r"\b(?:a|one|per|full) (day|week|month|year) (?:of|at|with|in)\b[^.;]*$", re.IGNORECASE)
_PERIOD_ZH = Lazy(r"(?:每个?|一个?|全)(月|年|周|天|日|小时)[^，。；]{0,8}$")


def measured(found: Figure, text: str) -> Figure:
    """A figure as its surroundings say that it is measured."""
    aged = found.dimension == "count" and _AGED.search(text[: found.start])
    if aged or (found.dimension == "time" and re.match(r"-olds?\b", found.after, re.IGNORECASE)):
        return found._replace(low=found.low / found.factor, high=found.high / found.factor, dimension="age", factor=1.0)
    return _with_period(_below_zero(found, text), text)


def _below_zero(found: Figure, text: str) -> Figure:
    """Temperatures in °C, whichever scale and whichever side of zero they were stated on."""
    if found.dimension == "count" and (bare := _BELOW.match(found.after)):
        found = found._replace(dimension="fahrenheit" if bare[1] else "temperature")
    if found.dimension not in ("temperature", "fahrenheit"):
        return found
    before = re.search(
        r"(?:minus\s|(?<![\d\s])[-−]\s?|(?<=\s)[-−]|(?<=^)[-−]|零下\s?)$", text[: found.start], re.IGNORECASE
    )
    after = _BELOW.match(found.after)
    sign = -1 if before or after else 1
    scale = "fahrenheit" if after and after[1] else found.dimension
    low, high = (
        ((sign * each - 32) / 1.8 if scale == "fahrenheit" else sign * each) for each in (found.low, found.high)
    )
    factor = 5 / 9 if scale == "fahrenheit" else 1.0
    return found._replace(
        low=low, high=high, factor=factor, dimension="temperature", start=before.start() if before else found.start
    )


def _with_period(found: Figure, text: str) -> Figure:
    """Lengths in an hour as speeds; for money the period it is paid for."""
    before = text[max(found.start - 16, 0) : found.start]
    if found.dimension == "length":
        each = _PER.match(found.after)
        led = re.search(r"(每小时|时速|每秒)[^\d，。]{0,6}$", before)
        named = each[1].lower() if each else {"每秒": "s"}.get(led[1], "h") if led else ""
        seconds = {"s": 1, "h": 3600}.get(named[:1], 0)
        if seconds:
            return found._replace(
                low=found.low / seconds, high=found.high / seconds, factor=found.factor / seconds, dimension="speed",
                end=found.end + (each.end() if each else 0), after=found.after[each.end() :] if each else found.after,
            )  # fmt: skip
    if found.dimension.startswith("money"):
        stated = (
            _PERIOD.match(found.after)
            or _PERIOD_BEFORE.search(text[max(found.start - 60, 0) : found.start])
            or _PERIOD_ZH.search(before)
        )
        return found._replace(per=_SECONDS[next(filter(None, stated.groups())).lower()]) if stated else found
    return found
