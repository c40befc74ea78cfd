"""Sentences that are formal, casual or hard to read.

Sources: formality: see `formality`; readability: J. P. Kincaid et al., Research Branch Report 8-75, US Naval Technical
Training, 1975; Chinese: 余光中《中文的常态与变态》1987 (long stretches before the noun, without a mark).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicecheck.core.habit import Event
from voicecheck.core.syllables import syllables
from voicecheck.language.readability import grade
from voicecheck.language.scripts import HAN
from voicecheck.voice.habits.formality import formality
from voicecheck.voice.prose import Prose, Sentence

CASUAL = {"en": -0.35, "zh": -0.22}
FORMAL = {"en": 0.22, "zh": 0.08}
"""Beyond either lies about a tenth of the sentences of public blogs."""

LEAST = {"en": 5, "zh": 8}
"""Shorter sentences are neither formal nor casual: a word or two would settle it."""

HARD_GRADE = 16.0
"""Years of school: beyond it a reader needs more than a college degree. A tenth of the sentences of public blogs."""

HARD_STRETCH = 25
"""Han characters in a row, without a mark. A tenth of the sentences of public blogs."""


def events(prose: Prose) -> Iterator[Event]:
    """Sentences of running text; those with an address in them are not read as words."""
    hard = _hard_chinese if prose.language == "zh" else _hard_english
    for sentence in prose.sentences:
        if not sentence.running or "://" in prose.text[sentence.start : sentence.end]:
            continue
        enough = sentence.words >= LEAST[prose.language]
        value = formality(sentence, prose.text, prose.language) if enough else 0.0
        if value <= CASUAL[prose.language]:
            yield Event("casual-sentences", sentence.start, sentence.end)
        elif value >= FORMAL[prose.language]:
            yield Event("formal-sentences", sentence.start, sentence.end)
        if hard(sentence, prose.text):
            yield Event("hard-sentences", sentence.start, sentence.end)


def _hard_english(sentence: Sentence, text: str) -> bool:
    # Fewer words have no grade worth the name.
    return sentence.words >= 8 and grade(sentence.words, 1, _spoken(sentence)) >= HARD_GRADE


def _spoken(sentence: Sentence) -> int:
    return sum(syllables(token.word) for token in sentence.tokens)


def _hard_chinese(sentence: Sentence, text: str) -> bool:
    return _stretch().search(text, sentence.start, sentence.end) is not None


@cache
def _stretch() -> re.Pattern[str]:
    """Han characters with no mark between them; what is Latin or a figure parts nothing and counts for nothing."""
    return re.compile(rf"(?:[{HAN}][\w \ufffc]*?){{{HARD_STRETCH}}}", re.ASCII)
