"""Title case and sentence case of English headings, judged so that a right heading is never called wrong.

Sources: The Chicago Manual of Style, 18th ed., 8.160 (headline style) and 8.159 (sentence style); The Associated Press
Stylebook, "composition titles". Where the two differ (with, from, over, to) either is fine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:[.'\u2019][^\W_]+)*")
_SUBTITLE = re.compile(r"[:.?!]\s+\Z")
_MAY_OPEN = re.compile(
    r"[:.?!\u2014\u2013\u2026|][\"'\u201d\u2019)\]]*\s+[\"'\u201c\u2018(\[]*\Z|[\"'\u201c\u2018(\[\n]\Z"
)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOWER_IN_TITLES = _words_of(
    """
    a an the and but or nor for of in on at by as per via vs v et al de la le von van
    """
)
_EITHER_IN_TITLES = _words_of(
    """
    to with from into onto over upon like near past than off out up down so yet if about after above across against
    along among around before behind below beneath beside between beyond despite during except inside outside since
    through throughout toward towards under underneath unlike until within without amid amidst plus minus once when
    while that
    """
)

# Words that are no names, and so tell title case wherever they are capitalised inside a heading.
_ORDINARY = _words_of(
    """
    about after all also always and any are as ask asked at avoid because before behind best better build building
    but buy by can changes choose choosing could did do does doing done during easy every everything fast faster few
    first five for four from get getting give good guide had has have help her here hidden his how if important
    improve in into is it its keep know last learn learned less lessons made make makes making many meet more most
    much must need needs never next no not nothing of off on one only or our out over own people plan read ready
    reason reasons right should simple smart some something start started still stop story take than that the their
    them then there these they thing things this three through to today together too top try two under up use using
    very was way ways we well were what when where which while who why with without work works would wrong you your
    """
)
_NAMES = _words_of(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december english french german chinese japanese spanish italian european american
    british asian african indian christmas easter god internet i
    """
)

Kept = Sequence[tuple[int, int]]
"""Ranges of a heading whose spelling is given: names, acronyms, exceptions."""


def title_case(text: str, kept: Kept = ()) -> str:
    """`text` with the capitals that headline style asks for; what either guide allows stays."""
    shouted = text.isupper()
    edges = _edges(text)
    changes: list[tuple[int, str]] = []
    for start, word in _words(text, kept, shouted=shouted):
        lower = word.lower()
        edge = start in edges or _SUBTITLE.search(text, max(start - 8, 0), start) is not None
        hyphenated = start > 0 and text[start - 1] in "-\u2010\u2011"
        if shouted:
            word = lower
        may_open = _MAY_OPEN.search(text, max(start - 8, 0), start) is not None
        if lower in _LOWER_IN_TITLES and not edge and not may_open:
            changes.append((start, lower))
        elif hyphenated or (lower in _LOWER_IN_TITLES | _EITHER_IN_TITLES and not edge):
            changes.append((start, word))
        else:
            changes.append((start, word[:1].upper() + word[1:]))
    return _apply(text, changes)


def sentence_case(text: str, kept: Kept = (), is_name: Callable[[str], bool | None] = lambda word: None) -> str:
    """`text` with capitals only where a sentence begins and in names.

    Nobody can tell a name by its looks, so a capital goes only where the word is known to be none.

    Args:
        is_name: Whether the rest of the draft shows that a word (as capitalised here) is a name; None if it does not.
    """
    shouted = text.isupper()
    changes: list[tuple[int, str]] = []
    unsure: list[tuple[int, str]] = []
    capitals = 0
    first = _edges(text)[0]
    for start, word in _words(text, kept, shouted=shouted):
        lower = word.lower()
        if start == first or (shouted and _SUBTITLE.search(text, max(start - 8, 0), start)):
            changes.append((start, lower.capitalize() if shouted else word[:1].upper() + word[1:]))
        elif _MAY_OPEN.search(text, max(start - 8, 0), start) and not shouted:
            continue
        elif lower.partition("'")[0].partition("\u2019")[0] in _NAMES:
            changes.append((start, lower.capitalize()))
        elif word[:1].isupper():
            capitals += 1
            known = is_name(word)
            if shouted or lower in _ORDINARY or known is False:
                changes.append((start, lower))
            elif known is None:
                unsure.append((start, lower))
    lowered = capitals - len(unsure)
    if lowered >= 2 and lowered >= len(unsure):
        changes += unsure
    return _apply(text, changes)


def one_case(text: str, kept: Kept, change: Callable[[str], str]) -> str:
    """`text` with every word in lower or in upper case."""
    return _apply(text, [(start, change(word)) for start, word in _words(text, kept, shouted=True)])


def _words(text: str, kept: Kept, *, shouted: bool) -> Iterator[tuple[int, str]]:
    """The words whose case may be changed: no acronyms, no camelCase, no parts of addresses, file names or handles."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        before, after = text[start - 1 : start], text[end : end + 2]
        if before and (before.isdigit() or before in "@#/\\._~$"):
            continue
        if after and (after[0].isdigit() or after[0] in "@/\\_" or (after[0] == "." and after[1:].isalnum())):
            continue
        if not shouted and word[1:] != word[1:].lower():
            continue
        if any(at < end and start < to for at, to in kept):
            continue
        yield start, word


def _edges(text: str) -> tuple[int, int]:
    """Where the first word or figure begins, and the last."""
    starts = [match.start() for match in _TOKEN.finditer(text)]
    return (starts[0], starts[-1]) if starts else (-1, -1)


def _apply(text: str, changes: Sequence[tuple[int, str]]) -> str:
    for start, word in changes:
        text = text[:start] + word + text[start + len(word) :]
    return text
