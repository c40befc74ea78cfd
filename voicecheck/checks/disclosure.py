"""Kind `disclosure`: a post by somebody who has a tie with the brand, and what is wrong with how it says so.

One verdict a draft, whatever the number of rules: none is needed, a good one stands there, or one of `FAULTS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary

from voicecheck.checks import disclosing as en
from voicecheck.checks import disclosing_zh as zh
from voicecheck.checks.disclosure_place import PART, place_fault, sentences
from voicecheck.checks.expressions import needed
from voicecheck.checks.mentions import Names, mentions, names_of
from voicecheck.checks.units import NOT_PROSE
from voicecheck.core.finding import Finding, Fix
from voicecheck.core.lazy import ignoring_case
from voicecheck.core.profile import Product, Profile
from voicecheck.core.rule import Draft, Rule, RuleSpec, fill
from voicecheck.core.span import Span
from voicecheck.language.fold import plain
from voicecheck.language.scripts import is_han
from voicecheck.language.variants import in_variant_of

FAULTS = ("missing", "denied", "elsewhere", "late", "thread", "hashtags")
PAID_ROLES = frozenset({"influencer", "creator", "ambassador", "partner", "affiliate", "kol", "koc", "blogger"})
_SAMPLE = Profile(
    name="sample",
    title="Haulwick",
    aliases=("灯坊", "@haulwick"),
    products=(Product("Haulwick Mini"), Product("灯坊台灯")),
)
_DEFAULTS = {
    "en": "I work at {}.",
    "zh": "利益相关：本人在{}工作。",
    "paid-en": "Ad: paid partnership with {}.",
    "paid-zh": "【广告】本文为与{}的付费合作。",
}


class Verdict(NamedTuple):
    """What is wrong, and where; offsets count characters of `Document.text`."""

    fault: str
    start: int
    end: int


_DISCLOSED = (*en.STAFF_EN, *en.PAID_EN, *zh.STAFF_ZH, *zh.PAID_ZH)
_INSIDE = (*en.INSIDE_EN, *zh.INSIDE_ZH)
_DENIED = "|".join((*en.DENIED_EN, *zh.DENIED_ZH))
_SIGNS = "|".join((*en.SIGNS_EN, *zh.SIGNS_ZH))
_LISTED = (*_DISCLOSED, *_INSIDE, _DENIED, _SIGNS)
_NOT = f"{en.NOT_EN}|{zh.NOT_ZH}"
_LABEL = rf"\W*(?:{en.LABEL}|{zh.LABEL})\W*"
_NAMED = ("#COMPANY", "#BRAND", "BRAND", "COMPANY", "FIRM")


class _Words:
    """The expressions with the brand's names put in; one is compiled where the draft has words that it needs."""

    def __init__(self, draft: Draft) -> None:
        profile = draft.profile
        self._draft = draft
        self._names = _written_out(names_of(profile))
        self._own = [
            re.escape((plain(each) or _Text(each)).text.strip().rstrip("。.!！"))
            for each in profile.disclosure.values()
        ]

    def disclosed(self, *, paid: bool) -> Iterator[re.Pattern[str]]:
        """What discloses a tie."""
        yield from self._live((*_DISCLOSED, *(() if paid else _INSIDE)))
        yield from map(ignoring_case, self._own)

    def first(self, source: str, text: str) -> tuple[int, int] | None:
        """The first match of one of the expressions."""
        match = next((found for each in self._live([source]) if (found := each.search(text))), None)
        return match.span() if match else None

    def _live(self, sources: Iterable[str]) -> Iterator[re.Pattern[str]]:
        for source in sources:
            if self._draft.places(source):
                yield ignoring_case(_with(self._names, source))


class Disclosure(Rule):
    """Reports drafts whose verdict is the rule's `fault`, at the brand's name or at the disclosure that does not do.

    Placeholders: {wording}, the brand's own disclosure, which the fix puts at the beginning.
    """

    gates_first = True
    options: ClassVar[Mapping[str, Any]] = {
        "fault": {"enum": list(FAULTS), "description": "What the rule reports."},
        "tie": {"enum": ["staff", "paid"], "description": "Only writers who work here, or only paid ones."},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("fault",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """The rules judge together, so one of them tells for all which words the expressions need."""
        anything = [(name, r"\w+") for name in _NAMED]
        told = needed(_with(anything, source) for source in _LISTED) if spec.options["fault"] == "missing" else []
        return {**spec.options, "needed": told}

    def patterns(self) -> Sequence[str]:
        return _LISTED if self.needed() else ()

    @classmethod
    def profile_of_examples(cls, spec: RuleSpec, profile: Profile) -> Profile:
        return replace(_SAMPLE, channels=profile.channels, roles=profile.roles)

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        paid = draft.document.role in PAID_ROLES
        if options.get("tie") not in (None, "paid" if paid else "staff") or not draft.blocks(self.spec):
            return
        verdict = _verdict(draft, paid=paid)
        if verdict is None or verdict.fault != options["fault"]:
            return
        wording = _wording(draft, paid=paid)
        remedy = draft.wording(self.spec).remedy
        finding = self.finding(
            draft,
            verdict.start,
            verdict.end,
            block=draft.document.block_at(verdict.start),
            fields={"wording": wording},
            remedy=f"{remedy} {wording}".strip() if remedy.isascii() else remedy + wording,
        )
        yield finding._replace(fix=_fix(draft, wording))


_known: WeakKeyDictionary[Draft, tuple[Verdict | None]] = WeakKeyDictionary()


def _verdict(draft: Draft, *, paid: bool) -> Verdict | None:
    known = _known.get(draft)
    if known is None:
        known = _known[draft] = (_judge(draft, paid=paid),)
    return known[0]


def _judge(draft: Draft, *, paid: bool) -> Verdict | None:
    document = draft.document
    folded = plain(document.text)
    text = folded.text if folded else document.text
    words = _Words(draft)
    named = mentions(text, names_of(draft.profile))
    place = (named[0].start, named[0].end) if named else None
    if place is None and paid:
        place = words.first(_SIGNS, text)
    if place is None and paid:
        place = next(iter(_disclosures(text, words, paid=paid)), None)
    if place is None:
        return None
    fault = _fault(text, words, _bounds(draft, text), draft, paid=paid)
    if fault is None:
        return None
    name, start, end = fault if isinstance(fault, tuple) else (fault, *place)
    if folded:
        start, end = folded.start(start), folded.end(end)
    return Verdict(name, start, end)


def _bounds(draft: Draft, text: str) -> int:
    """Where the prose begins: title and description are no part of a post."""
    first = next((block.start for block in draft.document.blocks if block.scope not in NOT_PROSE), 0)
    return min(first, len(text))


def _fault(text: str, words: _Words, begin: int, draft: Draft, *, paid: bool) -> tuple[str, int, int] | str | None:
    refused: tuple[str, int, int] | None = None
    labels = [
        (each.start, each.end)
        for each in draft.document.inlines
        if ignoring_case(_LABEL).fullmatch(text, each.start, each.end)
    ]
    for start, end in sorted([*_disclosures(text, words, paid=paid), *labels]):
        why = place_fault(text, begin, start, end, draft)
        if why is None:
            return None
        refused = refused or (why, start, end)
    if refused:
        return refused
    for start, end in sentences(text):
        if _elsewhere(text[start:end]):
            return "elsewhere", start, end
    denial = words.first(_DENIED, text)
    return ("denied", *denial) if denial else "missing"


def _disclosures(text: str, words: _Words, *, paid: bool) -> list[tuple[int, int]]:
    """Where a tie is disclosed in plain words, ascending."""
    found = set()
    for pattern in words.disclosed(paid=paid):
        for match in pattern.finditer(text):
            before = text[max(match.start() - 40, 0) : match.start()]
            if ignoring_case(_NOT).search(before) and not ignoring_case(zh.NOT_NOT_ZH).search(before):
                continue
            if match[0].lstrip().startswith("在") and ignoring_case(zh.OTHERS_ZH).search(before):
                continue
            sentence = _sentence(text, match.start())
            if ignoring_case(zh.SUPPOSED_ZH).search(sentence):
                continue
            if _elsewhere(sentence) and not re.search(r"\d|#|广告|付费", match[0]):
                continue
            lead = len(match[0]) - len(match[0].lstrip())
            found.add((match.start() + lead, match.end()))
    return sorted(found)


def _sentence(text: str, at: int) -> str:
    return next((text[start:end] for start, end in sentences(text) if start <= at < end), "")


def _elsewhere(sentence: str) -> bool:
    """Whether a sentence sends the reader to another place for the disclosure."""
    return any(
        ignoring_case(places).search(sentence) and ignoring_case(what).search(sentence)
        for places, what in ((en.PLACES_EN, en.ELSEWHERE_EN), (zh.PLACES_ZH, zh.ELSEWHERE_ZH))
    )


@lru_cache(maxsize=32)
def _written_out(names: Names) -> Sequence[tuple[str, str]]:
    """What stands in the expressions for names, and expressions for these."""
    brand = names.pattern()
    company = Names(names.company, (), ()).pattern()
    rests = [each[len(first) :] for first in names.company for each in names.products if each.startswith(first)]
    if rests := [re.escape(each) for each in rests if each and not each.isascii()]:
        company += rf"(?!{'|'.join(rests)})"
    if names.short:
        company += rf"(?! (?:{'|'.join(map(re.escape, names.short))})\b)"
    firm = (
        rf"(?:{company}|the (?:\w+ )?(?:company|firm|makers?|brand|manufacturer|business)\b"
        r"|the (?:people who make|people behind|team behind)\b|a (?:company|firm) (?:that|which)\b)"
    )
    tags = [
        rf"#(?:{'|'.join(re.escape(each.replace(' ', '')) for each in group)})" for group in (names.company, names.all)
    ]
    return list(zip(_NAMED, (*tags, *(f"(?:{each})" for each in (brand, company, firm))), strict=True))


def _with(names: Iterable[tuple[str, str]], source: str) -> str:
    """An expression with names put in; only one that begins with a hashtag asks for hashtags."""
    for name, meaning in names:
        if not name.startswith("#") or source.startswith("#"):
            source = source.replace(name, meaning)
    return source


class _Text(NamedTuple):
    text: str


def _wording(draft: Draft, *, paid: bool) -> str:
    """The brand's disclosure in the language of the draft."""
    profile, language = draft.profile, draft.document.language
    chinese = language.startswith("zh")
    prefix = "paid-" if paid else ""
    stated = profile.disclosure.get(f"{prefix}{language}")
    if stated:
        return stated
    key = f"{prefix}{'zh' if chinese else 'en'}"
    wording = profile.disclosure.get(key) or (profile.disclosure.get(f"{key}-Hans") if chinese else None)
    if wording is None:
        names = [each for each in profile.company_names if each[0] not in "@#＃"]
        fitting = [name for name in names if is_han(name[0]) is chinese]
        firm = next(iter([*fitting, *names]), "本公司" if chinese else "the company that makes this")
        wording = _DEFAULTS[key].format(firm)
    return in_variant_of(language, wording)


def _fix(draft: Draft, wording: str) -> Fix:
    document = draft.document
    prose = [block for block in document.blocks if block.scope not in NOT_PROSE]
    first = next((block for block in prose if block.scope != "heading"), prose[0] if prose else document.blocks[0])
    numbered = PART.match(document.block_text(first))
    start = first.start + (numbered.end() if numbered else 0)
    at = document.source_span(start, start).start
    lead = " " if numbered and not document.text[start - 1].isspace() else ""
    gap = "" if is_han(wording[-2:-1]) else " "
    title = fill(draft.told("Begin with '{wording}'", "开头写“{wording}”"), {"wording": wording})
    return Fix(Span(at, at), f"{lead}{wording}{gap}".rstrip() if lead else f"{wording}{gap}", title)
