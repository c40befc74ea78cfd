"""Kind `exposure`: a colleague shown so that a head-hunter knows whom to call, and why.

A name counts if its sentence ties it to us: 'our tester N', 'N from the sales team', 'N now leads mobile'.
A draft short enough for a post speaks of us unless it speaks of customers, authors, professors and the like.
Points: the name 1, a title, team or task 1, praise of skills that nobody else has 1, a way to reach the person 2,
pay 2, a wish to leave 2. 2 and 3 points are a warning, 4 and more, with a title, an error. A first name alone needs 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from voicecheck.checks.conditions import PERSONAL, holds
from voicecheck.checks.exposure_words import (
    BOUND,
    CONTACT,
    GOES_ON,
    LABELS,
    LEAVING,
    LOOSE,
    MORE_CUES,
    OTHERS,
    OWN,
    PAY,
    PRAISE,
    SHAPELY,
    STRANGER,
    THIRD,
    TITLE,
    US,
    WEAK,
)
from voicecheck.checks.expressions import needed
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding, Severity
from voicecheck.core.lazy import ignoring_case
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, Sentence
from voicecheck.language.fold import plain
from voicecheck.language.name_shapes import may_be_names
from voicecheck.language.names import PersonName

_CUES: Mapping[str, tuple[str, int]] = {
    "title": (TITLE, 1),
    "praise": (PRAISE, 1),
    "contact": (CONTACT, 2),
    "pay": (PAY, 2),
    "leaving": (LEAVING, 2),
}
_ERROR, _WARNING = 4, 2
_POST = 600
"""A draft of fewer characters is a post, and speaks of us where nothing says otherwise."""
_NEAR = 60
"""So many characters from the name a title may stand."""
_REACH, _MANY = 150, 60
"""So many characters beside what may be a name can tie it to us; of a sentence with so many a recogniser is asked."""
_ADDRESS = re.compile("阿姨|大爷|大妈|奶奶|爷爷|叔叔|大姐|大哥|先生|女士|小姐|太太|同学|老师|师傅")
"""After a surname alone: politeness, not a name that can be found."""
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.\s*\Z")
"""After which a sentence that seems to begin goes on."""
_STOP = r"[。！？!?\n]+[”」]?|\.(?=\s)"
_SIGNS_OF_NAMES = (*(cue for cue, _ in _CUES.values()), *MORE_CUES)
_STRONG = (PRAISE, LEAVING, CONTACT)
_BOUND = (OWN, *(each.replace(r"\ue003+", r"(?-i:[A-Z])\w+") for each in BOUND))
"""What ties a name to us where the name of the company is not known."""
_TIES = (*_BOUND, *LOOSE, *SHAPELY, *WEAK)
_LISTED = tuple(dict.fromkeys((*_SIGNS_OF_NAMES, *_TIES, *BOUND, THIRD, STRANGER, US)))
_MASKS = re.compile("[\ue000-\ue003]")
"""What stands for names in the expressions, where `needed` may take it for any word."""


class Exposure(Rule):
    """Reports a colleague once for each paragraph, at the first place of the name."""

    needs = frozenset({"names"})
    sensitive = True
    options: ClassVar[Mapping[str, Any]] = {
        "least": {
            "type": "integer",
            "minimum": 2,
            "maximum": 7,
            "default": _WARNING,
            "description": "So many points make a finding: name, title, praise 1; contact, pay, a wish to leave 2.",
        },
        "public": {
            "type": "array",
            "items": {"type": "string", "minLength": 2},
            "description": "People whom everybody knows, besides those that people.yaml calls public.",
        },
    }

    def patterns(self) -> Sequence[str]:
        return _LISTED

    def asks_for_names(self, draft: Draft, block: Block) -> bool:
        """Whether a paragraph ties what may be a name to a title, a team, praise or a contact.

        Cheap beside a recogniser, which need not be loaded for a paragraph that cannot lead to a finding.
        """
        live = _Live(draft, block)
        folded = draft.plain(block)
        readings = [draft.document.block_text(block), *([] if folded is None else [folded.text])]
        return any(live.any(_SIGNS_OF_NAMES, each) and _ties_a_name(live, _simplified(each)) for each in readings)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        public = list(spec.options.get("public", ()))
        for place, name in enumerate(public):
            if not name.strip():
                raise OptionError(("public", place), "got an empty name; expected a person's name")
        return {
            "least": spec.options.get("least", _WARNING),
            "public": public,
            "needed": needed(_MASKS.sub(r"\\w", each) for each in _LISTED),
        }

    def check(self, draft: Draft) -> Iterable[Finding]:
        people = draft.facet("names")
        if not people:
            return
        public = _public(draft.profile, self.spec.options["public"], draft.document.author)
        for block in draft.blocks(self.spec):
            inside = [each for each in people if block.start <= each.start < block.end]
            others = [each for each in inside if not _is_public(each.text, public) and not _is_ours(each.text, draft)]
            scored = [(*_signs(draft, each, inside), each) for each in others if not draft.excused(self, each.start)]
            score, signs, person = max(scored, key=lambda each: each[0], default=(0, [], None))
            if person is not None and score >= self.spec.options["least"]:
                yield self._finding(draft, block, person, score, signs)

    def _finding(self, draft: Draft, block: Block, person: PersonName, score: int, signs: list[str]) -> Finding:
        severity: Severity = "error" if score >= _ERROR and "title" in signs else "warning"
        labels = (LABELS[name].split("|") for name in ("name", *signs))
        what = draft.told(", ", "、", self.spec).join(
            draft.told(english, chinese, self.spec) for english, chinese in labels
        )
        finding = self.finding(
            draft,
            person.start,
            person.end,
            block=block,
            fields={"what": what, "score": score},
            evidence={"entity": "person", "score": score, "signs": ["name", *signs]},
        )
        return finding._replace(severity=severity)


class _Live:
    """The expressions that may match in a block; no other is compiled."""

    def __init__(self, draft: Draft, block: Block) -> None:
        self._draft = draft
        self._start = block.start

    def any(self, sources: Sequence[str], text: str) -> bool:
        """Whether one of several matches."""
        return any(ignoring_case(each).search(text) for each in sources if self._start in self._draft.places(each))


def _ties_a_name(live: _Live, text: str) -> bool:
    ends = [0, *(found.end() for found in ignoring_case(_STOP).finditer(text)), len(text)]
    return any(_tied(live, text, start, end) for start, end in pairwise(ends) if start < end)


def _tied(live: _Live, text: str, start: int, end: int) -> bool:
    said = text[start:end]
    names = list(may_be_names(said))
    if not names:
        return False
    third = live.any((THIRD,), said)
    if not third and live.any(_STRONG, text[start : end + 200]):
        return True
    return len(names) > _MANY or any(
        live.any(
            _BOUND if third else _TIES,
            said[max(at - _REACH, 0) : at] + "\ue000" * (to - at) + said[to : to + _REACH],
        )
        for at, to in names
    )


def _signs(draft: Draft, person: PersonName, people: Sequence[PersonName]) -> tuple[int, list[str]]:
    """The points of a name, and what stands near it: in its sentence, or in the next one if that goes on about them."""
    sentence = draft.sentence_at(person.start)
    if sentence is None:
        return 0, []
    text = draft.document.text
    following = _simplified(text[sentence.end : min(sentence.end + 200, sentence.block.end)]).lstrip()
    going_on = following.partition("\n")[0] if ignoring_case(GOES_ON).match(following) else ""
    said = _masked(draft, sentence, person, people)
    live = _Live(draft, sentence.block)
    if live.any((STRANGER,), said):
        return 0, []
    before = (
        text[max(sentence.start - 80, sentence.block.start) : sentence.start]
        if _HONORIFIC.search(text[max(sentence.start - 8, 0) : sentence.start])
        else ""
    )
    third = live.any((THIRD,), before + said)
    post = len(text) < _POST
    ours = post or _ours(live, draft, said)
    sure = person.sure or post
    bound = live.any(BOUND, said) or (sure and live.any((OWN,), said))
    loose = not third and (live.any(SHAPELY, said) or (live.any(LOOSE, said) and (sure or live.any((TITLE,), said))))
    weak = not third and ours and sure and live.any(WEAK, said)
    at = said.index("\ue000") if "\ue000" in said else 0
    near = said[max(at - _NEAR, 0) : at + (person.end - person.start) + _NEAR]
    signs = [
        name for name, (cue, _) in _CUES.items() if live.any((cue,), near if name == "title" else said + " " + going_on)
    ]
    strong = {"praise", "leaving", "contact"} & set(signs)
    if not (bound or loose or weak) and (third or not (sure and strong and ours)):
        return 0, []
    if (bound or loose or weak) and "title" not in signs:
        signs.insert(0, "title")
    score = 1 + sum(_CUES[name][1] for name in signs)
    return (score, signs) if signs and (_is_whole(_simplified(person.text)) or score >= _ERROR) else (0, [])


def _ours(live: _Live, draft: Draft, said: str) -> bool:
    """Whether a sentence that praises somebody speaks of one of us, as far as can be told without a title."""
    return holds(PERSONAL, draft) or "\ue003" in said or live.any((US,), said)


def _masked(draft: Draft, sentence: Sentence, person: PersonName, people: Sequence[PersonName]) -> str:
    """A sentence in Simplified in which the name is U+E000, other names are U+E001 and the company's is U+E003."""
    said = draft.document.text[sentence.start : sentence.end]
    said = _simplified(said)
    for each in people:
        if sentence.start <= each.start < sentence.end:
            start, end = each.start - sentence.start, min(each.end, sentence.end) - sentence.start
            said = said[:start] + ("\ue000" if each is person else OTHERS) * (end - start) + said[end:]
    for name in draft.profile.brand_names:
        said = re.sub(re.escape(_simplified(name)), lambda found: "\ue003" * len(found[0]), said, flags=re.IGNORECASE)
    return said


def _simplified(text: str) -> str:
    folded = None if text.isascii() else plain(text)
    return folded.text if folded is not None and len(folded.text) == len(text) else text


def _is_ours(name: str, draft: Draft) -> bool:
    """Whether what looks like a person is the company or a product."""
    return any(each.casefold() in name.casefold() for each in draft.profile.brand_names)


def _is_whole(name: str) -> bool:
    """Whether a name is more than a first name."""
    if name.isascii() or max(name) < "\u0100":
        return " " in name.strip()
    return (
        " " in name.strip()
        or "·" in name
        or (len(name) > 1 and name[0] not in "小老阿大" and _ADDRESS.fullmatch(name, 1) is None)
    )


def _public(profile: Profile, names: Iterable[str], author: str | None) -> frozenset[str]:
    known = [person.name for person in profile.people if person.public or person.role == "spokesperson"]
    return frozenset(each.casefold() for each in (*known, *names, *filter(None, [author])))


def _is_public(name: str, public: frozenset[str]) -> bool:
    folded = name.casefold().removesuffix("'s").removesuffix("’s")
    return any(folded == each or folded in each.split() for each in public)
