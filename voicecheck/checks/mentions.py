"""Where a draft names the brand: by name, handle, hashtag, web address or product, and not by an ordinary word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.core.profile import Profile
from voicecheck.language.fold import plain
from voicecheck.language.scripts import is_han
from voicecheck.language.words import cuts_word

_CASUAL = 6
"""From so many letters on the company's name counts in small letters too: shorter ones are often ordinary words."""
_ORDINARY_HAN = 2
"""A Chinese name of at most so many characters may be an ordinary word."""
_LOOSE = frozenset("用新在")
_PLACE = Lazy(
    r"['’]?s? (?:Street|Road|Lane|Avenue|Farm|Bay|Hill|Church|Arms|Inn|Beach|Village|Primary|School|Harbour|Island)\b"
    r"|(?:老?[村镇乡路街巷站庙寺湾岛屯]|胡同|古镇|公园|小学|景区|遗址|以上|以下|旁边?|边上|附近|底下|上(?:全是|都是|的海|的垃圾|捡))"
)
_MEASURED = Lazy(
    r"(?:沿着?|踩着?|照在|走在|躺在|漫过|漫到|越过|爬上|退到|涨到|落在)[^，。！？\n]{0,4}$|(?:门前|门口|院里|院子里|村口|屋后|街口|山下|桥头|巷口|[东西南北]头)的?$|(?:[一二两三四五六几那这每半有]|\d)(?:口|条|道|眼|座|根|片|圈|抹)(?:[\w]{0,4}的)?$"
)
_STARTS_SENTENCE = Lazy(r"(?:^|[.!?…\n\u2029][\s\"'“‘(]*|[\"“])$")
_GOES_ON_AS_NOUN = Lazy(r" (?:at|in|on|after|along|by|of|under|before|near|and|walks?)\b")
_LANDSCAPE = Lazy(
    r"\b(?:beach|shore|sand|seaweed|driftwood|gulls?|surf|boats?|estuary|harbour|harbor|mud|low water|high water|waves?|shells?|crabs?)\b"
    r"|(?<!上)海(?![报淘外归量选])|浪(?![费漫])|沙(?![发拉龙])|岛(?!台)|[滩礁渔岸堤]|潮汐|退潮|涨潮|潮水|贝壳|螃蟹|[古老枯]井|井[口水台圈边沿栏]|打水|老宅|古镇|月光|龙宫|老家|清明|[村祠庙]|光绪|乾隆|民国|县志|挖[的了]|月亮|月球",
    re.IGNORECASE,
)
_TRADE = Lazy(
    r"[用装买卖换款牌]|(?<![老人国大])家的|下载|打开|报警|软件|推荐|好用|品牌|官网|客服|产品|新品|公司|同事|优惠|安装|工作|上班|入职|员工|赞助|广告|团队|APP|官方|邀|视频|测评|博主|投票|设计|粉丝|好评|客户|家里|厨房|浴室|阳台|水费|智能"
    r"|\b(?:app|download|install\w*|update|version|alerts?|bought|buy|price|install|meter|notification|phone|team|work)\b",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A place that names the brand; offsets count characters of the text that was searched."""

    start: int
    end: int
    sure: bool


class Names(NamedTuple):
    """The names of a brand.

    Attributes:
        company: Its title and aliases, without `@` and `#`.
        products: Its products.
        short: Products by the last word alone, such as Flow for Acme Flow.
    """

    company: tuple[str, ...]
    products: tuple[str, ...]
    short: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """The longest first."""
        return tuple(sorted({*self.company, *self.products}, key=lambda name: (-len(name), name)))

    def pattern(self) -> str:
        """A regular expression for any name, handle or hashtag, in a text that is matched without regard to case."""
        names = [*self.all, *(name.replace(" ", "") for name in self.all if " " in name)]
        listed = "|".join(re.escape(name) + ("" if is_han(name[-1]) else "(?![a-z0-9])") for name in names) or r"\b\B"
        short = rf"|(?:the|our|this) (?:{'|'.join(map(re.escape, self.short))})(?![a-z0-9])" if self.short else ""
        return rf"[@#]?(?<![a-z0-9])(?:{listed}{short})"


def names_of(profile: Profile) -> Names:
    """The names that a profile states, in Simplified."""
    company = _unique(each.lstrip("@#＃") for each in profile.company_names)
    products = _unique(product.name for product in profile.products)
    short = []
    for product in products:
        first, _, rest = product.rpartition(" ")
        if first in company and rest.isascii() and rest[:1].isupper() and rest.isalpha():
            short.append(rest)
    return Names(company, products, tuple(short))


def mentions(text: str, names: Names) -> list[Mention]:
    """Where a text names the brand, ascending. The text must have been through `fold.plain`."""
    found: list[Mention] = []
    for each in sorted(_found(text, names), key=lambda each: (each.start, -each.end)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    if found and not any(each.sure for each in found) and _LANDSCAPE.search(text) and not _TRADE.search(text):
        return []
    return found


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    folded = ((plain(name) or name) for name in names)
    texts = (name if isinstance(name, str) else name.text for name in folded)
    return tuple(dict.fromkeys(name.strip() for name in texts if name.strip()))


def _found(text: str, names: Names) -> Iterator[Mention]:
    for pattern, sure in _patterns(names):
        for match in pattern.finditer(text):
            if _PLACE.match(text, match.end()):
                continue
            yield Mention(match.start(), match.end(), sure)
    for name in names.all:
        if is_han(name[-1]):
            yield from _han(text, name)
        elif name in names.products and " " not in name:
            yield from _word(text, name)


def _han(text: str, name: str) -> Iterator[Mention]:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        short = len(name) <= _ORDINARY_HAN
        ordinary = short and (
            _MEASURED.search(text[max(at - 9, 0) : at]) or _PLACE.match(text, end) or _cut(text, at, end)
        )
        if not ordinary:
            yield Mention(at, end, not short)
        at = text.find(name, end)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a longer word; 用, 新 and 在 go before a name as often as they end a word with it."""
    return text[start - 1 : start] not in _LOOSE and cuts_word(text, start, end)


def _word(text: str, name: str) -> Iterator[Mention]:
    """A product of one word: where it begins a sentence it may be an ordinary word."""
    for match in re.finditer(rf"(?<![A-Za-z0-9_@#]){re.escape(name)}(?![A-Za-z0-9_])", text):
        begins = _STARTS_SENTENCE.search(text[max(match.start() - 6, 0) : match.start()]) is not None
        if begins and _GOES_ON_AS_NOUN.match(text, match.end()):
            continue
        yield Mention(match.start(), match.end(), not begins)


@lru_cache(maxsize=64)
def _patterns(names: Names) -> Sequence[tuple[re.Pattern[str], bool]]:
    found: list[tuple[re.Pattern[str], bool]] = []
    tags = "|".join(re.escape(name.replace(" ", "")) for name in names.all if len(name) > 1)
    if tags:
        found.append((re.compile(rf"[@#＃]\w{{0,24}}?(?:{tags})\w*", re.IGNORECASE), True))
    for name in names.all:
        word = re.escape(name)
        if is_han(name[-1]):
            continue
        if name in names.company and " " not in name:
            found.append((re.compile(rf"(?<![A-Za-z0-9_])(?:{word}|{word.upper()})(?![A-Za-z0-9_])"), True))
            found.append((re.compile(rf"(?<![a-z0-9-]){word}\.[a-z]{{2,}}", re.IGNORECASE), True))
            if len(name) >= _CASUAL:
                found.append((re.compile(rf"(?<![A-Za-z0-9_]){word.lower()}(?![A-Za-z0-9_])"), False))
        elif " " in name:
            flags = re.NOFLAG if name in names.company else re.IGNORECASE
            found.append((re.compile(rf"(?<![A-Za-z0-9_]){word}(?![A-Za-z0-9_])", flags), True))
    if names.short:
        listed = "|".join(map(re.escape, names.short))
        before = r"(?:[Tt]he|[Mm]y|[Aa]n?|[Oo]ur|[Yy]our|[Tt]his|[Tt]heir|[Hh]er|[Hh]is|[Ee]very|[Aa]nother|[Aa]ny|second|than|[Nn]ew|one|two|[Tt]hese|to)"
        found.append((re.compile(rf"(?<![A-Za-z]){before} ({listed})s?(?![A-Za-z0-9_]| [A-Z])"), True))
    return found
