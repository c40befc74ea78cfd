"""Punctuation and signs, in both languages.

Source: marks as features of style: G. Nunberg, The Linguistics of Punctuation, 1990; J. Grieve, "Quantitative
Authorship Attribution: An Evaluation of Techniques", Literary and Linguistic Computing 22(3), 2007; emoji: UTS #51.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicecheck.core.habit import Event
from voicecheck.core.lazy import compiled
from voicecheck.language.networks import EMOJI, LINK
from voicecheck.voice.prose import Prose

_LETTER = r"[^\W\d_A-Za-z\u00c0-\u024f]"
"""A letter that is not Latin. The ranges of Han would say less, and each takes milliseconds to compile."""

_PATTERNS = {
    # A mark glued to a letter on both sides (a!=b, v1!) is code.
    "exclamations": r"(?<![=<>|&(])[!\uff01]++(?![=A-Za-z0-9_\[(])",
    "exclamation-runs": r"[!\uff01]{2,}+(?![=A-Za-z0-9_])|[!\uff01][?\uff1f]+|[?\uff1f]+[!\uff01]",
    "questions": r"[?\uff1f]++(?![A-Za-z0-9_=&])",
    "ellipses": r"\.{3,}|\u2026+|\u3002{2,}",
    "dashes": r"\u2014+|(?<=\w)\s+--?\s+(?=\w)|\u2013(?=\s)|(?<=\w)---?(?=\w)",
    "semicolons": f"[;\uff1b](?=\\s|$|{_LETTER})",
    "colons": f'[:\uff1a](?=\\s|$|["\u201c\u300c]|{_LETTER})',
    "parentheses": r"[(\uff08][^()\uff08\uff09\n]{2,200}[)\uff09]",
    "emoji": f"(?!\\d[\ufe0f\u20e3]?(?!\u20e3)){EMOJI}|\\[(?:doge|\\w{{1,4}}{_LETTER})\\]",
    "emoticons": (
        r"(?<![\w:.])(?:[:;=][-'^o]?[)(DPpO/|*3](?!\d)|<3+|\^_\^|\^\^|-_-|[oO]_[oO]|T_T|:'\(|xD+|XD+|\\o/)(?![\w(])"
        r"|\([^\w\s()]{1,3}[\u03c9\u25bd\u30ee\u2200_.\u00b4`^;\u0414][^\w\s()]{1,3}\)|orz|OTZ|\u00af\\_\(\u30c4\)_/\u00af"
    ),
    "hashtags": r"(?<![\w&/#\uff03\[(])[#\uff03](?!\d+\b)[^\W\d_][\w-]{1,60}(?:[#\uff03])?",
    "mentions": r"(?<![\w@\uff20.+/-])[@\uff20][^\W\d][\w-]{1,30}(?![\w-]*[/.][\w-])",
    "numerals": r"(?<![\w.\u00b7-])[+-]?\d+(?:[.,]\d+)*(?:%|\uff05)?(?![\w-]*[A-Za-z_/])",
    "quotations": '\u201c[^\u201d\n]{1,40}\u201d|(?<!\\w)"[^"\n]{1,40}"(?!\\w)|\u300c[^\u300d\n]{1,40}\u300d',
    "waves": f"[~\uff5e\u301c]+(?=\\s|$|[,.!?\uff0c\u3002\uff01\uff1f]|{_LETTER})",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


@cache
def _link() -> re.Pattern[str]:
    return re.compile(LINK)


def _may_link(text: str) -> bool:
    """Whether there may be a web address: most paragraphs have none, and its expression is slow to compile."""
    return "://" in text or ("." in text and compiled(r"\.[A-Za-z]").search(text) is not None)


_FIRST_PICTURE = "\u203c"
"""The first character that is an emoji with no sign after it."""

_SIGNS = {
    "exclamations": "!\uff01",
    "exclamation-runs": "!\uff01",
    "questions": "?\uff1f",
    "ellipses": ".\u2026\u3002",
    "dashes": "-\u2014\u2013",
    "semicolons": ";\uff1b",
    "colons": ":\uff1a",
    "parentheses": "(\uff08",
    "hashtags": "#\uff03",
    "mentions": "@\uff20",
    "quotations": '"\u201c\u300c',
    "waves": "~\uff5e\u301c",
}
"""Characters without one of which there is no such mark, so that most patterns are never tried."""


def events(prose: Prose) -> Iterator[Event]:
    """The marks of each paragraph, those inside web addresses left out."""
    for block in prose.paragraphs:
        text = prose.text[block.start : block.end]
        links = [match.span() for match in _link().finditer(text)] if _may_link(text) else []
        for name in _PATTERNS:
            signs = _SIGNS.get(name)
            if name == "emoji" and max(text) < _FIRST_PICTURE and "[" not in text:
                continue
            if signs is not None and not any(sign in text for sign in signs):
                continue
            for match in _pattern(name).finditer(text):
                start, end = match.span()
                if not any(first <= start < last for first, last in links):
                    yield Event(name, block.start + start, block.start + end)
