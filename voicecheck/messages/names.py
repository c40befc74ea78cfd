"""Names of people and places: whether a sentence gives another one where a fact has its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.language.fold import fold
from voicecheck.language.scripts import count_han
from voicecheck.messages.judgement import Judgement

_NAME = re.compile(
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
_SLOT = "(?:都|全部?|均|一律|现在|目前)?(?:采用|选用|使用|用|来自|取自|产自|换成|改为|是|为|在|位于|设在|设于|坐落于|由|於|于|：|:)"


_OF_ANOTHER_POST = re.compile(
    r"\b(?:former|previous|ex-|deputy|vice|assistant|interim|acting|late|then)\b"
    r"|\b(?:runs?|leads?|heads?|manages?|chairs?|directs?) (?:the |our |its )?(?:[\w'’-]+ ){1,3}"
    r"(?:unit|department|team|branch|ward|office|school|program(?:me)?|division|section|group|practice|lab|studio|side)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\b(?:not|never|no longer|nor|outside)|n['’]t)(?: \w+){0,4} $", re.IGNORECASE)
_DENIED_ZH = re.compile(
    r"(?:不再?|并不|并非|没有?|从未|已经不|绝不|非)(?:是|在|由|为|位于|用|采用|来自|坐落于|设在){0,2}$"
)
_ANOTHER_POST_ZH = re.compile(r"(?:副|前任?|原|助理|代理?|首任|上任|老)$")


def judge(value: str, text: str, attribute: Sequence[str]) -> Judgement | None:
    """Whether the sentence names `value`, or another name in its place; None if neither."""
    if count_han(value):
        return _chinese(fold(value).text, text, attribute)
    at = text.lower().find(value.lower())
    if at >= 0:
        return Judgement(_DENIED.search(text[:at]) is None, "name", at, at + len(value))
    others = [match for match in _NAME.finditer(text) if _is_name(match)]
    for match in others:
        if _short_form(value, match[0]):
            return Judgement(True, "name", match.start(), match.end())
    if not others or _OF_ANOTHER_POST.search(text):
        return None
    return Judgement(False, "name", others[0].start(), others[0].start() + len(others[0][0].rstrip()))


def _is_name(match: re.Match[str]) -> bool:
    words = match[0].split()
    if match.start() == 0 and len(words) == 1 and match[0].strip().lower() in _NO_NAMES | {"while", "when", "as"}:
        return False
    return any(word.lower() not in _NO_NAMES for word in words)


def _short_form(value: str, name: str) -> bool:
    """Whether a name is the value with a title, or its last word alone."""
    words = [word for word in name.split() if word.lower().rstrip(".") not in _TITLES]
    parts = value.split()
    return bool(words) and (words == parts[-len(words) :] or words == parts[: len(words)])


def _chinese(value: str, text: str, attribute: Sequence[str]) -> Judgement | None:
    at = text.find(value)
    if at >= 0:
        return Judgement(_DENIED_ZH.search(text[:at]) is None, "name", at, at + len(value))
    for word in attribute:
        for match in re.finditer(re.escape(word), text, re.IGNORECASE):
            if _ANOTHER_POST_ZH.search(text[: match.start()]):
                continue
            found = _other(text, match.start(), match.end())
            if found is not None:
                return Judgement(False, "name", *found)
    return None


def _other(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Another name beside the words of the attribute: after 'is' or 'in', or a person's name right there."""
    after = re.match(rf"[的]?(?:{_SLOT})([一-鿿A-Z][一-鿿A-Za-z]{{1,11}})", text[end:])
    if after:
        return end + after.start(1), end + after.end(1)
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
    if re.match(r"[自于]", text[end:]) or text[max(start - 1, 0) : start] in ("产",):
        place = re.match(r"[自于]([一-鿿]{2,6})", text[end:])
        return (end + place.start(1), end + place.end(1)) if place else None
    place = re.search(r"(?:在|由|于)([一-鿿]{2,8})$", text[:start]) or re.search(r"自$", text[:start])
    if place and place.lastindex:
        return place.start(1), place.end(1)
    ending = re.match(r"([一-鿿]{2,6})", text[end:]) if text[max(end - 1, 0) : end] in ("自", "于") else None
    return (end + ending.start(1), end + ending.end(1)) if ending else None
