"""How long sentences and paragraphs are, and whether their length varies.

Source: G. U. Yule, "On Sentence-Length as a Statistical Characteristic of Style in Prose", Biometrika 30, 1939;
R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32(3), 1948.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose, Sentence

LONG = {"en": 30, "zh": 60}
SHORT = {"en": 6, "zh": 12}
LONG_PARAGRAPH = {"en": 110, "zh": 220}
_EVEN = 3
_ALIKE = 0.15


def events(prose: Prose) -> Iterator[Event]:
    """Long and short sentences and paragraphs of running text, and rows of sentences of one length."""
    running = [sentence for sentence in prose.sentences if sentence.running]
    for sentence in running:
        if sentence.words >= LONG[prose.language]:
            yield Event("long-sentences", sentence.start, sentence.end)
        elif sentence.words <= SHORT[prose.language]:
            yield Event("short-sentences", sentence.start, sentence.end)
    for _, group in groupby(running, key=lambda sentence: sentence.paragraph):
        yield from _paragraph(list(group), prose.language)


def _paragraph(sentences: Sequence[Sentence], language: str) -> Iterator[Event]:
    if sum(sentence.words for sentence in sentences) >= LONG_PARAGRAPH[language]:
        yield Event("long-paragraphs", sentences[0].start, sentences[-1].end)
    if len(sentences) == 1:
        yield Event("one-sentence-paragraphs", sentences[0].start, sentences[0].end)
    place = 0
    while place + _EVEN <= len(sentences):
        row = sentences[place : place + _EVEN]
        lengths = [sentence.words for sentence in row]
        if min(lengths) > SHORT[language] and max(lengths) - min(lengths) <= _ALIKE * max(lengths):
            yield Event("even-sentences", row[0].start, row[-1].end)
            place += _EVEN
        else:
            place += 1
