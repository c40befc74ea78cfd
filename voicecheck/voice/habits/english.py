"""Habits of English."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose


def events(prose: Prose) -> Iterator[Event]:
    """The events of English words."""
    for sentence in prose.sentences:
        for token in sentence.tokens:
            if token.word in ("i", "me", "my", "mine", "myself", "i'm", "i've", "i'll", "i'd"):
                yield Event("first-person-singular", token.start, token.end)
