"""What a limit measures by itself: the draft, a block, a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from voicecheck.core.document import Block
from voicecheck.core.rule import Draft, RuleSpec
from voicecheck.language.scripts import speaks

NOT_PROSE = frozenset({"title", "description", "alt"})
"""Parts that stand beside the text of a post rather than in it."""

SENTENCE_SCOPES = frozenset({"paragraph", "list", "quote", "footnote"})
"""Parts that are written in sentences."""

Unit: TypeAlias = Sequence[Block]
"""Runs of text that are measured together; a sentence stands as a block of its own."""


def draft_unit(draft: Draft, spec: RuleSpec, *, prose: bool) -> Iterator[Unit]:
    """The whole draft, if the rule holds in its language; of the `prose` only what a reader counts as its text."""
    if speaks(spec.languages, draft.document.language):
        blocks: Unit = draft.document.blocks
        if spec.scopes:
            blocks = [block for block in blocks if block.scope in spec.scopes]
        elif prose:
            blocks = [block for block in blocks if block.scope not in NOT_PROSE]
        yield blocks


def block_units(draft: Draft, spec: RuleSpec, scope: str) -> Iterator[Unit]:
    """Each block of a scope."""
    return ((block,) for block in draft.blocks(spec) if block.scope == scope)


def sentence_blocks(blocks: Sequence[Block], spec: RuleSpec) -> list[Block]:
    """The blocks of which the sentences count."""
    return [block for block in blocks if block.scope in (spec.scopes or SENTENCE_SCOPES)]


def sentence_units(draft: Draft, block: Block) -> Iterator[Unit]:
    """Each sentence of a block."""
    for each in draft.sentences(block):
        yield (Block(block.scope, each.start, each.end, block.level, each.language),)


class Posted(NamedTuple):
    """The text of a unit as it would be posted, and where in it each of its blocks begins."""

    text: str
    starts: Sequence[int]
    unit: Unit

    def locate(self, offset: int) -> tuple[int, Block]:
        """An offset of `text` as one of `Document.text`, and the block there or, between two, the next."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        block = self.unit[index]
        inside = block.start + offset - self.starts[index]
        if inside < block.end:
            return inside, block
        following = self.unit[min(index + 1, len(self.unit) - 1)]
        return following.start, following


def posted(draft: Draft, unit: Unit) -> Posted:
    """A unit put together; blocks are parted as in the source, by one line break or two."""
    document = draft.document
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for number, block in enumerate(unit):
        if number:
            left = document.source_span(block.start, block.start).start
            before = unit[number - 1]
            breaks = document.source.count("\n", document.source_span(before.start, before.end).end, left)
            pieces.append("\n" * min(max(breaks, 1), 2))
            length += len(pieces[-1])
        starts.append(length)
        pieces.append(document.block_text(block))
        length += block.end - block.start
    return Posted("".join(pieces), starts, unit)


def with_links(draft: Draft, unit: Unit, bare: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bare addresses of a unit and the links of its markup, each counted once."""
    starts = [block.start for block in unit]
    links = [
        (inline.start, inline.end)
        for inline in draft.document.inlines
        if inline.scope == "link" and _covers(starts, unit, inline.start)
    ]
    link_starts = [start for start, _ in links]
    ends = [end for _, end in links]
    alone = [(at, to) for at, to in bare if not (i := bisect_right(link_starts, at)) or ends[i - 1] < to]
    return sorted(links + alone)


def _covers(starts: Sequence[int], unit: Unit, offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < unit[index].end
