"""One sentence held against one key message."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from voicecheck.core.lazy import Lazy
from voicecheck.core.message import Message
from voicecheck.language.fold import plain
from voicecheck.language.scripts import count_han
from voicecheck.messages import cost, names, polarity, scope
from voicecheck.messages.by_date import by_date
from voicecheck.messages.by_figure import by_figure
from voicecheck.messages.by_statement import by_statement, is_of_statement, shares_words
from voicecheck.messages.dates import dates
from voicecheck.messages.exclusives import by_exclusive
from voicecheck.messages.fact import Fact, fact_of, without_names, words_of
from voicecheck.messages.figure import Figure
from voicecheck.messages.figures import figures
from voicecheck.messages.framing import Framed
from voicecheck.messages.frequency import by_frequency
from voicecheck.messages.hours import by_hour
from voicecheck.messages.judgement import UNREAD, Judgement, Reading
from voicecheck.messages.roles import by_role
from voicecheck.messages.superlatives import by_superlative
from voicecheck.messages.units import unit
from voicecheck.messages.weekdays import by_weekday
from voicecheck.messages.words import beginning, folded, has, is_chinese, places, same_word, stands

_OURS = Lazy(r"\b(?:we|our|ours|us|it|its)\b|我们|本公司|我司|它|本店", re.IGNORECASE)
_NEAR, _NEAR_ZH = 30, 12
"""So many characters before the words of a fact 'we' may stand."""


def names_entity(message: Message, text: str) -> bool:
    """Whether a text names the entity of a message."""
    whole = folded(text)
    return any(stands(folded(name), whole) for name in message.names)


def is_allowed(message: Message, text: str) -> bool:
    """Whether a wording that is right whatever the figures say stands in a text."""
    whole = folded(text)
    return any(stands(folded(wording), whole) for wording in message.allowed)


def says_we(text: str) -> bool:
    """Whether a text has 'we' or 'it', which may stand for an entity."""
    return _OURS.search(text) is not None


def judge(message: Message, text: str, *, by_pronoun: bool = False) -> Judgement | None:
    """What a sentence says of a fact of an entity that it is known to speak of; None: nothing, or nothing asserted.

    Args:
        by_pronoun: The sentence does not name the entity; 'we' or 'it' must stand right before the words of the fact.
    """
    if by_pronoun and not _beginnings(message).search(folded(text)):
        return None
    chinese = is_chinese(without_names(message, text))
    if by_pronoun and not any(has(word, text, chinese=chinese) for word in fact_of(message, chinese).nouns):
        return None
    simple = plain(text)
    if simple is not None and len(simple.text) == len(text):
        text = simple.text
    text = scope.without_contrast(text)
    clean = without_names(message, text)
    fact = fact_of(message, chinese)
    relevant = any(has(word, clean, chinese=chinese) for word in _telling(fact))
    if by_pronoun and not (relevant and _belongs_to_us(fact, clean, chinese=chinese)):
        return None
    framed = Framed(clean)
    said = _without_quotation(message, framed.text if framed.answered or framed.text != clean else text)
    if _of_another_model(clean) or not polarity.asserts(said, chinese=chinese):
        return None
    if is_allowed(message, text):
        return Judgement(True, "", 0, len(text))
    if fact.name and (count_han(fact.name) > 0) is not chinese and fact.name.lower() not in clean.lower():
        return None
    found = _compared(message, fact, framed, relevant, chinese=chinese)
    return None if found is not None and not found.agrees and scope.of_another_version(framed.text) else found


@lru_cache(maxsize=2048)
def _beginnings(message: Message) -> re.Pattern[str]:
    """What begins a word of a message: 'we' stands in many sentences, and few of them speak of it."""
    nouns = {*fact_of(message, chinese=True).nouns, *fact_of(message, chinese=False).nouns}
    return re.compile("|".join(sorted(map(re.escape, {*map(beginning, nouns)} - {""}))) or r"(?!)")


_MODEL = Lazy(r"·[ -]?(?:[A-Z]{1,3}-?\d+[A-Za-z]?|(?:Pro|Max|Mini|Lite|Plus|Ultra|Junior|Kids|XL)(?= [a-z]))(?![\w-])")


def _of_another_model(text: str) -> bool:
    """Whether each name of the entity goes on as that of another: 'Corro R3' where Corro and Corro R5 are known."""
    names = re.findall(r"·+", text)
    return bool(names) and len(_MODEL.findall(text)) == len(names)


_SMALL_VERBS = frozenset("含有用卖收做产供设带")


def _telling(fact: Fact) -> Sequence[str]:
    """The words that show that a fact is spoken of: of 含 and 咖啡因 not the small one alone, nor the name of a unit."""
    if fact.figures and any(unit(noun) is None for noun in fact.own):
        fact = fact._replace(nouns=tuple(noun for noun in fact.nouns if unit(noun) is None or len(noun) == 1))
    if not any(noun in _SMALL_VERBS for noun in fact.nouns):
        return fact.nouns
    if any(len(noun) > 1 and not noun.isascii() and noun in fact.statement for noun in fact.nouns):
        return [noun for noun in fact.nouns if noun not in _SMALL_VERBS]
    return fact.nouns


def _without_quotation(message: Message, text: str) -> str:
    """The text without what it quotes, if the entity is named outside of that."""
    rest = re.sub(r"[“\"「『][^”\"」』]{4,}[”\"」』]", " ", text)
    return rest if rest != text and names_entity(message, rest) else text


def _compared(message: Message, fact: Fact, framed: Framed, relevant: bool, *, chinese: bool) -> Judgement | None:
    text = framed.text
    if fact.name:
        return names.judge(fact.name, text, fact.nouns, chinese=chinese) if relevant else None
    if fact.dates:
        dated = by_date(fact, text, chinese=chinese) if relevant else None
        if dated is not None or not fact.statement or dates(text):
            return dated
    if fact.statement and _of_another_product(fact, text):
        return None
    for read, of_this in _READERS:
        reading = read(fact, text, chinese=chinese) if of_this(fact, text, relevant, chinese) else UNREAD
        if reading is not UNREAD:
            return reading
    if fact.figures:
        relevant = relevant or shares_words(fact, text, chinese=chinese)
        found = by_figure(fact, text, relevant, chinese=chinese)
        if found is not None or not fact.statement:
            return found
    if framed.answered and (framed.denied or not any(has(word, text, chinese=chinese) for word in fact.nouns)):
        return None
    if fact.statement and relevant and not cost.of_entity(fact.statement):
        return by_statement(fact, text, chinese=chinese)
    return None


def _costs(fact: Fact, text: str, relevant: bool, chinese: bool) -> bool:
    return bool(fact.statement) and (relevant or cost.of_entity(text) or cost.is_cost_of_entity(fact, text))


def _says(fact: Fact, text: str, relevant: bool, chinese: bool) -> bool:
    return bool(fact.statement) and (relevant or is_of_statement(fact, text, chinese=chinese))


def _names(fact: Fact, text: str, relevant: bool, chinese: bool) -> bool:
    return bool(fact.statement) and relevant


_READERS: tuple[tuple[Callable[..., Reading], Callable[[Fact, str, bool, bool], bool]], ...] = (
    (cost.by_cost, _costs),
    (by_weekday, _names),
    (by_hour, _names),
    (by_frequency, _says),
    (by_superlative, _names),
    (by_role, _names),
    (by_exclusive, _says),
)
"""What reads one kind of statement, and when it is asked."""
_PRODUCT = Lazy(r"·+ (?P<what>[a-z]{3,}s) (?:may|can|are|have|will|must|should|do|come|need)\b")


def _of_another_product(fact: Fact, text: str) -> bool:
    """Whether a sentence is about pillows of the entity where the fact is about its mattresses."""
    found = _PRODUCT.search(text)
    named = re.search(r"·+ (?P<what>[a-z]{3,})\b", fact.statement)
    if found is None or named is None:
        return False
    known = {*re.findall(r"[a-z]+", fact.statement.lower()), *words_of(fact)}
    return not any(same_word(found["what"], word) for word in known)


def _belongs_to_us(fact: Fact, text: str, *, chinese: bool) -> bool:
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
    chinese = is_chinese(without_names(message, text))
    return any(has(word, without_names(message, text), chinese=chinese) for word in fact_of(message, chinese).nouns)


def names_of(message: Message) -> frozenset[str]:
    """The names of the entity, folded."""
    return frozenset(map(folded, message.names))


def value_figures(message: Message, value: str) -> Sequence[Figure]:
    """The figures that a value states."""
    stated = without_names(message, f"{value} {message.unit}".strip())
    return figures(stated)
