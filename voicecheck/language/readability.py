"""How hard a text is to read, by formulas that need no model.

Sources:
    Flesch reading ease: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32(3), 1948.
    Flesch-Kincaid grade: J. P. Kincaid et al., Research Branch Report 8-75, US Naval Technical Training, 1975.
    Chinese difficulty: the form is that of LIX (C. H. Björnsson, Läsbarhet, 1968), mean length of a sentence plus
        percentage of hard words. Here: Han characters a sentence plus the percentage of Han characters outside
        level 1 of GB 2312-80, whose 3,755 characters make up 99.7 % of running text. On 520 public Chinese
        posts: first quartile 26, median 31, third quartile 37.
"""

from __future__ import annotations

from voicecheck.core.lazy import compiled
from voicecheck.core.syllables import syllables
from voicecheck.language.scripts import count_han, is_han

MIN_WORDS = 100
"""Under so many English words a draft has no grade: Flesch drew samples of a hundred."""

MIN_HAN = 200
"""Under so many Han characters a draft has no Chinese difficulty."""

_WORD = r"[a-z]+(?:['\u2019][a-z]+)*"
_LEVEL_ONE = bytes(range(0xB0, 0xD8))


def english_counts(text: str) -> tuple[int, int]:
    """The words of a text and their syllables; figures count for neither."""
    words = compiled(_WORD).findall(text.lower().replace("\u2019", "'"))
    return len(words), sum(map(syllables, words))


def grade(words: int, sentences: int, syllables_: int) -> float:
    """The Flesch-Kincaid grade: years of American school that a reader needs."""
    return 0.39 * words / sentences + 11.8 * syllables_ / words - 15.59


def reading_ease(words: int, sentences: int, syllables_: int) -> float:
    """The Flesch reading ease: 100 is very easy, 30 very hard."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables_ / words


def chinese_counts(text: str) -> tuple[int, int]:
    """The Han characters of a text, and how many of them are hard, Traditional ones judged by their Simplified form."""
    from voicecheck.language.fold import fold

    simplified = fold(text).text
    # Level 1 of GB 2312-80, the characters in common use, is its rows 16 to 55: leading bytes B0 to D7.
    leading = "".join(filter(is_han, simplified)).encode("gb2312", "ignore")[::2]
    han = count_han(simplified)
    return han, han - len(leading) + len(leading.translate(None, _LEVEL_ONE))


def chinese_difficulty(han: int, sentences: int, hard: int) -> float:
    """Han characters a sentence plus the percentage of hard ones."""
    return han / sentences + 100 * hard / han
