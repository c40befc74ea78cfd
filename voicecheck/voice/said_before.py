"""The sentences of posts that are nearest to a text in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecheck.config.places import shown
from voicecheck.core.document import Document
from voicecheck.language.draft import identify
from voicecheck.language.embed import Embedder, readable
from voicecheck.language.scripts import count_words
from voicecheck.language.sentences import split

_LEAST_WORDS = 3


class NearSentence(NamedTuple):
    """A sentence of a post.

    Attributes:
        place: `file:line`.
        cosine: In [-1, 1].
    """

    place: str
    text: str
    cosine: float


def nearest_sentences(text: str, posts: Sequence[Document], model: Embedder, count: int) -> list[NearSentence]:
    """The `count` sentences nearest to a text, best first; each wording once."""
    places: dict[str, str] = {}
    for post in map(identify, posts):
        for block in post.blocks:
            written = post.block_text(block)
            for start, end in split(written, block.language):
                sentence = written[start:end]
                if count_words(sentence) >= _LEAST_WORDS and sentence not in places:
                    at = post.source_span(block.start + start, block.start + end).start
                    line = post.record.line if post.record else post.lines.position(at).line
                    places[sentence] = f"{shown(post.path)}:{line}"
    sentences = list(places)
    if not sentences:
        return []
    cosines = model.encode([readable(each) for each in sentences]) @ model.encode([readable(text)])[0]
    best = sorted(range(len(sentences)), key=lambda place: (-float(cosines[place]), place))[:count]
    return [NearSentence(places[sentences[at]], sentences[at], float(cosines[at])) for at in best]
