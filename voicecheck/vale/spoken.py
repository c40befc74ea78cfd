"""The syllables of words as Vale counts them: by rules of our own, put right where its alerts show other numbers."""

from __future__ import annotations

import re

from voicecheck.core.syllables import syllables

_VOWEL = re.compile("[aeiouy]")
_MORE = re.compile("ui(?!t[yi])|ria|owi|ier|(?:ied|ires?|io|e's)$")
"""What Vale counts more than speech has: both vowels of guide, one more of material, following, implied, require."""
_JOINED = re.compile(
    r"(?<=[aeiouy][^aeiouyl])e(?=(?:ful|fully|books?|base|pages?|lines?|holders?|what|some|stones?|works?|body)$)"
    r"|(?<=ic)ally$"
)
"""The mute vowels that Vale takes as spoken within a word, as in pipeline, useful, basically."""


def counted(word: str) -> int:
    """The syllables of a word in lower case; a word without vowels is one."""
    if not _VOWEL.search(word):
        return 1
    return syllables(word) + len(_MORE.findall(word)) + len(_JOINED.findall(word))
