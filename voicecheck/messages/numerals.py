"""Numbers in digits, English words and Chinese characters, with their scales."""

from __future__ import annotations

import re
from functools import cache

from voicecheck.messages.han_number import han_number
from voicecheck.messages.units import CODES, CURRENCY_SIGNS, units

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
_HAN_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
MEASURES = "家间条名位个人款种项座台辆件所架支只张本册次场套片部份层头匹棵株盏幢栋艘列枚颗粒瓶杯碗桌级根卷页盒袋箱包"
_REST = {"a half": 0.5, "a quarter": 0.25, "three quarters": 0.75}


@cache
def number() -> re.Pattern[str]:
    """Any number with its currency sign, scale and unit."""
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


def value_of(match: re.Match[str]) -> float | None:
    """The value of a match of `number`; None if it is none."""
    found = _value(match)
    return None if found is None else found + _REST.get((match["rest"] or "").lower().replace("and ", "").strip(), 0.0)


def counts(match: re.Match[str], after: str) -> bool:
    """Whether a bare number counts something: 'one of them' and 一律 do not."""
    if match["han"] and len(match["han"]) == 1:
        return after[:1] != "" and (
            after[:1] in MEASURES or re.match(r"[到至][一二三四五六七八九十\d]", after) is not None
        )
    if match["spelled"]:
        return (
            match["spelled"].lower() != "one"
            or re.search(r"\b(?:only|just|exactly) $", match.string[: match.start()]) is not None
        )
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
