"""Words that say how a figure is meant: at least, up to, about, nearly."""

from __future__ import annotations

import re
from functools import cache

from voicecheck.core.lazy import Lazy

_RELATIONS = (
    ("≤", r"(?:no more than|not (?:\w+ )?(?:exceed|go above)(?:ing)?|not more than|within(?: the first)?|up to|at most|a maximum (?:\w+ )?of|maximum\b[^,;.]{0,40}\b(?:is|of|:)|maximum \w+ of|最[高大](?:(?![不超近约接足多])[一-鿿]){0,4}?|不得超过|不能超过|不超过|不高于|最多|至多)"),
    (">", r"(?:(?:never|not) (?:\w+ ){0,2}(?:below|under|less than|fewer than|(?:cold|cool|low|short|small|light|cheap|slow)er than)|no (?:less|fewer|lower) than|不低于|不下|more than|(?:long|lat|high|bigg|larg|heavi|great)er than|over|above|past|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|(?:warm|hott|fast|tall|deep|wid|strong)er than|in excess of|minimum of|a minimum|upwards? of|at least|超过|超|逾|多于|高于|突破|至少|不少于|>)"),
    ("≥", r"(?:down to|as low as|低至|低到)"),
    ("≲", r"(?:nearly|almost|close to|just under|接近|将近|近)"),
    ("<", r"(?:fewer than|less than|(?:short|earli|low|small|light|cold|cool|slow|weak|cheap|young)er than|as little as|short of|under|below|不到|不足|少于|低于|小于|<)"),
    ("~", r"(?:about|around|some|roughly|approximately|approx\.?|circa|ca\.?|大约|约合|约为|折合|相当于|约|大概|差不多|~|≈)"),
)  # fmt: skip
_MINUS = Lazy(r"(?:minus\s|[-−]\s?|零下\s?)$", re.IGNORECASE)
_WITHIN = Lazy(r"\s*(?:以内|之内|内(?!存|部|容|外))")
_OR_MORE = Lazy(r"\s*(?:or more|以上)")
_OR_SO = Lazy(r"\s*(?:or so|左右|上下)")


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    filler = r"(?:\s*(?:the|an?|its|just|only|little|达|了|至|为|到|有))*\s*$"
    return tuple((sign, re.compile(rf"(?<![a-z]){words}{filler}", re.IGNORECASE)) for sign, words in _RELATIONS)


def relation(text: str, start: int, default: str = "=") -> str:
    """The relation that the words before an offset state."""
    before = _MINUS.sub("", text[max(start - 60, 0) : start])
    return next((sign for sign, words in _before() if words.search(before)), default)


def relation_with(found: str, after: str) -> str:
    """The relation of a figure when what follows it is read too."""
    if found in "=~" and _WITHIN.match(after):
        return "≤"
    if _OR_MORE.match(after):
        return ">"
    return "~" if _OR_SO.match(after) else found
