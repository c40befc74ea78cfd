"""Posts as counts: for each sentence its length and the habits that show in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from voicecheck.core.habit import Event
from voicecheck.voice.choices import Choice, choices_of
from voicecheck.voice.common_words import base_of
from voicecheck.voice.habits import events
from voicecheck.voice.prose import Prose


class Counted(NamedTuple):
    """A sentence as counts.

    Attributes:
        words: English words or Han characters.
        paragraph: Index of its paragraph in the post.
        running: Whether it stands in a paragraph rather than in a heading or list.
        habits: Events that begin in it, by habit.
        choices: Words of `choices` that stand in it, by variant.
        common: Words of `common_words` that stand in it, by base form; counted where a voice is learned.
    """

    words: int
    paragraph: int
    running: bool
    habits: Mapping[str, int]
    choices: Mapping[str, int]
    common: Mapping[str, int] = {}


class Exposure(NamedTuple):
    """What counts are held against."""

    words: int
    sentences: int
    paragraphs: int


class Passage(NamedTuple):
    """Sentences `start` to `end` of a post."""

    start: int
    end: int


def count(prose: Prose) -> list[Counted]:
    """The sentences of some prose as counts."""
    base = base_of(prose.language)
    sentences = counted(prose, events(prose), choices_by_sentence(prose))
    return [
        each._replace(common=Counter(base[token.word] for token in sentence.tokens if token.word in base))
        for each, sentence in zip(sentences, prose.sentences, strict=True)
    ]


def choices_by_sentence(prose: Prose) -> list[list[Choice]]:
    """For each sentence the words of `choices` that stand in it."""
    return [list(choices_of(sentence, prose.language)) for sentence in prose.sentences]


def counted(prose: Prose, found: Sequence[Event], chosen: Sequence[Sequence[Choice]]) -> list[Counted]:
    """The sentences as counts of what was found; an event between two sentences belongs to the one before."""
    sentences = prose.sentences
    starts = [sentence.start for sentence in sentences]
    habits: list[Counter[str]] = [Counter() for _ in sentences]
    for event in found:
        if sentences:
            habits[max(bisect_right(starts, event.start) - 1, 0)][event.habit] += 1
    return [
        Counted(
            sentence.words, sentence.paragraph, sentence.running, tally, Counter(choice.variant for choice in choices)
        )
        for sentence, tally, choices in zip(sentences, habits, chosen, strict=True)
    ]


def exposure(sentences: Sequence[Counted]) -> Exposure:
    """What some sentences expose: their words; of running text also sentences and paragraphs."""
    running = [sentence for sentence in sentences if sentence.running]
    return Exposure(
        sum(sentence.words for sentence in sentences), len(running), len({sentence.paragraph for sentence in running})
    )


def passages(sentences: Sequence[Counted], length: int) -> Iterator[Passage]:
    """Passages one after the other, each of the fewest sentences that reach `length` words; a rest is left out."""
    start = words = 0
    for place, sentence in enumerate(sentences):
        words += sentence.words
        if words >= length:
            yield Passage(start, place + 1)
            start, words = place + 1, 0
