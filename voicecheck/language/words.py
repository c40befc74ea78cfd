"""Chinese words: where one begins and ends.

Splits a clause into the words that are most probable together, by dynamic programming over a frequency
dictionary: the method of jieba without its hidden Markov model, so that a word unknown to the dictionary never
hides a term. The table is read by memory map: loading takes 3 ms where jieba's own takes 130 ms (in Rust) or 750 ms.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from voicecheck.language.scripts import is_han

WORDS = Path(__file__).parent / "data" / "zh_words.marisa"
FORMAT = "<H"
SCALE = 1000
_LOG_TOTAL = 17_912
"""Logarithm of the sum of all frequencies (60,101,750), times `SCALE`."""

_LONGEST = 16
_REACH = 12
"""How many characters to either side decide how a place is segmented."""


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins or ends inside a dictionary word of a Chinese text.

    Args:
        text: Folded text: Simplified, without spaces between Han characters.
        start: Where the term begins, in code points of `text`.
        end: Where it ends.
    """
    left = start
    while left and start - left < _REACH and is_han(text[left - 1]):
        left -= 1
    right = end
    while right < len(text) and right - end < _REACH and is_han(text[right]):
        right += 1
    if left == start and right == end:
        return False
    # Latin inside the term (伏案 Pro) parts it for the segmenter; each edge is then judged in its own clause.
    head = left
    while head < right and is_han(text[head]):
        head += 1
    if left < start < head and start - left not in boundaries(text[left:head]):
        return True
    tail = right
    while tail > left and is_han(text[tail - 1]):
        tail -= 1
    return tail < end < right and end - tail not in boundaries(text[tail:right])


def starts_word(text: str, start: int) -> bool:
    """Whether a word of two or more characters of the dictionary begins there: 高 of 高兴, but not 顾 of 顾云汐."""
    return any(len(word) > 1 for word in _trie().prefixes(text[start : start + _LONGEST]))


@lru_cache(maxsize=4096)
def boundaries(clause: str) -> frozenset[int]:
    """Where words begin and end in a run of Han characters, its own ends included."""
    trie = _trie()
    length = len(clause)
    best = [0] * (length + 1)
    ends = [0] * (length + 1)
    for at in range(length - 1, -1, -1):
        candidates = [(best[at + 1] - _LOG_TOTAL, at + 1)]
        for word in trie.prefixes(clause[at : at + _LONGEST]):
            end = at + len(word)
            candidates.append((trie[word][0][0] - _LOG_TOTAL + best[end], end))
        best[at], ends[at] = max(candidates)
    found = {0}
    at = 0
    while at < length:
        at = ends[at]
        found.add(at)
    return frozenset(found)


@lru_cache(maxsize=1)
def _trie() -> Any:
    from marisa_trie import RecordTrie

    return RecordTrie(FORMAT).mmap(str(WORDS))
