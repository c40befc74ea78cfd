"""Kind `exposure`: a colleague shown so that a head-hunter knows whom to call, and why.

Each paragraph is scored: a name 1, a title or team 1, praise of skills that nobody else has 1, a way to reach the
person 2, pay 2, a wish to leave 2. Somebody must be named as one of us in the same sentence. 2 and 3 points are a warning,
4 and more, with a title, an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, ClassVar

from voicecheck.core.document import Block
from voicecheck.core.finding import Finding, Severity
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec

_TITLE = (
    r"\b(?:engineers?|developers?|programmers?|designers?|architects?|scientists?|researchers?|analysts?|mechanics?|managers?"
    r"|directors?|supervisors?|consultants?|administrators?|accountants?|recruiters?|officers?|wheelbuilders?|chemists?|head of \w+"
    r"|(?:team|tech|engineering|product|project|design) leads?|leads? (?:the|our)|CTO|CFO|COO|CISO|VP|vice president|runs our)\b"
    r"|工程师|工程師|架构师|架構師|程序员|程式設計師|设计师|設計師|科学家|研究员|研究員|分析师|分析師|总监|總監|经理|經理|主管|负责人|負責人|组长|組長"
    r"|技师|技師|师傅|师父|会计|會計|专家|專家|主任|厂长|店长|带队|領隊|牵头|操盘手"
)
_PRAISE = (
    r"\birreplaceable\b|\bindispensable\b|\bthe only (?:one|person)\b|\bnobody else\b|\bno one else\b|\bwithout (?:him|her|them)\b"
    r"|\bthe brains? behind\b|\bgenius\b|\bbest \w+ (?:we have|I know|in the \w+)|\bknows (?:all|everything)\b|\bwrote (?:all|most) of\b"
    r"|不可替代|无可替代|唯一(?:会|懂|能|掌握)|只有(?:他|她)(?:会|懂|能)|没有(?:他|她)|离不开(?:他|她)|核心骨干|技术骨干|核心技术|大牛|大神|天才|最强|一手(?:搭建|写|做)|全靠"
)
_CONTACT = (
    r"[\w.+-]+@[\w-]+\.[\w.]+|\blinkedin\.com/in/\S+|\b(?:call|text|phone|reach|dm|message|mail|e-?mail|write to|contact) (?:him|her|them)\b"
    r"|\bext(?:ension)?\.? ?\d{3,}|\+?\d[\d -]{8,}\d|(?:微信|电话|手机|邮箱|分机|扣扣|QQ|電話|手機|信箱)(?:号|號|是|为|：|:)?\s*[\w@.+-]{4,}|(?:联系|找|聯繫)(?:他|她)"
)
_PAY = (
    r"\b(?:earns?|makes|is paid|gets paid|salary|bonus)\b[^.!?]{0,30}[$€£¥]?\s?\d[\d,.]*\s?(?:k\b|a year|per year|a month|thousand)?"
    r"|(?:月薪|年薪|工资|薪水|薪资|奖金|拿到?|挣)[^。！？]{0,8}\d[\d,.]*\s?(?:万|萬|千|k|元|块)"
)
_LEAVING = (
    r"\b(?:looking for (?:a |another |something )?(?:new|other)|thinking of leaving|wants? (?:out|to leave)|handed in (?:his|her|their) notice"
    r"|is leaving us|unhappy (?:here|with us|at work)|burn(?:t|ed)[ -]?out|open to offers|fed up with (?:us|the job|work)|about to quit|(?:has|have) resigned)\b"
    r"|想(?:走|跳槽|离职|离开)|打算(?:离职|跳槽|离开)|准备(?:离职|跳槽)|在看(?:机会|新机会)|提了?离职|干得不开心|不想干了|待不下去|要离职|要跳槽"
)
_OURS = r"\b(?:our|my|colleagues?|teammates?|coworkers?|here|with us|we have)\b|我们|我們|咱们|我司|(?<!限)公司|同事|团队|團隊|部门|部門|本组|组里|我组"
_CUES: Mapping[str, tuple[str, int]] = {
    "title": (_TITLE, 1),
    "praise": (_PRAISE, 1),
    "contact": (_CONTACT, 2),
    "pay": (_PAY, 2),
    "leaving": (_LEAVING, 2),
}
_LABELS = {
    "title": "title or team|职务或团队",
    "praise": "skills that nobody else has|无人可代的本领",
    "contact": "a way to reach them|联系方式",
    "pay": "pay|薪酬",
    "leaving": "a wish to leave|去意",
    "name": "name|姓名",
}
_ERROR, _WARNING = 4, 2
_NEAR = 45
"""So many characters from the name a title may stand."""
_GOES_ON = r"\s*(?:he|she|they|him|her|his|call|reach|write to|他|她|联系|找)"


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
            "description": "So many points make a finding: name 1, title 1, praise 1, contact 2, pay 2, a wish to leave 2.",
        },
        "public": {
            "type": "array",
            "items": {"type": "string", "minLength": 2},
            "description": "People whom everybody knows, besides those that people.yaml calls public.",
        },
    }

    def patterns(self) -> Sequence[str]:
        return [f"(?i){cue}" for cue, _ in _CUES.values()]

    @cached_property
    def cues(self) -> re.Pattern[str]:
        """What a paragraph must have for its names to be looked for."""
        return _compiled("|".join(f"(?:{cue})" for cue, _ in _CUES.values()))

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        public = list(spec.options.get("public", ()))
        for place, name in enumerate(public):
            if not name.strip():
                raise OptionError(("public", place), "got an empty name; expected a person's name")
        return {"least": spec.options.get("least", _WARNING), "public": public}

    def check(self, draft: Draft) -> Iterable[Finding]:
        people = draft.facet("names")
        if not people:
            return
        public = _public(draft.profile, self.spec.options["public"], draft.document.author)
        for block in draft.blocks(self.spec):
            inside = [each for each in people if block.start <= each.start < block.end]
            scored = [
                (*_signs(draft, each), each)
                for each in inside
                if not _is_public(each.text, public) and not draft.excused(self, each.start)
            ]
            score, signs, person = max(scored, key=lambda each: each[0], default=(0, [], None))
            if person is not None and score >= self.spec.options["least"]:
                yield self._finding(draft, block, person, score, signs)

    def _finding(self, draft: Draft, block: Block, person: Any, score: int, signs: list[str]) -> Finding:
        severity: Severity = "error" if score >= _ERROR and "title" in signs else "warning"
        chinese = block.language.startswith("zh")
        what = ("、" if chinese else ", ").join(_LABELS[name].split("|")[chinese] for name in ("name", *signs))
        finding = self.finding(
            draft,
            person.start,
            person.end,
            block=block,
            fields={"what": what, "score": score},
            evidence={"entity": "person", "score": score, "signs": ["name", *signs]},
        )
        return replace(finding, severity=severity)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _signs(draft: Draft, person: Any) -> tuple[int, list[str]]:
    """The points of a name, and what stands near it: in its sentence, or in the next one if that goes on about them."""
    sentence = draft.sentence_at(person.start)
    if sentence is None:
        return 0, []
    text = draft.document.text
    said = text[sentence.start : sentence.end]
    following = text[sentence.end : sentence.end + 200]
    if _compiled(_GOES_ON).match(following):
        said += following.partition("\n")[0]
    if not _compiled(_OURS).search(said):
        return 0, []
    near = text[max(person.start - _NEAR, sentence.start) : min(person.end + _NEAR, sentence.end)]
    signs = [name for name, (cue, _) in _CUES.items() if _compiled(cue).search(near if name == "title" else said)]
    score = 1 + sum(_CUES[name][1] for name in signs)
    whole = " " in person.text.strip() or not person.text.isascii()
    return (score, signs) if signs and (whole or score >= _ERROR) else (0, [])


def _public(profile: Profile, names: Iterable[str], author: str | None) -> frozenset[str]:
    known = [person.name for person in profile.people if person.public or person.role == "spokesperson"]
    return frozenset(each.casefold() for each in (*known, *names, *filter(None, [author])))


def _is_public(name: str, public: frozenset[str]) -> bool:
    folded = name.casefold().removesuffix("'s").removesuffix("’s")
    return any(folded == each or folded in each.split() for each in public)
