"""Ranges and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecheck.checks.typography.passage import Change, Passage, pattern

_RANGE = (
    r"(?<![A-Za-z0-9_.,/:$€£¥-])([0-9]{1,4}(?:\.[0-9]+)?)(%?)([-~])([0-9]{1,4}(?:\.[0-9]+)?)"
    r"(?![A-Za-z0-9_/:~-]{0,20}[-/:~]|\.?[0-9])"
)
_UNIT = (
    r"\s?(?:(?:[%％℃°]|k[gmWV]?|[cmn]?m|g|[GMK]B|[mM]?[lL]|W|V|s|ms)(?![A-Za-z])"
    "|[元块万千百亿个個天日号月年时点分秒周岁歲人倍次米克斤公厘毫升条页頁章寸篇层層楼樓位名台只隻件种種组組步句字行期小])"
)
_POINTS_IN_TIME = "日号月时点"
_ENGLISH_UNIT = (
    r"\s?(?:%|percent|per cent|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|people|times|degrees|"
    r"kg|km|cm|mm|miles?|feet|inches|pounds|dollars|words|characters|pages|points?|[ap]\.?m\.?|°)(?![A-Za-z])"
)
_YEAR = "(?:19|20)[0-9]{2}"
_REACH = 12
"""Characters after a range in which its unit stands."""


def range_dash(passage: Passage) -> Iterator[Change]:
    """A hyphen between the figures of a range: `–` in English, `～` in Chinese, `—` there between points in time.

    Only what goes up and names its unit, or is two years, is surely a range: 5-4, BC-26 and 010-1234 are not.
    """
    for match in passage.find(_RANGE):
        start, end = match.span()
        if float(match[1]) >= float(match[4]) or passage.in_tag(start, end):
            continue
        dash = _chinese_dash(passage, match) if passage.is_chinese(start) else _english_dash(passage, match)
        if dash:
            yield start, end, match[1] + match[2] + dash + match[4]


def _chinese_dash(passage: Passage, match: re.Match[str]) -> str:
    unit = pattern(_UNIT).match(passage.text, match.end(), min(match.end() + _REACH, passage.end))
    if unit is None:
        return ""
    # 3～5 年 is a length of time, 2019—2021 年 lies between two points.
    named = unit[0].strip()
    if named in _POINTS_IN_TIME or (named == "年" and pattern(_YEAR).fullmatch(match[4])):
        return "—" if match[3] == "-" else ""
    return "～"


def _english_dash(passage: Passage, match: re.Match[str]) -> str:
    if match[3] != "-" or not passage.is_english(match.start()):
        return ""
    years = pattern(_YEAR).fullmatch(match[1]) and pattern(_YEAR).fullmatch(match[4])
    reach = min(match.end() + _REACH, passage.end)
    return "–" if years or pattern(_ENGLISH_UNIT).match(passage.text, match.end(), reach) else ""


def percent_sign(passage: Passage) -> Iterator[Change]:
    """`5%`: half width, and close to the figure."""
    for match in passage.find("\\d([ \u00a0]?％|[ \u00a0]%)(?![A-Za-z0-9{(])"):
        start, end = match.span(1)
        remainder = passage.after(end) == " " and passage.after(end + 1).isdigit()  # 100 % 7
        if match[1][-1] == "％" or not remainder:
            yield start, end, "%"
