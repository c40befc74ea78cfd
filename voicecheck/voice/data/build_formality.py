"""Makes `formality.json`: what classes of words weigh in how formal people find a sentence.

    python voicecheck/voice/data/build_formality.py ../shared/labelled/formality ../shared/corpora

Reads the ratings of `blog.tsv` and `news.tsv` and prints how well they are told: of two sentences of the same length,
to within a tenth, that people rate a point apart, how often the more formal one is found. Each file is judged by what
was learned from the other; what is written is learned from both. The posts of `en.jsonl.gz` tell what is usual.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from voicecheck.language.draft import identify
from voicecheck.parsers import format_of, parse_text
from voicecheck.voice.habits.formality import classes_of, marks_of
from voicecheck.voice.habits.lexicon import word_sets
from voicecheck.voice.prose import Prose, Sentence

CLASSES = ("letters", "long", "contracted", "abstract", *word_sets("en_register"), "informal")
MARKS = ("!", "?")
_RIDGE = 100.0
_POSTS = 20
"""So many posts a brand say what is usual."""

Floats = NDArray[np.float64]


class Rated(NamedTuple):
    """Sentences: their ratings, their lengths, and for each the rates of the classes and marks."""

    rating: Floats
    length: Floats
    rates: Floats


def rates(sentence: Sentence, text: str) -> list[float]:
    """The rate of each class in a sentence, and whether each mark ends it."""
    sums = dict.fromkeys(CLASSES, 0.0)
    for token in sentence.tokens:
        for name, amount in classes_of(token.word):
            sums[name] += amount
    marks = set(marks_of(sentence, text))
    return [*(value / len(sentence.tokens) for value in sums.values()), *(float(mark in marks) for mark in MARKS)]


def rated(path: Path) -> Rated:
    """The sentences of a file: rating, ratings of each person, who, text."""
    found = []
    for line in path.read_text(encoding="cp1252", errors="replace").splitlines():
        rating, _, _, text = line.split("\t", 3)
        prose = Prose(identify(parse_text(text, path="sentence.txt")), "en")
        if prose.sentences:
            words = sum(sentence.words for sentence in prose.sentences)
            row = np.average(
                [rates(each, prose.text) for each in prose.sentences],
                axis=0,
                weights=[each.words for each in prose.sentences],
            )
            found.append((float(rating), float(words), row))
    return Rated(*(np.array(column) for column in zip(*found, strict=True)))


def learn(sentences: Rated) -> Floats:
    """The weight of each class and mark, with what the length of a sentence tells taken out."""
    size = np.log(sentences.length)
    bent = np.stack([np.ones_like(size), size, size**2], axis=1)
    rating = sentences.rating - bent @ np.linalg.lstsq(bent, sentences.rating, rcond=None)[0]
    scale = sentences.rates.std(axis=0) + 1e-9
    rates_ = (sentences.rates - sentences.rates.mean(axis=0)) / scale
    weights: Floats = np.linalg.solve(rates_.T @ rates_ + _RIDGE * np.eye(len(scale)), rates_.T @ rating) / scale
    return weights


def told(weights: Floats, sentences: Rated) -> float:
    """Of pairs of one length whose ratings are a point apart, the share that is ordered as people do."""
    score = sentences.rates @ weights
    right = pairs = 0.0
    for rating, length, own in zip(sentences.rating, sentences.length, score, strict=True):
        others = (abs(sentences.length - length) <= 0.1 * length) & (rating - sentences.rating >= 1)
        right += (own > score[others]).sum() + 0.5 * (own == score[others]).sum()
        pairs += others.sum()
    return right / pairs


def usual(weights: Floats, path: Path) -> float:
    """What the words of public blogs weigh on average."""
    posts: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            posts.setdefault(row["brand"], []).append(row)
    means = []
    for rows in posts.values():
        found, words = 0.0, 0
        for row in rows[:_POSTS]:
            document = identify(parse_text(row["text"], path=row["path"], format=format_of(row["path"]) or "markdown"))
            prose = Prose(document, "en")
            for sentence in prose.sentences:
                found += float(np.dot(rates(sentence, prose.text)[: len(CLASSES)], weights[: len(CLASSES)]))
                words += 1
        means.append(found / words)
    return float(np.mean(means))


def main(labelled: Path, corpora: Path) -> None:
    """Write the file beside this script."""
    blog, news = rated(labelled / "blog.tsv"), rated(labelled / "news.tsv")
    print(f"blog by news {told(learn(news), blog):.3f}, news by blog {told(learn(blog), news):.3f}")
    weights = learn(Rated(*(np.concatenate(pair) for pair in zip(blog, news, strict=True))))
    rounded = [round(float(weight), 3) for weight in weights]
    found = {
        "classes": dict(zip(CLASSES, rounded, strict=False)),
        "marks": dict(zip(MARKS, rounded[len(CLASSES) :], strict=True)),
        "mean": round(usual(weights, corpora / "en.jsonl.gz"), 3),
    }
    (Path(__file__).parent / "formality.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
