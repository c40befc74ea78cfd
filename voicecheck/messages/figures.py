"""Figures in running text: how much of what, and whether exactly, about, more or less than that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from voicecheck.messages.dates import When, dates
from voicecheck.messages.fractions import Share, shares
from voicecheck.messages.han_number import han_number
from voicecheck.messages.ranks import ranks
from voicecheck.messages.units import CODES, CURRENCY_SIGNS, unit, units


class Figure(NamedTuple):
    """A quantity as it stands in a text.

    Attributes:
        low, high: In base units of the dimension; equal unless the text states a range.
        dimension: Of `units`, or `count`.
        relation: `=`, `~` about, `>` at least or more than, `<` less than, `≲` nearly, `≤` up to.
        factor: How many base units its unit has.
        after: What follows it, up to the end of the text.
        per: Seconds of the period that an amount of money is for ('a month'); 0 if none is stated.
    """

    start: int
    end: int
    low: float
    high: float
    dimension: str
    relation: str
    factor: float
    after: str
    per: float = 0.0


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
_HAN_NUMBER = r"[零〇一二两三四五六七八九十百千](?:[零〇一二两三四五六七八九十百万亿]|千(?![米克瓦卡]))*(?:点[零〇一二三四五六七八九]+)?"
_RELATIONS = (
    ("≤", r"(?:no more than|not (?:\w+ )?(?:exceed|go above)(?:ing)?|not more than|within(?: the first)?|up to|at most|a maximum (?:\w+ )?of|maximum\b[^,;.]{0,40}\b(?:is|of|:)|maximum \w+ of|不得超过|不能超过|不超过|不高于|最多|至多)"),
    (">", r"(?:(?:never|not) (?:\w+ ){0,2}(?:below|under|less than|fewer than|(?:cold|cool|low|short|small|light|cheap|slow)er than)|no (?:less|fewer|lower) than|不低于|不下|more than|(?:long|lat|high|bigg|larg|heavi|great)er than|over|above|past|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|(?:warm|hott|fast|tall|deep|wid|strong)er than|in excess of|minimum of|a minimum|upwards? of|at least|超过|超|逾|多于|高于|突破|至少|不少于|>)"),
    ("≥", r"(?:down to|as low as|低至|低到)"),
    ("≲", r"(?:nearly|almost|close to|just under|接近|将近|近)"),
    ("<", r"(?:fewer than|less than|(?:short|earli|low|small|light|cold|cool|slow|weak|cheap|young)er than|as little as|short of|under|below|不到|不足|少于|低于|小于|<)"),
    ("~", r"(?:about|around|some|roughly|approximately|approx\.?|circa|ca\.?|大约|约合|约为|折合|相当于|约|大概|差不多|~|≈)"),
)  # fmt: skip


@cache
def _number() -> re.Pattern[str]:
    signs = "|".join(sorted(map(re.escape, [*CURRENCY_SIGNS, *CODES]), key=len, reverse=True))
    names = "|".join(sorted(map(re.escape, units()), key=len, reverse=True)).replace(r"\ ", r"\s")
    scales = (
        r"hundred|thousand|million|billion|trillion|mn|mio|bn|万亿|百万|千万|亿|万|千|百|[kKmMbB](?![A-Za-z²]|/[sh]\b)"
    )
    return re.compile(
        rf"(?P<sign>(?:{signs})\s?)?"
        rf"(?:(?P<percent>百分之)(?P<share>{_DIGITS}|{_HAN_NUMBER})|(?P<tenths>\d(?:\.\d)?|[一二两三四五六七八九])成(?![为為立功分员員本果长長就熟交都])(?P<five>[一二三四五六七八九])?|(?P<dozen>(?:an? |half an? |two |three |four )?dozen)"
        rf"|(?P<digits>(?<![A-Za-z0-9_.,])(?:{_DIGITS}))\s?(?P<scale>{scales})?|(?P<spelled>(?<![A-Za-z0-9_-]){_SPELLED})(?![A-Za-z0-9_])"
        rf"|(?P<half>half an? (?:(?P<half_scale>million|billion|thousand)|(?=decade|day|year|month|century|hour|dozen|pound|kilo|litre|liter|mile|ton|tonne|metre|meter|kilometre|kilometer|gram|minute|percent))|(?P<two>[一两二三四五六七八九])个半(?=小时|钟头|月)|半(?=斤|年|天|小时|个小时|个月|公里|吨|升|两))|(?P<han>{_HAN_NUMBER}))"
        rf"(?P<odd>\+|多|余)?(?P<rest>\sand\s(?:a\shalf|a\squarter|three\squarters))?(?:个(?=小时|钟头|星期|季度))?[\s-]?(?P<unit>(?:per cent|{names})(?:(?<![A-Za-z])|(?![A-Za-z])))?",
        re.IGNORECASE,
    )


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    filler = r"(?:\s*(?:the|an?|its|just|only|little|达|了|至|为|到|有))*\s*$"
    return tuple((sign, re.compile(rf"(?<![a-z]){words}{filler}", re.IGNORECASE)) for sign, words in _RELATIONS)


_REST = {"a half": 0.5, "a quarter": 0.25, "three quarters": 0.75}
_HALF_MORE = re.compile(r"半(?!价|径)|\sand\sa\shalf\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:minus\s|[-−]\s?|零下\s?)$", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages|age of|ages of|aged between|aged from) $", re.IGNORECASE)
_BELOW = re.compile(r"\s*below (?:zero|freezing)(\sFahrenheit)?", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|per|an?|every|each)\s*(hour|h|second|sec|s)\b", re.IGNORECASE)
_SECONDS = {
    name: seconds
    for names, seconds in (
        ("hour hourly 小时 时", 3600), ("day daily 天 日", 86400), ("week weekly 周 星期", 604800),
        ("month monthly mo 月", 365.25 * 7200), ("year yearly annually annum yr 年", 365.25 * 86400),
    )
    for name in names.split()
}  # fmt: skip
_PERIOD = re.compile(
    r"\s*(?:/\s?|per |an? |each |every |billed |paid |charged )?"
    r"(?:(?<=[/\w] )|(?<=/))(hour|day|week|month|mo|year|yr|annum|monthly|yearly|annually|weekly|daily)\b"
    r"|\s*(?:/|每)(小时|天|日|周|月|年)",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(r"\b(?:a|one|per|full) (day|week|month|year) (?:of|at|with|in)\b[^.;]*$", re.IGNORECASE)
_PERIOD_ZH = re.compile(r"(?:每个?|一个?|全)(月|年|周|天|日|小时)[^，。；]{0,8}$")
_RANGE = re.compile(r"\s*(?:-|–|to|and|到|至|~|—)\s*", re.IGNORECASE)
_HAN_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
MEASURES = "家间条名位个人款种项座台辆件所架支只张本册次场套片部份层头匹棵株盏幢栋艘列枚颗粒瓶杯碗桌级根卷页盒袋箱包"
_ONE_UNIT = re.compile(r"\b(?:in|for|within|needs?|takes?|after|only|over|under|than|exactly|about|nearly|almost|weighs?|least|most|to)\s+an?\s+(?:full |whole |entire |good |mere |single )?(day|week|month|year|hour|minute|decade|kilo|kilogram|ton|tonne|litre|liter|mile|metre|meter|kilometre|kilometer|pound|acre|hectare)(\sand\sa\shalf)?\b", re.IGNORECASE)  # fmt: skip
_FREEZING = re.compile(
    r"\b(?:above|below|under) (?P<zero>freezing|zero)\b|(?<=[到在于])(?P<han>冰点|零度)", re.IGNORECASE
)
_SOME = re.compile(
    r"\b(?:(?:a|one) )?(?P<en>single|dozens|hundreds|thousands|millions)(?:(?<=single)(?= )|(?<=s)(?= of\b))"
    r"|(?:[过破上逾超]|超过|数)(?P<han>[百千万])(?![分一二三四五六七八九十\d])",
    re.IGNORECASE,
)
_LIFETIME = re.compile(r"\blifetime\b|终身|永久", re.IGNORECASE)


def figures(text: str, when: Sequence[When] | None = None) -> list[Figure]:
    """The figures of a text outside its dates, ascending; the two ends of a range make one."""
    taken = dates(text) if when is None else when
    single = [each for each in _figures(text) if not any(d.start < each.end and each.start < d.end for d in taken)]
    parts = [_share(each, text) for each in shares(text)]
    single = [each for each in single if not any(p.start < each.end and each.start < p.end for p in parts)] + parts
    measured = [each for each in single if each.dimension != "count"]
    ordinals = [r for r in ranks(text) if not any(r.start < each.end and each.start < r.end for each in measured)]
    single = [each for each in single if not any(r.start < each.end and each.start < r.end for r in ordinals)]
    single += [Figure(r.start, r.end, r.place, r.place, "rank", r.relation, 1.0, text[r.end :]) for r in ordinals]
    single += [_some(match) for match in _SOME.finditer(text)]
    single += [
        Figure(
            m.end() - len(m["zero"] or m["han"]),
            m.end(),
            0.0,
            0.0,
            "temperature",
            ">" if m[0][0] in "aA" else "<",
            1.0,
            text[m.end() :],
        )
        for m in _FREEZING.finditer(text)
        if not any(each.start <= m.end() and m.start() <= each.end + 1 for each in single)
    ]
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
        if match["two"] and text[end : end + 1] == "月":
            dimension, factor, end = "time", units()["个月"][1], end + 1
        end = match.start() + len(text[match.start() : end].rstrip(" -"))
        value += _REST.get((match["rest"] or "").lower().replace("and ", "").strip(), 0.0)
        if dimension == "count" and not _counts(match, text[end:]):
            continue
        relation = next(
            (
                sign
                for sign, words in _before()
                if words.search(_MINUS.sub("", text[max(match.start() - 60, 0) : match.start()]))
            ),
            "=",
        )
        after = text[end:]
        if relation in "=~" and re.match(r"\s*(?:以内|之内|内(?!存|部|容|外))", after):
            relation = "≤"
        if match["odd"] or re.match(r"\s*(?:or more|以上)", after):
            relation = ">"
        elif re.match(r"\s*(?:or so|左右|上下)", after):
            relation = "~"
        high = value
        if match["odd"] in ("多", "余") and value >= 10 and value % 10 == 0:  # 两百多 lies between 200 and 299
            high, relation = value + 10 ** _zeros(value), "="
        if name and (more := _HALF_MORE.match(after)):
            value, high, end = value + 0.5, high + 0.5, end + more.end()
            after = text[end:]
        if (dimension == "count" and _AGED.search(text[: match.start()])) or (
            dimension == "time" and re.match(r"-olds?\b", after, re.IGNORECASE)
        ):
            dimension, factor = "age", 1.0
        found = Figure(match.start(), end, value * factor, high * factor, dimension, relation, factor, after)
        yield _with_period(_below_zero(found, text), text)


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


def _zeros(value: float) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _counts(match: re.Match[str], after: str) -> bool:
    """Whether a bare number counts something: 'one of them' and 一律 do not."""
    if match["han"] and len(match["han"]) == 1:
        return after[:1] != "" and (
            after[:1] in MEASURES or re.match(r"[到至][一二三四五六七八九十\d]", after) is not None
        )
    if match["spelled"]:
        return match["spelled"].lower() != "one"
    return True


def _value(match: re.Match[str]) -> float | None:
    if match["dozen"]:
        words = match["dozen"].lower()
        return 6.0 if "half" in words else 24.0 if "two" in words else 12.0
    if match["two"]:
        return (han_number(match["two"]) or 0.0) + 0.5
    if match["half"]:
        return 0.5 * _SCALES.get((match["half_scale"] or "").lower(), 1)
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


def _some(match: re.Match[str]) -> Figure:
    """'Hundreds of', 过百, 'a single'."""
    low = {"single": 1.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6}.get(
        (match["en"] or "").lower(), 0.0
    ) or {"百": 100.0, "千": 1000.0, "万": 10000.0}.get(match["han"] or "", 0.0)
    relation = "=" if match["en"] and match["en"].lower() == "single" else ">"
    return Figure(match.start(), match.end(), low, low, "count", relation, 1.0, match.string[match.end() :])


def _share(share: Share, text: str) -> Figure:
    """A share as a percentage, rounded as such words are."""
    relation = next(
        (sign for sign, words in _before() if words.search(text[max(share.start - 30, 0) : share.start])), ""
    )
    return Figure(
        share.start, share.end, share.percent, share.percent, "percent", relation or ("=" if share.exact else "~"), 1.0, text[share.end :]
    )  # fmt: skip


def _unit_alone(match: re.Match[str]) -> Figure:
    factor = units()[match[1].lower()][1]
    before = match.string[max(match.start(1) - 30, 0) : match.start(1)]
    relation = next((sign for sign, words in _before() if words.search(before)), "=")
    dimension = units()[match[1].lower()][0]
    low = factor * (1.5 if match[2] else 1)
    return Figure(match.start(1), match.end(), low, low, dimension, relation, factor, match.string[match.end() :])


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
