"""Whether a bare number counts what a fact counts, and all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy
from voicecheck.messages.figure import Figure
from voicecheck.messages.numerals import MEASURES
from voicecheck.messages.words import has, same_word

_WHOLE = Lazy(
    r"\ba total of\s*$|\bthere (?:are|is) (?:only |just )?$|·(?: \w+)? (?:has|have|operates|runs|employs|owns|boasts|counts|comprises|offers|numbers|keeps)"
    r"(?: (?:just|only|exactly|about|over|around|currently|no more than|fewer than|less than|more than))*\s*$",
    re.IGNORECASE,
)
_CROWD = Lazy(
    r"\s*(?:people|persons|fans|visitors|guests|spectators|passengers|viewers|concert-goers|students|items|units)\b"
)
_PEOPLE = Lazy(r"\s*(?:people|persons|items|units)\b")
_PERSON = Lazy(r"[名位个]?(?:人|学生|孩子|学员|小朋友|同学|员工|客人|选手|乘客|观众)")


def counted(each: Figure, known: Figure, text: str, nouns: Sequence[str]) -> bool:
    """Whether an English number counts what the fact counts: 'Six of its shops', 'six shops have opened' do not."""
    before = text[: each.start]
    crowd = not known.after.strip() and _CROWD.match(each.after)
    if crowd and any(has(noun, before[-24:], chinese=False) for noun in nouns):
        return True
    if not _each_has_so_many(known, text, nouns):
        return False
    after = re.sub(r"^[ ·]+(?:['’]s )?", " ", each.after).lstrip(" -")
    words = re.findall(r"[A-Za-z]+", after[:40].partition(",")[0].partition(".")[0])[:3]
    thing = next((word for word in words if any(same_word(word, noun.split()[-1]) for noun in nouns)), None)
    if thing is not None:
        return not _of_some(each, known, before, after, thing)
    ends = not re.match(r"[\s-]*(?!times\b)[A-Za-z]", each.after)
    clause = re.split(r"[,;:]", before[-80:])[-1]
    return ends and any(has(noun, clause, chinese=False) for noun in nouns)


def _each_has_so_many(known: Figure, text: str, nouns: Sequence[str]) -> bool:
    """Whether the text has another word of the attribute than what is counted, where the fact says how many each has."""
    if known.relation != "≤" and not _PEOPLE.match(known.after):
        return True
    thing = next(iter(re.findall(r"\w+", known.after)), "")
    also = [noun for noun in nouns if thing and not same_word(noun.split()[-1], thing)]
    return not also or any(has(noun, text, chinese=False) for noun in also)


def _of_some(each: Figure, known: Figure, before: str, after: str, thing: str) -> bool:
    """Whether so many are some of them, or what happened to them."""
    event = re.match(
        rf"[\s-]*(?:\w+ )?{thing} (?:left|came|arrived|joined|visited|attended|signed|asked|voted|won|took"
        r"|(?:have|has) (?:\w+ )?\w+(?:ed|en))\b",
        after,
        re.IGNORECASE,
    )
    if event is not None:
        return True
    if each.high >= known.low or _WHOLE.search(before) is not None:
        return False
    if re.match(r" ·", each.after):  # 'six Polaris flavours'
        return True
    subset = re.match(rf"[\s-]*(?:\w+ )?{thing} (?:of|in|at|are|were|have|got|from|on)\b", after, re.IGNORECASE)
    whole = each.relation in "≤<" or re.search(r"\b(?:all|the|its)\s*$", before, re.IGNORECASE)
    return subset is not None and not whole


def counted_zh(each: Figure, known: Figure, before: str, nouns: Sequence[str]) -> bool:
    """Whether a Chinese number counts what the fact counts."""
    near = any(noun in before[-14:] for noun in nouns)
    if near and _PERSON.match(known.after) and _PERSON.match(each.after):
        return True
    also = [noun for noun in nouns if noun not in known.after and not noun.isascii()] if known.relation == "≤" else []
    if also and not any(noun in before or noun in each.after for noun in also):
        return False
    after = re.sub(rf"^[{MEASURES}]", "", each.after).lstrip("的")
    if not any(after.startswith(noun) for noun in nouns) and any(each.after.startswith(noun) for noun in nouns):
        after = each.after
    noun = next((noun for noun in nouns if after.startswith(noun)), None)
    if noun is None:
        return near and not re.match(r"[一-鿿A-Za-z]", after)
    rest = after[len(noun) :]
    whole = re.search(r"全部|共|所有|总", before[-8:] + rest[:4])
    some = re.match(r"[一-鿿]{2}", rest) and "·" not in rest[:6]
    return not (some and each.high < known.low and not whole and each.relation == "=")
