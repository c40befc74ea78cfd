"""Dates of birth: a full date after, or in Chinese before, the words that make it one.

Companies and ideas are born too; a birth counts if it is said of a pronoun or a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.language.personal.found import Found

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19\d\d|20[0-2]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?P<date>{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH},? {_YEAR}|{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_DAY}[-/.]{_DAY}[-/.]{_YEAR}|{_YEAR}[-/.]{_DAY}[-/.]{_DAY})(?!\d)"
)
_NAMED = re.compile(
    rf"(?i:\bdate of birth|\bbirth ?date|\bd\.?o\.?b\.?|\b(?:his|her|my|their|your|[a-z]+['’]s) birthday)(?: is| was)?[ :,(]{{1,3}}(?:on )?{_DATE}"
)
_BORN = re.compile(
    rf"(?:(?:\b(?:I|[Hh]e|[Ss]he|[Tt]hey|who|[Yy]ou)|(?<!The )(?<!Our )\b(?!The |Our |This |That |Its? |Idea )[A-Z][\w'’.-]+)"
    rf" (?:was|were) born|\b[A-Z][\w'’-]+, born|\b[Ww]as born in [A-Z]\w+|\([bB]orn|^[Bb]orn)(?: on| in [A-Z]\w+,? on)? {_DATE}"
)
_CHINESE_DATE = rf"(?P<date>{_YEAR} ?年 ?{_DAY} ?月 ?{_DAY} ?[日号]|{_YEAR}[-/.]{_DAY}[-/.]{_DAY}(?!\d))"
_CHINESE_NAMED = re.compile(
    rf"(?:(?<!诞)(?<!产)生于|出生(?:于|日期|年月日?|时间)?|生日|生辰)[ :是为在]{{0,3}}{_CHINESE_DATE}"
)
_CHINESE_BORN = re.compile(rf"{_CHINESE_DATE} ?(?:出生|(?<!诞)生人|生(?=[，,。)]))")


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Dates of birth with their year."""
    for pattern in (_NAMED, _BORN, _CHINESE_NAMED, _CHINESE_BORN):
        for each in pattern.finditer(text):
            yield Found("birthday", *each.span("date"))
