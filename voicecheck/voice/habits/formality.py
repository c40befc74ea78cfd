"""How formal a sentence is, by classes of words that need no tagger.

Sources: the classes: F. Heylighen and J.-M. Dewaele, "Variation in the Contextuality of Language", Foundations of
Science 7, 2002. What each weighs: ridge regression on 4,596 sentences that people rated, with the sentence's length
taken out; E. Pavlick and J. Tetreault, "An Empirical Analysis of Formality in Online Communication", TACL 4, 2016
(CC-BY-3.0); made by `data/build_formality.py`. Chinese: 冯胜利《论语体语法》2010; written words less spoken ones, for
want of ratings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from voicecheck.core.syllables import syllables
from voicecheck.voice.habits.lexicon import lexicon, word_sets
from voicecheck.voice.prose import Sentence

_FILE = Path(__file__).parent.parent / "data" / "formality.json"
_CONTRACTED = re.compile(r"n't$|'(?:re|ve|ll|d|m)$|^(?:it|that|there|here|what|who|let|he|she|how|where)'s$")
_ABSTRACT = re.compile(r"[a-z]{3,}(?:tion|sion|ment|ness|ance|ence|ity)s?$|[a-z]{3,}ities$")
_INFORMAL = frozenset({"informal-words", "slang", "internet-language", "swearing", "intensifiers"})
_WRITTEN = frozenset({"written", "officialese", "stiff-words", "dummy-verbs"})
_SPOKEN = frozenset({"particles", "colloquial", "chat", "slang", "intensifiers", "vulgar"})
_LONG = 3

STEADY = 8
"""A sentence of so many words counts for half of what it shows: a short one shows much by chance."""


class Weights(NamedTuple):
    """What a word of each class weighs, and a mark; `mean` is what words weigh on average."""

    classes: Mapping[str, float]
    marks: Mapping[str, float]
    mean: float


@cache
def weights() -> Weights:
    """Those that ship."""
    return Weights(**json.loads(_FILE.read_bytes()))


def classes_of(word: str) -> Iterator[tuple[str, float]]:
    """The classes of a word, and how much of each it is."""
    yield "letters", len(word)
    if syllables(word) >= _LONG:
        yield "long", 1
    if "'" in word and _CONTRACTED.search(word):
        yield "contracted", 1
    elif len(word) > 6 and _ABSTRACT.match(word):
        yield "abstract", 1
    for name, members in word_sets("en_register").items():
        if word in members:
            yield name, 1
    if not _INFORMAL.isdisjoint(lexicon("en").habits.get(word, ())):
        yield "informal", 1


def marks_of(sentence: Sentence, text: str) -> Iterator[str]:
    """The marks of a sentence that bear on how formal it is."""
    end = text[sentence.tokens[-1].end : sentence.end]
    yield from (mark for mark in "!?" if mark in end)


def formality(sentence: Sentence, text: str, language: str) -> float:
    """About 0 for the usual sentence of a company's blog, higher the more formal.

    English: points of the ratings, which go from -3 to 3. Chinese: the share of written words less that of spoken ones.
    """
    length = len(sentence.tokens)
    weight = _chinese if language == "zh" else _english
    found = sum(weight(token.word) for token in sentence.tokens) / length
    if language == "en":
        found += sum(weights().marks[mark] for mark in marks_of(sentence, text))
    return found * length / (length + STEADY)


@cache
def _english(word: str) -> float:
    known = weights()
    return sum(known.classes[name] * amount for name, amount in classes_of(word)) - known.mean


@cache
def _chinese(word: str) -> float:
    classes, habits = word_sets("zh_register"), lexicon("zh").habits.get(word, ())
    written = word in classes["written"] or not _WRITTEN.isdisjoint(habits)
    spoken = word in classes["spoken"] or not _SPOKEN.isdisjoint(habits)
    return float(written - spoken)
