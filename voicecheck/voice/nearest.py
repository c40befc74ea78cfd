"""Which passage of the brand's own posts is nearest to each paragraph of a draft."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.document import Block, Document
from voicecheck.core.report import Similar
from voicecheck.language import scripts

if TYPE_CHECKING:
    from voicecheck.language.embed import Embedder, Matrix

_SCOPES = frozenset({"paragraph", "list", "quote"})
_LEAST_WORDS = 8
_LEAST_HAN = 12
_EXCLUDED = -2.0
"""Below every cosine."""


class _Post(NamedTuple):
    """A post whose passages are `start` to `end` of all."""

    path: str
    start: int
    end: int
    place: tuple[str, str]
    digest: str


class NearestPosts:
    """The passages of some posts. Their vectors are computed with the first draft, and pickle with the rest."""

    def __init__(self, posts: Sequence[tuple[str, Document]], embedder: Embedder) -> None:
        self._embedder = embedder
        self._passages: list[str] = []
        self._post_of: list[_Post] = []
        self._posts: list[_Post] = []
        for path, document in posts:
            passages = [document.block_text(block) for block in _passages(document)]
            start = len(self._passages)
            post = _Post(path, start, start + len(passages), _place(path, document), _digest(document))
            self._passages += passages
            self._posts.append(post)
            self._post_of += [post] * len(passages)

    @cached_property
    def _matrix(self) -> Matrix:
        return self._embedder.encode(self._passages)

    def similar(self, draft: Document) -> tuple[Similar, ...]:
        """For each passage of the draft the nearest passage of a post other than the draft itself, in order.

        Raises:
            VoicecheckError: the embedder's model is missing.
        """
        blocks = list(_passages(draft))
        if not blocks or not self._passages:
            return ()
        cosines = self._embedder.encode([draft.block_text(block) for block in blocks]) @ self._matrix.T
        place, digest = _place(draft.path, draft), _digest(draft)
        for post in self._posts:
            if post.place == place or post.digest == digest:
                cosines[:, post.start : post.end] = _EXCLUDED
        nearest = cosines.argmax(axis=1).tolist()
        return tuple(
            self._similar(draft, block, index, float(row[index]))
            for block, row, index in zip(blocks, cosines, nearest, strict=True)
            if row[index] > _EXCLUDED
        )

    def _similar(self, draft: Document, block: Block, index: int, cosine: float) -> Similar:
        span = draft.source_span(block.start, block.end)
        bounded = max(-1.0, min(1.0, cosine))
        return Similar(span.start, span.end, self._post_of[index].path, self._passages[index], bounded)


def _passages(document: Document) -> Iterator[Block]:
    """Blocks of prose that are long enough to say something."""
    for block in document.blocks:
        if block.scope in _SCOPES:
            text = document.block_text(block)
            if scripts.count_words(text) >= _LEAST_WORDS or scripts.count_han(text) >= _LEAST_HAN:
                yield block


def _place(path: str, document: Document) -> tuple[str, str]:
    """Where a document stands, however its path is written; the records of one file are different places."""
    record = document.record
    return os.path.realpath(path), f"{record.line}:{record.id}" if record else ""


def _digest(document: Document) -> str:
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
