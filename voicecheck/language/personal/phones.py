"""Telephone numbers of people.

The numbering plans are those of the library `phonenumbers`, which is loaded only where a text has enough figures in a
row. A number with `+` and its country is a number anywhere; one in national form must be written as numbers are
written there, or be called a telephone number. Service numbers (toll-free, shared cost) are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from voicecheck.language.personal.found import Found, digits, preceded

_ENOUGH = re.compile(r"\d(?:[ \u00a0().\-/*·–\u2011]{0,3}\d){6,}")
_RUN = re.compile(
    r"(?<![\w.,/#=+-])(?:\+|00)?\(?\d(?:[ \u00a0().\-/–\u2011]{0,2}\d){6,14}(?:[ ,]{0,2}x\d{1,5})?(?![\w/-]|[.,]\d)",
    re.ASCII,
)
_FIGURES = str.maketrans("〇零一二三四五六七八九幺么壹贰叁肆伍陆柒捌玖", "00123456789" + "11" + "123456789")
_SPELT = re.compile(
    "[〇零一二三四五六七八九幺么壹贰叁肆伍陆柒捌玖\\d](?:[ -]?[〇零一二三四五六七八九幺么壹贰叁肆伍陆柒捌玖\\d]){10,}"
)
_CHINESE_MOBILE = re.compile(r"(?<![\w.+#=/-])1[3-9]\d(?:[ .*·_-]{0,2}\d){8}(?![\w%]|[.,*-]\d)", re.ASCII)

_CALLED = re.compile(
    r"(?:\b(?:tele)?phone|\btel\b|\bmobile|\bcell(?:phone)?\b|\bfax|\bcall(?:ed|ing|s)?\b|\btext\b|\bring\b|\bdial\b"
    r"|\bwhatsapp|\breach\b|\bsms\b|电话|手机|联系方式|联系人|致电|拨打|请拨|请打|座机)[^.!?;。！？；\d]{0,28}\+?\(?$",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?:hot ?line|help ?line|help ?desk|switchboard|toll[- ]free|customer (?:service|care|support)|客服|热线|总机|服务电话"
    r"|咨询电话|举报电话|投诉电话)[^.!?;。！？；\d]{0,20}\+?\(?$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:order|invoice|isbn|issn|iso|ein|version|ver|v|patent|issue|pr|model|tracking|serial|case|ticket|ref(?:erence)?"
    r"|doi|arxiv|part|po|sku|id|account|acct|ssn|sin|card|passport|cve|rfc|bug|build)"
    r"(?: (?:number|no\.?|id|code))?|订单号?|编号|书号|型号|版本|专利号?|账号|卡号|证号|备案号?|文件|公告)"
    r"[ .:#：号为是]{0,4}\+?\(?$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0?[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERS_OF_SERVICE = frozenset({"TOLL_FREE", "SHARED_COST", "PREMIUM_RATE", "UAN"})
_GROUPED = {
    "US": re.compile(r"(?:1[ .-])?(?:\(\d{3}\)[ .-]?|\d{3}(?P<mark>[ .-]))\d{3}(?(mark)(?P=mark)|[ .-])\d{4}"),
    "GB": re.compile(r"\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}|07\d{3}[ -]?\d{6}"),
    "CN": re.compile(r"\(?0\d{2,3}\)?[ -]?\d{7,8}"),
    "TW": re.compile(r"09\d{2}[ -]?\d{3}[ -]?\d{3}|\(?0\d{1,2}\)?[ -]\d{3,4}[ -]?\d{4}"),
}
"""How a national number is written so that it can hardly be anything else."""


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Telephone numbers; those in national form are read as numbers of `regions`."""
    spelt = _SPELT.sub(lambda run: run[0].translate(_FIGURES), text)
    for each in _CHINESE_MOBILE.finditer(spelt):
        if not _excluded(spelt, each.start()):
            yield Found("phone", *_with_country(spelt, each.start(), each.end()))
    if not _ENOUGH.search(text):
        return
    for each in _RUN.finditer(text):
        written, start = each[0], each.start()
        if not (_DATE.match(digits(written)) and _DATE.match(written)) and not _excluded(text, start):
            called = preceded(text, start, _CALLED)
            if _is_number(written, regions, called=called):
                yield Found("phone", start, each.end())


def _excluded(text: str, start: int) -> bool:
    return preceded(text, start, _SERVICE) or preceded(text, start, _OTHER_NUMBER)


def _with_country(text: str, start: int, end: int) -> tuple[int, int]:
    country = re.search(r"(?:\+|00)?86[ -]{0,2}$", text[max(0, start - 7) : start])
    return (start - len(country[0]) if country else start), end


def _is_number(written: str, regions: Sequence[str], *, called: bool) -> bool:
    import phonenumbers

    if written.startswith("+"):
        number = _parsed(written, "ZZ")
        return number is not None and phonenumbers.is_possible_number(number) and not _is_of_service(number)
    for region in regions:
        number = _parsed(written, region)
        if number is None:
            continue
        form = _GROUPED.get(region)
        plain = form is not None and form.fullmatch(written)
        if (plain or called) and phonenumbers.is_valid_number(number):
            return not _is_of_service(number)
    if called and written.startswith("00"):
        number = _parsed("+" + written[2:], "ZZ")
        return number is not None and phonenumbers.is_possible_number(number)
    # In words it is a telephone number; which country's, the text need not say.
    return called and _looks_dialled(written)


def _looks_dialled(written: str) -> bool:
    figures = digits(written)
    if re.match(r"1?8(?:00|33|44|55|66|77|88)|400", figures) and len(figures) in (10, 11):
        return False
    return len(figures) >= 8 and (figures.startswith("0") or bool(re.search(r"\d[ ().-]+\d", written)))


def _is_of_service(number: Any) -> bool:
    import phonenumbers

    kind = phonenumbers.PhoneNumberType.to_string(phonenumbers.number_type(number))
    return kind in _NUMBERS_OF_SERVICE


@cache
def _failure() -> type[Exception]:
    import phonenumbers

    failure: type[Exception] = phonenumbers.NumberParseException
    return failure


def _parsed(written: str, region: str) -> Any:
    import phonenumbers

    try:
        return phonenumbers.parse(written, region)
    except _failure():
        return None
