"""Collects clean text with its way back to the source, block by block, into a Document.

Every parser speaks to this one class, so that the rules for spans are kept in one place: runs that stand
side by side in the source and in the text become one segment, white space at the edges of a block is
left out, and a block without prose leaves no trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import starmap
from typing import Any, cast

from voicecheck.core.document import BLOCK_BREAK, OBJECT, Block, Comment, Document, Segment
from voicecheck.core.span import Span
from voicecheck.parsers.types import Given

Run = tuple[int, int, str | None]
"""A run of the source and the text that it gives; None: the same text."""

_BREAK_LENGTH = len(BLOCK_BREAK)
_PROSE = re.compile(rf"[^\s{OBJECT}]")
_segments = partial(map, partial(tuple.__new__, Segment))


class Builder:
    """Takes runs of `source` in reading order; a block begins with the first run after `scope` was set.

    Attributes:
        scope, level: What the next block will be.
    """

    __slots__ = (
        "_asides", "_at", "_first_inline", "_first_part", "_inlines", "_open", "_parts", "_run_end", "_run_start",
        "_segments", "_texts", "blocks", "comments", "inlines", "level", "notes", "scope", "source",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self.source = source
        self.scope = "paragraph"
        self.level = 0
        self.blocks: list[tuple[str, int, int, int]] = []
        self.inlines: list[tuple[str, int, int]] = []
        self.comments: list[tuple[int, int, str]] = []
        self.notes: list[str] = []
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._segments: list[tuple[int, int, int, int, bool]] = []
        self._asides: list[tuple[str, int, list[Run]]] = []
        self._at = 0  # where the block that is open begins in the text, then where the next one would
        self._first_part = 0
        self._first_inline = 0
        self._open = False
        self._run_start = 0
        self._run_end = 0  # of the verbatim run that may still grow; empty if there is none
