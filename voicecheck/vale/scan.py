"""Rules run on all blocks of a document at once: those whose patterns look at nothing but what they match."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import Any

from voicecheck.vale.facts import Reach
from voicecheck.vale.flavour import Regex
from voicecheck.vale.prefilter import NARROW, Candidate, Sifted

Found = tuple[int, int, Any]
"""The index of a block, that of an alternative, and the match."""
_EDGE = re.compile(r"""[.?!)’”"']\s|[.?!][\[(]\S*\s|\.(?:"|\w*\.)\S*\s|[。！？]|\n\n""")
"""The end of a word that may end a sentence, or of a paragraph."""


def matches(
    parts: Sequence[Regex], reaches: Sequence[Reach | None], queue: list[Candidate], sifted: Sifted, *, whole: bool
) -> list[Found]:
    """The matches of a rule as the alternation of its parts would find them in each block.

    Gives the block's index, the alternative's index, the match in `sifted.whole`; None for the match if what the
    alternative sees there may be cut off otherwise when the block is read by itself, or by its sentences.

    Args:
        reaches: How far each part sees.
        queue: Where the rule may match; gets more entries.
        whole: Whether the blocks are not cut to sentences or paragraphs.

    Raises:
        SlowError: a pattern takes too long.
    """
    text, starts, texts = sifted.whole, sifted.starts, sifted.texts
    queue.sort()
    found: list[Found] = []
    done: dict[int, int] = {}
    """Of an alternative, up to where there is no further match."""
    at = block = end = 0
    following = starts[0]
    for next_, (first, alternative, last) in enumerate(queue, 1):
        if first < at:
            if last >= at:
                insort(queue, (at, alternative, last), lo=next_)
            continue
        if first >= following:
            block = bisect_right(starts, first, lo=block) - 1
            end = starts[block] + len(texts[block])
            following = end + 1
        far = reaches[alternative]
        if far:
            if 0 < last - first <= NARROW:
                for place in range(first + 1, last + 1):
                    insort(queue, (place, alternative, place), lo=next_)
                last = first
            if first != last or _is_cut(text, first, far, starts[block], end, whole=whole):
                found.append((block, alternative, None))
                at = following
                continue
        if last - first <= NARROW:
            match_at = parts[alternative].match_at
            match = match_at(text, first, end)
            place = first
            while match is None and place < last:
                place += 1
                match = match_at(text, place, end)
            if match is None:
                continue
        else:
            if done.get(alternative) == end:
                continue
            match = parts[alternative].search_within(text, first, end)
            if match is None:
                done[alternative] = end
                continue
        start, stop = match.span()
        if start > first and next_ < len(queue) and queue[next_][0] <= start:
            insort(queue, (start, alternative, max(last, start)), lo=next_)
            continue
        at = stop + (stop == start)
        if last >= at:
            insort(queue, (at, alternative, last), lo=next_)
        found.append((block, alternative, match))
    return found


def _is_cut(text: str, at: int, far: Reach, begin: int, end: int, *, whole: bool) -> bool:
    """Whether what is seen from a place reaches to the edge of a block, or (if not `whole`) of a part of one."""
    first = at - far.behind
    if far.behind and first < begin:
        return True
    if whole:
        return False
    last = at + far.ahead
    if last > end and text[end - 1].isspace():
        return True
    if far.behind:
        while first > begin and text[first - 1].isspace():
            first -= 1
    while first > begin and not text[first - 1].isspace():
        first -= 1
    return _EDGE.search(text, first, min(last, end)) is not None
