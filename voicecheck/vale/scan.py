"""Rules run on all blocks of a document at once: those whose patterns look at little more than what they match."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from functools import cached_property

from voicecheck.vale.facts import Reach
from voicecheck.vale.flavour import Regex
from voicecheck.vale.parts import BLOCK
from voicecheck.vale.prefilter import NARROW, Candidate, Sifted

Found = tuple[int, int, int, int, str]
"""The number of a block, that of an alternative, and the match: where in all texts it begins and ends, and its text."""
_WORD = re.compile(r"(\(\?i\))?\(\?m\)\\b\(\?:(?:\(([A-Za-z ]*[A-Za-z])\)|([A-Za-z ]*[A-Za-z]))\)\\b")
"""An alternative that is a plain word, or several."""
_EDGE = re.compile(r"""[.?!)’”"']\s|[.?!][\[(]\S*\s|\.(?:"|\w*\.)\S*\s|[。！？]|\n\n""")
"""The end of a word that may end a sentence, or of a paragraph."""


class Alternatives:
    """The alternatives of a rule, each compiled when it is first needed.

    Args:
        group: That group of a match which counts.
        reaches: How far each of them sees.
    """

    def __init__(self, sources: Sequence[str], group: int, reaches: Sequence[Reach | None]) -> None:
        self._sources = sources
        self.group = group
        self.reaches = reaches

    @cached_property
    def parts(self) -> list[Regex]:
        """Each as an expression."""
        return [Regex(source) for source in self._sources]

    @cached_property
    def words(self) -> list[tuple[str, bool]]:
        """Each as the word that it is, and whether capitals matter; "" if it is none."""
        found = []
        for source in self._sources:
            word = _WORD.fullmatch(source)
            shown = (word[2] or word[3]) if word else ""
            is_cased = word is not None and not word[1]
            found.append((shown if is_cased else shown.lower(), is_cased))
        return found


def matches(rule: Alternatives, index: int, queue: list[Candidate], sifted: Sifted) -> list[Found]:
    """The matches of a rule as the alternation of its parts would find them in each block.

    A match that begins at -1 stands for one of which what the alternative sees may be cut off otherwise when the
    block is read by itself, or by its sentences.

    Args:
        index: The rule's number.
        queue: Where the rule may match; gets more entries.

    Raises:
        SlowError: a pattern takes too long.
    """
    text, starts, texts = sifted.whole, sifted.starts, sifted.texts
    parts, words, reaches, group = rule.parts, rule.words, rule.reaches, rule.group
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
        if first == last:
            word, is_cased = words[alternative]
            if word:
                stop = first + len(word)
                matched = text[first:stop]
                if (
                    (matched if is_cased else matched.lower()) == word
                    and stop <= end
                    and not (_goes_on(text[stop]) or _goes_on(text[first - 1]))
                ):
                    at = stop
                    found.append((block, alternative, first, stop, matched))
                continue
        far = reaches[alternative]
        if far:
            if 0 < last - first <= NARROW:
                for place in range(first + 1, last + 1):
                    insort(queue, (place, alternative, place), lo=next_)
                last = first
            whole = sifted.held[block].get(index) == BLOCK
            if first != last or _is_cut(text, first, far, starts[block], end, whole=whole):
                found.append((block, alternative, -1, -1, ""))
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
        found.append((block, alternative, *match.span(group), match.group(group)))
    return found


def _goes_on(mark: str) -> bool:
    """Whether a word goes on with a character."""
    return mark.isalnum() or mark == "_"


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
