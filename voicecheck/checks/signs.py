"""Kind `signs`: several signs that say little alone and much in neighbouring sentences.

Each sign and each excuse is a list of regular expressions, matched in the text and in the text as it reads without
tricks, Traditional characters made Simplified and apostrophes straight.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, TypeAlias
from weakref import WeakKeyDictionary

from voicecheck.checks.expressions import needed, refuse
from voicecheck.checks.shorthands import SHORTHANDS
from voicecheck.checks.surroundings import STRAIGHT, is_negated, is_quoted
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.lazy import Lazy
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, FoldedText, OptionError, Rule, RuleSpec, Sentence
from voicecheck.language import patterns as regexes
from voicecheck.language.required import NAME
from voicecheck.language.scripts import post_length

_NAMES = "{company}"
_EXCUSE_WITHIN = 3
_QUESTION = Lazy(r"[?？][\s\"'”’」』)）\U0001F000-\U0001FAFF]*$")

_DISTANCE: Mapping[str, Any] = {"type": "integer", "minimum": 1, "maximum": 20}
_REGEXES: Mapping[str, Any] = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}


_Place: TypeAlias = tuple[int, int, Block]
"""Where a match begins and ends, and the block."""


class Signs(Rule):
    """Reports the first match of one sign in a sentence, if all the other signs stand near and no excuse does."""

    options: ClassVar[Mapping[str, Any]] = {
        "signs": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": _REGEXES,
            "description": "Names of signs, each with its regular expressions. {number}, {date} and "
            "{company} stand for a figure, a date, a name of the profile.",
        },
        "report": {"type": "string", "description": "The sign whose match is reported. Default: the first."},
        "within": {
            "anyOf": [_DISTANCE, {"type": "object", "additionalProperties": _DISTANCE}],
            "description": "In so many neighbouring sentences the signs must stand: 1 (default) for the same "
            "one. A mapping: for each sign.",
        },
        "excuses": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": _REGEXES,
            "description": "Names of excuses, each with its regular expressions: one that matches near, not "
            "negated, makes all fine.",
        },
        "excuse_within": {
            "anyOf": [_DISTANCE, {"type": "object", "additionalProperties": _DISTANCE}],
            "description": "So many sentences each way, its own counted, an excuse may stand off: 3 by "
            "default. A mapping: for each excuse.",
        },
        "questions": {"type": "boolean", "default": True, "description": "Whether a match in a question is reported."},
        "quoted": {
            "type": "boolean",
            "default": True,
            "description": "Whether a match inside quotation marks is reported.",
        },
        "longest": {
            "type": "integer",
            "minimum": 1,
            "description": "Only in drafts of at most so many characters (a Chinese one counts as three): posts.",
        },
        "sensitive": {
            "type": "boolean",
            "default": False,
            "description": "Whether what is found is hidden in reports.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("signs",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Every expression is tried, so that a bad one is told at its line."""
        options = spec.options
        signs: Mapping[str, Sequence[str]] = options["signs"]
        report = options.get("report", next(iter(signs)))
        if report not in signs:
            raise OptionError(("report",), f"got {report!r}; expected one of {', '.join(signs)}")
        excuses: Mapping[str, Sequence[str]] = options.get("excuses", {})
        places = [
            ((key, name, place), source)
            for key, groups in (("signs", signs), ("excuses", excuses))
            for name, each in groups.items()
            for place, source in enumerate(each)
        ]
        for path, source in places:
            refuse(source, path, written=_written_out(source).replace(_NAMES, "x"))
        named = {"within": signs, "excuse_within": excuses}
        for key, groups in named.items():
            stated = options.get(key)
            for name in stated if isinstance(stated, Mapping) else ():
                if name not in groups:
                    raise OptionError((key, name), f"got {name!r}; expected one of {', '.join(groups)}")
        written = [_written_out(source) for _, source in places]
        return {
            "signs": {name: [_written_out(source) for source in each] for name, each in signs.items()},
            "needed": needed(source.replace(_NAMES, NAME) for source in written),
            "report": report,
            "within": _distances(options.get("within", 1), signs, 1),
            "excuses": {name: [_written_out(source) for source in each] for name, each in excuses.items()},
            "excuse_within": _distances(options.get("excuse_within", _EXCUSE_WITHIN), excuses, _EXCUSE_WITHIN),
            "questions": options.get("questions", True),
            "quoted": options.get("quoted", True),
            "longest": options.get("longest", 0),
            "sensitive": options.get("sensitive", False),
        }

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        options = spec.options
        self.sensitive = options["sensitive"]

    def patterns(self) -> Sequence[str]:
        options = self.spec.options
        return [source for key in ("signs", "excuses") for each in options[key].values() for source in each]

    def check(self, draft: Draft) -> Iterable[Finding]:
        options = self.spec.options
        if not all(any(map(draft.places, each)) for each in options["signs"].values()):
            return
        text = draft.document.text
        if options["longest"] and post_length(text) > options["longest"]:
            return
        blocks = draft.blocks(self.spec)
        names = _names(draft.profile)
        found, where = self._found(draft, blocks, names)
        if not found:
            return
        sentences = [each for block in blocks for each in draft.sentences(block)]
        starts = [each.start for each in sentences]
        excuses = [
            (_at(starts, start), reach)
            for name, each in options["excuses"].items()
            for reach in [options["excuse_within"][name]]
            for start, _, _ in _matches(draft, blocks, _around(where, reach, len(blocks)), each, names)
            if not is_negated(text, start)
        ]
        near = [
            ({_at(starts, start) for start, _, _ in each}, options["within"][name])
            for name, each in found.items()
            if name != options["report"]
        ]
        seen: set[int] = set()
        for start, end, block in found[options["report"]]:
            here = _at(starts, start)
            if here in seen or any(abs(here - place) < reach for place, reach in excuses):
                continue
            if not all(any(abs(here - place) < within for place in places) for places, within in near):
                continue
            if (
                draft.excused(self, start)
                or draft.allows(start, end)
                or not self._counts(draft, sentences, here, start, end)
            ):
                continue
            seen.add(here)
            yield self.finding(draft, start, end, block=block)

    def _found(
        self, draft: Draft, blocks: Sequence[Block], names: str
    ) -> tuple[Mapping[str, Sequence[_Place]], Iterable[int]]:
        """The matches of each sign near which all others have one, and in which blocks the reported one stands.

        A block has a sentence at least, so in blocks the signs reach no farther than in sentences. The sign that may
        match in the fewest is tried first.
        """
        options = self.spec.options
        within = {**options["within"], options["report"]: 1}
        live: dict[str, set[int]] = {}
        for name, sources in options["signs"].items():
            starts = set().union(*map(draft.places, sources))
            live[name] = {place for place, block in enumerate(blocks) if block.start in starts}
        where = set(range(len(blocks))).intersection(
            *(_around(each, within[name], len(blocks)) for name, each in live.items())
        )
        found: dict[str, Sequence[_Place]] = {}
        at = {block.start: place for place, block in enumerate(blocks)}
        for name in sorted(live, key=lambda name: len(live[name])):
            near = live[name] & _around(where, within[name], len(blocks))
            found[name] = list(_matches(draft, blocks, near, options["signs"][name], names)) if near else ()
            where &= _around([at[block.start] for _, _, block in found[name]], within[name], len(blocks))
            if not where:
                return {}, ()
        return found, where

    def _counts(self, draft: Draft, sentences: Sequence[Sentence], here: int, start: int, end: int) -> bool:
        """Whether a match counts where it stands: in a question, in quotation marks."""
        options = self.spec.options
        if not 0 <= here < len(sentences):
            return True
        sentence = sentences[here]
        text = draft.document.text
        if not options["questions"] and _QUESTION.search(text[sentence.start : sentence.end]):
            return False
        return options["quoted"] or not is_quoted(text[sentence.start : start], text[end : sentence.end])


def _around(places: Iterable[int], within: int, count: int) -> set[int]:
    return {near for place in places for near in range(max(place - within + 1, 0), min(place + within, count))}


def _matches(
    draft: Draft, blocks: Sequence[Block], near: Iterable[int], sources: Sequence[str], names: str
) -> Iterator[_Place]:
    """Where one of several expressions matches, once in each reading of a block; offsets of `Document.text`."""
    live = [(source, places) for source in sources if (places := draft.places(source))]
    for block in [blocks[place] for place in sorted(near)] if live else ():
        patterns = [_compiled(source, names) for source, places in live if block.start in places]
        if not patterns:
            continue
        text, folded, straight = _read(draft, block)
        spans = {match.span() for pattern in patterns for match in pattern.finditer(text)}
        if folded is not None:
            spans |= {
                (folded.start(match.start()), folded.end(match.end()))
                for pattern in patterns
                for match in pattern.finditer(straight)
            }
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            yield block.start + start, block.start + end, block


_Reading: TypeAlias = "tuple[str, FoldedText | None, str]"
"""A block with straight apostrophes, as it reads without tricks, and that with straight apostrophes."""

_known: WeakKeyDictionary[Draft, dict[int, _Reading]] = WeakKeyDictionary()


def _read(draft: Draft, block: Block) -> _Reading:
    readings = _known.setdefault(draft, {})
    found = readings.get(block.start)
    if found is None:
        folded = draft.plain(block)
        text = draft.document.block_text(block).translate(STRAIGHT)
        found = readings[block.start] = text, folded, "" if folded is None else folded.text.translate(STRAIGHT)
    return found


@lru_cache(maxsize=2048)
def _compiled(source: str, names: str) -> regexes.Pattern:
    return regexes.Pattern(source.replace(_NAMES, names))


def _written_out(source: str) -> str:
    for name, meaning in SHORTHANDS.items():
        source = source.replace(name, meaning)
    return source


def _names(profile: Profile) -> str:
    """An expression for the names of the company and its products, these also without the company's name."""
    return _any_name(profile.brand_names, profile.short_names)


@lru_cache(maxsize=16)
def _any_name(names: tuple[str, ...], short: tuple[str, ...]) -> str:
    written = sorted({*(name.strip("@#＠＃ ") for name in names), *short} - {""}, key=lambda name: (-len(name), name))
    # A short name such as Flow is a common word too, so its capital letter counts.
    return "(?:" + "|".join(_written(name, name in short) for name in written or ["\ue000"]) + ")"


def _written(name: str, exact: bool) -> str:
    if not name.isascii():
        return re.escape(name)
    return rf"(?-i:\b{re.escape(name)}\b)" if exact else rf"\b{re.escape(name)}\b"


def _distances(stated: Any, groups: Mapping[str, Any], usual: int) -> Mapping[str, int]:
    """How far each of the named groups reaches."""
    if isinstance(stated, Mapping):
        return {name: stated.get(name, usual) for name in groups}
    return dict.fromkeys(groups, stated)


def _at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1
