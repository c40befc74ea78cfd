"""Runs of letters and words: what similarity looks at.

Source: E. Stamatatos, "On the Robustness of Authorship Attribution Based on Character N-gram Features", Journal of Law
and Policy 21, 2013; masking of the subject: E. Stamatatos, "Authorship Attribution Using Text Distortion", EACL 2017.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from voicecheck.language.scripts import count_han
from voicecheck.voice.masking import masked

WINDOW = {"en": 75, "zh": 150}
"""English words or Han characters of a passage; a longer text is the mean of its passages."""


def length(text: str, language: str) -> int:
    """Length in English words or Han characters."""
    return count_han(text) if language == "zh" else len(text.split())


def windows(paragraphs: Iterable[Sequence[str]], language: str, common: Collection[str] = ()) -> list[str]:
    """Passages of masked text, one after the other; a rest that is too short joins the last one.

    Args:
        paragraphs: The sentences of each paragraph, as they are written.
        common: Words that are no names, see `masking.masked`.
    """
    joint = "" if language == "zh" else " "
    found: list[str] = []
    current: list[str] = []
    size = 0
    for paragraph in paragraphs:
        for sentence in paragraph:
            text = masked(sentence, language, common)
            current.append(text)
            size += length(text, language)
            if size >= WINDOW[language]:
                found.append(joint.join(current))
                current, size = [], 0
    if current and found and size < WINDOW[language] // 2:
        found[-1] += joint + joint.join(current)
    elif current:
        found.append(joint.join(current))
    return found


def features(text: str, language: str) -> Counter[str]:
    """How often each run stands in a masked text; runs of words begin with `w:`."""
    return Counter(_chinese(text) if language == "zh" else _english(text))


def _chinese(text: str) -> Iterator[str]:
    for size in (1, 2, 3):
        yield from (text[place : place + size] for place in range(len(text) - size + 1))


def _english(text: str) -> Iterator[str]:
    words = text.split()
    for word in words:
        padded = f" {word} "
        for size in (2, 3, 4):
            if size >= len(padded):
                yield padded
                break
            yield from (padded[place : place + size] for place in range(len(padded) - size + 1))
        yield "w:" + word
    for first, second in pairwise(words):
        yield f"w:{first} {second}"
