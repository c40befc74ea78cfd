"""Kind `exposure`: a colleague shown so that a head-hunter knows whom to call, and why.

A name counts if its sentence ties it to us: 'our tester N', 'N from the sales team', 'welcome N', 'N now leads mobile', 我们的架构师N, N升任总监.
Points: the name 1, a title, team or task 1, praise of skills that nobody else has 1, a way to reach the person 2, pay 2,
a wish to leave 2. 2 and 3 points are a warning, 4 and more, with a title, an error. A first name alone needs 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, ClassVar

from voicecheck.checks.conditions import holds
from voicecheck.checks.exposure_words import (
    ARRIVAL,
    CONTACT,
    DEPT,
    LABELS,
    LEADS,
    LEAVING,
    PAY,
    PRAISE,
    PROMOTION,
    THIRD,
    TITLE,
)
from voicecheck.core.document import Block
from voicecheck.core.finding import Finding, Severity
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec, Sentence
from voicecheck.language.fold import plain
from voicecheck.language.names import PersonName

_N = "(?:(?:\ue001+(?:, and |, | and | & |、|和|与|跟))*\ue000+)"
"""The name that is judged; the names of others may stand before it in a list."""
_OTHERS = "\ue001"
_W = r"[\w&'’./-]+"
_HON = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Ing)\.? )?"
_BOUND = (
    # English: our title Name; Name, our title; Name from our team; colleague Name
    rf"\b(?:our|my)\b(?: (?!customer|client|partner|guest|friend|supplier|neighbou?r|reader|agency|user|fan)(?:{_W},?)){{0,6}}? (?:{TITLE})(?:(?: (?:of|for|in|on|at) [^.!?,\n]{{1,30}}?)?[,:]? |, )(?:the (?:great|one and only|amazing|wonderful) )?{_HON}{_N}",
    rf"{_N}(?:,| \(| [–—-]|:)? ?(?:is |was |who is |who.s |as |has been )?(?:also |now |still |one of )?(?:our|my)\b(?: (?!customer|client|partner|guest|friend|supplier)(?:{_W},?)){{0,5}}? (?:{TITLE})",
    rf"{_N},? \(?(?:from|in|on|of|at|over (?:in|at|on)|with|who (?:works|sits) (?:in|on|with)|works (?:in|on|with))\b (?:our|the|my) (?:{_W} ){{0,4}}?(?:team|department|dept|group|squad|lab|crew|side|office|floor|workshop|studio|warehouse|desk|unit|{DEPT} team)\b",
    rf"\b(?:our|my) (?:own |dear |lovely |wonderful |amazing |brilliant |beloved |very own )*{_HON}{_N}",
    rf"\b(?:colleague|teammate|team-mate|co-?worker|boss|manager|mentor|team ?lead|deskmate|line manager|supervisor)s?,? {_HON}{_N}",
    # Chinese
    rf"(?:我们|咱们?|我司|本司|本公司|公司|全公司|部门|组里|团队|隔壁|同组|我|自家|我家|厂里)(?:家|的|里)?[^，。！？!?,、；;：“”\ue001]{{0,16}}?(?:{TITLE})(?:[、,，:：“「]|是|就是|叫)?[^，。！？!?,\w]{{0,2}}{_N}",
    rf"{_N}(?:老师|先生|女士|同学)?[，,（(、——是作为身]{{0,4}}(?:我们|咱们?|我司|本公司|公司|团队|我)(?:家|的|组|部门)[^，。！？!?,]{{0,14}}?(?:{TITLE})",
    rf"(?:我们|咱们?|我司|本|我|公司)?(?:[\w]{{0,8}}(?:部|组|团队|中心|实验室|车间|办公室|产线|事业部|工作室|项目))(?:里|内|这边)?(?:的)(?:[^，。！？!?,]{{0,8}})?{_N}",
    rf"(?:同事|同仁|搭档|队友|主管|老板|组长|经理|总监|师傅|前辈){_N}",
)
_LOOSE = (
    # English: arrivals, promotions, who leads what
    rf"\b{ARRIVAL}\b[^.!?\n]{{0,40}}?{_N}[^.!?\n]{{0,50}}\b(?:as|to|our|team|\ue003+|{TITLE}|who)",
    rf"{_N},? (?:\w+ ){{0,4}}?(?:joins?|joined|joining|is joining|starts?|started)\b[^.!?\n]{{0,40}}\b(?:us|our|the|as|\ue003+|team|today|this week|{DEPT})",
    rf"\b{PROMOTION}\b[^.!?\n]{{0,60}}{_N}|{_N}[^.!?\n]{{0,60}}\b{PROMOTION}\b",
    rf"\b(?:congrat\w*|kudos|hats off|shout-?out|props|applause|thank(?:s| you)|cheers|well done|bravo|hooray|big up|respect)\b[^.!?\n]{{0,60}}?{_N}[^.!?\n]{{0,80}}\b(?:{TITLE}|{DEPT})\b",
    rf"\b(?:congrat\w*|kudos|hats off|shout-?out|props|applause|thank(?:s| you)|cheers|well done|bravo)\b[^.!?\n]{{0,60}}?(?:{TITLE}|{DEPT})\b[^.!?\n]{{0,25}}?{_N}",
    rf"{_N},?(?: \([^)]*\))?(?: (?:now|currently|who|has|have|will|is|and|also|already|since|\w+ly|been|her|his)){{0,3}},? {LEADS}\b[^.!?\n]{{0,40}}?\b{DEPT}\b",
    rf"\b{DEPT}\b[^.!?\n]{{0,30}}\b(?:led|run|headed|managed|owned|overseen|built|designed|supervised) by {_HON}{_N}",
    rf"\b(?:reports?|reporting|answers|answering) (?:directly |straight )?to {_HON}{_N}|{_N},? (?:who )?reports? to",
    rf"{_N} ?(?:\(|,|[–—-]|:|=|is|→|->) ?(?:the |a |an )?(?:{_W} ){{0,4}}?(?:{TITLE})\b(?! (?:at|of|for|from|with) (?!our|the team|\ue003|{DEPT})[A-Z])",
    rf"\b(?:{TITLE})(?: (?:at|of|for) (?:\ue003+|{DEPT}|{_W}))?(?:,|:| is| -| –| —)? (?:is )?{_HON}{_N}",
    rf"\b(?:ask|asking|call|email|mail|write to|reach out to|contact|find|talk to|speak to|ping|dm|message|meet|visit) (?:for )?(?:our )?{_HON}{_N}",
    rf"{_N}[^.!?\n]{{0,30}}\bat \ue003",
    rf"\ue003+(?:.s)? (?:{_W} ){{0,5}}?(?:{TITLE})?,? {_N}",
    # Chinese
    rf"{_N}(?:老师|先生|女士|同学|博士)?(?:正式|今天|今日|刚刚?|已|最近|即将|这?个?月|本周|将|从今天起|也|又)*(?:升任|晋升|升为|升职|升级为|升|出任|担任|接任|调任|转任|被任命|获任|接手|接棒|接替|荣升|转岗|调到|调去|接管|上任|履新)",
    rf"(?:任命|提拔|晋升|恭喜|祝贺|热烈欢迎|欢迎)[^。！？!?\n]{{0,14}}?{_N}",
    rf"{_N}[^。！？!?\n]{{0,12}}(?:加入|入职|加盟|报到|到岗)",
    rf"{_N}(?:老师|先生|女士|同学|博士)?(?:在|来|现在|目前|正|一直|今年|开始|将|也|全权|主要|就|才是|还|同时|兼)*(?:负责|牵头|带队|带领|领导|主管|统管|执掌|掌管|分管|管|接管|挂帅|操盘|领衔|主导|统筹|带着?|坐镇|搭|镇守|拍板|盯|主刀|掌勺|汇报)",
    rf"(?:归|由|向|跟|给|交给|听|是|靠|找|问|请|联系|让|跟着){_N}(?:老师|先生|女士|博士)?(?:来)?(?:管|负责|牵头|带|汇报|报告|统筹|主导|接手|挂帅|领衔|拍板|操盘|的|指挥|对接|预约|咨询|报名)",
    rf"(?:牵头|负责|带队|主管|管|操盘|带)(?:的|人)?[^。！？!?\n]{{0,10}}?(?:是|叫|：|:|就是)[^。！？!?\n]{{0,16}}?{_N}",
    rf"(?:{TITLE})(?:是|叫|为|：|:|、|“|「|——)?{_N}",
    rf"{_N}(?:[，,（(：:—-]|是|就是|这位|，一位|，[^，。]{{0,6}}的){{1,3}}[^，。！？!?]{{0,14}}?(?:{TITLE})",
    rf"[\w]{{0,6}}(?:部|组|团队|中心|实验室|车间|产线|工厂|厂){_N}",
    rf"\ue003+[^，。！？!?,]{{0,14}}{_N}",
)
"""Sentences that tie a name to us unless they speak of others: customers, authors, professors."""
_CUES: Mapping[str, tuple[str, int]] = {
    "title": (TITLE, 1),
    "praise": (PRAISE, 1),
    "contact": (CONTACT, 2),
    "pay": (PAY, 2),
    "leaving": (LEAVING, 2),
}
_MORE_CUES = (
    rf"\b{ARRIVAL}\b|\b{PROMOTION}\b|\b(?:team|department|squad|lab|crew)\b",
    rf"\b(?:runs|leads|heads|oversees|manages|takes over|took over|looks after|reports to|will lead|in charge|responsible for|led by)\b",
    r"升任|晋升|升为|出任|担任|接任|接手|任命|提拔|荣升|欢迎|加入|入职|加盟|负责|牵头|带队|带领|归|汇报|分管|主管|管|恭喜|谢谢|感谢|多亏|致敬",
)
_ERROR, _WARNING = 4, 2
_NEAR = 60
"""So many characters from the name a title may stand."""
_GOES_ON = r"\s*(?:[A-Z]\w+ ){0,4}?(?:he|she|they|him|her|his|their|call|reach|write to|I mean it|there are|nobody|no one|他|她|联系|找|这样的人|这种人|手机|电话|邮箱|微信|分机)|[^.!?。！？]{0,60}\b(?:he|she|him|her|his|who)\b|[^。！？]{0,20}[他她]"
_US = r"\b(?:our|us|we|my|here|colleagues?)\b|我们|咱|我司|公司|同事|同仁|团队|部门|[^，。]组\b|我们组|组里"
_PERSONAL = {"personal_channel": True}


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
        return [f"(?i){cue}" for cue in (*(cue for cue, _ in _CUES.values()), *_MORE_CUES)]

    @cached_property
    def cues(self) -> re.Pattern[str]:
        """What a paragraph must have for its names to be looked for."""
        return _compiled("|".join(f"(?:{cue})" for cue in (*(cue for cue, _ in _CUES.values()), *_MORE_CUES)))

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
            others = [each for each in inside if not _is_public(each.text, public)]
            scored = [(*_signs(draft, each, inside), each) for each in others if not draft.excused(self, each.start)]
            score, signs, person = max(scored, key=lambda each: each[0], default=(0, [], None))
            if person is not None and score >= self.spec.options["least"]:
                yield self._finding(draft, block, person, score, signs)

    def _finding(self, draft: Draft, block: Block, person: PersonName, score: int, signs: list[str]) -> Finding:
        severity: Severity = "error" if score >= _ERROR and "title" in signs else "warning"
        chinese = block.language.startswith("zh")
        what = ("、" if chinese else ", ").join(LABELS[name].split("|")[chinese] for name in ("name", *signs))
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


def _signs(draft: Draft, person: PersonName, people: Sequence[PersonName]) -> tuple[int, list[str]]:
    """The points of a name, and what stands near it: in its sentence, or in the next one if that goes on about them."""
    sentence = draft.sentence_at(person.start)
    if sentence is None:
        return 0, []
    text = draft.document.text
    following = _simplified(text[sentence.end : min(sentence.end + 200, sentence.block.end)]).lstrip()
    going_on = following.partition("\n")[0] if _compiled(_GOES_ON).match(following) else ""
    said = _masked(draft, sentence, person, people)
    bound = any(_compiled(each).search(said) for each in _BOUND)
    third = _compiled(THIRD).search(said) is not None
    loose = not third and any(_compiled(each).search(said) for each in _LOOSE)
    at = said.index("\ue000")
    near = said[max(at - _NEAR, 0) : at + (person.end - person.start) + _NEAR]
    signs = [
        name
        for name, (cue, _) in _CUES.items()
        if _compiled(cue).search(near if name == "title" else said + " " + going_on)
    ]
    strong = {"praise", "leaving", "contact"} & set(signs)
    if not bound and not loose and (third or not strong or not _ours(draft, sentence, said)):
        return 0, []
    if (bound or loose) and "title" not in signs:
        signs.insert(0, "title")
    score = 1 + sum(_CUES[name][1] for name in signs)
    return (score, signs) if signs and (_is_whole(person.text) or score >= _ERROR) else (0, [])


def _ours(draft: Draft, sentence: Sentence, said: str) -> bool:
    """Whether a sentence that praises somebody speaks of one of us, as far as can be told without a title."""
    return holds(_PERSONAL, draft) or "\ue003" in said or _compiled(_US).search(said) is not None


def _masked(draft: Draft, sentence: Sentence, person: PersonName, people: Sequence[PersonName]) -> str:
    """A sentence in Simplified in which the name is U+E000, other names are U+E001 and the company's is U+E003."""
    said = draft.document.text[sentence.start : sentence.end]
    said = _simplified(said)
    for each in people:
        if sentence.start <= each.start < sentence.end:
            start, end = each.start - sentence.start, min(each.end, sentence.end) - sentence.start
            said = said[:start] + ("\ue000" if each is person else _OTHERS) * (end - start) + said[end:]
    for name in (draft.profile.title, *draft.profile.aliases):
        if name:
            said = re.sub(
                re.escape(_simplified(name)), lambda found: "\ue003" * len(found[0]), said, flags=re.IGNORECASE
            )
    return said


def _simplified(text: str) -> str:
    folded = None if text.isascii() else plain(text)
    return folded.text if folded is not None and len(folded.text) == len(text) else text


def _is_whole(name: str) -> bool:
    """Whether a name is more than a first name."""
    if name.isascii() or "\u0100" > max(name):
        return " " in name.strip()
    return " " in name.strip() or (len(name) > 1 and name[0] not in "小老阿大")


def _public(profile: Profile, names: Iterable[str], author: str | None) -> frozenset[str]:
    known = [person.name for person in profile.people if person.public or person.role == "spokesperson"]
    return frozenset(each.casefold() for each in (*known, *names, *filter(None, [author])))


def _is_public(name: str, public: frozenset[str]) -> bool:
    folded = name.casefold().removesuffix("'s").removesuffix("’s")
    return any(folded == each or folded in each.split() for each in public)
