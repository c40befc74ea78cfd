"""Who is the largest, and who is larger than whom."""

from __future__ import annotations

import re
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.messages import polarity, scope
from voicecheck.messages.fact import Fact
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import UNREAD, Judgement, Reading

_SCALES = (
    ("large big great huge 大", "small little tiny 小"),
    ("old ancient 悠久 古老 老 久 早 长", "young new recent 新 年轻 短 晚"),
    ("tall high 高", "low 低 矮"),
    ("long 长", "short 短"),
    ("fast quick 快", "slow 慢"),
    ("cheap 便宜", "expensive dear costly 贵"),
    ("heavy 重", "light 轻"),
    ("deep 深", "shallow 浅"),
    ("wide broad 宽", "narrow 窄"),
    ("busy 繁忙 忙", "quiet 清闲"),
    ("strong 强", "weak 弱"),
    ("many 多", "few 少"),
    ("good 好 优", "bad 差"),
    ("popular famous 受欢迎 热门", "obscure 冷门"),
)
_WORDS: dict[str, list[tuple[int, int]]] = {}
for _place, _row in enumerate(_SCALES):
    for _sign, _words in zip((1, -1), _row, strict=True):
        for _word in _words.split():
            _WORDS.setdefault(_word, []).append((_place, _sign))
_ORDINALS = {name: place for place, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}  # fmt: skip
_HAN = {char: place for place, char in enumerate("一二三四五六七八九十", 1)}
_ZH_WORDS = "|".join(sorted((word for word in _WORDS if not word.isascii()), key=len, reverse=True))
_SUPERLATIVE = Lazy(
    rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))[- ])?(?:(?P<est>[a-z]+est)|most (?P<most>expensive|popular|famous|costly|recent|ancient))\b"
    rf"|第(?P<han>[一二三四五六七八九十])(?:最)?(?P<nth_zh>{_ZH_WORDS})|最为?(?P<zh>{_ZH_WORDS})(?!近)",
    re.IGNORECASE,
)
_COMPARATIVE = Lazy(
    rf"\b(?:(?P<er>[a-z]+er)|more (?P<more>expensive|popular|famous|costly|recent|ancient))\b(?P<gap>[^,;]{{0,60}}?)\bthan\b(?P<rest>[^,;]*)"
    rf"|比(?P<rest_zh>[^，；]{{0,16}}?)[更还都要]*(?P<zh>{_ZH_WORDS})",
    re.IGNORECASE,
)
_NONE = Lazy(
    r"\b(?:no|none|nowhere|nobody|no one|not a single|never|nothing|isn['’]t any|aren['’]t any|neither)\b|没有|并无|无一|找不到|再无",
    re.IGNORECASE,
)
_ANY = Lazy(r"\b(?:any|every|all)(?: other| of)?\b|任何|所有|其他|都", re.IGNORECASE)
_ONE = Lazy(r"\b(?:only|just) one\b|只有一|仅有一", re.IGNORECASE)
_SEVERAL = Lazy(r"\b(?:several|many|some|a few|numerous|plenty of|dozens of)\b|许多|不少|好几|多家|几家", re.IGNORECASE)
_ONE_OF = Lazy(r"\b(?:one of|among)(?: \w+){0,2} $", re.IGNORECASE)
_SCOPE = Lazy(
    r"^[^,;·]{0,40}?\b(?:in|on|across|throughout) (?:the |our |all |this |whole |of )*(?P<en>[A-Za-z]+)|\b(?P<led>[A-Z]\w+|world|country|city|region|nation)['’]s (?:\w+[- ])?$",
)
_SCOPE_ZH = Lazy(
    r"全(?P<all>[省市国球区县州港台校])|(?P<some>世界|亚洲|欧洲|国内|省内|市内|我省|我国|我市|本市|本省|业内|行业|华[东南北中]|西[南北部]|东北)"
)


class _Claim(NamedTuple):
    """The place of the entity on a scale, counted from the superlative; `more`: that or further down."""

    scale: int
    sign: int
    rank: int
    more: bool
    within: str
    start: int
    end: int


def by_superlative(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence puts the entity where the fact puts it; `UNREAD` if one of the two compares nothing."""
    known = [] if fact.denied else _superlatives(fact.statement, own=True)
    said = [*_comparatives(text), *_superlatives(text, own=False)] if known else []
    if not said:
        return UNREAD
    if scope.of_another_time(text, chinese=chinese):
        return None
    judged = [
        (_agree(each, one), each)
        for each in said
        for one in known
        if each.scale == one.scale and _same_scope(each.within, one.within)
    ]
    if not judged:
        return None
    agrees = any(good for good, _ in judged)
    if agrees and not all(good for good, _ in judged):
        return None
    return Judgement(agrees, "name", judged[0][1].start, judged[0][1].end)


def _agree(said: _Claim, known: _Claim) -> bool:
    if said.sign != known.sign:
        return said.more
    return known.rank >= said.rank if said.more else said.rank == known.rank


def _same_scope(one: str, other: str) -> bool:
    return not one or not other or one == other or one[-1] == other[-1] in "省市国区县球"


def scopes_differ(statement: str, text: str) -> bool:
    """Whether one speaks of the town and the other of the country."""
    one, other = (_SCOPE_ZH.search(each) for each in (statement, text))
    return (
        one is not None
        and other is not None
        and not _same_scope(*((each["all"] or each["some"])[-1:] for each in (one, other)))
    )


def _superlatives(text: str, *, own: bool) -> list[_Claim]:
    found = []
    for match in _SUPERLATIVE.finditer(text):
        word = match["est"] or match["most"] or match["nth_zh"] or match["zh"]
        scales = _scale(word.lower(), "est" if match["est"] else "")
        if not scales or _ONE_OF.search(text[: match.start()]):
            continue
        nth = (match["nth"] or "first").lower()
        rank = _HAN[match["han"]] if match["han"] else _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        clause, begin = _clause(text, match.start())
        more = False
        if not own:
            of_us = _of_us(clause, text, begin)
            if of_us is None:
                continue
            if not of_us and rank != 1:
                continue
            rank, more = (rank, False) if of_us else (2, True)
        within = _scope_of(clause, match.start() - begin, match.end() - begin)
        found += [_Claim(*scale, rank, more, within, match.start(), match.end()) for scale in scales]
    return found


def _of_us(clause: str, text: str, begin: int) -> bool | None:
    """Whether the superlative of a clause is the entity's; None if that is not to be seen."""
    chinese = re.search(r"[一-鿿]", clause) is not None
    if "·" not in clause:
        after = text[begin + len(clause) :]
        if re.match(r"[，,;；]?\s*(?:而)?(?:不是|并非|not|rather than)\s*(?:to |at |in |the )*·", after):
            return False
        return None if begin else (None if "·" not in text else True if re.match(r"[，,]", after) is None else None)
    if re.search(r"(?:不是|并非|并不是|\bnot|n['’]t|\bnever|\brather than)\s*(?:[a-z]+ ){0,3}·", clause, re.IGNORECASE):
        return False
    return not polarity.denies(clause, chinese=chinese)


def _comparatives(text: str) -> list[_Claim]:
    found = []
    for match in _COMPARATIVE.finditer(text):
        word = match["er"] or match["more"] or match["zh"]
        scales = _scale(word.lower(), "er" if match["er"] else "")
        if not scales:
            continue
        rest = match["rest"] if match["rest"] is not None else match["rest_zh"]
        before = text[: match.start()]
        if "·" in rest:
            rank, more = _above(before)
        elif "·" in before and _ANY.search(rest + match[0]):
            rank, more = (2, True) if polarity.denies(before, chinese=match["zh"] is not None) else (1, False)
        else:
            continue
        clause, begin = _clause(text, match.start())
        within = _scope_of(clause, match.start() - begin, match.end() - begin)
        found += [_Claim(*scale, rank, more, within, match.start(), match.end()) for scale in scales]
    return found


def _above(before: str) -> tuple[int, bool]:
    """The place of the entity after what is said to surpass it: none, one, at least three."""
    if _NONE.search(before):
        return 1, False
    if _ONE.search(before):
        return 2, False
    count = next((each for each in figures(before) if each.dimension == "count" and each.low < 100), None)
    if count is not None:
        return int(count.low) + 1, count.relation != "="
    return (3 if _SEVERAL.search(before) else 2), True


def _scale(word: str, ending: str) -> list[tuple[int, int]]:
    stem = word.removesuffix(ending) if ending else word
    for form in (stem, f"{stem}e", re.sub(r"(.)\1$", r"\1", stem), re.sub(r"i$", "y", stem)):
        if form in _WORDS:
            return _WORDS[form]
    return []


def _scope_of(clause: str, start: int, end: int) -> str:
    """In what range it is said: 'in Wales', 全省."""
    han = _SCOPE_ZH.search(clause)
    if han:
        return (han["all"] or han["some"])[-1:].replace("内", "省")
    after = _SCOPE.search(clause[end:]) if end < len(clause) else None
    if after and after["en"]:
        return after["en"].lower()
    led = re.search(r"\b([A-Za-z]+)['’]s (?:[\w-]+ )?$", clause[:start])
    return led[1].lower() if led else ""


def _clause(text: str, at: int) -> tuple[str, int]:
    begin = 0
    for match in re.finditer(r"[,;；，]|\bbut\b|但是?|而(?!且)", text):
        if match.start() >= at:
            return text[begin : match.start()], begin
        begin = match.end()
    return text[begin:], begin
