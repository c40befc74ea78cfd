"""Names of people and places: whether a sentence gives another one where a fact has its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy
from voicecheck.language.fold import fold
from voicecheck.language.scripts import count_han
from voicecheck.messages import scope
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.ties import tied

_NAME = Lazy(
    r"(?<![\w·])(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.\s?)?(?:[A-Z][\w'’-]+(?:\s+(?:de|van|von|der|of|the)(?=\s[A-Z]))?\s?)+"
)
_TITLES = frozenset(("dr mr mrs ms prof professor sir dame ceo cto cfo president chief").split())
_NO_NAMES = frozenset(
    (
        "the a an our we it its in on at by from every each all this that these with for and but since today "
        "yesterday ceo cto cfo"
    ).split()
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
    "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_SLOT = "(?:都|全部?|均|一律|现在|目前)?(?:采用|选用|使用|用|来自|取自|产自|换成|改为|是|为|在|位于|设在|设于|坐落于|由|於|于|：|:|(?:已经?|将)?(?:搬|迁|移|落|安)(?:到|至|往|去|入|户|家)了?|叫|名叫)"


_OF_ANOTHER_POST = Lazy(
    r"\b(?:first|founding|original|next|future)(?= (?:CEO|chief|director|chair\w*|head|president|owner|editor|principal|conductor|captain)\b)|\b(?:former|previous|ex-|deputy|vice|assistant|interim|acting|late|then)\b"
    r"|\b(?:runs?|leads?|heads?|manages?|chairs?|directs?) (?:the |our |its )?(?:[\w'’-]+ ){1,3}"
    r"(?:unit|department|team|branch|ward|office|school|program(?:me)?|division|section|group|practice|lab|studio|side)\b",
    re.IGNORECASE,
)
_DENIED = Lazy(r"(?:\b(?:not|never|no longer|nor|outside)|n['’]t)(?: \w+){0,4} $", re.IGNORECASE)
_DENIED_AFTER = Lazy(
    r"\s+(?:(?:is|was|has|did|does|do)(?:n['’]t| not)|(?:is |has |was )?(?:no longer|never))\b(?! only)|\s+(?:has |have |had |was |is )?(?:stepped down|stepping down|resigned|retired|quit|been replaced|replaced by|handed over)\b|(?:已经?)?(?:卸任|离任|辞任|辞去|辞职)|(?:已经?|现在|其实)?(?:不再|不是|并不|从未|并非|已不)",
    re.IGNORECASE,
)
_DENIED_ZH = Lazy(
    r"(?:不再?|并不|并非|没有?|从未|已经不|绝不|非)(?:是|在|由|为|位于|用|采用|来自|出自|坐落于|设在){0,2}$"
)
CREATION = frozenset(
    (
        "创办",
        "创立",
        "创建",
        "设计",
        "发明",
        "创作",
        "执导",
        "掌舵",
        "founded",
        "founder",
        "designed",
        "invented",
        "created",
    )
)
_RELATED_ZH = Lazy(r"·的?(?:客户|员工|供应商|合作伙伴|竞争对手|对手|邻居|子公司|母公司|股东|投资方|用户|创始人|老板)$")
_SITED = frozenset(("选址", "坐落", "地处", "落户", "扎根"))
_ANOTHER_POST_ZH = Lazy(r"(?:副|(?<!年)前任?|原|助理|代理?|首任|上任|老)$")


KIN = r"['’]s (?:grand)?(?:son|daughter|father|mother|brother|sister|wife|husband|widow|nephew|niece|cousin|heirs?|successor|predecessor|deputy|partner|assistant|pupil|student)"
_PLACES = frozenset(
    ("headquarters", "head office", "headquartered", "based", "located", "situated", "seat", "made in", "produced in")
)
_PERSONS = frozenset(("founder", "ceo", "chief executive", "owner", "director", "chair", "chairman", "designer", "architect", "head brewer", "founded by", "led by"))  # fmt: skip
_INTO_PLACE = Lazy(r"\b(?:in|at|to|near|from|outside|of|is|are|:)(?: (?:downtown|central|north|south|east|west|sunny|the city of|the heart of))? $", re.IGNORECASE)  # fmt: skip
_AT_PLACE = Lazy(r"\b(?:in|at|from|near|to|on|through|across)(?: the)? $", re.IGNORECASE)
_FROM_HERE = Lazy(r"\bfrom (?:the )?$|从$", re.IGNORECASE)
_MOVED = Lazy(r"^\W*to\b|^[一-鿿]{0,4}?(?:迁|搬|移)(?:往|到|至|去|入)")


def judge(value: str, text: str, attribute: Sequence[str], *, chinese: bool) -> Judgement | None:
    """Whether the sentence names `value`, or another name in its place; None if neither."""
    found = _chinese(fold(value).text, text, attribute) if count_han(value) else _english(value, text, attribute)
    if found is None or found.agrees:
        return found
    if not chinese and scope.of_a_thing_of_it(
        text, [word for each in attribute for word in each.split()], chinese=False
    ):
        return None
    if _RELATED_ZH.search(
        re.split(r"[，。]", text[: found.start])[-1].rsplit(
            next((word for word in attribute if word in text[: found.start]), "\x00"), 1
        )[0]
    ):
        return None
    if CREATION & set(attribute):
        return found
    moved = _MOVED.search(text[found.end :]) is not None
    return found if moved or not scope.of_another_time(text, chinese=chinese, at=found.start) else None


def _english(value: str, text: str, attribute: Sequence[str]) -> Judgement | None:
    text = re.sub(rf"{re.escape(value.rsplit(maxsplit=1)[-1])}{KIN}", lambda match: match[0].lower(), text)
    at = text.lower().find(value.lower()) if value in text or value.islower() else text.find(value)
    if at >= 0:
        moved = _FROM_HERE.search(text[:at]) and _MOVED.search(text[at + len(value) :])
        denied = _DENIED.search(text[:at]) or _DENIED_AFTER.match(text[at + len(value) :])
        return Judgement(denied is None and not moved, "name", at, at + len(value))
    others = [match for match in _NAME.finditer(text) if _is_name(match)]
    for match in others:
        if _short_form(value, match[0]):
            return Judgement(_DENIED.search(text[: match.start()]) is None, "name", match.start(), match.end())
    place, person = (bool(kinds & set(attribute)) for kinds in (_PLACES, _PERSONS))
    others = [
        match
        for match in others
        if not _DENIED.search(text[: match.start()])
        and (not place or _INTO_PLACE.search(text[: match.start()]) or re.match(r"-based", text[match.end() :]) or "-based" in match[0])
        and (place or not person or _tied(attribute, text, match))
    ]  # fmt: skip
    if not others or _OF_ANOTHER_POST.search(text):
        return None
    return Judgement(False, "name", others[0].start(), others[0].start() + len(others[0][0].rstrip()))


def _tied(attribute: Sequence[str], text: str, match: re.Match[str]) -> bool:
    """Whether a name, with its title or without, belongs to the role of the attribute."""
    end = match.start() + len(match[0].rstrip())
    return any(tied(attribute, text, start, end) for start in (match.start(), _after_titles(match)))


def _after_titles(match: re.Match[str]) -> int:
    """Where a name begins after the title that leads it: 'CEO Ann Lee'."""
    start = match.start()
    for word in re.finditer(r"\S+\s*", match[0]):
        if word[0].strip().lower().rstrip(".") not in _TITLES | _NO_NAMES:
            break
        start = match.start() + word.end()
    return start


def of_another_post(text: str) -> bool:
    """Whether a sentence is about a former or lesser holder of a post."""
    return _OF_ANOTHER_POST.search(text) is not None


_OPENING = frozenset(
    "until before after no yes however although if because once then there here since despite during did does do was were has have had thanks thank unlike only even just so still yet also both all some many most not now what who why how where maybe perhaps".split()
)


def _is_name(match: re.Match[str]) -> bool:
    words = match[0].split()
    first = match[0].strip().lower()
    if match.start() == 0 and len(words) == 1 and first in _NO_NAMES | _OPENING | {"while", "when", "as"}:
        return False
    return any(word.lower() not in _NO_NAMES for word in words)


def _short_form(value: str, name: str) -> bool:
    """Whether a name is the value with a title, or its last word alone."""
    words = [word for word in name.split() if word.lower().rstrip(".") not in _TITLES]
    parts = value.split()
    return bool(words) and (words == parts[-len(words) :] or words == parts[: len(words)])


def _chinese(value: str, text: str, attribute: Sequence[str]) -> Judgement | None:
    ways = [value, *(value[cut:] for cut in range(1, len(value) - 2) if len(value) >= 5)]
    at, said = next(((text.find(way), way) for way in ways if way in text), (-1, ""))
    if at >= 0:
        moved = _FROM_HERE.search(text[:at]) and _MOVED.search(text[at + len(said) :])
        denied = _DENIED_ZH.search(text[:at]) or _DENIED_AFTER.match(text[at + len(said) :])
        return Judgement(denied is None and not moved, "name", at, at + len(said))
    for word in attribute:
        for match in re.finditer(re.escape(word), text, re.IGNORECASE):
            if _ANOTHER_POST_ZH.search(text[: match.start()]) or (
                word[-1:] in _HOLDERS and _of_another_house(text, match.start())
            ):
                continue
            found = _other(text, match.start(), match.end())
            if found is not None:
                return Judgement(False, "name", *found)
    return None


_HOLDERS = tuple("人长官裁者唱监席eo")


def _of_another_house(text: str, at: int) -> bool:
    """Whether the role is that of another who stands right before it: 飞鸟唱片创始人."""
    before = re.split(r"[，。；：、]", text[:at])[-1]
    return (
        "·" not in before
        and "·" in text[at:]
        and re.search(r"[一-鿿]{3,}$", before) is not None
        and re.search(r"(?:[的是任为由在自]|出任|担任)$", before) is None
        and re.search(r"^(?:欢迎|请|据|由|为|在|从)", before) is None
    )


def _other(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Another name beside the words of the attribute: after 'is' or 'in', or a person's name right there."""
    if text[start:end] in CREATION and re.match(r"[于在]", text[end:]):
        return None  # where, or when
    after = re.match(rf"了?·*(?:[的]人)?[的]?(?:{_SLOT})([一-鿿A-Z][一-鿿A-Za-z]{{1,11}})", text[end:])
    if after:
        return end + after.start(1), end + after.end(1)
    if text[start:end] in _SITED:
        place = re.match(r"([一-鿿]{2,4})(?=[，,。！、]|$)", text[end:])
        if place:
            return end + place.start(1), end + place.end(1)
    made = re.search(r"(?:选用|采用|使用|用|以)([一-鿿]{2,8})(?:作为?|做|为|当|制成?)$", text[:start])
    if made:
        return made.start(1), made.end(1)
    person = re.match(rf"[{_SURNAMES}][一-鿿]{{1,2}}", text[end:])
    if person:
        return end, end + person.end()
    before = re.search(
        rf"([{_SURNAMES}][一-鿿]{{1,2}}?)(?:先生|女士)?(?:出任|担任|就任|接任|是|任|，)[^，。]*$", text[:start]
    )
    if before:
        return before.start(1), before.end(1)
    by = re.search(
        rf"(?:^|[，。：、])([{_SURNAMES}][一-鿿]{{1,2}}?)(?:先生|女士)?(?:[\d一二三四五六七八九十]+年[前底初]?|于\d+年|在\d+年|曾|亲手|一手|独自)?$",
        text[:start],
    )
    if by and text[start:end] in CREATION:
        return by.start(1), by.end(1)
    if re.match(r"[自于]", text[end:]) or text[max(start - 1, 0) : start] in ("产",):
        place = re.match(r"[自于]([一-鿿]{2,6})", text[end:])
        return (end + place.start(1), end + place.end(1)) if place else None
    place = re.search(r"(?:在|由|于)([一-鿿]{2,8})$", text[:start]) or re.search(r"自$", text[:start])
    if place and place.lastindex:
        return place.start(1), place.end(1)
    ending = re.match(r"([一-鿿]{2,6})", text[end:]) if text[max(end - 1, 0) : end] in ("自", "于") else None
    return (end + ending.start(1), end + ending.end(1)) if ending else None
