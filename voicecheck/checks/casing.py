"""Title case and sentence case of English headings, judged so that a right heading is never called wrong.

Sources: The Chicago Manual of Style, 18th ed., 8.160 (headline style) and 8.159 (sentence style); The Associated Press
Stylebook, "composition titles". Where the two differ (with, from, over, to) either is fine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from voicecheck.core.document import OBJECT

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TOKEN = re.compile(rf"[^\W_]+(?:[.'\u2019][^\W_]+)*|{OBJECT}")
_SHOUTED_WORD = re.compile("[A-Z]{2,}")
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

_TITLE_CASED = 2
"""So many capitals on words that are no names tell that the others were not meant for names either."""

Kept = Sequence[tuple[int, int]]
"""Ranges of a heading whose spelling is given: names, acronyms, exceptions."""


class Recased(NamedTuple):
    """A heading in the case it should have; `certain` if no change could be to a name or an acronym."""

    text: str
    certain: bool = True


def title_case(text: str, kept: Kept = ()) -> Recased:
    """`text` with the capitals that headline style asks for; what either guide allows stays."""
    shouted = _is_shouted(text)
    edges = _edges(text)
    changes: list[tuple[int, str]] = []
    for start, word in _words(text, kept, shouted=shouted):
        lower = word.lower()
        edge = start in edges or _SUBTITLE.search(text, max(start - 8, 0), start) is not None
        hyphenated = start > 0 and text[start - 1] in "-\u2010\u2011"
        if lower in _LOWER_IN_TITLES and not edge and not _may_open(text, start):
            changes.append((start, lower))
        elif hyphenated or (lower in _LOWER_IN_TITLES | _EITHER_IN_TITLES and not edge):
            changes.append((start, lower if shouted else word))
        else:
            changes.append((start, word[:1].upper() + (lower if shouted else word)[1:]))
    return Recased(_apply(text, changes), not shouted)


def sentence_case(text: str, kept: Kept = (), is_name: Callable[[str], bool | None] = lambda word: None) -> Recased:
    """`text` with capitals only where a sentence begins and in names.

    Nobody can tell a name by its looks, so a heading is wrong only if it has a capital on a word that is known to be
    none. `is_name` says whether the rest of the draft shows that a word, as capitalised here, is a name; None if it
    does not show it.
    """
    if _is_shouted(text):
        return Recased(_apply(text, [*_lowered(text, kept)]), certain=False)
    changes: list[tuple[int, str]] = []
    unsure: list[tuple[int, str]] = []
    first = _edges(text)[0]
    for start, word in _words(text, kept, shouted=False):
        lower = word.lower()
        base = _base(lower)
        if start == first:
            changes.append((start, word.capitalize() if base in _ORDINARY else word))
        elif base in _NAMES:
            changes.append((start, lower.capitalize()))
        elif word[:1].isupper() and not _may_open(text, start):
            known = None if base in _ORDINARY else is_name(_base(word))
            if base in _ORDINARY or known is False:
                changes.append((start, lower))
            elif known is None:
                unsure.append((start, lower))
    lowered = sum(word != text[start : start + len(word)] and start != first for start, word in changes)
    title_cased = lowered >= _TITLE_CASED and lowered >= len(unsure)
    changes += unsure if title_cased else ()
    return Recased(_apply(text, changes), certain=not unsure)


def _lowered(text: str, kept: Kept) -> Iterator[tuple[int, str]]:
    """The words of a heading in capitals, as in a sentence."""
    first = _edges(text)[0]
    for start, word in _words(text, kept, shouted=True):
        opens = start == first or _SUBTITLE.search(text, max(start - 8, 0), start)
        yield start, word.capitalize() if opens or _base(word.lower()) in _NAMES else word.lower()


def one_case(text: str, kept: Kept, change: Callable[[str], str]) -> Recased:
    """`text` with every word in lower or in upper case."""
    return Recased(_apply(text, [(start, change(word)) for start, word in _words(text, kept, shouted=True)]))


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


def _is_shouted(text: str) -> bool:
    """Whether a heading is all in capitals; one word may be an acronym."""
    return text.isupper() and len(_SHOUTED_WORD.findall(text)) > 1


def _may_open(text: str, start: int) -> bool:
    """Whether a sentence, a subtitle or a quotation may begin at a place."""
    return _MAY_OPEN.search(text, max(start - 8, 0), start) is not None


def _base(word: str) -> str:
    """A word without 's."""
    return word.partition("'")[0].partition("\u2019")[0]


def _edges(text: str) -> tuple[int, int]:
    """Where the first word or figure begins, and the last."""
    starts = [match.start() for match in _TOKEN.finditer(text)]
    return (starts[0], starts[-1]) if starts else (-1, -1)


def _apply(text: str, changes: Sequence[tuple[int, str]]) -> str:
    for start, word in changes:
        text = text[:start] + word + text[start + len(word) :]
    return text
