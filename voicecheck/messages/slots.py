"""What fills a place of a statement: a rank, an hour, a name, a material. Another filling contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from voicecheck.core.lazy import Lazy


class Filling(NamedTuple):
    """One filling, as it can be compared, and where it stands."""

    what: str
    start: int
    end: int


_ORDINALS = {
    name: str(place)
    for place, names in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1)
    for name in (names,)
} | {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}  # fmt: skip
_HAN = dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True))
_GREAT = {"largest": "large", "biggest": "large", "greatest": "large", "leading": "large", "smallest": "small", "littlest": "small"}  # fmt: skip
_RANK = Lazy(
    r"\b(?:(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[- ])?"
    r"(?P<great>largest|biggest|greatest|smallest|oldest|youngest|tallest|highest|longest|shortest|fastest|slowest|cheapest|busiest|heaviest|lightest)\b"
    r"|\branks? (?:as )?(?:the )?(?:no\. ?|number )?(?P<ranked>\w+)|\b(?:number|no\.) ?(?P<number>\w+)\b",
    re.IGNORECASE,
)
_RANK_ZH = Lazy(
    r"第(?P<ordinal>[一二三四五六七八九十]|\d+)(?:大|名|位|高|长|快)|(?P<first>最大|首位|榜首|之首|冠军|头把交椅)"
)
_HOUR = Lazy(
    r"\b(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[:.](?P<minute>\d\d))?\s*"
    r"(?P<half>[ap]\.?m\b\.?|o['’]clock|in the (?:morning|afternoon|evening))|\b(?P<named>noon|midnight)\b|\b(?P<day>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\b",
    re.IGNORECASE,
)
_HOUR_ZH = Lazy(
    r"(?P<half>上午|早上|清晨|中午|下午|傍晚|晚上|夜里|凌晨)?(?P<hour>[0-2]?\d|十[一二]?|[一二两三四五六七八九])[点點](?!儿|评|心|赞)(?P<minute>半|\d+分)?"
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_PROPER = Lazy(
    r"\b(?:in|from|at|by|of|near|to|with|on|for|outside)\s+(?:the |a |an )?(?:[a-z]+ )?(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_PLACE_ZH = Lazy(
    r"(?:位于|位於|设在|設在|产自|產自|来自|來自|(?:产地|源地|来源)(?:是|为)|存放在|存储在|储存在|生产于|在|自|从|由)(?P<name>[一-鿿]{2,4}?)(?=[的，。、；！]|市|省|县|采|生|制|存|购|出|进|种|运|发|提供|供应|家族|经营|$)|是(?P<name2>[一-鿿]{2,4}?)(?:制造|生产|出品|酿造)的"
)
_MADE = Lazy(
    r"\b(?:made|built|builds|woven|knitted|brewed|sweetened|powered|heated|filled|printed|packed|wrapped|lined|cut|forged|cast|carved|baked|sewn|grown|fed|driven|produced|generated|comes?|consists?|runs?)\b"
    r"(?: \w+){0,3}? (?:of|from|with|by|on|out of) (?P<name>(?!the\b|a\b|an\b|our\b|its\b|their\b|your\b)[a-z][\w-]+(?: [a-z][\w-]+)?)\b"
)
_MADE_ZH = Lazy(r"(?:采用|选用|使用|用|以|由)(?P<name>[一-鿿]{2,4}?)(?:制|做|酿|织|编|打造|为原料|发电|驱动|加热|供电)")


def another(statement: str, text: str, nouns: Sequence[str], *, exclusive: bool, chinese: bool) -> Filling | None:
    """What fills a place of a text otherwise than in the statement; if that is `exclusive`, also what stands beside it."""
    readers = [*_ZH, (lambda text: _origins_zh(text, nouns), False)] if chinese else _EN
    for read, each_counts in readers:
        known = {each.what for each in read(statement)}
        said = list(read(text)) if known else []
        if "always" in known:
            continue  # which hours are not its hours the days tell
        if said and not any(_same(each.what, known) for each in said):
            return said[0]
        if exclusive or each_counts:
            other = next((each for each in said if not _same(each.what, known)), None)
            if other is not None:
                return other
    return None


def _same(what: str, known: set[str]) -> bool:
    """Whether it is among what is known, in some form: 'Bohemian' and 'Bohemia'."""
    return what in known or (len(what) >= 5 and any(other.startswith(what[:5]) for other in known if len(other) >= 5))


def _ranks(text: str) -> Iterator[Filling]:
    for match in _RANK.finditer(text):
        if re.search(r"\b(?:one of|among)(?: \w+){0,2} $", text[: match.start()], re.IGNORECASE):
            continue
        given = match["ordinal"] or match["ranked"] or match["number"] or "first"
        place = _ORDINALS.get(given.lower(), re.sub(r"\D", "", given))
        if place:
            great = _GREAT.get((match["great"] or "large").lower(), match["great"] or "large")
            yield Filling(f"{place} {great.lower()}", match.start(), match.end())


def _ranks_zh(text: str) -> Iterator[Filling]:
    for match in _RANK_ZH.finditer(text):
        place = "1" if match["first"] else _HAN.get(match["ordinal"], match["ordinal"])
        yield Filling(place, match.start(), match.end())


_ALWAYS = Lazy(r"\baround the clock\b|\b24 hours\b|\b24/7\b|\bday and night\b|24小时|二十四小时", re.IGNORECASE)


def _hours(text: str) -> Iterator[Filling]:
    for match in _ALWAYS.finditer(text):
        yield Filling("always", match.start(), match.end())
    for match in _HOUR.finditer(text):
        if match["named"]:
            yield Filling("12:00" if match["named"].lower() == "noon" else "0:00", match.start(), match.end())
            continue
        if match["day"]:
            yield Filling(f"{int(match['day'])}:{match['minutes']}", match.start(), match.end())
            continue
        hour = int(match["hour"]) if match["hour"].isdigit() else _NUMBERS.index(match["hour"].lower()) + 1
        half = match["half"].lower()
        late = half.startswith("p") or "noon" in half or "evening" in half
        yield Filling(f"{hour % 12 + 12 * late}:{match['minute'] or '00'}", match.start(), match.end())


def _hours_zh(text: str) -> Iterator[Filling]:
    for match in _ALWAYS.finditer(text):
        yield Filling("always", match.start(), match.end())
    for match in _HOUR_ZH.finditer(text):
        given = match["hour"].replace("两", "二")
        hour = int(given) if given.isdigit() else 10 + int(_HAN[given[1]]) if len(given) == 2 else int(_HAN[given])
        late = (match["half"] or "") in ("下午", "傍晚", "晚上", "夜里") and hour < 12
        minute = {"半": "30", None: "00"}.get(match["minute"], (match["minute"] or "").rstrip("分"))
        yield Filling(f"{hour + 12 * late}:{minute}", match.start(), match.end())


def _origins_zh(text: str, nouns: Sequence[str]) -> Iterator[Filling]:
    """Where a thing of the fact comes from: 来自云南, 用云南咖啡豆."""
    things = "|".join(
        map(re.escape, sorted((noun for noun in nouns if not noun.isascii() and len(noun) > 1), key=len, reverse=True))
    )
    if not things:
        return
    for match in re.finditer(
        rf"(?:来自|产自|出自|源自|采自|取自)(?P<from>[一-鿿]{{2,6}}?)(?=[，。、；！的]|$)|(?:用的?是?|选用|采用|选|只用)(?P<of>[一-鿿]{{2,6}}?)的?(?:{things})",
        text,
    ):
        name = match["from"] or match["of"]
        group = "from" if match["from"] else "of"
        yield Filling(name, match.start(group), match.end(group))


def _ordinals(text: str) -> Iterator[Filling]:
    """'The fourth generation': another one is another."""
    for match in re.finditer(
        r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?P<what>generation|floor|storey|edition|stage)\b",
        text,
        re.IGNORECASE,
    ):
        yield Filling(f"{match['nth'].lower()} {match['what'].lower()}", match.start(), match.end())


def hours(text: str) -> list[Filling]:
    """The times of day that a text states, ascending."""
    found = [*_hours(text), *_hours_zh(text)]
    return sorted(found, key=lambda each: each.start)


def _named(pattern: Lazy, text: str) -> Iterator[Filling]:
    for match in pattern.finditer(text):
        group = "name" if match["name"] else "name2"
        for word in re.findall(r"[\w-]+", match[group].replace("’s", "").replace("'s", "")):
            if word not in ("and", "or") and "·" not in word:
                yield Filling(word.lower(), match.start(group), match.end(group))


_EN = (
    (_ranks, False),
    (_hours, True),
    (_ordinals, False),
    (lambda text: _named(_PROPER, text), False),
    (lambda text: _named(_MADE, text), False),
)
_ZH = (
    (_ranks_zh, False),
    (_hours_zh, True),
    (lambda text: _named(_PLACE_ZH, text), False),
    (lambda text: _named(_MADE_ZH, text), False),
)
