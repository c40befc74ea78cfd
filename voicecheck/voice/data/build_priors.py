"""Makes `priors.json`: how much of each habit brands have, and how that differs between brands and passages.

    python voicecheck/voice/data/build_priors.py ../shared/corpora

Reads `en.jsonl.gz` and `zh.jsonl.gz` there (fields `brand`, `path`, `text`) and keeps rates alone.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck.core.habits import COUNTED
from voicecheck.language.draft import identify
from voicecheck.parsers import format_of, parse_text
from voicecheck.voice import calibration, fitting
from voicecheck.voice.counting import Counted, count, passages
from voicecheck.voice.learning import lengths
from voicecheck.voice.preferences import with_unused
from voicecheck.voice.prose import Prose

LENGTH = {"en": 150, "zh": 300}
ENOUGH = 20
"""Passages of a length that a brand must have to have a say in its calibration."""

EARLIER = 0.6
"""The share of a brand's posts, the first ones, that calibrate: the rest is what the benchmarks test."""

_ROUND = "{:.4g}"


def priors(brands: dict[str, list[list[Counted]]], language: str) -> dict[str, list[float]]:
    """For each habit: shape and exposure of the gamma over brands, spread over passages; three quantiles of rates."""
    names = [name for name, habit in COUNTED.items() if language in habit.languages]
    brands = {brand: with_unused(posts, calibration.blocks(len(posts)), language) for brand, posts in brands.items()}
    cut = [[list(passages(post, LENGTH[language])) for post in posts] for posts in brands.values()]
    tables = [fitting.Table(posts, cuts, names) for posts, cuts in zip(brands.values(), cut, strict=True)]
    rates = np.array([table.counts.sum(axis=0) / np.maximum(table.exposures.sum(axis=0), 1) for table in tables])
    spreads = np.array([fitting.spreads(table, {}) for table in tables])
    whole = np.sum([table.exposures.sum(axis=0) for table in tables], axis=0)
    found = {}
    for place, name in enumerate(names):
        # A habit that nobody has is taken to be seen half a time in all there is.
        mean = max(float(rates[:, place].mean()), 0.5 / max(float(whole[place]), 1.0))
        variance = max(float(rates[:, place].var(ddof=1)), mean * mean / 4)
        shape = min(max(mean * mean / variance, 0.15), 4.0)
        spread = float(np.exp(np.log(spreads[:, place]).mean()))
        low, middle, high = np.quantile(rates[:, place], (0.1, 0.5, 0.9))
        row = (shape, shape / mean, spread, low, middle, high)
        found[name] = [float(_ROUND.format(value)) for value in row]
    return found


def read(path: Path, language: str) -> dict[str, list[list[Counted]]]:
    """The counts of each brand's posts, in order of time."""
    brands: dict[str, list[list[Counted]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in sorted(map(json.loads, lines), key=lambda row: (row["date"] or "", row["path"])):
            document = identify(parse_text(row["text"], path=row["path"], format=format_of(row["path"]) or "markdown"))
            brands[row["brand"]].append(count(Prose(document, language)))
    return dict(sorted(brands.items()))


def calibrated(brands: dict[str, list[list[Counted]]], rows: dict[str, list[float]], language: str) -> dict[int, Any]:
    """By length of passage, the mean over brands of the scores that passages of their earlier posts reach."""
    known = {name: fitting.Prior(*row[:3]) for name, row in rows.items()}
    found: dict[int, list[list[float]]] = {length: [] for length in lengths(language)}
    for every in brands.values():
        posts = every[: int(len(every) * EARLIER)]
        counted = with_unused(posts, calibration.blocks(len(posts)), language)
        base, *tables = (
            fitting.Table(counted, [list(passages(post, length)) for post in counted], list(known))
            for length in (LENGTH[language], *found)
        )
        scores = calibration.scores(tables, base, known, len(posts))
        for length, values in zip(found, scores, strict=True):
            if len(values) >= ENOUGH:
                found[length].append(calibration.quantiles(values))
    means = [np.mean(values, axis=0) for values in found.values()]
    # Few brands have long passages enough; that they score as high as shorter ones is known.
    rising = np.maximum.accumulate(means, axis=0).round(3)
    return dict(zip(found, rising.tolist(), strict=True))


def main(folder: Path) -> None:
    """Write the file beside this script."""
    read_in = {language: read(folder / f"{language}.jsonl.gz", language) for language in LENGTH}
    found = {language: priors(brands, language) for language, brands in read_in.items()}
    scores = {language: calibrated(brands, found[language], language) for language, brands in read_in.items()}
    source = "rates of 14 English and 6 Chinese public blogs (1,785 posts); made by build_priors.py"
    text = (
        f'{{\n"source": {json.dumps(source)},\n'
        f'"habits": {_by_language(found)},\n"calibration": {_by_language(scores)}\n}}\n'
    )
    (Path(__file__).parent / "priors.json").write_text(text, encoding="utf-8")


def _by_language(tables: dict[str, Any]) -> str:
    rows = {
        language: ",\n".join(f'  "{key}": {json.dumps(value)}' for key, value in table.items())
        for language, table in tables.items()
    }
    return "{\n" + ",\n".join(f' "{language}": {{\n{text}\n }}' for language, text in rows.items()) + "\n}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
