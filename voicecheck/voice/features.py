"""Runs of letters, words and marks: what similarity looks at.

Source: E. Stamatatos, "On the Robustness of Authorship Attribution Based on Character N-gram Features", Journal of Law
and Policy 21, 2013; masking of the subject: E. Stamatatos, "Authorship Attribution Using Text Distortion", EACL 2017.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from voicecheck.core.lazy import compiled
from voicecheck.language.scripts import count_han
from voicecheck.voice.masking import masked

WINDOW = {"en": 75, "zh": 150}
"""English words or Han characters of a passage; a longer text is the mean of its passages."""

MOST = 8
"""More of a feature in a passage counts as so many."""

VALUES = (0.0, *(1 + log(number) for number in range(1, MOST + 1)))
"""What a number of a feature counts."""

_LONGEST = 4
"""Letters of a run inside an English word."""

_SIGN = r"[a-zA-Z\u00c0-\u024f'](?:[a-zA-Z\u00c0-\u024f' ]*[a-zA-Z\u00c0-\u024f'])?|[^\w\s]|0"
_FEW, _MANY, _MOST_MARKS = 4, 10, 5


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
    """How often each run stands in a masked text; runs of words begin with `w:`, those of marks with `p:`."""
    return Counter(_chinese(text)) if language == "zh" else _english(text)


def values_of(counts: Mapping[str, int]) -> list[float]:
    """What each feature of a passage counts."""
    most = VALUES[MOST]
    return [VALUES[number] if number < MOST else most for number in counts.values()]


def _chinese(text: str) -> Iterator[str]:
    for size in (1, 2, 3):
        yield from (text[place : place + size] for place in range(len(text) - size + 1))


def _english(text: str) -> Counter[str]:
    words = text.split()
    found: Counter[str] = Counter()
    for word, number in Counter(words).items():
        for run in _of_word(word):
            found[run] += number
    found.update([f"w:{first} {second}" for first, second in pairwise(words)])
    found.update(_marks(text))
    return found


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    longest = min(_LONGEST, len(padded))
    runs = [padded[place : place + size] for size in range(2, longest + 1) for place in range(len(padded) - size + 1)]
    return ("w:" + word, *runs)


def _marks(text: str) -> list[str]:
    """Runs of marks, figures and stretches of words between them, these by about how many words they have."""
    signs: list[str] = []
    for sign in compiled(_SIGN).findall(text):
        if sign[0].isalpha():
            words = sign.count(" ") + 1
            signs.append("_" if words < _FEW else "__" if words < _MANY else "___")
        else:
            signs.append(sign)
    return [
        "p:" + " ".join(signs[place : place + size])
        for size in range(1, _MOST_MARKS + 1)
        for place in range(len(signs) - size + 1)
    ]
