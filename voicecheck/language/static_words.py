"""The words of a text that the static table knows, as rows of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from voicecheck.core.lazy import compiled
from voicecheck.language.scripts import HAN, is_han

_LONGEST = 24
"""How many letters of an unknown word are looked at for the next piece."""

_LEAST_PIECE = 3
"""An unknown Latin word is read as the known words that it is made of, if each has so many letters."""

_SIGN = r"(?P<sign>[^\w\s])(?P=sign)*"
_ASCII = r"[a-z]+(?:'[a-z]+)*|[0-9]+|" + _SIGN
_ANY = rf"[^\W\d_{HAN}]+(?:'[^\W\d_{HAN}]+)*|\d+|[{HAN}]+|{_SIGN}"


def tokens(text: str) -> Iterator[str]:
    """Words in small letters, runs of Simplified Chinese, numbers, and marks, each mark once if it repeats."""
    if text.isascii():
        found = compiled(_ASCII).finditer(text.lower())
    else:
        plain = normalize("NFKC", _simplify()(text)).lower().replace("’", "'")
        found = compiled(_ANY).finditer(plain)
    for match in found:
        yield match["sign"] or match[0]


@cache
def _simplify() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


class Words:
    """The table's words; a word's row is its place in the trie."""

    def __init__(self, trie: Any) -> None:
        self._trie = trie
        self._of_token: Callable[[str], Sequence[int]] = lru_cache(maxsize=1 << 16)(self._look_up)
        self._beginning: Callable[[str], tuple[Sequence[int], Mapping[str, int]]] = cache(self._look_up_beginning)

    @classmethod
    def read(cls, path: Path) -> Words:
        """By memory map: what was looked up is remembered, but no dictionary is built."""
        from marisa_trie import Trie

        return cls(Trie().mmap(str(path)))

    def rows(self, text: str) -> list[int]:
        """The rows of a text's words; empty if it knows none, or no more than half of what is written."""
        found: list[int] = []
        known = unknown = 0
        for token in tokens(text):
            own = self._chinese(token) if is_han(token[0]) else self._of_token(token)
            found += own
            if own:
                known += len(token)
            elif token[0].isalpha():
                unknown += len(token)
        return found if known >= unknown else []

    def _look_up(self, token: str) -> Sequence[int]:
        row = self._trie.get(token)
        if row is not None:
            return (row,)
        return self._pieces(token, _LEAST_PIECE if token[0].isalpha() else 1)

    def _pieces(self, token: str, least: int) -> Sequence[int]:
        """From left to right the longest known word at each place; none if they make up less than half."""
        found = []
        at = covered = 0
        while at < len(token):
            word = next(reversed(self._trie.prefixes(token[at : at + _LONGEST])), "")
            if len(word) >= least:
                found.append(self._trie[word])
                covered += len(word)
            at += len(word) if len(word) >= least else 1
        return found if covered * 2 >= len(token) else ()

    def _chinese(self, run: str) -> Sequence[int]:
        """As `_pieces` with any length, three times as fast."""
        found = []
        at, length = 0, len(run)
        unknown = 0
        while at < length:
            sizes, words = self._beginning(run[at])
            for size in sizes:
                row = words.get(run[at : at + size])
                if row is not None and at + size <= length:
                    found.append(row)
                    at += size
                    break
            else:
                at += 1
                unknown += 1
        return found if unknown * 2 <= length else ()

    def _look_up_beginning(self, char: str) -> tuple[Sequence[int], Mapping[str, int]]:
        """The words that begin with a character, and how long they are, from the longest."""
        words = dict(self._trie.items(char))
        return sorted({len(word) for word in words}, reverse=True), words
