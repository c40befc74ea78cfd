"""Punctuation and signs that both languages share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicecheck.core.habit import Event
from voicecheck.language.networks import EMOJI
from voicecheck.voice.prose import Prose

_PATTERNS = {
    "exclamations": "[!\uff01]+",
    "exclamation-runs": "[!\uff01]{2,}|[!\uff01][?\uff1f]|[?\uff1f][!\uff01]",
    "emoji": EMOJI,
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def events(prose: Prose) -> Iterator[Event]:
    """The marks of each paragraph."""
    for name in _PATTERNS:
        pattern = _pattern(name)
        for block in prose.paragraphs:
            for match in pattern.finditer(prose.text, block.start, block.end):
                yield Event(name, *match.span())
