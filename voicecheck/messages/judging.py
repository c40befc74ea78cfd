"""One sentence held against one key message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from voicecheck.core.message import Message
from voicecheck.language.fold import plain
from voicecheck.language.scripts import count_han
from voicecheck.messages import names, polarity, scope
from voicecheck.messages.dates import When, dates
from voicecheck.messages.figures import Figure, agrees, figures
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.words import close, content, folded, has, is_chinese, places, same_word, stands


class _Fact(NamedTuple):
    """What of a message can be compared, in one language."""

    figures: tuple[Figure, ...]
    dates: tuple[When, ...]
    name: str
    statement: str
    chinese: bool
    denied: bool
    whole: bool
    nouns: tuple[str, ...]


_LIMIT = re.compile(r"\b(?:from|above|within|up to|at least|at most|after)\b|以上|以内|之内|内|起|满", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our|ours|us|it|its)\b|我们|本公司|我司|它|本店", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\s*(?:more|less|fewer|off|extra|cheaper|dearer|higher|lower|longer|shorter|points?)\b", re.IGNORECASE
)
_DIFFERENCE_ZH = re.compile(
    r"(?:便宜|优惠|立减|减免|省下?|[上下]?涨了?|[下]?降了?|多了|少了|增加了?|减少了?|提高了?)\s*$"
)
_NOT = re.compile(
    r"(?:\bnever\b|\bnot\b(?! only| just)|n['’]t\b|从不会?|不会|并非|不是|没有)[^,，;；]{0,24}$", re.IGNORECASE
)
_NONE_WITH = re.compile(
    r"(?:\bno (?!fewer|less|more)\w+\b[^,;]{0,40}\b(?:more|over|fewer|less|under)|没有[^，；]{0,16}(?:超过|多于|少于|低于))[^,;，；]{0,8}$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"[^,.;，。；]{0,40}?(?:\b(?:per|an?|every|each) (?:day|week|month|year)\b|每[天日周月年])", re.IGNORECASE
)
_NEAR, _NEAR_ZH = 30, 12
"""So many characters before the words of a fact 'we' may stand."""
_FAR = 60
_ATTRIBUTE = "\x00"
_CLAUSES = re.compile(r"[;；:：,，]\s*|\s+[–—-]+\s+")
_ONE_CLAUSE = re.compile(r"^\W*(?:no|in|at|from|on|with|since)\b[^,]{0,40}, [^,]*$", re.IGNORECASE)
_SURE = 0.6
"""So much of a statement's content words must stand in a sentence for the words alone to show that both say the same."""


def names_entity(message: Message, text: str) -> bool:
    """Whether a text names the entity of a message."""
    whole = folded(text)
    return any(stands(folded(name), whole) for name in message.names)


def says_we(text: str) -> bool:
    """Whether a text has 'we' or 'it', which may stand for an entity."""
    return _OURS.search(text) is not None


def judge(message: Message, text: str, *, by_pronoun: bool = False) -> Judgement | None:
    """What a sentence says of a fact of an entity that it is known to speak of; None: nothing, or nothing asserted.

    Args:
        by_pronoun: The sentence does not name the entity; 'we' or 'it' must stand right before the words of the fact.
    """
    chinese = is_chinese(_without_names(message, text))
    if by_pronoun and not any(has(word, text, chinese=chinese) for word in _fact(message, chinese).nouns):
        return None
    simple = plain(text)
    if simple is not None and len(simple.text) == len(text):
        text = simple.text
    text = scope.without_contrast(text)
    clean = _without_names(message, text)
    fact = _fact(message, chinese)
    relevant = any(has(word, clean, chinese=chinese) for word in fact.nouns)
    if by_pronoun and not (relevant and _belongs_to_us(fact, clean, chinese=chinese)):
        return None
    if not polarity.asserts(text, chinese=chinese):
        return None
    if any(stands(folded(each), folded(text)) for each in message.allowed):
        return Judgement(True, "", 0, len(text))
    if fact.name and (count_han(fact.name) > 0) is not chinese and fact.name.lower() not in clean.lower():
        return None
    return _compared(message, fact, clean, relevant, chinese=chinese)


def _compared(message: Message, fact: _Fact, text: str, relevant: bool, *, chinese: bool) -> Judgement | None:
    if fact.name:
        return names.judge(fact.name, text, fact.nouns) if relevant else None
    if fact.dates:
        return _by_date(fact, text, chinese=chinese) if relevant else None
    if fact.figures:
        found = _by_figure(fact, text, relevant, chinese=chinese)
        if found is not None or not fact.statement:
            return found
    if fact.statement and relevant:
        return _by_statement(fact, text, chinese=chinese)
    return None


def _belongs_to_us(fact: _Fact, text: str, *, chinese: bool) -> bool:
    """Whether 'we' or 'it' stands shortly before words of the attribute, in their clause."""
    reach = _NEAR_ZH if chinese else _NEAR
    for noun in fact.nouns:
        for start, _ in places(noun, text, chinese=chinese):
            before = re.split(r"[,;:，；：。.]", text[max(start - reach, 0) : start])[-1]
            if _OURS.search(before):
                return True
    return False


def names_attribute(message: Message, text: str) -> bool:
    """Whether a text has words of the message's attribute."""
    chinese = is_chinese(_without_names(message, text))
    return any(has(word, _without_names(message, text), chinese=chinese) for word in _fact(message, chinese).nouns)


def names_of(message: Message) -> frozenset[str]:
    """The names of the entity, folded."""
    return frozenset(map(folded, message.names))


def value_figures(message: Message, value: str) -> Sequence[Figure]:
    """The figures that a value states."""
    stated = _without_names(message, f"{value} {message.unit}".strip())
    return figures(stated)


def _by_date(fact: _Fact, text: str, *, chinese: bool) -> Judgement | None:
    spoken = [place for noun in fact.nouns for place in places(noun, text, chinese=chinese)]
    found = [each for each in dates(text) if any(_together(text, (each.start, each.end), place) for place in spoken)]
    if not found:
        return None
    if any(each.meets(known) or _bounds(each, known, text) for each in found for known in fact.dates):
        return Judgement(True, "date", found[0].start, found[0].end)
    found = [each for each in found if not scope.of_another(text, each.start, chinese=chinese)]
    if not found:
        return None
    return Judgement(False, "date", found[0].start, found[0].end)


def _bounds(each: When, known: When, text: str) -> bool:
    """Whether 'before' or 'after' a date holds of the known one."""
    if re.match(r"\s*(?:以前|之前|前(?!后))", text[each.end :]) or re.search(
        r"\b(?:before|prior to|until|no later than)\s*$", text[: each.start], re.IGNORECASE
    ):
        return known.first <= each.last
    after = re.search(r"\b(?:after)\s*$", text[: each.start], re.IGNORECASE)
    return bool(after or re.match(r"\s*(?:以后|之后)", text[each.end :])) and known.last >= each.first


def _together(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches stand near each other, with no clause between; a date may lead the sentence."""
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    if len(between) > _FAR or re.search(r"[;；:：]", between):
        return False
    return len(re.findall(r"[,，]", between)) <= (1 if one < other else 0)


def _by_figure(fact: _Fact, text: str, relevant: bool, *, chinese: bool) -> Judgement | None:
    limit = bool(fact.statement and _LIMIT.search(fact.statement))
    comparable = [
        (each, known)
        for each in _negated(figures(text), text)
        for known in fact.figures
        if _comparable(each, known, fact, text, relevant, chinese=chinese)
    ]
    if not comparable:
        return _free(fact, text, chinese=chinese) if relevant else None
    for each, known in comparable:
        if each.dimension == known.dimension and agrees(each, known, exact=limit):
            if fact.statement:
                said = _by_statement(fact, text, chinese=chinese)
                if said is not None and not said.agrees and said.sure:
                    return said
            return Judgement(True, "figure", each.start, each.end)
    if scope.of_another_time(text, chinese=chinese):
        return None
    comparable = [
        (each, known) for each, known in comparable if _of_the_whole(each, known, fact, text, chinese=chinese)
    ]
    if not comparable:
        return None
    worst = comparable[0][0]
    aspect = "currency" if worst.dimension != comparable[0][1].dimension else "figure"
    return Judgement(False, aspect, worst.start, worst.end)


def _negated(found: Sequence[Figure], text: str) -> list[Figure]:
    """'No class has more than eight' says 'up to eight'."""
    turned = {">": "≤", "<": ">"}
    return [
        each._replace(relation=turned[each.relation])
        if each.relation in turned and _NONE_WITH.search(text[: each.start])
        else each
        for each in found
    ]


def _of_the_whole(each: Figure, known: Figure, fact: _Fact, text: str, *, chinese: bool) -> bool:
    less = each.high < known.low
    if each.relation == "=" and _NOT.search(text[: each.start]):
        return False
    if each.dimension == "count" and _RATE.match(each.after) and not _RATE.match(known.after):
        return False
    return not scope.of_a_part(
        text, each.start, each.end, less=less, nouns=fact.nouns, chinese=chinese
    ) and not scope.of_another(text, each.start, chinese=chinese)


def _free(fact: _Fact, text: str, *, chinese: bool) -> Judgement | None:
    """'Free of charge' where the fact has a price."""
    money = any(known.dimension.startswith("money") and known.low > 0 for known in fact.figures)
    found = re.search(
        r"免费|不收费|零元" if chinese else r"\b(?:free of charge|for free|is free|are free|costs nothing)\b", text
    )
    if fact.statement or not fact.figures:
        return None
    if money and found is not None:
        return Judgement(False, "figure", found.start(), found.end())
    for noun in fact.nouns if all(known.low > 0 for known in fact.figures) else ():
        none = _none(noun, text, chinese=chinese)
        if none is not None:
            return Judgement(False, "polarity", none.start(), none.end())
    return None


def _none(noun: str, text: str, *, chinese: bool) -> re.Match[str] | None:
    """'No warranty' where the fact has one: 'no extra warranty' is another matter."""
    word = re.escape(noun)
    if chinese:
        return re.search(rf"(?:没有(?:任何)?|无|不(?:提供|设|给|付|支付)(?:任何)?){word}(?!上限|限制|关|法|论)", text)
    head = re.escape(noun.partition(" on ")[0].partition(" for ")[0].split()[0])
    return re.search(
        rf"\b(?:no|without(?: an?| any)?|not \w+ any) (?:{word}|limit to the {word}|{head} (?:on|for|of|at)\b)",
        text,
        re.IGNORECASE,
    )


def _comparable(each: Figure, known: Figure, fact: _Fact, text: str, relevant: bool, *, chinese: bool) -> bool:
    changed = _DIFFERENCE.match(each.after) or _DIFFERENCE_ZH.search(text[: each.start])
    if each.dimension.startswith("money") and known.dimension.startswith("money"):
        return relevant and not changed
    if changed or each.dimension != known.dimension:
        return False
    if known.dimension != "count":
        return relevant
    before = text[: each.start]
    if chinese:
        return _counted_zh(each, fact.nouns, before, known)
    after = each.after.lstrip(" -")
    words = re.findall(r"[A-Za-z]+", after[:40].partition(",")[0].partition(".")[0])[:3]
    counted = next((word for word in words if any(same_word(word, noun.split()[-1]) for noun in fact.nouns)), None)
    if counted is not None:
        subset = re.match(rf"[\s-]*{counted} (?:of|in|at|are|were|have|got)\b", after, re.IGNORECASE)
        whole = each.relation in "≤<" or re.search(r"\ba total of\s*$", before, re.IGNORECASE)
        return not (
            subset
            and not whole
            and each.high < known.low
            and not re.search(r"\b(?:all|the|its)\s*$", before, re.IGNORECASE)
        )
    ends = not re.match(r"[\s-]*(?!times\b)[A-Za-z]", each.after)
    return ends and any(has(noun, before[-40:], chinese=False) for noun in fact.nouns)


def _counted_zh(each: Figure, nouns: Sequence[str], before: str, known: Figure) -> bool:
    after = re.sub(r"^[家间条名位个人款种项座台辆件所架支只张本册次场套]", "", each.after)
    after = after.lstrip("的")
    noun = next((noun for noun in nouns if after.startswith(noun)), None)
    if noun is not None:
        rest = after[len(noun) :]
        whole = re.search(r"全部|共|所有|总", before[-8:] + rest[:4])
        subset = (
            re.match(r"[一-鿿]{2}", rest)
            and "·" not in rest[:6]
            and each.high < known.low
            and not whole
            and each.relation == "="
        )
        return not subset
    return not re.match(r"[一-鿿A-Za-z]", after) and any(noun in before[-14:] for noun in nouns)


def _by_statement(fact: _Fact, text: str, *, chinese: bool) -> Judgement | None:
    clauses = _relevant_clauses(fact, text, chinese=chinese)
    spoken = " , ".join(clauses)
    same = fact.chinese is chinese
    sure = same and _overlap(fact, spoken, chinese=chinese) >= _SURE
    # Of two clauses each may deny for itself; the one that has more of the statement counts, and in doubt that agrees.
    judged = [
        (
            _overlap(fact, clause, chinese=chinese) if same else 0.0,
            polarity.denies(clause, chinese=chinese) is not polarity.opposed(fact.statement, clause),
        )
        for clause in clauses
    ]
    most = max(share for share, _ in judged)
    if all(denied is not fact.denied for share, denied in judged if share == most):
        return Judgement(False, "polarity", 0, len(text), sure) if sure or not fact.figures else None
    about = [clause for clause in clauses if any(has(noun, clause, chinese=chinese) for noun in fact.nouns)]
    if fact.whole and polarity.partial(" , ".join(about or clauses), chinese=chinese):
        return Judgement(False, "degree", 0, len(text), sure)
    return Judgement(True, "polarity", 0, len(text), sure)


def _relevant_clauses(fact: _Fact, text: str, *, chinese: bool) -> list[str]:
    clauses = [text] if not chinese and _ONE_CLAUSE.match(text) else _CLAUSES.split(text)
    stems = content(fact.statement, chinese=chinese)
    if "·" in text:  # what another does is no matter of ours
        clauses = [clause for clause in clauses if not scope.of_another(text, text.find(clause), chinese=chinese)]
    chosen = [
        clause
        for clause in clauses
        if any(has(noun, clause, chinese=chinese) for noun in fact.nouns) or content(clause, chinese=chinese) & stems
    ]
    # A Chinese topic stands before its clause, with a comma between: both together say one thing.
    return ["，".join(chosen)] if chinese and chosen else chosen or [text]


def _overlap(fact: _Fact, text: str, *, chinese: bool) -> float:
    """How much of the statement's content stands in a text; words of the attribute stand for one another."""
    wanted, said = (_with_attribute(fact, each, chinese=chinese) for each in (fact.statement, text))
    shared = [stem for stem in wanted if stem in said or (not chinese and any(close(stem, other) for other in said))]
    return len(shared) / len(wanted) if wanted else 1.0


def _with_attribute(fact: _Fact, text: str, *, chinese: bool) -> frozenset[str]:
    said = content(text, chinese=chinese)
    if not any(has(noun, text, chinese=chinese) for noun in fact.nouns):
        return said
    own = frozenset().union(*(content(noun, chinese=chinese) for noun in fact.nouns))
    return (said - own) | {_ATTRIBUTE}


@lru_cache(maxsize=2048)
def _fact(message: Message, chinese: bool) -> _Fact:
    language = "zh" if chinese else "en"
    value = message.value(language)
    statement = "" if value else message.said(language) if message.statements else ""
    stated = _without_names(message, f"{value} {message.unit}".strip() if value else statement)
    simple = plain(stated)
    stated = simple.text if simple is not None else stated
    when = tuple(dates(stated))
    known = tuple(figures(stated, when))
    if known and value and not message.unit:
        known = known[:1]
    nouns = [*message.attribute]
    if message.unit and known and known[0].dimension == "count":
        nouns.append(message.unit)
    elif known and value and known[0].dimension == "count":
        nouns += re.findall(r"^[\s-]*([A-Za-z]{3,}|[一-鿿]{1,4})", known[0].after)
    bare = _without_names(message, statement)
    han = count_han(bare) > 0
    whole = polarity.universal(bare, chinese=han) and not polarity.partial(bare, chinese=han)
    return _Fact(
        figures=known,
        dates=when,
        name=value if value and not when and not known else "",
        statement=folded(bare) if han else bare,
        chinese=han,
        denied=polarity.denies(bare, chinese=han),
        whole=whole,
        nouns=tuple(dict.fromkeys(folded(noun) for noun in nouns if noun)),
    )


@lru_cache(maxsize=512)
def _written(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they may be written, the longest first: judged texts have lost their tricks, and Traditional characters."""
    ways = {*names, *(simple.text for simple in map(plain, names) if simple is not None)}
    return tuple(sorted(ways, key=len, reverse=True))


def _without_names(message: Message, text: str) -> str:
    """The text with the names of the entity blanked, length kept: 'E2' is no figure, '免费通' no negation."""
    for name in _written(message.names):
        text = re.sub(re.escape(name), lambda match: "\x00" * len(match[0]), text, flags=re.IGNORECASE)
    return text.replace("\x00", "·")
