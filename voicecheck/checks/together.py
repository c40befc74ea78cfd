"""Kind `together`: what tells something only in company, such as a number, a team and a word for ourselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from voicecheck.checks.conditions import PERSONAL, holds
from voicecheck.checks.expressions import live, needed, refuse
from voicecheck.checks.literals import CASE
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding
from voicecheck.core.lazy import Lazy
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec
from voicecheck.language import patterns as regexes
from voicecheck.language.fold import plain

_REGEX = {"type": "string", "minLength": 1}
_LIST = {"type": "array", "minItems": 1, "items": _REGEX}
_US = Lazy(
    r"\b(?:we|our|ours|us|my|mine|I|I['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll)|here|colleagues?|co-?workers?|team-?mates?|boss)\b"
    r"|我|咱|本(?:组|司|公司|部|人|社)|敝司|俺|同事|同仁|同组|公司|老板|老闆|這裡|这里|這邊|这边",
    re.IGNORECASE,
)
_WORD = Lazy(r"<([a-z][a-z-]*)>")


class Together(Rule):
    """Reports once for each sentence, or paragraph, in which every group has a match."""

    options: ClassVar[Mapping[str, Any]] = {
        "all": {
            "type": "array",
            "minItems": 1,
            "items": _LIST,
            "description": "Groups of regular expressions; one of each must match. A match of the first is reported.",
        },
        "words": {
            "type": "object",
            "additionalProperties": _LIST,
            "description": "Lists of alternatives with a name; `<name>` in a pattern stands for one of them.",
        },
        "within": {
            "enum": ["sentence", "neighbours", "paragraph"],
            "default": "sentence",
            "description": "Where the groups must meet; `neighbours`: in a sentence and the next one.",
        },
        "ours": {
            "type": "boolean",
            "description": "Whether the paragraph must speak of us: we, our, I, here, the company. Default: false.",
        },
        "none": {**_LIST, "description": "Regular expressions none of which may match there."},
        "case": CASE,
        "sensitive": {
            "type": "boolean",
            "description": "Whether what is found is hidden in reports. Default: false.",
        },
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("all",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        """Every expression is tried, with its words put in."""
        options = spec.options
        words: dict[str, str] = {}
        for name, alternatives in options.get("words", {}).items():
            words[name] = "(?:" + "|".join(_filled(each, words, ("words", name)) for each in alternatives) + ")"
        groups = [
            [
                _tried(_filled(each, words, at), at)
                for place, each in enumerate(group)
                for at in [("all", number, place)]
            ]
            for number, group in enumerate(options["all"])
        ]
        none = [
            _tried(_filled(each, words, ("none", place)), ("none", place))
            for place, each in enumerate(options.get("none", ()))
        ]
        return {
            "groups": groups,
            "none": none,
            "needed": needed([each for group in (*groups, none) for each in group]),
            "within": options.get("within", "sentence"),
            "ours": options.get("ours", False),
            "ignore_case": options.get("case") != "exact",
            "sensitive": options.get("sensitive", False),
        }

    def __init__(self, spec: RuleSpec) -> None:
        super().__init__(spec)
        options = spec.options
        self.sensitive = options["sensitive"]
        ignore_case = options["ignore_case"]
        self._groups = [_compiled(group, ignore_case) for group in options["groups"]]
        self._none = _compiled(options["none"], ignore_case)

    def patterns(self) -> Sequence[str]:
        options = self.spec.options
        return [each for group in (*options["groups"], options["none"]) for each in group]

    def check(self, draft: Draft) -> Iterable[Finding]:
        here = [live(group, draft) for group in self._groups]
        if not all(here):
            return
        none = live(self._none, draft)
        for block in draft.blocks(self.spec):
            groups = _matching(draft, block, [list(group.get(block.start, ())) for group in here])
            if groups is None:
                continue
            if self.spec.options["ours"] and not speaks_of_us(draft, block):
                continue
            yield from self._check_block(draft, block, groups, none.get(block.start, ()))

    def _check_block(
        self,
        draft: Draft,
        block: Block,
        groups: Sequence[Sequence[regexes.Pattern]],
        none: Sequence[regexes.Pattern],
    ) -> Iterator[Finding]:
        reached = -1
        for start, end in self._windows(draft, block):
            found = _meeting(draft.document.text[start:end], groups, none)
            if found is None or start + found[0] < reached:
                continue
            at, to = start + found[0], start + found[1]
            reached = to
            if not draft.excused(self, at) and not draft.allows(at, to):
                yield self.finding(draft, at, to, block=block)

    def _windows(self, draft: Draft, block: Block) -> Iterator[tuple[int, int]]:
        if self.spec.options["within"] == "paragraph":
            yield block.start, block.end
            return
        sentences = draft.sentences(block)
        ahead = int(self.spec.options["within"] == "neighbours")
        for place, sentence in enumerate(sentences[: max(len(sentences) - ahead, 1)]):
            yield sentence.start, sentences[min(place + ahead, len(sentences) - 1)].end


def _matching(
    draft: Draft, block: Block, groups: list[list[regexes.Pattern]]
) -> Sequence[Sequence[regexes.Pattern]] | None:
    """Of each group what matches in a block, or may match in a sentence for itself; None if one has nothing."""
    if not all(groups):
        return None
    folded = draft.plain(block)
    readings = [draft.document.block_text(block), *([] if folded is None else [folded.text])]
    # The shortest first: it is likely that nothing else need be compiled.
    for number in sorted(range(len(groups)), key=lambda number: sum(len(each.source) for each in groups[number])):
        groups[number] = [each for each in groups[number] if each.is_anchored or any(map(each.found_in, readings))]
        if not groups[number]:
            return None
    return groups


def _meeting(
    text: str, groups: Sequence[Sequence[regexes.Pattern]], none: Sequence[regexes.Pattern]
) -> tuple[int, int] | None:
    """Where the first group matches, if all do, in the text as it stands or as it reads without tricks."""
    found = _first(text, groups, none)
    if text.isascii():
        return found
    folded = plain(text)
    if folded is None:
        return found
    if found is not None:
        return None if any(each.found_in(folded.text) for each in none) else found
    found = _first(folded.text, groups, none)
    return (folded.start(found[0]), folded.end(found[1])) if found is not None else None


def _first(
    text: str, groups: Sequence[Sequence[regexes.Pattern]], none: Sequence[regexes.Pattern]
) -> tuple[int, int] | None:
    first: Any = None
    for pattern in groups[0]:
        match = next(iter(pattern.finditer(text)), None)
        if match is not None and (first is None or match.start() < first.start()):
            first = match
    if first is None or not all(any(each.found_in(text) for each in group) for group in groups[1:]):
        return None
    if any(each.found_in(text) for each in none):
        return None
    start, end = first.span()
    return start, end


def speaks_of_us(draft: Draft, block: Block) -> bool:
    """Whether a paragraph says 'we' or the like, names the company, or stands on a private account."""
    text = draft.document.block_text(block)
    if _US.search(text) is not None or holds(PERSONAL, draft):
        return True
    folded = text.casefold()
    return any(each.casefold() in folded for each in draft.profile.company_names)


def _compiled(sources: Sequence[str], ignore_case: bool) -> list[regexes.Pattern]:
    return [regexes.Pattern(source, ignore_case=ignore_case) for source in sources]


def _filled(source: str, words: Mapping[str, str], path: tuple[str | int, ...]) -> str:
    """A regular expression with `<name>` replaced by the words of that name."""
    for name in _WORD.findall(source):
        if name not in words:
            raise OptionError(path, f"got <{name}>; expected one of {', '.join(words) or 'no name'}")
    return _WORD.sub(lambda found: words[found[1]], source)


def _tried(source: str, path: tuple[str | int, ...]) -> str:
    refuse(source, path)
    return source
