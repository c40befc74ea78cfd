"""Where the alternatives of a rule may match, cut down to a block or a part of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from voicecheck.vale.prefilter import Candidate, Live


def of_block(queue: Sequence[Candidate], begin: int, length: int) -> Live:
    """The places of one block at which a scanned rule may match, of a sorted queue."""
    found: Live = {}
    end = begin + length
    for index in range(bisect_left(queue, (begin,)), len(queue)):
        first, alternative, last = queue[index]
        if first > end:
            break
        found.setdefault(alternative, []).append((first - begin, last - begin))
    return found


def within(live: Live | None, start: int, end: int) -> Live | None:
    """Of the places where matches may begin, those in a part of the text."""
    if live is None:
        return None
    found: Live = {}
    for alternative, places in live.items():
        if not places:
            found[alternative] = []
            continue
        inside = [
            (max(first, start) - start, min(last, end) - start)
            for first, last in places
            if last >= start and first <= end
        ]
        if inside:
            found[alternative] = inside
    return found
