"""Habits of Chinese words.

Sources: 吕叔湘《现代汉语八百词》1999 (modal particles, adverbs); 冯胜利《论语体语法》2010 (written and spoken style);
余光中《中文的常态与变态》1987 (dummy verbs, passives); 《中国语言生活状况报告》 (words of the net).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from voicecheck.core.habit import Event
from voicecheck.language.scripts import is_han
from voicecheck.voice.habits.lexicon import found
from voicecheck.voice.prose import Prose, Sentence

_ME = frozenset({"我"})
_WE = frozenset({"我们", "咱们", "咱", "我们的"})
_YOU = frozenset({"你", "你们", "妳", "妳们"})
_POLITE = frozenset({"您", "您们"})
PERSONS = {
    **dict.fromkeys(_ME, "first-person-singular"),
    **dict.fromkeys(_WE, "first-person-plural"),
    **dict.fromkeys(_YOU, "second-person"),
    **dict.fromkeys(_POLITE, "polite-you"),
}
_FIGURES = (
    r"(?<![\w.])(?:6{3,}|2333*|5{4,}|886|u1s1|[39]q|4ni|484|94狂|8\+9|6到飞起|双击666|扣1|森77|xdd|qq了|get√)(?![\d.])"
)
"""Slang that is made of figures."""

_PARTICLE_ENDS = frozenset("，。！？!?,…～~；;”」』）)\n ")


def events(prose: Prose) -> Iterator[Event]:
    """The events of words and lexicons, and titles in 《》."""
    for event in found(prose):
        if event.habit != "particles" or _ends_clause(prose.text, event.end):
            yield event
    for block in prose.paragraphs:
        for match in _figures().finditer(prose.text, block.start, block.end):
            yield Event("slang", *match.span())
    for sentence in prose.sentences:
        for token in sentence.tokens:
            name = PERSONS.get(token.word)
            if name:
                yield Event(name, token.start, token.end)
        yield from _idioms(sentence)
        yield from _titles(sentence, prose.text)


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(_FIGURES, re.IGNORECASE)


def _ends_clause(text: str, end: int) -> bool:
    """Whether a particle stands where particles do: before a mark, or at the end."""
    return end >= len(text) or text[end] in _PARTICLE_ENDS


def _titles(sentence: Sentence, text: str) -> Iterator[Event]:
    start = text.find("《", sentence.start, sentence.end)
    while start >= 0:
        end = text.find("》", start, sentence.end)
        if end < 0:
            return
        yield Event("book-titles", start, end + 1)
        start = text.find("《", end, sentence.end)


def _idioms(sentence: Sentence) -> Iterator[Event]:
    known = _known_idioms()
    for token in sentence.tokens:
        if token.end - token.start == 4 and token.word in known and is_han(token.word[0]):
            yield Event("idioms", token.start, token.end)


@cache
def _known_idioms() -> frozenset[str]:
    path = Path(__file__).parent.parent / "lexicons" / "zh_idioms.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
