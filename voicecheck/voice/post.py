"""A post as it is learned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecheck.voice.counting import Counted, count
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import paragraphs_of


class Post(NamedTuple):
    """A post as it is learned from; `sentences` stand beside their counts in `counted`, those of `paragraphs` by paragraph."""

    path: str
    author: str
    date: str
    sentences: Sequence[str]
    counted: Sequence[Counted]
    paragraphs: Sequence[Sequence[str]] = ()

    @classmethod
    def of(cls, path: str, prose: Prose) -> Post:
        """The post that some prose is."""
        document = prose.document
        sentences = [prose.text[each.start : each.end] for each in prose.sentences]
        return cls(path, document.author or "", document.date or "", sentences, count(prose), paragraphs_of(prose))
