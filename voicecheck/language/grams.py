"""Words, pairs of words, and runs of Han: what a text is worded with."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.language.scripts import is_han
from voicecheck.language.static_words import tokens

_LONGEST = 3
"""Han characters of a run that count together."""

_GAP = " _ "


def grams(text: str) -> Iterator[str]:
    """Each word and mark, each two words that follow one another or leave out one, and each run of one to three Han."""
    before: list[str] = []
    for token in tokens(text.replace("\0", " ")):  # a trie of records takes NUL for the end of a key
        if is_han(token[0]):
            for length in range(1, _LONGEST + 1):
                for start in range(len(token) - length + 1):
                    yield token[start : start + length]
            before.clear()
            continue
        yield token
        if not token[0].isalnum():
            continue
        if before:
            yield f"{before[-1]} {token}"
        if len(before) > 1:
            yield f"{before[-2]}{_GAP}{token}"
        before = [*before[-1:], token]
