"""One paragraph from elsewhere inside a post that is otherwise the brand's.

Two signs are added up: its words are not those of the text around it (`cohesion`), and it does not read like the brand
(`similarity`). What the brand's own posts show of their strangest paragraph makes the p-value.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from voicecheck.voice.cohesion import estrangement, words
from voicecheck.voice.features import WINDOW, length, windows
from voicecheck.voice.similarity import Similarity

LEAST_SHARE = 0.25
"""A paragraph of less than this share of a passage says too little."""

LEAST_PARAGRAPHS = 3
LEAST_POSTS = 19
"""With fewer own stretches of enough paragraphs nothing can be as rare as one in twenty."""

STRETCH = {"en": 400, "zh": 800}
"""English words or Han characters of a stretch; a long post is several, so that its length does not make it strange."""

SIMILARITY_WEIGHT = 0.2
"""What a point of similarity weighs beside one of cohesion; on public blogs all from 0.1 to 0.3 do about as well."""


class Foreign(NamedTuple):
    """A strange paragraph: its place, and the chance that a post of the brand has one as strange."""

    place: int
    p: float


class Stretch(NamedTuple):
    """Paragraphs `start` to `end` of a post."""

    start: int
    end: int


def stretches(paragraphs: Sequence[Sequence[str]], language: str) -> list[Stretch]:
    """A post cut between paragraphs into parts of about the same length, as near to `STRETCH` as may be."""
    sizes = [length(" ".join(paragraph), language) for paragraph in paragraphs]
    number = max(round(sum(sizes) / STRETCH[language]), 1)
    found: list[Stretch] = []
    start = reached = 0
    for place, size in enumerate(sizes):
        reached += size
        full = reached * number >= sum(sizes) * (len(found) + 1) and len(found) + 1 < number
        if full or place == len(sizes) - 1:
            found.append(Stretch(start, place + 1))
            start = place + 1
    return found


def strangest(paragraphs: Sequence[Sequence[str]], model: Similarity) -> Iterator[tuple[int, float]]:
    """For each stretch of a post that has enough paragraphs, the place of the strangest and how strange it is."""
    for stretch in stretches(paragraphs, model.language):
        strange = _strangeness(paragraphs[stretch.start : stretch.end], model)
        if len(strange) >= LEAST_PARAGRAPHS:
            place = max(strange, key=lambda each: strange[each])
            yield stretch.start + place, strange[place]


def _strangeness(paragraphs: Sequence[Sequence[str]], model: Similarity) -> dict[int, float]:
    """How strange each paragraph is that is long enough; a short one must be stranger to count as much."""
    language, window = model.language, WINDOW[model.language]
    joint = "" if language == "zh" else " "
    apart = estrangement([words(paragraph, language) for paragraph in paragraphs], model.common)
    found = {}
    for place, paragraph in enumerate(paragraphs):
        text = joint.join(windows([paragraph], language, model.common))
        size = length(text, language)
        if size >= window * LEAST_SHARE:
            value = apart[place] - SIMILARITY_WEIGHT * model.of_window(text)
            found[place] = value * sqrt(min(size, 2 * window) / window)
    return found


def foreign(paragraphs: Sequence[Sequence[str]], model: Similarity) -> Foreign | None:
    """The strangest paragraph of a post; None if the post has too few, or the brand too few posts to tell."""
    if len(model.foreign) < LEAST_POSTS:
        return None
    found = list(strangest(paragraphs, model))
    if not found:
        return None
    place, value = max(found, key=lambda each: each[1])
    above = len(model.foreign) - bisect_left(model.foreign, value)
    once = (above + 1) / (len(model.foreign) + 1)
    # The strangest of several stretches; each has its chance.
    return Foreign(place, 1 - (1 - once) ** len(found))
