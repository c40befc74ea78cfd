"""Habits of Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose


def events(prose: Prose) -> Iterator[Event]:
    """The events of Chinese words."""
    for sentence in prose.sentences:
        for token in sentence.tokens:
            if token.word == "我":
                yield Event("first-person-singular", token.start, token.end)
