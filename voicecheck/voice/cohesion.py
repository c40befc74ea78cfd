"""Whether the words of a paragraph are those of the text around it, or come from somewhere else.

The text around it serves as a small model of language beside general usage; a paragraph from elsewhere shares only the
words that everybody uses. Source: cohesion by repeated words, M. A. Hearst, "TextTiling: Segmenting Text into
Multi-paragraph Subtopic Passages", Computational Linguistics 23(1), 1997; the text so far as a model, R. Kuhn and R. De
Mori, "A Cache-Based Natural Language Model for Speech Recognition", IEEE TPAMI 12(6), 1990.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from voicecheck.core.lazy import compiled
from voicecheck.language.scripts import HAN
from voicecheck.voice.prose import simplified

RARE = 600
"""Commonness of a word that is not known: once in a million words. See `Background.common`."""

GENERAL = 0.6
"""The share of general usage in the model; on public blogs all from 0.4 to 0.75 do about as well."""

_WORD = r"[a-z\u00c0-\u024f]+(?:'[a-z]+)*"


def words(sentences: Sequence[str], language: str) -> list[str]:
    """English words with small letters; of Chinese every two neighbouring characters, and Latin words."""
    text = " ".join(sentences).replace("\u2019", "'").lower()
    if language != "zh":
        return compiled(_WORD).findall(text)
    return [word for run in compiled(f"[{HAN}]+|{_WORD}").findall(simplified(text)) for word in _pairs(run)]


def _pairs(run: str) -> Iterator[str]:
    if run[0] <= "\u024f":
        yield run
    else:
        yield from (run[place : place + 2] for place in range(len(run) - 1))


def estrangement(paragraphs: Sequence[Sequence[str]], common: Mapping[str, int]) -> list[float]:
    """For each paragraph of words: how little the others foretell them. At most 0.5; the lower, the more they share.

    Args:
        common: By word its commonness, see `Background.common`.
    """
    counts = [Counter(paragraph) for paragraph in paragraphs]
    whole: Counter[str] = Counter()
    for tally in counts:
        whole.update(tally)
    size = whole.total()
    found = []
    for tally in counts:
        own = tally.total()
        rest = max(size - own, 1)
        sums = 0.0
        for word, number in tally.items():
            others = whole[word] - number
            ratio = others / rest * 10 ** (common.get(word, RARE) / 100) if others else 0.0
            sums -= number * log(GENERAL + (1 - GENERAL) * ratio)
        found.append(sums / max(own, 1))
    return found
