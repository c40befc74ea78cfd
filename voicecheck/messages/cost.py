"""Whether something costs extra: 'free', 'included', 'nobody pays', 不另收费."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages import polarity, scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import UNREAD, Judgement, Reading
from voicecheck.messages.words import has

_FREE = (
    r"(?<!-)\bfree(?: of charge)?\b(?! of (?!charge|cost|tuition|fees?)| from|[- ]range| time| trial|dom)|\bcomplimentary\b|\bat no (?:extra |additional )?(?:cost|charge)|\bfor nothing\b|\bincluded\b|\bincludes?\b|\bcosts? nothing\b|\bon the house\b|\bwaive\w*"
    r"|免费(?!停)|包含|包括|全免|免收|[不没]收(?=[。，！]|$)|一分钱[都也]?不|不花一分|一毛不|分文不收|一分不收|不另收费|不收费|免(?=[学运房租邮]?费)|包邮|费用全免|(?:费|价格?|金|邮)[是为]?(?:零|0元?)(?![\d.])|含(?=早|税|在内)|零(?=[费押])"
)
_PAID = (
    r"\bpa(?:y|ys|id|ying)\b|\bcharge[sd]?\b(?! of)|\bcosts? (?:extra|an extra|you|just|only|[$€£¥]|\d|about|around)|\bextra (?:cost|charge|fee)\b|\bsurcharge\b|\bfor an extra\b|\b[$€£¥]\s?\d[\d.,]* extra\b|\b(?:is|are|at|for) [$€£¥]\s?\d|\bhalf (?:fare|price)\b"
    r"|\b(?:needs?|requires?|buys?) (?:to buy )?(?:a|their own|its own|full) (?:\w+ )?ticket\b|\bfee of\b|\bat (?:a|an) (?:extra |additional )?(?:fee|cost|charge)\b|\bnot for free\b|\b(?:fee|price|cost|charge) (?:is|of) (?=[$€£¥\d])"
    r"|(?:收取?|要|需要?|得|须|先)(?:交|付|买|购)?(?:[一-鿿]{0,3})(?:门票|(?<!发)票(?!据|数)|(?<!免)费(?!心|用全免)|钱)|买(?:[一-鿿]{0,2})票|收取|收(?=[一-鿿]{0,4}费)|另收|加收|自费|付费|(?:要|需要?|须|得|先)(?:再|另外?|额外)?(?:交|缴|付|支付|花|补)|(?:费|价|票)(?:用|格)?(?:为|是|要|只要|仅需)?(?:每[年月天次人位])?(?=[\d,.]+万?(?:元|块|美元|港元|欧元)|[一二三四五六七八九十百千万]+(?:元|块|美元|港元))|(?<=[不用])交|每[位人晚天次间][\d,.]+(?:元|块)|半价|全价"
)
_COST = Lazy(rf"(?P<free>{_FREE})|(?P<paid>{_PAID})", re.IGNORECASE)
_DENIED = Lazy(
    r"(?:\bnot|n['’]t|\bnever|\bno\b(?! longer)|\bno longer|\bnobody|\bno one|\bnone|\bneither|\bwithout|\bno (?:\w+ ){1,4}(?:has|have|needs?) to)(?: [\w·'’-]+){0,5} $"
    r"|(?:不[用必需]?|从不|从来不|并不|并非|不是|没有?|未|无[需须]?|谁[都也]不用?|免|不再|绝不)(?:会|再|向|对|另外?|额外|有|任何|需要?|用|是|[一-鿿]{0,6}){0,2}$",
    re.IGNORECASE,
)
_NO_COST = Lazy(
    r"\bno (?:\w+ )?(?:fees?|charges?|costs?|surcharges?)\b|\bwithout (?:paying|charge|any (?:extra )?(?:cost|charge|fee)|a ticket)\b|\b(?:zero|nil)\b|(?:没有|无|不设|不存在)(?:任何)?[一-鿿]{0,3}费(?!用?(?:全免))|无需[一-鿿]{0,3}[费票]",
    re.IGNORECASE,
)
_SOME = Lazy(
    r"\bonly (?:\w+ )?(?:for|if|when|included for|on|in|with|to)\b|^\W*only\b|\bsome\b|\bcertain\b|\bsometimes\b|[只仅][有对限][一-鿿]|部分|有时|偶尔|个别",
    re.IGNORECASE,
)
_OF_ENTITY = Lazy(
    r"·(?:并?不(?:是)?|只对[一-鿿]{1,6}|仅对[一-鿿]{1,6}|完全|全部|都)?(?:免费|收费)(?=[。，！]|开放|$)|· (?:is|isn['’]t|is not) (?:\w+ )?free(?: of charge)?\s*(?:[.,!]|$)"
)
_AGE = Lazy(
    r"(?P<number>\w+(?:-\w+)?)-year-olds?|\b(?:under|below|younger than|up to)(?: the age of)? (?P<under>\w+)|(?P<zh>\d+|[一二三四五六七八九十]+)(?:周?岁)",
    re.IGNORECASE,
)


def by_cost(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence says that it is free where the fact says so; `UNREAD` if one of the two says nothing of that."""
    if any(each.dimension.startswith("money") for each in fact.figures):
        return UNREAD  # free from a sum on
    measured = {each.dimension for each in fact.figures} - {"count", "age"}
    if any(each.dimension in measured for each in figures(text)):
        return UNREAD  # how much of it is free
    whole, text = text, scope.without_others(text, chinese=chinese)
    known = _free(fact.statement)
    said = _free(text) if known is not None else None
    if known is None or said is None:
        return UNREAD
    if not _same_clause(fact, text, said[1], chinese=chinese):
        return None
    if _another_age(fact.statement, text) or _elsewhere(fact, whole, chinese=chinese):
        return None
    free, start, end = said
    if free is not known[0]:
        return Judgement(False, "polarity", start, end)
    if free and (_SOME.search(text) or _narrower(fact.statement, text)):
        return Judgement(False, "degree", start, end)
    return Judgement(True, "polarity", start, end)


def of_entity(text: str) -> bool:
    """Whether a text says outright of the entity that it is free: then the attribute need not be named."""
    return _OF_ENTITY.search(text) is not None


def is_cost_of_entity(fact: Fact, text: str) -> bool:
    """Whether the fact is that the entity itself is free, and the text speaks of what it costs."""
    return of_entity(fact.statement) and _COST.search(text) is not None


def _same_clause(fact: Fact, text: str, at: int, *, chinese: bool) -> bool:
    """Whether the clause that speaks of the cost is not one about something else: 'dinner is not included, breakfast is'."""
    begin = 0
    clauses = re.split(r"([,;，；])", text)
    spoken = [any(has(noun, clause, chinese=chinese) for noun in fact.nouns) for clause in clauses]
    for clause, speaks in zip(clauses, spoken, strict=True):
        if begin <= at < begin + len(clause):
            return speaks or not any(spoken) or "·" not in clause
        begin += len(clause)
    return True


def _elsewhere(fact: Fact, text: str, *, chinese: bool) -> bool:
    return scope.of_another_time(text, chinese=chinese) or scope.of_a_thing_of_it(text, words_of(fact), chinese=chinese)


def _free(text: str) -> tuple[bool, int, int] | None:
    """Whether it is free, by the last that a text says of it, and where."""
    none = _NO_COST.search(text)
    if none is not None:
        return True, none.start(), none.end()
    found = None
    for match in _COST.finditer(text):
        before = re.split(r"[,;，；]", text[: match.start()])[-1]
        denied = _DENIED.search(before)
        if denied is not None and re.search(r"[一-鿿]", before):
            denied = denied if polarity.denies(before[-10:], chinese=True) else None
        denied = denied or re.match(r"\s+(?:no|nothing|neither)\b", text[match.end() :])
        free = (match["free"] is not None) is not (denied is not None)
        if found is None or "·" in text[: match.start()] or not found[0]:
            found = free, match.start(), match.end()
    return found


def _another_age(statement: str, text: str) -> bool:
    """Whether the sentence is about people older than those of the fact."""
    limits, ages = _ages(statement), _ages(text)
    return (
        bool(limits and ages)
        and min(age for age, _ in ages) >= max(age for age, _ in limits)
        and not any(under and age == limit for age, under in ages for limit, _ in limits)
    )


def _narrower(statement: str, text: str) -> bool:
    """'Only children under six' where those under twelve are meant."""
    limits, ages = ([age for age, under in _ages(each) if under] for each in (statement, text))
    return bool(limits and ages) and max(ages) < max(limits) and re.search(r"\bonly\b|[只仅]", text) is not None


def _ages(text: str) -> list[tuple[float, bool]]:
    """Ages that a text states; True for one that is a limit."""
    found = []
    for match in _AGE.finditer(text):
        word = match["number"] or match["under"] or match["zh"]
        value = next((each.low for each in figures(f"{word} items") if each.dimension == "count"), None)
        if match["zh"]:
            value = next((each.low for each in figures(f"{word}个") if each.dimension == "count"), None)
        if value is not None:
            found.append((value, match["under"] is not None or match["zh"] is not None))
    return found
