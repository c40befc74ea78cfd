"""Names with one right spelling, found in every other case and spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from voicecheck.core.rule import Draft
from voicecheck.language.fold import fold_term
from voicecheck.language.scripts import is_han

_SEPARATORS = " -_"
_BETWEEN = "[ _-]?"
_SQUEEZE = str.maketrans("", "", _SEPARATORS)
_TAGGED = r"[#\uff03@\uff20]\S*\Z"
_ADDRESS_BEFORE = r"[@/\\_]|\.\Z|\.[A-Za-z0-9]"
_ADDRESS_AFTER = r"[@/\\_]|\A\.[A-Za-z0-9]"
_REACH = 40
"""How far before a name a hashtag or a handle that holds it may begin."""


class Misspelt(NamedTuple):
    """A name that is written otherwise than it should; offsets count code points of `Document.text`."""

    start: int
    end: int
    name: str


def misspelt(draft: Draft, names: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Misspelt]:
    """Where names stand in another case or spacing, or in a spelling that is known to be wrong.

    `names` are right spellings, each with the wrong ones that are known. A name that is cut by a space where it has
    none (Haul Wick) counts only if both parts are capitalised, for a hot desk is not always the product Hotdesk.
    Addresses, file names, hashtags and handles are left alone.
    """
    text = draft.document.text
    reached = -1
    for start, end, name, spelling in sorted(_candidates(draft, names), key=lambda each: (each[0], -each[1])):
        if start < reached:
            continue
        reached = end
        written = " ".join(text[start:end].split())
        if written != name and (spelling != name or _same(written, name)) and _in_prose(text, start, end):
            yield Misspelt(start, end, name)


def _candidates(draft: Draft, names: Sequence[tuple[str, Sequence[str]]]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, name and the spelling of it that stands there, spaces and case apart."""
    folded = draft.folded.text
    squeezed = folded.replace(" ", "").replace("-", "").replace("_", "")
    text = draft.document.text
    for name, wrong in names:
        for spelling in (*wrong, name):
            count = squeezed.count(_squeezed(spelling))
            # Most drafts spell every name right, which is told without looking for each place.
            if not count or (spelling == name and count == text.count(name)):
                continue
            for match in _pattern(spelling).finditer(folded):
                yield draft.folded.start(match.start()), draft.folded.end(match.end()), name, spelling


@lru_cache(maxsize=1024)
def _squeezed(name: str) -> str:
    return fold_term(name).translate(_SQUEEZE)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    key = _squeezed(name)
    latin = r"[^\W_]"
    before = rf"(?<!{latin})" if not is_han(key[0]) else ""
    after = rf"(?!{latin})" if not is_han(key[-1]) else ""
    # A Han character beside a Latin name does not make it part of a longer word.
    before = before and f"(?:{before}|(?<=[\u3400-\u9fff]))"
    after = after and f"(?:{after}|(?=[\u3400-\u9fff]))"
    return re.compile(before + _BETWEEN.join(map(re.escape, key)) + after)


def _same(written: str, name: str) -> bool:
    """Whether a name was meant: the same letters, parted only where it may be."""
    if written.translate(_SQUEEZE).casefold() != name.translate(_SQUEEZE).casefold():
        # Full-width letters are the same; Traditional characters are another, rightful spelling.
        import unicodedata

        written = unicodedata.normalize("NFKC", written)
        if written.translate(_SQUEEZE).casefold() != name.translate(_SQUEEZE).casefold():
            return False
    if _cuts(written) <= _cuts(name) | _seams(name):
        return True
    parts = re.split("[ _-]", written)
    return len(parts) == len(re.split("[ _-]", name)) + 1 and all(len(part) > 1 and part[0].isupper() for part in parts)


def _cuts(spelling: str) -> set[int]:
    """After how many letters there is a separator."""
    cuts: set[int] = set()
    letters = 0
    for char in spelling:
        if char in _SEPARATORS:
            cuts.add(letters)
        else:
            letters += 1
    return cuts


def _seams(name: str) -> set[int]:
    """After how many letters a capital, a figure or another script begins."""
    letters = name.translate(_SQUEEZE)
    return {
        place
        for place in range(1, len(letters))
        if (letters[place].isupper() and not letters[place - 1].isupper())
        or letters[place].isdigit() != letters[place - 1].isdigit()
        or is_han(letters[place]) != is_han(letters[place - 1])
    }


def _in_prose(text: str, start: int, end: int) -> bool:
    """Whether a name stands in prose rather than in an address, a file name, a hashtag or a handle."""
    if re.compile(_TAGGED).search(text, max(start - _REACH, 0), start):
        return False
    left, right = start, end
    while left and start - left < _REACH and "!" <= text[left - 1] <= "~":
        left -= 1
    while right < len(text) and right - end < _REACH and "!" <= text[right] <= "~":
        right += 1
    return not (re.search(_ADDRESS_BEFORE, text[left:start]) or re.search(_ADDRESS_AFTER, text[end:right]))
