"""Sentences of the brand's own that show a writer how we say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from voicecheck.core.span import Span
from voicecheck.voice.learned import HabitVoice, Learned
from voicecheck.voice.observed import Observed

NUMBER = 2
_PIECE = 3
"""Sentences are alike by the runs of so many characters that they share; of two in Chinese."""


def ours(seen: Observed, spans: Sequence[Span], known: HabitVoice, voice: Learned, *, fewer: bool) -> tuple[str, ...]:
    """Two sentences: of those that show the habit if the draft lacks it, else those nearest to what the draft says."""
    if fewer:
        return tuple(voice.sentences[place] for place in known.ours[:NUMBER])
    if not voice.sentences:
        return ()
    shown = _shown(tuple(voice.sentences), voice.language)
    wanted = _pieces(" ".join(_around(seen, spans)), voice.language)
    likeness = {
        place: sum(map(shown.weights.__getitem__, pieces & wanted)) / size
        for place, (pieces, size) in enumerate(zip(shown.pieces, shown.sizes, strict=True))
        if place not in known.ours
    }
    # The nearest first; of equals, the first in the file.
    ranked = sorted(likeness, key=lambda place: (-likeness[place], place))
    return tuple(voice.sentences[place] for place in ranked[:NUMBER])


def _around(seen: Observed, spans: Sequence[Span]) -> list[str]:
    """The sentences in which a habit shows."""
    found = []
    for sentence in seen.prose.sentences:
        if any(sentence.start <= span.start < sentence.end for span in spans):
            found.append(seen.prose.text[sentence.start : sentence.end])
    return found


def _pieces(text: str, language: str) -> frozenset[str]:
    size = 2 if language == "zh" else _PIECE
    text = text.lower()
    return frozenset(text[place : place + size] for place in range(len(text) - size + 1))


class _Shown(NamedTuple):
    """Sentences as the pieces that they are compared by; a piece weighs the more, the fewer sentences have it."""

    pieces: Sequence[frozenset[str]]
    weights: Mapping[str, float]
    sizes: Sequence[float]


@lru_cache(maxsize=4)
def _shown(sentences: tuple[str, ...], language: str) -> _Shown:
    pieces = [_pieces(sentence, language) for sentence in sentences]
    tally = Counter(chain.from_iterable(pieces))
    weights = {piece: log(len(sentences) / number) + 0.01 for piece, number in tally.items()}
    return _Shown(pieces, weights, [sum(map(weights.__getitem__, own)) ** 0.5 or 1.0 for own in pieces])
