"""Makes `background.<language>.npz`: feature rows of passages of many writers.

    python voicecheck/voice/data/build_background.py ../shared/corpora

Each brand gives as many passages as any other, up to `PASSAGES`; a feature is kept if several brands have it.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck.language.draft import identify
from voicecheck.parsers import format_of, parse_text
from voicecheck.voice.cohesion import words
from voicecheck.voice.features import MOST, features, windows
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import paragraphs_of

PASSAGES = {"en": 2100, "zh": 2400}
FEATURES = 25_000
BRANDS = {"en": 4, "zh": 3}
"""A feature must stand in posts of so many brands: what only one writes about is no background."""

COMMON = 3
"""A word of so many brands is no name."""

WORDS = 10_000
"""The most common ones are kept, so many."""

_RECURS = 3

Brands = Mapping[str, Sequence[Sequence[Sequence[str]]]]
"""By brand the posts, each as the sentences of its paragraphs."""


def posts(path: Path, language: str) -> dict[str, list[list[list[str]]]]:
    """By brand, the sentences of each paragraph of each post in order of time, recurring ones left out."""
    found: dict[str, list[list[list[str]]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in sorted(map(json.loads, lines), key=lambda row: (row["date"] or "", row["path"])):
            document = identify(parse_text(row["text"], path=row["path"], format=format_of(row["path"]) or "markdown"))
            found[row["brand"]].append(paragraphs_of(Prose(document, language)))
    return {brand: without_recurring(own) for brand, own in sorted(found.items())}


def without_recurring(own: list[list[list[str]]]) -> list[list[list[str]]]:
    """Posts without the sentences that stand in several of them."""
    tally = Counter(sentence for post in own for sentence in {each for paragraph in post for each in paragraph})
    return [[[each for each in paragraph if tally[each] < _RECURS] for paragraph in post] for post in own]


def common_words(brands: Brands, language: str) -> dict[str, int]:
    """Words that stand in posts of several brands, with their commonness; see `Background`."""
    holders: Counter[str] = Counter()
    shares: dict[str, float] = defaultdict(float)
    for own in brands.values():
        tally = Counter(word for post in own for paragraph in post for word in words(paragraph, language))
        holders.update(tally.keys())
        for word, number in tally.items():
            shares[word] += number / tally.total() / len(brands)
    shared = sorted((word for word in shares if holders[word] >= COMMON), key=lambda word: (-shares[word], word))
    return {word: round(-100 * log10(shares[word])) for word in shared[:WORDS]}


def chosen(brands: Brands, language: str, common: Mapping[str, int]) -> list[tuple[str, Counter[str]]]:
    """Brand and features of each passage that is kept."""
    rng = random.Random(language)
    found = []
    share = PASSAGES[language] // len(brands)
    for brand, own in brands.items():
        passages = [text for post in own for text in windows(post, language, common)]
        rng.shuffle(passages)
        found += [(brand, features(text, language)) for text in passages[:share]]
    return found


def build(brands: Brands, language: str) -> dict[str, Any]:
    """The arrays of the file."""
    common = common_words(brands, language)
    rows = chosen(brands, language, common)
    holders: dict[str, set[str]] = defaultdict(set)
    tally: Counter[str] = Counter()
    for brand, counts in rows:
        tally.update(counts.keys())
        for name in counts:
            holders[name].add(brand)
    least = min(BRANDS[language], max(len(brands) - 1, 1))
    shared = [name for name in tally if len(holders[name]) >= least and tally[name] >= 5 and "\n" not in name]
    names = sorted(shared, key=lambda name: (-tally[name], name))[:FEATURES]
    column = {name: place for place, name in enumerate(names)}
    idf = np.array([np.log((1 + len(rows)) / (1 + tally[name])) + 1 for name in names])
    idf /= np.sqrt((idf**2).mean())
    starts, steps, numbers = [0], [], []
    for _, counts in rows:
        kept = sorted((column[name], min(number, MOST)) for name, number in counts.items() if name in column)
        places = [place for place, _ in kept]
        steps += [place - before for before, place in zip([0, *places], places, strict=False)]
        numbers += [number for _, number in kept]
        starts.append(len(steps))
    return {
        "common": np.array("\n".join(common)),
        "commonness": np.array(list(common.values()), dtype=np.uint16),
        "names": np.array("\n".join(names)),
        "idf": idf.astype(np.float16),
        "starts": np.array(starts, dtype=np.uint32),
        "steps": np.array(steps, dtype=np.uint16),
        "counts": np.array(numbers, dtype=np.uint8),
    }


def main(corpora: Path) -> None:
    """Write the files beside this script."""
    for language in PASSAGES:
        arrays = build(posts(corpora / f"{language}.jsonl.gz", language), language)
        np.savez_compressed(Path(__file__).parent / f"background.{language}.npz", **arrays)
        print(language, len(arrays["starts"]) - 1, "passages,", len(arrays["idf"]), "features")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
