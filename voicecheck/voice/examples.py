"""Sentences of the brand's own that show a writer how we say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

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
    said = " ".join(_around(seen, spans))
    pool = [sentence for place, sentence in enumerate(voice.sentences) if place not in set(known.ours)]
    weights = _weights(tuple(pool), voice.language)
    wanted = _pieces(said, voice.language)
    # The nearest first; of equals, the first in the file.
    ranked = sorted(
        range(len(pool)), key=lambda place: (-_likeness(wanted, pool[place], weights, voice.language), place)
    )
    return tuple(pool[place] for place in ranked[:NUMBER])


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


@lru_cache(maxsize=4)
def _weights(pool: tuple[str, ...], language: str) -> dict[str, float]:
    tally = Counter(piece for sentence in pool for piece in _pieces(sentence, language))
    return {piece: log(len(pool) / number) + 0.01 for piece, number in tally.items()}


def _likeness(wanted: frozenset[str], sentence: str, weights: dict[str, float], language: str) -> float:
    pieces = _pieces(sentence, language)
    shared = sum(weights[piece] for piece in pieces & wanted)
    return shared / (sum(weights[piece] for piece in pieces) ** 0.5 or 1.0)
