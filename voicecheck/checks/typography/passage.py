"""A stretch of text for the typography checks, with the language of each place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from voicecheck.core.document import Block
from voicecheck.core.rule import Draft
from voicecheck.language.scripts import HAN

Change: TypeAlias = tuple[int, int, str]
"""What should be changed: a range of `Document.text` and its replacement."""

CJK = f"{HAN}々〇"
"""Han characters and the signs that stand for one, as the inside of a character class."""

OPENING = "（「『【《〈〔"
CLOSING = "）」』】》〉〕"
FULL_STOPS = "，。、；：？！"
"""Full-width marks that end a clause."""

_TAG = "[#＃][^#＃\\s]{1,50}[#＃]|[#＃@＠][\\w-]{1,50}"
_ASCII_RUN = "[!-~]{4,}"
_ADDRESS_SIGNS = ("://", "www.", "@")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first needed."""
    return re.compile(source)


def is_cjk(char: str) -> bool:
    """Whether a character is a Han character; "" is none."""
    return bool(char) and pattern(f"[{CJK}]").match(char) is not None


def is_one_of(char: str, marks: str) -> bool:
    """Whether a character is one of some marks; "" is none."""
    return bool(char) and char in marks


def is_ascii_word(char: str) -> bool:
    """Whether a character is an ASCII letter or figure."""
    return char.isascii() and char.isalnum()


class Passage:
    """A block in which a typography check looks.

    Attributes:
        text: The whole of `Document.text`; offsets count its code points.
        start: Where the block begins.
        end: Where it ends.
        options: The options of the rule.
        style: The option `style`, "" if the rule has none.
    """

    def __init__(self, draft: Draft, block: Block, options: Mapping[str, Any]) -> None:
        self.text = draft.document.text
        self.start = block.start
        self.end = block.end
        self.options = options
        self.style: str = options.get("style", "")
        self._draft = draft
        self._block = block
        self._starts: list[int] | None = None
        self._tags: list[tuple[int, int]] | None = None
        self._counts: dict[str, int] = {}

    def find(self, source: str) -> Iterator[re.Match[str]]:
        """Matches of a regular expression; look-behind sees nothing but white space before the block."""
        return pattern(source).finditer(self.text, self.start, self.end)

    def before(self, offset: int) -> str:
        """The character before an offset, "" at the start of the block or of a line."""
        char = self.text[offset - 1] if offset > self.start else ""
        return "" if char == "\n" else char

    def after(self, offset: int) -> str:
        """The character at an offset, "" at the end of the block or of a line."""
        char = self.text[offset] if offset < self.end else ""
        return "" if char == "\n" else char

    def count(self, char: str) -> int:
        """How often a character stands in the block."""
        if char not in self._counts:
            self._counts[char] = self.text.count(char, self.start, self.end)
        return self._counts[char]

    def language(self, offset: int) -> str:
        """The language of the sentence at an offset."""
        sentences = self._draft.sentences(self._block)
        if self._starts is None:
            self._starts = [sentence.start for sentence in sentences]
        index = bisect_right(self._starts, offset) - 1
        return sentences[max(index, 0)].language if sentences else self._block.language

    def is_chinese(self, offset: int) -> bool:
        """Whether the sentence at an offset is Chinese."""
        return self.language(offset).startswith("zh")

    def is_english(self, offset: int) -> bool:
        """Whether the sentence at an offset is English."""
        return self.language(offset) == "en"

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether a range stands in the source in one piece, so that it can be replaced."""
        return self._draft.document.is_verbatim(start, end)

    def pair(self, start: int, end: int, opening: str, content: str, closing: str) -> Iterator[Change]:
        """A change of two marks and what is between them; of the marks alone where markup stands between."""
        if self.is_verbatim(start, end):
            yield start, end, opening + content + closing
        else:
            yield start, start + 1, opening
            yield end - 1, end, closing

    def in_tag(self, start: int, end: int) -> bool:
        """Whether a range touches a hashtag, a handle or an address."""
        if self._tags is None:
            self._tags = sorted([*self._addresses(), *(match.span() for match in self.find(_TAG))])
        # Tags may lie inside addresses, so that the one before the range need not be the one that reaches it.
        index = bisect_right(self._tags, (end - 1, self.end))
        return any(start < to for _, to in self._tags[max(index - 3, 0) : index])

    def _addresses(self) -> Iterator[tuple[int, int]]:
        for match in self.find(_ASCII_RUN):
            if any(sign in match[0] for sign in _ADDRESS_SIGNS):
                yield match.start(), match.start() + len(match[0].rstrip(".,;:!?)\"'"))
