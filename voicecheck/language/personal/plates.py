"""Licence plates: Chinese ones by their form (GA 36-2018, with the longer ones of electric cars), others by context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.language.personal.found import Found, digits

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_LETTER = "[A-HJ-NP-Z]"
_ANY = "[A-HJ-NP-Z0-9]"
_CHINESE = re.compile(
    rf"{_PROVINCE}{_LETTER}[ ·•.-]?(?:[ABCDEFGHJK]{_ANY}\d{{4}}|\d{{5}}[ABCDEFGHJK]|{_ANY}{{4}}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])"
)
_NAMED = re.compile(
    r"(?:\b[Ll]icen[cs]e plates?|\b[Nn]umber ?plates?|\b[Pp]late (?:number|no\.?)|\bregistration (?:plate|number))"
    r"(?: number| no\.?| is| was|:|,)*[ \"“']{1,3}(?P<plate>[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5}(?:[ -][A-Z0-9]{1,3})?)(?![A-Za-z0-9])"
)


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Licence plates."""
    for each in _CHINESE.finditer(text):
        if len(digits(each[0])) >= 2:
            yield Found("plate", each.start(), each.end())
    for each in _NAMED.finditer(text):
        plate = each["plate"]
        if digits(plate) and re.search("[A-Z]", plate):
            yield Found("plate", *each.span("plate"))
