"""Habits and where they show. A new habit is a line in `table.py` and its events in a module of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose

EXTRACTORS: Mapping[str, tuple[str, ...]] = {
    "en": ("marks", "shape", "register", "english"),
    "zh": ("marks", "shape", "register", "chinese"),
}
"""Language, and the modules of this package whose `events(prose)` find its habits."""


def events(prose: Prose) -> list[Event]:
    """Every event of every habit in some prose, in order of place."""
    found = [event for module in EXTRACTORS[prose.language] for event in _extractor(module)(prose)]
    found.sort(key=lambda event: (event.start, event.end, event.habit))
    return found


def _extractor(module: str) -> Callable[[Prose], Iterator[Event]]:
    extract: Callable[[Prose], Iterator[Event]] = import_module(f"{__name__}.{module}").events
    return extract
