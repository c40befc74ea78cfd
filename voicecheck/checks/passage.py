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

CJK = f"{HAN}\u3005\u3007"
"""Han characters and the signs that stand for one, as the inside of a character class."""

OPENING = "\uff08\u300c\u300e\u3010\u300a\u3008\u3014"
CLOSING = "\uff09\u300d\u300f\u3011\u300b\u3009\u3015"
FULL_STOPS = "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01"

_TAG = re.compile(
    r"[#\uff03][^#\uff03\s]{1,50}[#\uff03]|[#\uff03@\uff20][\w-]{1,50}|[!-~]*(?:://|www\.)[!-~]*|[!-~]+@[!-~]+"
)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first needed."""
    return re.compile(source)


def is_cjk(char: str) -> bool:
    """Whether a character is a Han character; "" is none."""
    return bool(char) and pattern(f"[{CJK}]").match(char) is not None


class Passage:
    """A block in which a typography check looks.

    Attributes:
        text: The whole of `Document.text`; offsets count its code points.
        options: The options of the rule.
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
            self._tags = [match.span() for match in _TAG.finditer(self.text, self.start, self.end)]
        index = bisect_right(self._tags, (start, self.end + 1)) - 1
        inside = index >= 0 and start < self._tags[index][1]
        return inside or (index + 1 < len(self._tags) and self._tags[index + 1][0] < end)
