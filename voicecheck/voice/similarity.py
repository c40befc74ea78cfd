"""How much a text reads like the brand rather than like other writers.

A linear model over masked runs of letters and words, see `likeness` for how it is learned. What it says of the brand's
own passages, learned without the posts of their time, makes the p-value, as in `calibration`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from operator import mul
from zlib import crc32

from voicecheck.voice.features import features, values_of, windows
from voicecheck.voice.numbered import Numbered, lines_of
from voicecheck.voice.prose import Prose

READ = frozenset({"paragraph", "list"})
"""Scopes that are read for similarity."""

SPANS = (1, 2, 4, 8)
"""Numbers of passages in a row for which the brand's own scores are kept."""

WEIGHT_SCALE = 10_000

_VERSION = 3


@dataclass(frozen=True, slots=True)
class Similarity:
    """A learned likeness.

    Attributes:
        common: Words that are no names, each with its commonness, see `Background.common`.
        weights: By feature: its weight times 10,000.
        own: By number of passages in a row, the sorted scores of the brand's own.
        foreign: Sorted, one a stretch of the brand's posts: how strange its strangest paragraph is.
    """

    language: str
    common: Mapping[str, int]
    weights: Mapping[str, int]
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
        values = values_of(counts)
        dot = sum(map(mul, values, map(self.weights.get, counts, repeat(0))))
        return dot / hypot(*values) / WEIGHT_SCALE if values else 0.0

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
    weights, common = lines_of(found.weights), lines_of(found.common)
    body = "".join(f"{line}\n" for line in (*weights, *common))
    about = {
        "voicecheck_similarity": _VERSION,
        "language": found.language,
        "own": {str(span): scores for span, scores in found.own.items()},
        "foreign": list(found.foreign),
        "weights": len(weights),
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
        weights, common = int(about["weights"]), int(about["common"])
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"damaged: {type(error).__name__}: {error}") from None
    lines = body.decode().split("\n")[:-1]
    if crc32(body) != about.get("checksum") or len(lines) != weights + common:
        raise ValueError("damaged: the lines are not those that were written")
    return Similarity(str(about["language"]), Numbered(lines[weights:]), Numbered(lines[:weights]), own, foreign)
