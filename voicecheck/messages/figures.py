"""Figures in running text: how much of what, and whether exactly, about, more or less than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from voicecheck.messages.dates import When, dates
from voicecheck.messages.han_number import han_number
from voicecheck.messages.units import CODES, CURRENCY_SIGNS, unit, units


class Figure(NamedTuple):
    """A quantity as it stands in a text.

    Attributes:
        low, high: In base units of the dimension; equal unless the text states a range.
        dimension: Of `units`, or `count`.
        relation: `=`, `~` about, `>` at least or more than, `<` less than, `≲` nearly, `≤` up to.
        factor: How many base units its unit has.
        after: What follows it, up to the end of the text.
    """

    start: int
    end: int
    low: float
    high: float
    dimension: str
    relation: str
    factor: float
    after: str


_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9,
    "十": 10, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12,
}  # fmt: skip
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion"
).split()
_WORD = f"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_SPELLED = rf"(?:an?[ ](?=hundred|thousand|million|billion))?{_WORD}(?:[ -](?:and[ ])?{_WORD})*"
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_NUMBER = r"[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?"
_RELATIONS = (
    ("≤", r"(?:no more than|not more than|up to|at most|a maximum (?:\w+ )?of|maximum\b[^,;.]{0,40}\b(?:is|of|:)|maximum \w+ of|不得超过|不能超过|不超过|不高于|最多|至多)"),
    (">", r"(?:(?:never|not) (?:\w+ ){0,2}(?:below|under|less than|fewer than)|no (?:less|fewer) than|不低于|不下|more than|(?:long|lat|high|bigg|larg|heavi|great)er than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards? of|at least|超过|超|逾|多于|高于|突破|至少|不少于|>)"),
    ("≲", r"(?:nearly|almost|close to|just under|接近|将近|近)"),
    ("<", r"(?:fewer than|less than|(?:short|earli|low|small|light)er than|under|below|不到|不足|少于|低于|小于|<)"),
    ("~", r"(?:about|around|some|roughly|approximately|approx\.?|circa|ca\.?|大约|约合|约为|折合|相当于|约|大概|差不多|~|≈)"),
)  # fmt: skip


@cache
def _number() -> re.Pattern[str]:
    signs = "|".join(sorted(map(re.escape, [*CURRENCY_SIGNS, *CODES]), key=len, reverse=True))
    names = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    scales = r"hundred|thousand|million|billion|trillion|mn|mio|bn|万亿|百万|千万|亿|万|千|百|[kKmMbB](?![A-Za-z²])"
    return re.compile(
        rf"(?P<sign>(?:{signs})\s?)?"
        rf"(?:(?P<percent>百分之)(?P<share>{_DIGITS}|{_HAN_NUMBER})|(?P<tenths>\d(?:\.\d)?|[一二三四五六七八九])成(?![为為立功分员員本果长長就熟交都])(?P<five>[一二三四五六七八九])?|(?P<dozen>(?:an? |half an? |two )?dozen)"
        rf"|(?P<digits>(?<![A-Za-z0-9_.,])(?:{_DIGITS}))\s?(?P<scale>{scales})?|(?P<spelled>(?<![A-Za-z0-9_-]){_SPELLED})(?![A-Za-z0-9_])"
        rf"|(?P<half>half an? (?=decade|day|year|hour|million|dozen)|半(?=斤|年|天|小时|个小时|个月|公里|吨|升|两))|(?P<han>{_HAN_NUMBER}))"
        rf"(?P<odd>\+|多|余)?(?:个(?=小时|钟头|星期|季度))?[\s-]?(?P<unit>(?:per cent|{names})(?![A-Za-z]))?",
        re.IGNORECASE,
    )


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    filler = r"(?:\s*(?:the|a|its|just|only|little|达|了|至|为|到|有))*\s*$"
    return tuple((sign, re.compile(rf"(?<![a-z]){words}{filler}", re.IGNORECASE)) for sign, words in _RELATIONS)


_RANGE = re.compile(r"\s*(?:-|–|to|and|到|至|~|—)\s*", re.IGNORECASE)
_HAN_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_MEASURES = "家间条名位个人款种项座台辆件所架支只张本册次场套片部份"
_ONE_UNIT = re.compile(r"\b(?:in|for|within|needs?|takes?|after|only|over|under|than|exactly|about|nearly|almost|weighs?|least|most|to)\s+an?\s+(day|week|month|year|hour|minute|decade|kilo|kilogram|ton|tonne|litre|liter|mile|metre|meter|kilometre|kilometer|pound|acre|hectare)\b", re.IGNORECASE)  # fmt: skip
_LIFETIME = re.compile(r"\blifetime\b|终身|永久", re.IGNORECASE)


def figures(text: str, when: Sequence[When] | None = None) -> list[Figure]:
    """The figures of a text outside its dates, ascending; the two ends of a range make one."""
    taken = dates(text) if when is None else when
    single = [each for each in _figures(text) if not any(d.start < each.end and each.start < d.end for d in taken)]
    single += _fractions(text)
    single += [_unit_alone(match) for match in _ONE_UNIT.finditer(text)]
    single += [
        Figure(m.start(), m.end(), inf, inf, "time", "=", 1.0, text[m.end() :]) for m in _LIFETIME.finditer(text)
    ]
    return _joined(sorted(single), text)


def _figures(text: str) -> Iterator[Figure]:
    for match in _number().finditer(text):
        value = _value(match)
        if value is None:
            continue
        name = (match["unit"] or "").replace("per cent", "percent")
        known = unit(name) if name else None
        sign = (match["sign"] or "").strip()
        if match["percent"] or match["tenths"]:
            dimension, factor = "percent", 1.0
        elif known is not None and not (sign and not known[0].startswith("money")):
            dimension, factor = known
        elif sign:
            code = CURRENCY_SIGNS.get(sign.upper(), sign.upper().replace("RMB", "CNY").replace("人民币", "CNY"))
            dimension, factor = f"money {code}", 1.0
        else:
            dimension, factor = "count", 1.0
        end = (
            match.end() if known is not None and dimension == known[0] else match.start("unit") if name else match.end()
        )
        end = match.start() + len(text[match.start() : end].rstrip(" -"))
        if dimension == "count" and not _counts(match, text[end:]):
            continue
        relation = next(
            (sign for sign, words in _before() if words.search(text[max(match.start() - 60, 0) : match.start()])), "="
        )
        after = text[end:]
        if match["odd"] or re.match(r"\s*(?:or more|以上)", after):
            relation = ">"
        elif re.match(r"\s*(?:or so|左右|上下)", after):
            relation = "~"
        high = value
        if match["odd"] in ("多", "余") and value >= 10 and value % 10 == 0:  # 两百多 lies between 200 and 299
            high, relation = value + 10 ** _zeros(value), "="
        if name and after[:1] == "半":
            value, high, end = value + 0.5, high + 0.5, end + 1
            after = text[end:]
        yield Figure(match.start(), end, value * factor, high * factor, dimension, relation, factor, after)


def _zeros(value: float) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _counts(match: re.Match[str], after: str) -> bool:
    """Whether a bare number counts something: 'one of them' and 一律 do not."""
    if match["han"] and len(match["han"]) == 1:
        return after[:1] in _MEASURES and after[:1] != ""
    if match["spelled"]:
        return match["spelled"].lower() != "one"
    return True


def _value(match: re.Match[str]) -> float | None:
    if match["dozen"]:
        words = match["dozen"].lower()
        return 6.0 if "half" in words else 24.0 if "two" in words else 12.0
    if match["half"]:
        return 0.5
    if match["tenths"]:
        tenths, five = (float(each.translate(_HAN_DIGITS)) if each else 0.0 for each in match.group("tenths", "five"))
        return 10 * tenths + five
    if match["spelled"]:
        return _spelled(match["spelled"])
    written = match["digits"] or match["share"] or match["han"]
    if written[0].isdigit():
        return float(re.sub("[,，]", "", written)) * _SCALES.get((match["scale"] or "").lower(), 1)
    return han_number(written)


def _spelled(words: str) -> float | None:
    from text_to_num import text2num

    try:
        return float(text2num(re.sub(r"^an? ", "one ", words.lower()).replace("-", " "), "en"))
    except ValueError:
        return None


_FRACTION = re.compile(
    r"\b(?:(?P<number>a|one|two|three|four|five|six|seven|eight|nine) )?(?P<part>half|third|quarter|fifth|tenth)s? of\b|\b(?P<none>none) of\b"
    r"|(?P<han>[一二三四五六七八九十]+分之[一二三四五六七八九十]+)|(?P<half>一半|半数)",
    re.IGNORECASE,
)
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


def _fractions(text: str) -> Iterator[Figure]:
    """'Two thirds of': as a percentage, rounded as such words are."""
    for match in _FRACTION.finditer(text):
        if match["han"]:
            below, above = (han_number(each) or 1.0 for each in match["han"].split("分之"))
            share = 100 * above / below
        elif match["half"]:
            share = 50.0
        else:
            share = 0.0 if match["none"] else _PARTS[match["part"].lower()] * _TIMES[(match["number"] or "a").lower()]
        before = text[max(match.start() - 30, 0) : match.start()]
        relation = next((sign for sign, words in _before() if words.search(before)), "~")
        yield Figure(match.start(), match.end(), share, share, "percent", relation, 1.0, text[match.end() :])


def _unit_alone(match: re.Match[str]) -> Figure:
    factor = units()[match[1].lower()][1]
    before = match.string[max(match.start(1) - 30, 0) : match.start(1)]
    relation = next((sign for sign, words in _before() if words.search(before)), "=")
    dimension = units()[match[1].lower()][0]
    return Figure(
        match.start(1), match.end(1), factor, factor, dimension, relation, factor, match.string[match.end() :]
    )


def _joined(found: Sequence[Figure], text: str) -> list[Figure]:
    joined: list[Figure] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and before.end <= each.start and _RANGE.fullmatch(text[before.end : each.start]):
            factor = each.factor if before.dimension == "count" else 1.0
            if before.dimension in ("count", each.dimension) and before.low * factor < each.high:
                joined[-1] = before._replace(
                    end=each.end, low=before.low * factor, high=each.high, dimension=each.dimension, after=each.after
                )
                continue
        joined.append(each)
    return joined


def agrees(stated: Figure, fact: Figure, *, exact: bool = False) -> bool:
    """Whether what is stated can be said of the fact; `exact`: 'more than' is read as a limit, not an estimate."""
    value = fact.low
    if stated.low == inf or value == inf:
        return stated.low == value
    near = 1e-6 * abs(value)
    if stated.high > stated.low:
        return stated.low - near <= value <= stated.high + near
    said = stated.low
    if exact or (stated.relation in "=≤" and fact.relation not in ">≤") or stated.relation == fact.relation == "≤":
        other_unit = stated.factor != fact.factor and stated.dimension != "percent"  # converted, so rounded
        return abs(said - value) <= (0.015 * abs(value) if other_unit else near)
    if fact.relation == ">":  # the fact is a least
        return said >= value - near if stated.relation in "=≤~" else stated.relation != "<" or said > value
    if fact.relation == "≤":  # the fact is a most
        return said < value if stated.relation == ">" else stated.relation == "<" or said <= value * 1.001
    match stated.relation:
        case ">":
            return value >= said - near
        case "<":
            return value <= said + near
        case "≲":
            return 0.85 * said <= value <= said + near
    return abs(said - value) <= 0.1 * abs(value)
