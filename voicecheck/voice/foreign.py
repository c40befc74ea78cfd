"""One paragraph in another's voice inside a post that is otherwise the brand's.

Each paragraph's score is held against the others of the same post, so that a post on an odd subject is not all strange.
What the brand's own posts show of their strangest paragraph makes the p-value.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from voicecheck.voice.features import WINDOW, length, windows
from voicecheck.voice.similarity import Similarity

LEAST_SHARE = 0.25
"""A paragraph of less than this share of a passage says too little."""

LEAST_PARAGRAPHS = 3
LEAST_POSTS = 19
"""With fewer own posts of enough paragraphs nothing can be as rare as one in twenty."""


class Foreign(NamedTuple):
    """A strange paragraph: its place, and the chance that a post of the brand has one as strange."""

    place: int
    p: float


def paragraph_texts(paragraphs: Sequence[Sequence[str]], model: Similarity) -> dict[int, str]:
    """The masked text of each paragraph that is long enough, by index."""
    least = WINDOW[model.language] * LEAST_SHARE
    joint = "" if model.language == "zh" else " "
    found = {}
    for place, paragraph in enumerate(paragraphs):
        text = joint.join(windows([paragraph], model.language, model.common))
        if length(text, model.language) >= least:
            found[place] = text
    return found


def strangeness(scores: Sequence[float], lengths: Sequence[int], window: int) -> list[float]:
    """How far each paragraph lies below the rest of its post; a short one must lie farther to count as much."""
    whole = sum(score * size for score, size in zip(scores, lengths, strict=True))
    sizes = sum(lengths)
    found = []
    for score, size in zip(scores, lengths, strict=True):
        rest = (whole - score * size) / max(sizes - size, 1)
        found.append((rest - score) * sqrt(min(size, 2 * window) / window))
    return found


def strangest(paragraphs: Sequence[Sequence[str]], model: Similarity) -> tuple[int, float] | None:
    """The place of a post's strangest paragraph and how strange it is; None if the post has too few."""
    own = paragraph_texts(paragraphs, model)
    if len(own) < LEAST_PARAGRAPHS:
        return None
    sizes = [length(text, model.language) for text in own.values()]
    found = strangeness([model.of_window(text) for text in own.values()], sizes, WINDOW[model.language])
    worst = max(range(len(found)), key=lambda place: found[place])
    return list(own)[worst], found[worst]


def foreign(paragraphs: Sequence[Sequence[str]], model: Similarity) -> Foreign | None:
    """The strangest paragraph of a post; None if the post has too few, or the brand too few posts to tell."""
    found = strangest(paragraphs, model) if len(model.foreign) >= LEAST_POSTS else None
    if found is None:
        return None
    place, value = found
    above = len(model.foreign) - bisect_left(model.foreign, value)
    return Foreign(place, (above + 1) / (len(model.foreign) + 1))
