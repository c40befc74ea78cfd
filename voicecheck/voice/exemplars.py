"""Sentences of the brand's own that show a writer how it is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from voicecheck.core.document import OBJECT
from voicecheck.core.habits import HABITS
from voicecheck.voice.evidence import OTHERS, weight
from voicecheck.voice.post import Post

NUMBER = 150
EACH = 2
_LENGTHS = {"en": (7, 24), "zh": (12, 48)}
# What may be somebody's data or needs its context: addresses, links, long numbers, code, brackets.
_UNSUITABLE = re.compile(rf"@|://|www\.|\d{{5,}}|[{{}}<>|\\`_#]|{OBJECT}|^[^\w“\"「]|\n")
_END = tuple('.?!。？！”"」')


class Exemplars(NamedTuple):
    """Sentences, and for each habit that may be missing in a draft the places of two that show it."""

    sentences: list[str]
    places: Mapping[str, tuple[int, ...]]


def exemplars(posts: Sequence[Post], language: str) -> Exemplars:
    """Choose sentences: in the end the same ones, whatever the order of the posts."""
    suitable = [
        (text, counted.habits)
        for post in posts
        for text, counted in zip(post.sentences, post.counted, strict=True)
        if _suitable(text, counted.words, language)
    ]
    suitable = sorted(dict(suitable).items(), key=lambda item: sha256(item[0].encode("utf-8", "replace")).digest())
    steady = [name for name, habit in HABITS.items() if weight(habit.family) > OTHERS and not habit.fewer]
    typical = [text for text, habits in suitable if not any(habits.get(name) for name in steady)][:NUMBER]
    chosen = list(typical)
    places: dict[str, tuple[int, ...]] = {}
    for name, habit in HABITS.items():
        if habit.fewer and language in habit.languages:
            own = [text for text, habits in suitable if habits.get(name)]
            shown = [text for text in own if text in typical][:EACH] or own[:EACH]
            chosen += [text for text in shown if text not in chosen]
            if shown:
                places[name] = tuple(chosen.index(text) for text in shown)
    return Exemplars(chosen, places)


def _suitable(text: str, words: int, language: str) -> bool:
    low, high = _LENGTHS[language]
    return low <= words <= high and text.endswith(_END) and not _UNSUITABLE.search(text)
