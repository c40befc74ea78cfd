"""How much a text reads like the brand rather than like other writers.

A linear model over masked runs of letters and words, each scaled by how much it tells, see `likeness` for how it is
learned. What it says of the brand's own passages, learned without the posts of their time, makes the p-value, as in
`calibration`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import sqrt
from zlib import crc32

from voicecheck.voice.features import features, values_of, windows
from voicecheck.voice.numbered import Numbered, lines_of
from voicecheck.voice.prose import Prose

READ = frozenset({"paragraph", "list"})
"""Scopes that are read for similarity."""

SPANS = (1, 2, 4, 8)
"""Numbers of passages in a row for which the brand's own scores are kept."""

WEIGHT_UNIT, SCALE_UNIT = 10_000, 100
LARGEST_SCALE = 999

_PACKED = LARGEST_SCALE + 1
_VERSION = 4


@dataclass(frozen=True, slots=True)
class Similarity:
    """A learned likeness.

    Attributes:
        common: Words that are no names, each with its commonness, see `Background.common`.
        features: By feature its weight and scale, see `packed`.
        own: By number of passages in a row, the sorted scores of the brand's own.
        foreign: Sorted, one a stretch of the brand's posts: how strange its strangest paragraph is.
    """

    language: str
    common: Mapping[str, int]
    features: Mapping[str, int]
    own: Mapping[int, Sequence[float]]
    foreign: Sequence[float] = ()

    def score(self, paragraphs: Sequence[Sequence[str]]) -> float | None:
        """Above 0 the brand, below it the others; None for a text without words."""
        scores = self.scores(paragraphs)
        return sum(scores) / len(scores) if scores else None

    def scores(self, paragraphs: Sequence[Sequence[str]]) -> list[float]:
        """The score of each passage in turn."""
        return [self.of_window(text) for text in windows(paragraphs, self.language, self.common)]

    def of_window(self, text: str) -> float:
        """The score of a masked text."""
        counts = features(text, self.language)
        dot = square = 0.0
        for value, both in zip(values_of(counts), map(self.features.get, counts, repeat(0)), strict=True):
            weight, scale = divmod(both, _PACKED)
            dot += value * weight
            square += (value * scale) ** 2
        return dot / sqrt(square) * (SCALE_UNIT / WEIGHT_UNIT) if square else 0.0

    def p_value(self, paragraphs: Sequence[Sequence[str]]) -> float | None:
        """The share of the brand's own passages of about this length that score as low or lower; in (0, 1]."""
        scores = self.scores(paragraphs)
        if not scores:
            return None
        known = [span for span in SPANS if self.own.get(span)]
        if not known:
            return None
        own = self.own[max((span for span in known if span <= len(scores)), default=known[0])]
        return (bisect_right(own, sum(scores) / len(scores)) + 1) / (len(own) + 1)


def packed(weight: int, scale: int) -> int:
    """A weight in units of 1/10,000, already times its scale, and, as the last three digits, a scale in hundredths."""
    return weight * _PACKED + scale


def paragraphs_of(prose: Prose) -> list[list[str]]:
    """The sentences of each paragraph of running text or list."""
    return list(read(prose).values())


def read(prose: Prose) -> dict[int, list[str]]:
    """The same by index of `Prose.paragraphs`."""
    found: dict[int, list[str]] = {}
    for sentence in prose.sentences:
        if prose.paragraphs[sentence.paragraph].scope in READ:
            found.setdefault(sentence.paragraph, []).append(prose.text[sentence.start : sentence.end])
    return found


def dump(found: Similarity) -> str:
    """The text of the file: what it is as JSON, then a feature or word a line.

    A check reads it for every draft: thirty thousand entries of JSON would take most of its time.
    """
    weighed, common = lines_of(found.features), lines_of(found.common)
    body = "".join(f"{line}\n" for line in (*weighed, *common))
    about = {
        "voicecheck_similarity": _VERSION,
        "language": found.language,
        "own": {str(span): scores for span, scores in found.own.items()},
        "foreign": list(found.foreign),
        "features": len(weighed),
        "common": len(common),
        "checksum": crc32(body.encode()),
    }
    return f"{json.dumps(about)}\n{body}"


def parse(text: str | bytes) -> Similarity:
    """Read what `dump` wrote.

    Raises:
        ValueError: it is damaged, or of another version.
    """
    first, _, body = (text.encode() if isinstance(text, str) else text).partition(b"\n")
    about = json.loads(first)
    if not isinstance(about, dict) or about.get("voicecheck_similarity") != _VERSION:
        raise ValueError(f"expected 'voicecheck_similarity': {_VERSION}")
    try:
        own = {int(span): sorted(map(float, scores)) for span, scores in about["own"].items()}
        foreign = sorted(map(float, about["foreign"]))
        weighed, common = int(about["features"]), int(about["common"])
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"damaged: {type(error).__name__}: {error}") from None
    lines = body.decode().split("\n")[:-1]
    if crc32(body) != about.get("checksum") or len(lines) != weighed + common:
        raise ValueError("damaged: the lines are not those that were written")
    return Similarity(str(about["language"]), Numbered(lines[weighed:]), Numbered(lines[:weighed]), own, foreign)
