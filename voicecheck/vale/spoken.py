"""The syllables of words as Vale's library counts them, right or wrong: its grades depend on it.

One known beginning and one known ending are cut off and count what they are worth; of the rest the groups of vowels
count, less those that are mute, plus those that are spoken as two.

Source: the behaviour of github.com/jdkato/twine `summarize.Syllables` (MIT), which goes back to the npm package
`syllable` (MIT) and G. Fast's Lingua::EN::Syllable.
"""

from __future__ import annotations

import re
from functools import cache

_BEGINNINGS = {
    2: "above afore agri ante anti counter dia extra hyper infra inter intra kilo macro mega micro nano over pico semi"
    " ultra under",
    1: "dis fore none non out post pre pro side sub un ware",
}
_ENDINGS = {
    3: "ologist ology onomist onomy",
    2: "berry fully woman women",
    1: "cian cians er ers ette ettes ful less ly ment ments ness port ports shire shires ship ships side sides some"
    " tion tioned ville villes",
}
_WHOLE = {
    2: "abed adieu cafe cafes chile chloe circe daphne jesse jukebox maybe people phoebe shoreline zoe",
    3: "abare acreage adame adobe apache coyote euterpe forever karate machete recipe sesame simile syncope tamale",
    4: "abalone abbruzzese abruzzese anemone aphrodite apostrophe ariadne calliope catastrophe epitome eurydice"
    " facsimile gethsemane guacamole hermione hyperbole penelope persephone yosemite",
    5: "aborigine aborigines",
}
_AFTER_A_VOWEL = "b|ch|f|gh|gn|k|ll?|lv|mm?|nn?|p|r[nsv]?|s[ckls]?|squ|th|v|y"
"""The consonants between a vowel and a mute e in -e, -ed and -es alike."""


def _worth(table: dict[int, str]) -> dict[str, int]:
    return {part: number for number, parts in table.items() for part in parts.split()}


@cache
def _whole() -> dict[str, int]:
    return _worth(_WHOLE)


@cache
def _beginnings() -> dict[str, int]:
    return _worth(_BEGINNINGS)


@cache
def _endings() -> dict[str, int]:
    return _worth(_ENDINGS)


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile("[aeiouy]+")


@cache
def _less() -> tuple[re.Pattern[str], ...]:
    """What takes one away: vowels that are spoken as one though others stand between, and the mute e."""
    joined = rf"""
        cia(?:l|$) | tia | c(?:ius|ious) | [^aeiou]giu | [aeiouy][^aeiouy]ion | iou | sia$ | eous$ | [oa]gue$
        | .[^aeiuoycgltdb]{{2,}}ed$ | .ely$ | ^jua | uai | eau | ^busi$
        | [aeiouy](?:{_AFTER_A_VOWEL}|d?g|lch|n?c|n(?:ch|g)|rc|z)ed$
        | [aeiouy](?:{_AFTER_A_VOWEL}|d|[ln]ch|s?t)es$"""
    mute = rf"[aeiouy](?:{_AFTER_A_VOWEL}|d?g|d|n?c|ng|rc|s?t|z)e$"
    return re.compile(joined, re.VERBOSE), re.compile(mute)


@cache
def _more() -> tuple[re.Pattern[str], ...]:
    """What adds one: vowels side by side that are spoken as two, and consonants that carry a vowel."""
    return (
        re.compile(
            r"""(?:[^aeiouy]ie(?:r|s?t) | [aeiouym]bl | eo | [ia]sm | thm | dnt | uity | dea | gean | [ou]a | eings?
            | [aeiouy]sh?e[rsd])$""",
            re.VERBOSE,
        ),
        re.compile(r"[^gq]ua[^aeiou]|[aeiou]{3}|^(?:ia|mc|coa[dglx].)"),
        re.compile(r"[^aeiou]y[ae]|[^l]lien|riet|dien|i[iou]|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]"),
        re.compile(r"[^s]ia"),
    )


def counted(word: str) -> int:
    """The syllables of a word in lower case, at least one; of the beginnings and endings the dearest counts."""
    if len(word) < 3:
        return 1
    if number := _whole().get(word):
        return number
    total = 0
    if begun := next(filter(word.startswith, _beginnings()), ""):
        total += _beginnings()[begun]
        word = word[len(begun) :]
    if ended := next(filter(word.endswith, _endings()), ""):
        total += _endings()[ended]
        word = word[: -len(ended)]
    total += len(_vowels().findall(word))
    total -= sum(len(pattern.findall(word)) for pattern in _less())
    total += sum(len(pattern.findall(word)) for pattern in _more())
    return max(1, total)
