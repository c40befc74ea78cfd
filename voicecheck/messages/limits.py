"""A statement's limit held against a case: 'a child of 18 kg is too heavy' where it carries up to 22."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy
from voicecheck.messages.figure import Figure
from voicecheck.messages.judgement import Judgement

_REFUSED = Lazy(
    r"\btoo (?:heavy|big|late|old|young|cold|hot|large|tall|long|small|far)\b|\bno longer\b|\bstops?\b|\bfails?\b|\b(?:can|could|must|may|should|do|does|is|are|will|was)(?:n['’]t| not)\b|\bcan['’]t\b|\bcannot\b|\bwon['’]t\b|\bnever\b|\brefuses?\b|\bnobody\b|\bno one\b|\bshuts? down\b"
    r"|不能|无法|超重|太重|太大|太晚|不可以|不可|不再|不行|停止|过期|不予|不允许|不得|罢工|就不",
    re.IGNORECASE,
)
_GRANTS = Lazy(
    r"\b(?:have|has|get|gets|gives?|offers?|allows?|limit is|limit of|period of|window of|period is)(?: you| us| a| just| only)* $|(?:提供|享有?|期限[为是]?|额度[为是]?|上限[为是]?|限[为时重]?|可以?[一-鿿]{0,4})$",
    re.IGNORECASE,
)
_GRANTED = Lazy(r"\s+to (?:return|cancel|try|send|decide|change|pay)\b", re.IGNORECASE)
_CASE = Lazy(
    r"(?:\b(?:at|of|weighing|weighs|after|even|on|an?|another|with|her|his|their|my)|[在到于第重]|一[个位名])\s*(?:an? |about |just |as much as )?$",
    re.IGNORECASE,
)


def by_limit(pairs: Sequence[tuple[Figure, Figure]], text: str, *, chinese: bool) -> Judgement | None:
    """Whether a case that a sentence allows or refuses is within the limit of the fact; None if it is no case."""
    for each, known in pairs:
        if known.dimension == "age" and known.high > known.low and _REFUSED.search(text):
            inside = known.low < each.low < known.high
            return Judgement(not inside, "figure", each.start, each.end)
        if known.relation not in "≤≥" or known.low != known.high or each.dimension != known.dimension:
            continue
        if known.dimension in ("count", "percent") or known.dimension.startswith("money"):
            continue
        refused = _REFUSED.search(text) is not None
        near = 0.015 * abs(known.low)
        upper = known.relation == "≤"
        if each.relation in "≤≥" and each.relation != known.relation:
            continue
        if each.relation == known.relation:  # a limit against a limit
            if refused:
                return None
            return Judgement(
                abs(each.low - known.low) <= max(near, 0.6 if each.dimension == "temperature" else 0),
                "figure",
                each.start,
                each.end,
            )
        if each.relation in "=~" and not refused and not _CASE.search(text[: each.start]):
            if _GRANTS.search(text[: each.start]) or _GRANTED.match(each.after):
                return Judgement(abs(each.low - known.low) <= near, "figure", each.start, each.end)
            return None
        within = each.low <= known.low + near if upper else each.low >= known.low - near
        if refused:
            beyond = each.relation == (">" if upper else "<")
            clear = each.low >= known.low - near if upper else each.low <= known.low + near
            return Judgement(clear if beyond else not within, "figure", each.start, each.end)
        if re.search(r"\b(?:only|just)\b|[只仅]", text) and each.relation in "><":
            return Judgement(within and abs(each.low - known.low) <= near, "figure", each.start, each.end)
        if each.relation == (">" if upper else "<"):
            return Judgement(each.low < known.low if upper else each.low > known.low, "figure", each.start, each.end)
        return Judgement(within, "figure", each.start, each.end)
    return None
