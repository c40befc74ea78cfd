"""Chinese words: where one begins and ends."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecheck.language.scripts import HAN

_HAN_RUN = f"[{HAN}]+"


@lru_cache(maxsize=1)
def _clause() -> re.Pattern[str]:
    return re.compile(_HAN_RUN)


@lru_cache(maxsize=4096)
def _boundaries(clause: str) -> frozenset[int]:
    import rjieba

    offsets = {0}
    at = 0
    for word in rjieba.cut(clause, False):
        at += len(word)
        offsets.add(at)
    return frozenset(offsets)


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins or ends inside a dictionary word of a Chinese text.

    Args:
        text: Folded text: Simplified, without spaces between Han characters.
    """
    left = start
    while left and start - left < _REACH and _clause().match(text, left - 1, left):
        left -= 1
    right = end
    while right < len(text) and right - end < _REACH and _clause().match(text, right, right + 1):
        right += 1
    if left == start and right == end:
        return False
    # Latin inside the term (伏案 Pro) parts it for the segmenter; each edge is then judged in its own clause.
    first = _clause().match(text, left, right)
    if first and left < start < first.end() and start - left not in _boundaries(first[0]):
        return True
    tail = right
    while tail > left and _clause().match(text, tail - 1, tail):
        tail -= 1
    return tail < end < right and end - tail not in _boundaries(text[tail:right])


_REACH = 12
"""How many characters to either side decide how a place is segmented."""
