"""Bank cards, bank accounts, passports and the national numbers of western countries.

Check digits are those of the library `python-stdnum`, loaded only for a text with a run that has the right form.
A number that anything could be is reported only where words call it by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.language.personal.found import Found, digits, preceded

_CARD = re.compile(r"(?<![\w.+#=/-])\d(?:[ -]?\d){11,18}(?![\w%-]|[.,]\d)", re.ASCII)
_ISSUER = re.compile(
    r"4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|6|[89])|35|6(?:011|0[0-4]|22|4[4-9]|5|[2-37])|1800|2131"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])", re.IGNORECASE)
_SSN = re.compile(r"(?<![\w.+-])\d{3}(?P<mark>[ -]?)\d{2}(?P=mark)\d{4}(?![\w-]|\.\d)", re.ASCII)
_SSN_WORDS = re.compile(r"(?:\bssn\b|social security)[^.!?;\d]{0,25}$", re.IGNORECASE)
_NOT_SSN = re.compile(r"(?:\b(?:fax|tel|phone|zip|part|model|order|case|isbn|sku)\b)[^.!?;\d]{0,12}$", re.IGNORECASE)
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)")
_INSURANCE_WORDS = re.compile(r"(?:\bNI\b|\bNINO\b|(?i:national insurance))[^.!?;\d]{0,25}$")
_SIN = re.compile(r"(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w-])", re.ASCII)
_SIN_WORDS = re.compile(r"(?:\bSIN\b|(?i:social insurance))[^.!?;\d]{0,25}$")
_PASSPORT = re.compile(
    r"(?:\bpassport(?: (?:number|no\.?|id|#))?(?: is|:|,| with| number)*|护照(?:号码?|编号)?|通行证(?:号码?|编号)?|台胞证(?:号码?)?)"
    r"[ :：#是为]{0,4}(?P<number>[A-Z0-9]{7,10})(?![A-Za-z0-9])",
)
_ACCOUNT = re.compile(
    r"(?:\b(?:bank )?(?:account|acct)\.? ?(?:number|no\.?|num|#)(?: is)?|\biban\b|银行账[号户]|银行帐[号户]|账号|帐号|银行卡号?|对公账户)"
    r"[ :：#是为]{0,4}(?P<number>\d(?:[ -]?\d){7,18})(?![A-Za-z0-9]|[.,]\d)",
    re.IGNORECASE,
)


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Cards, accounts, passports and national numbers."""
    if not re.search(r"\d.{0,4}\d.{0,4}\d", text):
        return
    yield from _cards(text)
    yield from _ibans(text)
    yield from _national(text)
    for entity, pattern in (("passport", _PASSPORT), ("bank-account", _ACCOUNT)):
        for each in pattern.finditer(text):
            if len(digits(each["number"])) >= 5:
                yield Found(entity, *each.span("number"))


def _cards(text: str) -> Iterator[Found]:
    for each in _CARD.finditer(text):
        figures = digits(each[0])
        if _ISSUER.match(figures) and len(set(figures)) > 1:
            from stdnum import luhn

            if luhn.is_valid(figures):
                yield Found("card", each.start(), each.end())


def _ibans(text: str) -> Iterator[Found]:
    for each in _IBAN.finditer(text):
        from stdnum import iban

        # Capitals may follow it, so the longest beginning that has its country's length and checks is the number.
        for end in range(each.end(), each.start() + 14, -1):
            written = text[each.start() : end]
            if written[-1].isalnum() and iban.is_valid(written):
                yield Found("iban", each.start(), end)
                break


def _national(text: str) -> Iterator[Found]:
    for each in _SSN.finditer(text):
        from stdnum.us import ssn

        named = preceded(text, each.start(), _SSN_WORDS)
        written = each["mark"] == "-" and not preceded(text, each.start(), _NOT_SSN)
        if (named or written) and ssn.is_valid(digits(each[0])):
            yield Found("national-id", each.start(), each.end())
    for each in _INSURANCE.finditer(text):
        if preceded(text, each.start(), _INSURANCE_WORDS):
            yield Found("national-id", each.start(), each.end())
    for each in _SIN.finditer(text):
        if preceded(text, each.start(), _SIN_WORDS):
            from stdnum import luhn

            if luhn.is_valid(digits(each[0])):
                yield Found("national-id", each.start(), each.end())
