"""What the words around a match make of it: a denial, a quotation."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy

_NEGATED = Lazy(
    r"(?:\b(?:not|never|yet|before|until|without|no|nobody|isn't|hasn't|haven't|wasn't|aren't|un-?)\b"
    r"|n't\b|尚未|还没|没有?|未(?:经|曾|有)?|不(?:是|能|会)?|别|前)[^.!?。！？，,;；]{0,14}$",
    re.IGNORECASE,
)
_OPENING, _CLOSING = '“‘「『《"', '”’」』》"'
STRAIGHT = str.maketrans("’‘＇", "'''")


def is_negated(text: str, start: int) -> bool:
    """Whether words that deny stand shortly before a place, in its clause."""
    return _NEGATED.search(text[max(start - 24, 0) : start].translate(STRAIGHT)) is not None


def is_quoted(before: str, after: str) -> bool:
    """Whether quotation marks open before a match and close after it."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        if opening == closing:
            if before.count(opening) % 2 and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    tail = re.search(r"(?:^|[\s(])'(?=\w)[^']*$", before)
    return tail is not None and re.search(r"\w[^']*'(?!\w)|^'(?!\w)", after) is not None
