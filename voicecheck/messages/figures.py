"""Figures in running text: how much of what, and whether exactly, about, more or less than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from voicecheck.core.lazy import Lazy
from voicecheck.messages.dates import When, dates
from voicecheck.messages.figure import Figure
from voicecheck.messages.fractions import Share, shares
from voicecheck.messages.measured import measured
from voicecheck.messages.numerals import counts, number, value_of
from voicecheck.messages.ranks import ranks
from voicecheck.messages.relations import relation, relation_with
from voicecheck.messages.units import CURRENCY_SIGNS, unit, units

_HALF_MORE = Lazy(r"半(?!价|径)|\sand\sa\shalf\b", re.IGNORECASE)
_RANGE = Lazy(r"\s*(?:-|–|to|and|到|至|~|—)\s*", re.IGNORECASE)
_ONE_UNIT = Lazy(r"\b(?:in|for|within|needs?|takes?|after|only|over|under|than|exactly|about|nearly|almost|weighs?|least|most|to)\s+an?\s+(?:full |whole |entire |good |mere |single )?(day|week|month|year|hour|minute|decade|kilo|kilogram|ton|tonne|litre|liter|mile|metre|meter|kilometre|kilometer|pound|acre|hectare)(\sand\sa\shalf)?\b", re.IGNORECASE)  # fmt: skip
_FREEZING = Lazy(r"\b(?:above|below|under) (?P<zero>freezing|zero)\b|(?<=[到在于])(?P<han>冰点|零度)", re.IGNORECASE)
_SOME = Lazy(
    r"\b(?:(?:a|one) )?(?P<en>single|dozens|hundreds|thousands|millions)(?:(?<=single)(?= )|(?<=s)(?= of\b))"
    r"|(?:[过破上逾超]|超过|数)(?P<han>[百千万])(?![分一二三四五六七八九十\d])",
    re.IGNORECASE,
)
_LIFETIME = Lazy(r"\blifetime\b|终身|永久", re.IGNORECASE)


def figures(text: str, when: Sequence[When] | None = None) -> list[Figure]:
    """The figures of a text outside its dates, ascending; the two ends of a range make one."""
    return list(_of(text)) if when is None else _outside(text, when)


@lru_cache(maxsize=256)
def _of(text: str) -> tuple[Figure, ...]:
    """The figures of a text: several facts ask for those of one sentence."""
    return tuple(_outside(text, dates(text)))


def _outside(text: str, taken: Sequence[When]) -> list[Figure]:
    found = [each for each in _figures(text) if not any(d.start < each.end and each.start < d.end for d in taken)]
    found = _over(found, [_share(each, text) for each in shares(text)])
    measures = [(each.start, each.end) for each in found if each.dimension != "count"]
    ordinals = [r for r in ranks(text) if not any(start < r.end and r.start < end for start, end in measures)]
    found = _over(
        found, [Figure(r.start, r.end, r.place, r.place, "rank", r.relation, 1.0, text[r.end :]) for r in ordinals]
    )
    found += [_some(match) for match in _SOME.finditer(text)]
    found += [
        _freezing(match)
        for match in _FREEZING.finditer(text)
        if not any(each.start <= match.end() and match.start() <= each.end + 1 for each in found)
    ]
    found += [_unit_alone(match) for match in _ONE_UNIT.finditer(text)]
    found += [Figure(m.start(), m.end(), inf, inf, "time", "=", 1.0, text[m.end() :]) for m in _LIFETIME.finditer(text)]
    return _joined(sorted(found), text)


def _over(found: list[Figure], others: list[Figure]) -> list[Figure]:
    """Both; of those that overlap the others."""
    return [each for each in found if not any(o.start < each.end and each.start < o.end for o in others)] + others


def _figures(text: str) -> Iterator[Figure]:
    for match in number().finditer(text):
        value = value_of(match)
        found = None if value is None else _figure(match, value, text)
        if found is not None:
            yield measured(found, text)


def _figure(match: re.Match[str], value: float, text: str) -> Figure | None:
    dimension, factor, end = _dimension(match)
    if match["two"] and text[end : end + 1] == "月":
        dimension, factor, end = "time", units()["个月"][1], end + 1
    end = match.start() + len(text[match.start() : end].rstrip(" -"))
    if dimension == "count" and not counts(match, text[end:]):
        return None
    told = relation_with(">" if match["odd"] else relation(text, match.start()), text[end:])
    high = value
    if match["odd"] in ("多", "余") and value >= 10 and value % 10 == 0:  # 两百多 lies between 200 and 299
        high, told = value + 10 ** _zeros(value), "="
    if match["unit"] and (more := _HALF_MORE.match(text[end:])):
        value, high, end = value + 0.5, high + 0.5, end + more.end()
    return Figure(match.start(), end, value * factor, high * factor, dimension, told, factor, text[end:])


def _dimension(match: re.Match[str]) -> tuple[str, float, int]:
    """What a number is of, how many base units its unit has, and where it ends."""
    name = (match["unit"] or "").replace("per cent", "percent")
    known = unit(name) if name else None
    sign = (match["sign"] or "").strip()
    bare = match.start("unit") if name else match.end()
    if match["percent"] or match["tenths"]:
        return "percent", 1.0, match.end() if known is not None and known[0] == "percent" else bare
    if known is not None and not (sign and not known[0].startswith("money")):
        return known[0], known[1], match.end()
    if sign:
        code = CURRENCY_SIGNS.get(sign.upper(), sign.upper().replace("RMB", "CNY").replace("人民币", "CNY"))
        return f"money {code}", 1.0, bare
    return "count", 1.0, bare


def _zeros(value: float) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _freezing(match: re.Match[str]) -> Figure:
    """'Above freezing'."""
    start = match.end() - len(match["zero"] or match["han"])
    told = ">" if match[0][0] in "aA" else "<"
    return Figure(start, match.end(), 0.0, 0.0, "temperature", told, 1.0, match.string[match.end() :])


def _some(match: re.Match[str]) -> Figure:
    """'Hundreds of', 过百, 'a single'."""
    low = {"single": 1.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6}.get(
        (match["en"] or "").lower(), 0.0
    ) or {"百": 100.0, "千": 1000.0, "万": 10000.0}.get(match["han"] or "", 0.0)
    told = "=" if match["en"] and match["en"].lower() == "single" else ">"
    return Figure(match.start(), match.end(), low, low, "count", told, 1.0, match.string[match.end() :])


def _share(share: Share, text: str) -> Figure:
    """A share as a percentage, rounded as such words are."""
    told = relation(text, share.start, "=" if share.exact else "~")
    return Figure(share.start, share.end, share.percent, share.percent, "percent", told, 1.0, text[share.end :])


def _unit_alone(match: re.Match[str]) -> Figure:
    factor = units()[match[1].lower()][1]
    told = relation(match.string, match.start(1))
    dimension = units()[match[1].lower()][0]
    low = factor * (1.5 if match[2] else 1)
    return Figure(match.start(1), match.end(), low, low, dimension, told, factor, match.string[match.end() :])


def _joined(found: Sequence[Figure], text: str) -> list[Figure]:
    joined: list[Figure] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and before.end <= each.start and _RANGE.fullmatch(text[before.end : each.start]):
            factor = each.factor if before.dimension == "count" else 1.0
            if (
                before.dimension in ("count", each.dimension) or (before.dimension, each.dimension) == ("age", "count")
            ) and before.low * factor < each.high:
                joined[-1] = before._replace(
                    end=each.end,
                    low=before.low * factor,
                    high=each.high,
                    dimension="age" if before.dimension == "age" else each.dimension,
                    after=each.after,
                )
                continue
        joined.append(each)
    return joined
