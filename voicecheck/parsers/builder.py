"""Collects clean text with its way back to the source, block by block, into a Document.

Every parser speaks to this one class, so that the rules for spans are kept in one place: runs that stand
side by side in the source and in the text become one segment, white space at the edges of a block is
left out, and a block without prose leaves no trace.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any, cast

from voicecheck.core.document import BLOCK_BREAK, OBJECT, Block, Comment, Document, Image, Segment
from voicecheck.core.span import Span
from voicecheck.parsers.given import Given

Run = tuple[int, int, str | None]
"""A range of the source and the text that it gives; None: the same text."""

_NO_RUN = -1
_has_prose = re.compile(rf"[^\s{OBJECT}]").search
_to_segment = partial(tuple.__new__, Segment)


def _start_of(inline: tuple[str, int, int]) -> int:
    return inline[1]


class Builder:
    """Takes ranges of `source` in reading order.

    Attributes:
        blocks: Scope, start, end, level of each block closed so far.
        inlines: Scope, start, end of each link, strong and emphasised run.
        comments: Start, end (of the source, markers included) and text.
        images: Start, end (of the source) and address of each image that is shown or linked to.
        notes: What the reader should be told.
        holes: Ranges of the source inside which `keep_around` takes nothing, ascending, each with the text that it
            puts in their place.
    """

    __slots__ = (
        "_aside_blocks", "_block_start", "_first_inline", "_first_segment", "_length", "_parts", "_run_end",
        "_run_start", "_segments", "_texts", "blocks", "comments", "holes", "images", "inlines", "notes", "source",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[tuple[str, int, int, int]] = []
        self.inlines: list[tuple[str, int, int]] = []
        self.comments: list[tuple[int, int, str]] = []
        self.images: list[tuple[int, int, str]] = []
        self.notes: list[str] = []
        self.holes: list[tuple[int, int, str]] = []
        self._aside_blocks: list[tuple[str, Sequence[Run]]] = []
        self._texts: list[str] = []
        self._parts: list[str] = []  # of the open block
        self._segments: list[tuple[int, int, int, int, bool]] = []
        self._length = 0  # of the text, without the run that still grows
        self._block_start = 0
        self._first_segment = 0  # of the open block
        self._first_inline = 0
        self._run_start = 0
        self._run_end = _NO_RUN

    @property
    def here(self) -> int:
        """The offset of `text` at which the next run will stand."""
        if self._run_end == _NO_RUN:
            return self._length
        return self._length + self._run_end - self._run_start

    @property
    def is_open(self) -> bool:
        """Whether the open block has any text yet."""
        return self._run_end != _NO_RUN or bool(self._parts)

    def keep(self, start: int, end: int) -> None:
        """Add `source[start:end]` as it stands."""
        if start == self._run_end:
            self._run_end = end
            return
        if self._run_end != _NO_RUN:
            self._end_run()
        self._run_start = start
        self._run_end = end

    def keep_around(self, start: int, end: int) -> None:
        """Add `source[start:end]` but for the holes in it."""
        index = max(bisect_right(self.holes, (start, end + 1, "")) - 1, 0)
        while index < len(self.holes) and start < end:
            hole_start, hole_end, text = self.holes[index]
            if hole_start >= end:
                break
            if hole_end > start:
                if hole_start > start:
                    self.keep(start, hole_start)
                if hole_start >= start:
                    self.put(text, hole_start, hole_end)
                start = hole_end
            index += 1
        if start < end:
            self.keep(start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Add `text`, for which `source[start:end]` stands as a whole."""
        if not text:
            return
        if self._run_end != _NO_RUN:
            self._end_run()
        length = self._length
        self._length = length + len(text)
        self._segments.append((length, self._length, start, end, False))
        self._parts.append(text)

    def add_runs(self, runs: Sequence[Run]) -> None:
        """Add ranges one after another."""
        keep = self.keep_around if self.holes else self.keep
        for start, end, text in runs:
            if text is None:
                keep(start, end)
            else:
                self.put(text, start, end)

    def aside(self, scope: str, runs: Sequence[Run]) -> None:
        """A block that stands inside the open one in the source; it follows that in the text."""
        if runs:
            self._aside_blocks.append((scope, runs))

    def close(self, scope: str, level: int = 0) -> None:
        """End the open block, which was of this scope; nothing happens if it has no prose."""
        if self._run_end != _NO_RUN:
            self._end_run()
        parts = self._parts
        if parts:
            text = parts[0] if len(parts) == 1 else "".join(parts)
            if text[0].isalnum() or _has_prose(text):
                if text[0].isspace() or text[-1].isspace():
                    text = self._trim(text)
                end = self._block_start + len(text)
                self._texts.append(text)
                self.blocks.append((scope, self._block_start, end, level))
                self._block_start = end + len(BLOCK_BREAK)
            else:
                del self._segments[self._first_segment :]
                del self.inlines[self._first_inline :]
            self._length = self._block_start
            self._first_segment = len(self._segments)
            self._first_inline = len(self.inlines)
            parts.clear()
        if self._aside_blocks:
            self._add_asides()

    def text_of(self, block: tuple[str, int, int, int]) -> str:
        """The text of one of `blocks`."""
        return self._texts[self.blocks.index(block)]

    def finish(
        self,
        format: str,  # noqa: A002 - the name that Document gives it
        given: Given,
        meta: Mapping[str, Any] | None = None,
        meta_spans: Mapping[str, Span] | None = None,
    ) -> Document:
        """The document of all blocks closed so far; `meta` fills in what `given` leaves open."""
        from voicecheck.parsers.meta import byline

        fields = dict(given.meta) if given.meta else {}
        if meta:
            fields.update(meta)
        author, channel, role, date, language = byline(fields, given)
        inlines = sorted(self.inlines, key=_start_of)
        self.comments.sort()
        return Document(
            path=given.path,
            source=self.source,
            text=BLOCK_BREAK.join(self._texts),
            segments=cast("tuple[Segment, ...]", tuple(map(_to_segment, self._segments))),
            blocks=tuple(starmap(Block, self.blocks)),
            inlines=tuple(starmap(Block, inlines)),
            comments=tuple([Comment(Span(start, end), text) for start, end, text in self.comments]),
            images=tuple([Image(Span(start, end), target) for start, end, target in sorted(self.images)]),
            format=format,
            language=language,
            meta=fields,
            meta_spans=meta_spans or {},
            record=given.record,
            author=author,
            channel=channel,
            role=role,
            date=date,
            notes=(*given.notes, *self.notes),
        )

    def _end_run(self) -> None:
        start, end, length = self._run_start, self._run_end, self._length
        self._run_end = _NO_RUN
        if end > start:
            self._length = length + end - start
            self._segments.append((length, self._length, start, end, True))
            self._parts.append(self.source[start:end])

    def _add_asides(self) -> None:
        asides, self._aside_blocks = self._aside_blocks, []
        for scope, runs in asides:
            self.add_runs(runs)
            self.close(scope)

    def _trim(self, text: str) -> str:
        """Cut white space off both ends of the open block, out of its segments and inlines too."""
        low = self._block_start + len(text) - len(text.lstrip())
        high = self._block_start + len(text.rstrip())
        moved = low - self._block_start
        kept = []
        for start, end, source_start, source_end, verbatim in self._segments[self._first_segment :]:
            new_start, new_end = max(start, low), min(end, high)
            if new_start >= new_end:
                continue
            cut = (new_start - start, end - new_end) if verbatim else (0, 0)
            kept.append((new_start - moved, new_end - moved, source_start + cut[0], source_end - cut[1], verbatim))
        self._segments[self._first_segment :] = kept
        inlines = self.inlines[self._first_inline :]
        self.inlines[self._first_inline :] = [
            (scope, max(start, low) - moved, min(end, high) - moved)
            for scope, start, end in inlines
            if max(start, low) < min(end, high)
        ]
        return text.strip()
