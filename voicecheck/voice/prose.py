"""The prose of a draft in one language: sentences and words, ready to be counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from voicecheck.core.document import Block, Document
from voicecheck.core.lazy import compiled
from voicecheck.language.scripts import HAN, speaks
from voicecheck.language.sentences import split
from voicecheck.language.words import boundaries

RUNNING = frozenset({"paragraph"})
"""Scopes whose sentences and paragraphs have a length of the writer's choice."""

COUNTED = frozenset({"title", "heading", "paragraph", "list"})
"""Scopes in which the writer speaks; a block quotation is somebody else, a cell or caption is no prose."""

_WORD = r"[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z]+)*"


class Token(NamedTuple):
    """A word, folded: small letters and straight apostrophes, Chinese in Simplified. Offsets as in `Event`."""

    word: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence; `paragraph` is an index into `Prose.paragraphs`, `words` its length.

    Attributes:
        words: English words, or Han characters of a Chinese text.
        running: Whether it stands in a paragraph rather than in a heading or list.
    """

    start: int
    end: int
    paragraph: int
    words: int
    running: bool
    tokens: tuple[Token, ...]


class Prose:
    """What one language says in a document that has been through `language.draft.identify`.

    Args:
        language: `en` or `zh`.
    """

    def __init__(self, document: Document, language: str) -> None:
        self.document = document
        self.language = language
        self.text = document.text
        self.paragraphs: tuple[Block, ...] = tuple(
            block for block in document.blocks if block.scope in COUNTED and speaks((language,), block.language)
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        return tuple(self._sentences())

    @property
    def words(self) -> int:
        """English words, or Han characters."""
        return sum(sentence.words for sentence in self.sentences)

    def _sentences(self) -> Iterator[Sentence]:
        tokens = _chinese if self.language == "zh" else _english
        for index, block in enumerate(self.paragraphs):
            for first, last in split(self.text[block.start : block.end], block.language):
                start, end = first + block.start, last + block.start
                found = tuple(tokens(self.text, start, end))
                length = sum(map(_han, found)) if self.language == "zh" else len(found)
                if length:
                    yield Sentence(start, end, index, length, block.scope in RUNNING, found)


def _han(token: Token) -> int:
    return 0 if token.word.isascii() else token.end - token.start


def _english(text: str, start: int, end: int) -> Iterator[Token]:
    for match in compiled(_WORD).finditer(text, start, end):
        yield Token(match.group().lower().replace("\u2019", "'"), *match.span())


def _chinese(text: str, start: int, end: int) -> Iterator[Token]:
    """Words of a Chinese sentence, and the Latin words mixed in."""
    for match in compiled(f"[{HAN}]+|{_WORD}").finditer(text, start, end):
        clause = match.group()
        at = match.start()
        if clause[0] <= "\u024f":
            yield Token(clause.lower(), at, match.end())
            continue
        clause = simplified(clause)
        for first, last in pairwise(sorted(boundaries(clause))):
            yield Token(clause[first:last], at + first, at + last)


def simplified(text: str) -> str:
    """Han characters in Simplified, one for one."""
    return text.translate(_simplify())


class _Table(dict[int, str]):
    def __init__(self) -> None:
        from opencc import OpenCC

        self._convert = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        found: str = self._convert(chr(code))
        self[code] = found if len(found) == 1 else chr(code)
        return self[code]


@cache
def _simplify() -> _Table:
    return _Table()
