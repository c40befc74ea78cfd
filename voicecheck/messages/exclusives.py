"""'Only electric cars': what a sentence says of other cars."""

from __future__ import annotations

import re

from voicecheck.core.lazy import Lazy
from voicecheck.messages import polarity, scope
from voicecheck.messages.fact import Fact, words_of
from voicecheck.messages.figures import figures
from voicecheck.messages.judgement import UNREAD, Judgement, Reading
from voicecheck.messages.words import close, stem

_ONLY = Lazy(
    r"\b(?:only|nothing but|exclusively|solely|entirely|purely|100 ?%|all)\s+(?:made |built |grown )?(?:of |from |in |with |on |by |out of )?(?:its |the |our )?(?P<what>(?!(?:of|from|in|with|on|by|out|the|its|our|made|for|to|at)\b)[a-z][\w-]+(?:['’]s?)?) (?P<noun>[a-z]\w+)",
    re.IGNORECASE,
)
_ALL_HAVE = Lazy(
    r"\b(?:all|every|each)\b.*?\b(?:have|has|uses?|runs? on|comes? with|made of|made from|fitted with) (?:an? )?(?P<what>(?!no\b|the\b)[a-z][\w-]+) (?P<noun>[a-z]\w+)",
    re.IGNORECASE,
)
_ALONE = Lazy(r"\bonly\b", re.IGNORECASE)
_ONLY_SOME = Lazy(r"\bonly (?:a )?(?:small )?(?:part|some|half|few|fraction|third|quarter)\b", re.IGNORECASE)
_SMALL = frozenset(
    "the a an our its their your this that these those of and or with from in new used own more some any all each every no such other many few good great real pure most best fine first old two three several are is was were be been being has have had to not can will may do does only such which whose".split()
)


def by_exclusive(fact: Fact, text: str, *, chinese: bool) -> Reading:
    """Whether a sentence has something else beside the one thing that a statement allows; `UNREAD` if it says neither."""
    if chinese or fact.chinese or fact.denied:
        return UNREAD
    known = _ONLY.search(fact.statement) or (_ALL_HAVE.search(fact.statement) if fact.whole else None)
    if known is None:
        return UNREAD
    if scope.of_another_time(text, chinese=False) or scope.of_a_thing_of_it(text, words_of(fact), chinese=False):
        return UNREAD
    text = scope.without_others(text, chinese=False)
    own = stem(known["what"].lower().rstrip("'’s") or known["what"].lower())
    named = any(close(stem(word), own) for word in re.findall(r"[a-z]+", text.lower()))
    denied = polarity.denies(text, chinese=False)
    other = _other_kind(text, own, stem(known["noun"].lower()))
    if other is not None and not denied:
        return Judgement(False, "name", *other, sure=named)
    if other is not None:
        return UNREAD if named else Judgement(True, "name", *other)
    if denied:
        return UNREAD if named else None
    return _how_much(text, only=_ONLY.search(fact.statement) is not None) if named else UNREAD


def _other_kind(text: str, own: str, noun: str) -> tuple[int, int] | None:
    """Where another kind of the thing stands: 'diesel cars'."""
    for match in re.finditer(r"\b(?P<what>[a-z][\w-]+(?:['’]s?)?)(?= (?P<noun>[a-z]\w+))", text.lower()):
        what = match["what"]
        if not close(stem(match["noun"]), noun) or what in _SMALL or close(stem(what.rstrip("'’s")), own):
            continue
        if what.endswith(("'s", "’s")) or not re.search(r"(?:ed|ly|ing|s)$", what):
            return match.span()
    return None


def _how_much(text: str, *, only: bool) -> Reading:
    """Whether it is all of it: 'half of the cars' is not."""
    for each in figures(text):
        if each.dimension == "percent" and each.low < 98 and not scope.of_change(text, each.start):
            return Judgement(False, "degree", each.start, each.end)
    rest = _ALONE.sub("", text)
    if only and rest != text and not _ONLY_SOME.search(text) and not polarity.partial(rest, chinese=False):
        return Judgement(True, "degree", 0, len(text))
    return UNREAD
