"""What of a message can be compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from voicecheck.core.message import Message
from voicecheck.language.fold import plain
from voicecheck.language.scripts import count_han
from voicecheck.messages import polarity
from voicecheck.messages.dates import When, dates
from voicecheck.messages.figure import Figure
from voicecheck.messages.figures import figures
from voicecheck.messages.numerals import MEASURES
from voicecheck.messages.rates import rates
from voicecheck.messages.synonyms import synonyms
from voicecheck.messages.words import content, folded


class Fact(NamedTuple):
    """What of a message can be compared, in one language."""

    figures: tuple[Figure, ...]
    dates: tuple[When, ...]
    name: str
    statement: str
    chinese: bool
    denied: bool
    whole: bool
    nouns: tuple[str, ...]
    names: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def words_of(fact: Fact) -> list[str]:
    """All words by which a fact may be spoken of."""
    return [
        *fact.names,
        *(word for noun in fact.nouns for word in noun.split()),
        *content(fact.statement, chinese=fact.chinese),
    ]


@lru_cache(maxsize=2048)
def fact_of(message: Message, chinese: bool) -> Fact:
    """What a message says, for a sentence in Chinese or in English."""
    language = "zh" if chinese else "en"
    value = message.value(language)
    statement = "" if value else message.said(language) if message.statements else ""
    stated = without_names(message, f"{value} {message.unit}".strip() if value else statement)
    simple = plain(stated)
    stated = simple.text if simple is not None else stated
    when = () if message.unit and value else tuple(dates(stated))
    often = list(rates(statement))
    known = tuple(
        each
        for each in figures(stated, when)
        if not any(start < each.end and each.start < end for _, start, end in often)
    )
    if known and value and not message.unit:
        known = known[:1]
    nouns = [*message.attribute]
    if message.unit and known and known[0].dimension == "count":
        nouns.append(message.unit)
    elif known and value and known[0].dimension == "count":
        nouns += [
            noun for noun in re.findall(r"^[\s-]*([A-Za-z]{3,}|[一-鿿]{1,4})", known[0].after) if noun not in MEASURES
        ]
    bare = without_names(message, statement)
    han = count_han(bare) > 0
    whole = polarity.universal(bare, chinese=han) and not polarity.partial(bare, chinese=han)
    return Fact(
        figures=known,
        dates=when,
        name=value if value and not when and not known else "",
        statement=folded(bare) if han else bare,
        chinese=han,
        denied=polarity.denies(bare, chinese=han),
        whole=whole or (polarity.denies(bare, chinese=han) and not polarity.partial(bare, chinese=han)),
        nouns=synonyms(tuple(nouns)),
        own=tuple(dict.fromkeys(folded(noun) for noun in nouns if noun)),
        names=tuple({word for name in message.names for word in re.findall(r"[a-z]{3,}", name.lower())}),
    )


@lru_cache(maxsize=512)
def _written(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they may be written, the longest first: judged texts have lost their tricks, and Traditional characters."""
    ways = {*names, *(simple.text for simple in map(plain, names) if simple is not None)}
    return tuple(sorted(ways, key=len, reverse=True))


def without_names(message: Message, text: str) -> str:
    """The text with the names of the entity blanked, length kept: 'E2' is no figure, '免费通' no negation."""
    return _without(message.names, text)


@lru_cache(maxsize=256)
def _without(names: tuple[str, ...], text: str) -> str:
    """Asked for each message of an entity, and by each who looks at the sentence."""
    for name in _written(names):
        text = re.sub(re.escape(name), lambda match: "\x00" * len(match[0]), text, flags=re.IGNORECASE)
    return text.replace("\x00", "·")
