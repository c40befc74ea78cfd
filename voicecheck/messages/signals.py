"""What may tell whether a sentence contradicts a fact: the numbers that `weighing` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite, log
from typing import Final

from voicecheck.core.lazy import Lazy
from voicecheck.core.message import Message
from voicecheck.language.fold import plain
from voicecheck.messages import polarity, scope
from voicecheck.messages.agreement import agrees
from voicecheck.messages.by_statement import overlap
from voicecheck.messages.dates import dates
from voicecheck.messages.fact import Fact, fact_of, without_names
from voicecheck.messages.figure import Figure
from voicecheck.messages.figures import figures
from voicecheck.messages.framing import Framed
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.words import content, has, is_chinese

ASPECTS: Final = ("figure", "date", "name", "polarity", "degree", "currency")
RELATIONS: Final = "=~<>≲≤"
_FARTHEST: Final = 8.0
"""Of two figures the most that the logarithms are told to be apart."""
_QUESTION = Lazy(r"[?？]")
_QUOTATION = Lazy(r"[“\"「]")
_PAUSES = Lazy(r"[,，;；]")


def signals(message: Message, text: str, found: Judgement | None) -> Mapping[str, float]:
    """By name, what a sentence that names the entity has to do with a fact; always the same names in one order.

    Args:
        found: What the words alone show.
    """
    chinese = is_chinese(without_names(message, text))
    simple = plain(text)
    same = simple.text if simple is not None and len(simple.text) == len(text) else text
    clean = without_names(message, same)
    fact = fact_of(message, chinese)
    told = figures(clean)
    return {
        name: float(value)
        for part in (
            _found(found),
            _of_fact(fact, chinese=chinese),
            _of_sentence(clean, told, chinese=chinese),
            _shared(fact, clean, chinese=chinese),
            _of_figures(fact, told, clean, chinese=chinese),
        )
        for name, value in part
    }


_Named = Iterator[tuple[str, float]]


def _found(found: Judgement | None) -> _Named:
    yield "says", 0 if found is None else 1 if found.agrees else -1
    yield "sure", found is not None and found.sure
    for aspect in ASPECTS:
        yield f"by {aspect}", 0 if found is None or found.aspect != aspect else 1 if found.agrees else -1


def _of_fact(fact: Fact, *, chinese: bool) -> _Named:
    yield "stated", bool(fact.statement)
    yield "named", bool(fact.name)
    yield "of dates", len(fact.dates)
    yield "of figures", len(fact.figures)
    yield "denied", fact.denied
    yield "whole", fact.whole
    yield "one language", not fact.statement or fact.chinese is chinese


def _of_sentence(clean: str, told: Sequence[Figure], *, chinese: bool) -> _Named:
    framed = Framed(clean)
    yield "chinese", chinese
    yield "denies", polarity.denies(clean, chinese=chinese)
    yield "partial", polarity.partial(clean, chinese=chinese)
    yield "universal", polarity.universal(clean, chinese=chinese)
    yield "asserts", polarity.asserts(clean, chinese=chinese)
    yield "answered", framed.answered
    yield "answered no", framed.denied
    yield "then", scope.of_another_time(clean, chinese=chinese)
    yield "planned", scope.is_planned(clean, chinese=chinese)
    yield "version", scope.of_another_version(clean)
    yield "question", _QUESTION.search(clean) is not None
    yield "quotation", _QUOTATION.search(clean) is not None
    yield "pauses", len(_PAUSES.findall(clean))
    yield "length", len(clean)
    yield "figures", len(told)
    for relation in RELATIONS:
        yield f"figure {relation}", any(each.relation == relation for each in told)
    yield "change", any(scope.of_change(clean, each.start) for each in told)


def _shared(fact: Fact, clean: str, *, chinese: bool) -> _Named:
    own = [has(word, clean, chinese=chinese) for word in fact.own]
    yield "words", sum(own)
    yield "share of words", sum(own) / max(1, len(own))
    yield "synonyms", sum(has(word, clean, chinese=chinese) for word in fact.nouns)
    comparable = bool(fact.statement) and fact.chinese is chinese
    yield "overlap", overlap(fact, clean, chinese=chinese) if comparable else -1
    wanted = content(fact.statement or " ".join(fact.own), chinese=fact.chinese)
    yield "content", len(content(clean, chinese=chinese) & wanted) / max(1, len(wanted))
    yield "opposed", bool(fact.statement) and polarity.opposed(fact.statement, clean)
    yield "denies otherwise", polarity.denies(clean, chinese=chinese) is not fact.denied
    yield "thing", scope.of_a_thing_of_it(clean, list(fact.nouns), chinese=chinese)
    yield "name", (fact.name.lower() in clean.lower()) if fact.name else -1


def _of_figures(fact: Fact, told: Sequence[Figure], clean: str, *, chinese: bool) -> _Named:
    pairs = [(each, known) for each in told for known in fact.figures if each.dimension == known.dimension]
    apart = [(each, known) for each, known in pairs if not agrees(each, known)]
    yield "comparable", len(pairs)
    yield "agreeing", len(pairs) - len(apart)
    yield "apart", len(apart)
    yield "distance", max((_distance(each, known) for each, known in apart), default=0)
    kinds = {each.dimension for each in told}
    yield "kinds shared", len(kinds & {known.dimension for known in fact.figures})
    yield "other kinds", len(kinds - {known.dimension for known in fact.figures})
    yield (
        "same number",
        any(abs(each.low / each.factor - known.low / known.factor) < 1e-6 for each in told for known in fact.figures),
    )
    yield "another", any(scope.of_another(clean, each.start, fact.nouns, chinese=chinese) for each in told)
    when = dates(clean)
    yield "dates", len(when)
    yield "same date", any(each.meets(known) for each in when for known in fact.dates)


def _distance(each: Figure, known: Figure) -> float:
    """How many times as much, as a logarithm."""
    if not (isfinite(each.low) and isfinite(known.low)):
        return _FARTHEST
    return min(abs(log((abs(each.low) + 1e-9) / (abs(known.low) + 1e-9))), _FARTHEST)
