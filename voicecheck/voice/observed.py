"""What a draft shows: each habit's places, and the words that it chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from voicecheck.core.span import Span
from voicecheck.voice.choices import Choice
from voicecheck.voice.counting import Exposure, choices_by_sentence, counted, exposure
from voicecheck.voice.habits import events
from voicecheck.voice.prose import Prose


class Observed(NamedTuple):
    """A draft as counts, with the places; spans in code points of `Document.text`."""

    prose: Prose
    exposure: Exposure
    places: Mapping[str, Sequence[Span]]
    choices: Sequence[Choice]


def observe(prose: Prose) -> Observed:
    """Count everything once."""
    found = events(prose)
    places: dict[str, list[Span]] = {}
    for event in found:
        places.setdefault(event.habit, []).append(Span(event.start, event.end))
    chosen = choices_by_sentence(prose)
    exposed = exposure(counted(prose, found, chosen))
    return Observed(prose, exposed, places, [choice for choices in chosen for choice in choices])
