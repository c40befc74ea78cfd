"""A learned voice as rows to draw: each habit against what many brands do."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from voicecheck.core.habits import COUNTED
from voicecheck.voice import chance
from voicecheck.voice.learned import Learned
from voicecheck.voice.preferences import UNUSED_TOTAL
from voicecheck.voice.priors import general

_SEVERAL = 3
_PASSAGE = {"en": 100, "zh": 200}


class Bar(NamedTuple):
    """One habit; rates are events in 1,000 words or characters, or in 100 sentences or paragraphs.

    Attributes:
        ours: The brand's rate.
        low, middle, high: A tenth of brands has less than `low`, half less than `middle`, a tenth more than `high`.
        usual: The most that a passage of 100 words (200 characters), or of 10 sentences or paragraphs, usually has.
        tells: How far the brand lies outside the others: tenfold is 1; below 0 it has less.
    """

    habit: str
    label: str
    per: str
    ours: float
    low: float
    middle: float
    high: float
    usual: int
    tells: float


class Portrait(NamedTuple):
    """A voice, drawn: habits from what tells the brand apart most; the words it chooses, leans on and never uses."""

    voice: Learned
    bars: Sequence[Bar]
    chooses: Sequence[str]
    leans_on: Sequence[str]
    never: Sequence[str]


def portrait(voice: Learned) -> Portrait:
    """What is worth showing of a voice."""
    known = general(voice.language)
    chinese = voice.language == "zh"
    bars = []
    for name, own in voice.habits.items():
        habit, others = COUNTED.get(name), known.get(name)
        if habit is None or others is None or not own.exposure:
            continue
        scale = 1000 if habit.per == "words" else 100
        ours = own.events / own.exposure
        tells = log10((ours + _floor(others.middle)) / (others.middle + _floor(others.middle)))
        size = _PASSAGE[voice.language] if habit.per == "words" else 10
        usual = chance.usual(own.rate * size, own.shape)[1]
        label = habit.label_zh if chinese and habit.label_zh else habit.label
        rates = (ours * scale, others.low * scale, others.middle * scale, others.high * scale)
        bars.append(Bar(name, label, habit.per, *rates, usual, tells))
    bars.sort(key=lambda bar: (-abs(bar.tells), bar.habit))
    return Portrait(voice, bars, *_words(voice))


def _floor(middle: float) -> float:
    """What keeps the ratio of two rates near nothing from being endless."""
    return max(middle / 10, 1e-5)


def _words(voice: Learned) -> tuple[list[str], list[str], list[str]]:
    """`this (12)` for the words chosen from their like; `this (12; others 3)` for those leaned on; those never used."""
    chooses, never = [], [word for word, each in voice.words.items() if not each.ours]
    for counts in voice.choices.values():
        first = max(counts, key=lambda variant: counts[variant])
        unused = [variant for variant, number in counts.items() if not number]
        if sum(counts.values()) >= UNUSED_TOTAL and unused:
            never += unused[:_SEVERAL]
            chooses.append(f"{first} ({counts[first]})")
    others = "别家" if voice.language == "zh" else "others"
    leans = [f"{word} ({each.ours}; {others} {each.others:.0f})" for word, each in voice.words.items() if each.ours]
    return chooses, leans, never
