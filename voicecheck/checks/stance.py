"""Kind `stance`: what a sentence says and who says it, told by words that stand together in one sentence.

Quotations, titles in brackets and the answers of an interview are somebody else's words, and are not searched. Names of
the company and its products are known from the profile, so that a rule can tell them from the names of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary

from voicecheck.checks.expressions import live, needed, refuse
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language import patterns as regexes
from voicecheck.language.required import NAME
from voicecheck.language.scripts import post_length

_REGEXES = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
_MASKS = {
    "brand": "(?:[@#\uff20\uff03]?_{2,}#?)",
    "product": "(?:_+7)",
    "quoted": "(?:\u24e0+)",
    "name": r"(?-i:[A-Z][a-z]{2,}\w*(?: [A-Z][a-z]\w+)?)",
}
"""What stands for what is masked. Names stay words for \\b; what others say does not."""
_UNMASKED = {"brand": NAME, "product": NAME, "quoted": r"\w+", "name": _MASKS["name"]}
"""The same in the text itself."""
_PLACEHOLDER = r"\{([a-z][a-z-]*)\}"
_QUOTATION = (
    r"\u201c[^\u201d\n]*\u201d|\u300c[^\u300d\n]*\u300d|\u300e[^\u300f\n]*\u300f|\u300a[^\u300b\n]*\u300b"
    r'|"[^"\n]*"'
    r"|(?<![\w'])'(?:[^'\n]|'(?=\w)){2,120}'(?!\w)"
)
_SPEAKERS = (
    "Q",
    "A",
    "Question",
    "Answer",
    "Interviewer",
    "Reporter",
    "\u95ee",
    "\u7b54",
    "\u4e3b\u6301\u4eba",
    "\u8bb0\u8005",
)
_ANSWER = r"(?:^|(?<=[.?!\u3002\uff01\uff1f]) ?)(?:%s)(?:, [\w ]{3,30})?: ?[^\n]*"
_SIGNED = (
    r"\A[^\0]*(?:[.!?\u3002\uff01\uff1f\u2026)\u2014\u2013\n]\s*(?:[\u3400-\u9fff]{2,8})?(?:%s)"
    r"|[\u2014\u2013~]+ ?[A-Z]\w+(?: [A-Z]\w+)?)(?:[,(] ?[^\n.!?]{2,40})?[).]?\s*\Z"
)
_SENTENCE = r"(?:[^.!?\u3002\uff01\uff1f\n]|[.!?](?=[^\s\u3400-\u9fff#@]))+[.!?\u3002\uff01\uff1f]*"
_PLAIN_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\uff0c": ",", "\uff1a": ":", "\uff1b": ";"})
_QUESTION = ("?", "\uff1f")
_MARKS = " \t\n.,;:!?()\"'\u3002\uff01\uff1f\uff08\u2026\u2014\u2013-"
_NO_NAME = (
    r"\b(?:The|This|That|These|Those|It|Its|It's|We|You|They|He|She|If|When|While|Our|Your|Their|My|His|Her|And|But|Or|So"
    r"|Not|No|Yes|Is|Are|Was|Do|Does|Did|Can|Could|Will|Would|Should|May|Might|Must|Have|Has|Had|There|Here|What|Which|Who"
    r"|Why|How|Where|Then|Than|Now|Just|Only|Even|All|Every|Each|Some|Any|Many|Most|More|Much|New|Old|Good|Bad|For|From|With"
    r"|Without|After|Before|Since|Until|Let|Say|Get|In|On|At|To|Of|By|As|An|Water|Rain|Winter|Spring|Summer|Autumn|People"
    r"|Children|Nobody|Everyone|English|French|German|Chinese|Today|Tomorrow|Yesterday|[A-Z][a-z]+day|January|February"
    r"|March|April|June|July|August|September|October|November|December)\b"
)
"""Capitalised words that are no names of others; in a reading they are small."""
_HAN = "[\u3400-\u9fff]"


_KEYS = ("says", "along", "without", "context")


class Said(NamedTuple):
    """A sentence with what is masked masked; `start` counts from the block's reading."""

    start: int
    text: str


class Stance(Rule):
    """Reports each place where `says` matches in a sentence in which also `along` matches and `without` does not."""

    options: ClassVar[Mapping[str, Any]] = {
        "says": {
            **_REGEXES,
            "description": "Regular expressions: what is reported. {brand}, {product}, {name} and {quoted} stand for a "
            "name of the company, of a product, of others, and a quotation; more names for lists of `words`.",
        },
        "along": {**_REGEXES, "description": "Regular expressions, of which one must match in the same sentence."},
        "without": {**_REGEXES, "description": "Regular expressions: a sentence in which one matches is fine."},
        "context": {**_REGEXES, "description": "Regular expressions, of which one must match somewhere in the draft."},
        "words": {
            "type": "object",
            "additionalProperties": _REGEXES,
            "description": "Lists of words with a name, to stand in the expressions as {name}.",
        },
        "questions": {
            "type": "boolean",
            "default": False,
            "description": "Whether sentences that end with a question mark count.",
        },
        "longest": {
            "type": "integer",
            "minimum": 1,
            "description": "Only in drafts of at most so many characters (a Chinese one counts as three): posts.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("says",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Every expression is written out and tried, so that a bad one is told at its line."""
        words = spec.options.get("words", {})
        listed = {name: f"(?:{'|'.join(each)})" for name, each in words.items()}
        made: dict[str, Any] = {}
        unmasked: list[str] = []
        for key in _KEYS:
            stated = [((key, place), source) for place, source in enumerate(spec.options.get(key, ()))]
            made[key] = [_tried(_written(source, listed | _MASKS, path), path) for path, source in stated]
            unmasked += [_written(source, listed | _UNMASKED, path) for path, source in stated]
        return (
            made
            | {"needed": needed(unmasked)}
            | {"questions": spec.options.get("questions", False), "longest": spec.options.get("longest", 0)}
        )

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        options = spec.options
        self._says, self._along, self._without, self._context = (_compiled(options[key]) for key in _KEYS)

    def patterns(self) -> Sequence[str]:
        return [source for key in _KEYS for source in self.spec.options[key]]

    def check(self, draft: Draft) -> Iterable[Finding]:
        longest = self.spec.options["longest"]
        says = live(self._says, draft)
        if not says or (longest and post_length(draft.document.text) > longest):
            return
        blocks = draft.blocks(self.spec)
        context = live(self._context, draft)
        if self._context and not any(
            each.found_in(_reading(draft, block)) for block in blocks for each in context.get(block.start, ())
        ):
            return
        along, without = live(self._along, draft), live(self._without, draft)
        for block in blocks:
            if at := says.get(block.start):
                yield from self._check_block(draft, block, at, along.get(block.start, ()), without.get(block.start, ()))

    def _check_block(
        self,
        draft: Draft,
        block: Block,
        says: Sequence[regexes.Pattern],
        along: Sequence[regexes.Pattern],
        without: Sequence[regexes.Pattern],
    ) -> Iterator[Finding]:
        reading = _reading(draft, block)
        places = sorted(_trimmed(match) for pattern in says for match in pattern.finditer(reading))
        if not places:
            return
        folded = draft.plain(block)
        reached = -1
        for sentence in _sentences(reading):
            end = sentence.start + len(sentence.text)
            inside = [place for place in places if sentence.start <= place[0] < end]
            inside = [place for place in inside if not self._asked(sentence, place[1])]
            if not inside or (self._along and not any(each.found_in(sentence.text) for each in along)):
                continue
            if any(each.found_in(sentence.text) for each in without):
                continue
            start, stop = inside[0][0], max(min(stop, end) for _, stop in inside if _ <= inside[0][1])
            if start < reached:
                continue
            reached = stop
            at, to = (start, stop) if folded is None else (folded.start(start), folded.end(stop))
            at, to = block.start + at, block.start + to
            if not draft.excused(self, at) and not draft.allows(at, to):
                yield self.finding(draft, at, to, block=block)

    def _asked(self, sentence: Said, offset: int) -> bool:
        """Whether what ends there is part of a question; in Chinese a question is but the last clause."""
        text = sentence.text.rstrip()
        if self.spec.options["questions"] or not text.endswith(_QUESTION):
            return False
        return not re.search(_HAN, text) or offset - sentence.start > text.rfind(",") + 1


# Rules look at the same text, so each block is masked once a draft.
_known: WeakKeyDictionary[Draft, dict[int, str]] = WeakKeyDictionary()


def _reading(draft: Draft, block: Block) -> str:
    """A block without tricks, Traditional as Simplified, and masked; as long as `Draft.plain` or the text has it."""
    readings = _known.setdefault(draft, {})
    known = readings.get(block.start)
    if known is None:
        folded = draft.plain(block)
        text = draft.document.block_text(block) if folded is None else folded.text
        known = readings[block.start] = _masked(text.translate(_PLAIN_MARKS), draft.profile)
    return known


def _masked(text: str, profile: Profile) -> str:
    brands, products, speakers = _names(
        profile.company_names,
        (*(each.name for each in profile.products), *profile.short_names),
        tuple(each.name for each in profile.people if each.role in ("spokesperson", "executive")),
    )
    text = re.sub(_NO_NAME, lambda match: match.group().lower(), text)
    text = speakers.sub(lambda match: "\u24e0" * len(match.group()), text)
    if products is not None:
        text = products.sub(lambda match: "_" * (len(match.group()) - 1) + "7", text)
    if brands is not None:
        text = brands.sub(lambda match: "_" * len(match.group()), text)
    return text


@lru_cache(maxsize=64)
def _names(
    brands: tuple[str, ...], products: tuple[str, ...], speakers: tuple[str, ...]
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str]]:
    """Expressions for the names of the company, those of products, and what others say."""
    from voicecheck.language.fold import plain

    def simplified(names: Iterable[str]) -> set[str]:
        found = {name.lstrip("@#") for name in names}
        return found | {folded.text for folded in map(plain, found) if folded is not None}

    owners = simplified(brands)
    goods = simplified(products)
    known = sorted(simplified(speakers), reverse=True)
    named = "|".join(map(re.escape, known))
    asked = "|".join(map(re.escape, (*_SPEAKERS, *known)))
    quoted = f"{_SIGNED % (named or '(?!)')}|{_QUOTATION}|{_ANSWER % asked}"
    return _any_of(owners), _any_of(goods), re.compile(quoted, re.MULTILINE)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    edged = [rf"\b{re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name) for name in ordered]
    return re.compile("|".join(edged), re.ASCII) if edged else None


def _trimmed(match: Any) -> tuple[int, int]:
    """Where a match stands, without the marks and spaces that it begins with."""
    start, end = match.span()
    return end - len(match.group().lstrip(_MARKS)) if match.group().strip(_MARKS) else start, end


def _sentences(text: str) -> Iterator[Said]:
    for match in re.finditer(_SENTENCE, text):
        yield Said(match.start(), match.group())


def _written(source: str, known: Mapping[str, str], path: tuple[str | int, ...]) -> str:
    """An expression with its placeholders written out."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise OptionError(path, f"got the unknown name {match[0]!r}; expected one of {', '.join(sorted(known))}")
        return known[match[1]]

    for _ in range(3):  # a list may name others
        source = re.sub(_PLACEHOLDER, put, source)
    return source


def _tried(source: str, path: tuple[str | int, ...]) -> str:
    refuse(source, path, may_be_empty=path[0] != "says")
    return source


def _compiled(sources: Sequence[str]) -> list[regexes.Pattern]:
    return [regexes.Pattern(source) for source in sources]
