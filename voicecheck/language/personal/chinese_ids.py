"""Identity numbers of mainland China, Hong Kong and Taiwan, each by its check digit.

Sources: GB 11643-1999 (18 figures, ISO 7064 MOD 11-2); the check digits of the Hong Kong identity card and of the
national identification number of Taiwan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from voicecheck.language.personal.found import Found, preceded

_RESIDENT = re.compile(r"(?<![\w.-])[1-8]\d(?:[ -]?\d){15}[ -]?[\dXx](?![\w-]|\.\d)", re.ASCII)
_RESIDENT_PARTS = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])\d{4}(\d{4})(\d\d)(\d\d)\d{3}[\dX]"
)
_HONG_KONG = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{6} ?(?P<open>\()?[\dA](?(open)\)|(?![A-Za-z0-9]))")
_TAIWAN = re.compile(r"(?<![A-Za-z0-9])[A-Z][1289]\d{8}(?![A-Za-z0-9])")
_CALLED = re.compile(
    r"(?:身份证|身分证|证件号|证号|统一编号|居留证|\bID\b|\bHKID\b|(?i:identity card))[^。！？；.!?;\d]{0,15}$"
)
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""In the order of the numbers that they stand for, from 10."""


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Identity numbers; those of Taiwan, and of Hong Kong without brackets, only where words call them so."""
    if not re.search(r"\d{6}|\d[ -]\d", text):
        return
    for each in _RESIDENT.finditer(text):
        if _is_resident(re.sub("[ -]", "", each[0]).upper()):
            yield Found("national-id", each.start(), each.end())
    for each in _HONG_KONG.finditer(text):
        if (each["open"] or preceded(text, each.start(), _CALLED)) and _is_hong_kong(re.sub(r"[ ()]", "", each[0])):
            yield Found("national-id", each.start(), each.end())
    for each in _TAIWAN.finditer(text):
        if preceded(text, each.start(), _CALLED) and _is_taiwan(each[0]):
            yield Found("national-id", each.start(), each.end())


def _is_resident(number: str) -> bool:
    parts = _RESIDENT_PARTS.fullmatch(number)
    if parts is None:
        return False
    try:
        born = date(*map(int, parts.groups()))
    except ValueError:
        return False
    from stdnum.iso7064 import mod_11_2

    return 1850 <= born.year <= date.today().year and mod_11_2.is_valid(number)


def _is_hong_kong(number: str) -> bool:
    padded = number.rjust(9)
    values = [36 if char == " " else int(char, 36) for char in padded]
    return sum(weight * value for weight, value in zip(range(9, 0, -1), values, strict=True)) % 11 == 0


def _is_taiwan(number: str) -> bool:
    letter = _TAIWAN_LETTERS.index(number[0]) + 10
    values = [letter // 10, letter % 10, *map(int, number[1:])]
    return (
        sum(weight * value for weight, value in zip((1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), values, strict=True)) % 10 == 0
    )
