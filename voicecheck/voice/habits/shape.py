"""How long sentences and paragraphs are."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose

LONG = {"en": 30, "zh": 60}
SHORT = {"en": 5, "zh": 10}


def events(prose: Prose) -> Iterator[Event]:
    """Long and short sentences of running text."""
    for sentence in prose.sentences:
        if not sentence.running:
            continue
        if sentence.words >= LONG[prose.language]:
            yield Event("long-sentences", sentence.start, sentence.end)
        elif sentence.words <= SHORT[prose.language]:
            yield Event("short-sentences", sentence.start, sentence.end)
