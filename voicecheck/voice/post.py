"""A post as it is learned from."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from voicecheck.voice.counting import Counted, count
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import paragraphs_of


class Post(NamedTuple):
    """A post as it is learned from: its sentences, beside them their counts, and once more by paragraph.

    Attributes:
        digest: Tells the post again, whatever is left out of it later.
    """

    path: str
    author: str
    date: str
    sentences: Sequence[str]
    counted: Sequence[Counted]
    paragraphs: Sequence[Sequence[str]] = ()
    digest: str = ""

    @classmethod
    def of(cls, path: str, prose: Prose) -> Post:
        """The post that some prose is."""
        document = prose.document
        sentences = [prose.text[each.start : each.end] for each in prose.sentences]
        digest = sha256("\n".join(sentences).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        author, date = document.author or "", document.date or ""
        return cls(path, author, date, sentences, count(prose), paragraphs_of(prose), digest)
