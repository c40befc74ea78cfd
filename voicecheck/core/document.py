"""A draft as the rules see it: clean text in blocks, each code point with a way back to the source.

`Document.text` holds the clean text of all blocks in one string, parted by `BLOCK_BREAK`, so that one
pass of a matcher serves the whole draft. A Block is a range of that text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from voicecheck.core.lines import LineIndex
from voicecheck.core.span import Span

BLOCK_BREAK = "\n\u2029\n"
"""Stands between blocks in `Document.text`; no rule may match across it."""

OBJECT = "\ufffc"
"""Stands in the text for something that is not prose: inline code, an image, an expression."""

BLOCK_SCOPES = ("title", "description", "heading", "paragraph", "list", "quote", "cell", "caption", "alt", "footnote")
INLINE_SCOPES = ("link", "strong", "emphasis")
SCOPES = (*BLOCK_SCOPES, *INLINE_SCOPES)


class Segment(NamedTuple):
    """A run of `Document.text` and the run of the source that it came from.

    The two runs are equal, character by character, if `verbatim`; else the whole source run stands
    for the whole text run (an entity, a dropped marker, an object).
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool


class Block(NamedTuple):
    """A range of `Document.text` with the role it plays in the draft.

    Attributes:
        scope: One of `BLOCK_SCOPES`, or of `INLINE_SCOPES` for `Document.inlines`.
        level: 1-6 for a heading, the nesting depth for a list or quote, else 0.
        language: `en`, `zh-Hans`, `zh-Hant`, or "" where the script does not tell.
    """

    scope: str
    start: int
    end: int
    level: int = 0
    language: str = ""


class Comment(NamedTuple):
    """A comment of the source, where suppressions live; `span` covers the markers too."""

    span: Span
    text: str


class Image(NamedTuple):
    """An image that the draft shows, or the file of one that it links to.

    Attributes:
        span: The whole reference, such as `![alt](photo.jpg)` or `<img src="photo.jpg">`.
        target: The address as the draft states it, without entities.
    """

    span: Span
    target: str


class Record(NamedTuple):
    """Where a document that is one record of a table stands: `line` of the file, from 1, and its id."""

    line: int
    id: str


@dataclass(frozen=True)
class Document:
    """One draft, parsed. Offsets in `blocks` count code points of `text`; spans of findings, of `source`.

    Attributes:
        segments: Ascending, without gaps over `text` except for block breaks.
        blocks: Disjoint and ascending.
        inlines: Links, strong and emphasised runs inside the blocks; seen only by rules that name their scope.
        images: Ascending; known of Markdown and HTML.
        meta: Front matter, or the other fields of a record.
        meta_spans: Where the value of each front-matter key stands in the source.
        notes: What the reader should be told of how this was read, such as the encoding that was detected.
        bare: Whether `text` is the source as it stands, in one block, for rules that read the source themselves.
    """

    path: str
    source: str
    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    inlines: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    images: tuple[Image, ...] = ()
    format: str = "text"
    language: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    meta_spans: Mapping[str, Span] = field(default_factory=dict)
    record: Record | None = None
    author: str | None = None
    channel: str | None = None
    role: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()
    bare: bool = False

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of `source`."""
        return LineIndex(self.source)

    @cached_property
    def _segment_starts(self) -> Sequence[int]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]

    def block_text(self, block: Block) -> str:
        """The clean text of a block."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> Block | None:
        """The block that covers an offset of `text`."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def source_span(self, start: int, end: int) -> Span:
        """The source of `text[start:end]`: from the first matched character to the last, markup between included."""
        if not self.segments:
            return Span(0, 0)
        first = self._segment_at(start)
        if end <= start:
            at = self._to_source(first, start, start_of=True)
            return Span(at, at)
        last = self._segment_at(end - 1)
        return Span(self._to_source(first, start, start_of=True), self._to_source(last, end, start_of=False))

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` stands in the source exactly so, in one piece: only then may a fix replace it."""
        if not self.segments or end <= start:
            return False
        segment = self._segment_at(start)
        return segment.verbatim and segment.start <= start and end <= segment.end

    def _segment_at(self, offset: int) -> Segment:
        return self.segments[max(bisect_right(self._segment_starts, offset) - 1, 0)]

    @staticmethod
    def _to_source(segment: Segment, offset: int, *, start_of: bool) -> int:
        if segment.verbatim:
            return segment.source_start + min(max(offset - segment.start, 0), segment.end - segment.start)
        return segment.source_start if start_of else segment.source_end
