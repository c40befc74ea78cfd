"""Habits of English words.

Sources: person, contractions, passives, nominalisations, amplifiers, discourse particles: D. Biber, Variation across
Speech and Writing, 1988; hedges and boosters: K. Hyland, Metadiscourse, 2005; formality: F. Heylighen and
J.-M. Dewaele, "Variation in the Contextuality of Language", Foundations of Science 7, 2002.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from voicecheck.core.habit import Event
from voicecheck.voice.habits.lexicon import found, word_sets
from voicecheck.voice.prose import Prose, Sentence, Token

PERSONS = {"me": "first-person-singular", "we": "first-person-plural", "you": "second-person"}
_CONTRACTION = re.compile(r"n't$|'(?:re|ve|ll|d|m)$|^(?:it|that|there|here|what|who|let|he|she|how|where)'s$")
_NOMINAL = re.compile(r"(?:[a-z]{3,}(?:tion|sion|ment|ness|ance|ence|ity)s?|[a-z]{3,}ities)$")
_ELONGATED = re.compile(r"[a-z]*([aeiouyhmrsz])\1{2,}[a-z]*$")
_CAPITALS = (
    r"(?<![\w'/.&-])[A-Z]{4,}(?![\w/.&-])(?:\s+[A-Z]{2,}(?![\w/.&-]))*"
    r"|(?<![\w'/.&-])(?:[A-Z]{2,}\s+){2,}[A-Z]{2,}(?![\w/.&-])"
)


def _words(name: str) -> frozenset[str]:
    return word_sets("en_grammar")[name]


def events(prose: Prose) -> Iterator[Event]:
    """The events of words, of rows of words, and of lexicons."""
    yield from found(prose)
    for sentence in prose.sentences:
        for token in sentence.tokens:
            # The US is no 'us'.
            if token.word == "us" and prose.text[token.start].isupper():
                continue
            for name in _of_word(token.word):
                yield Event(name, token.start, token.end)
        yield from _of_rows(sentence, prose.text)
    for block in prose.paragraphs:
        for match in _capitals().finditer(prose.text, block.start, block.end):
            if _is_shouted(match.group()):
                yield Event("shouted-capitals", *match.span())


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(_CAPITALS)


def _is_shouted(text: str) -> bool:
    """Whether capitals are a raised voice rather than an acronym or a name."""
    words = text.split()
    return any(word in _words("shouted") for word in words) or len(words) >= 3


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    found = [habit for person, habit in PERSONS.items() if word in _words(person)]
    if "'" in word and _CONTRACTION.search(word):
        found.append("contractions")
    elif len(word) > 6 and _NOMINAL.match(word) and word not in _words("no-nominalisations"):
        found.append("nominalisations")
    elif len(word) > 3 and _ELONGATED.match(word):
        found.append("elongations")
    return tuple(found)


def _of_rows(sentence: Sentence, text: str) -> Iterator[Event]:
    tokens, contractible, be = sentence.tokens, _words("contractible"), _words("be")
    first = tokens[0]
    if first.word in _words("starters"):
        yield Event("sentence-starters", first.start, first.end)
    elif sentence.running and first.word in _words("imperatives") and not _is_question(sentence, text):
        yield Event("imperatives", first.start, first.end)
    told = -1
    for place, (token, after) in enumerate(pairwise(tokens)):
        if f"{token.word} {after.word}" in contractible:
            yield Event("full-forms", token.start, after.end)
        if token.word in be and place > told:
            last = place + 1 + (after.word in _words("between-be-and-participle") or after.word.endswith("ly"))
            if last < len(tokens) and _is_participle(tokens[last].word) and _adjacent(token, tokens[last], text):
                told = last
                yield Event("passives", token.start, tokens[last].end)


def _is_question(sentence: Sentence, text: str) -> bool:
    return "?" in text[sentence.tokens[-1].end : sentence.end]


def _is_participle(word: str) -> bool:
    if word in _words("participles"):
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _words("no-participles")


def _adjacent(first: Token, last: Token, text: str) -> bool:
    return not any(mark in text[first.end : last.start] for mark in ",.;:()\u2014\ufffc")
