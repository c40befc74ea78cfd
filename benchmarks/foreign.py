"""How well one paragraph of another brand is found in a post of about 400 words.

    python benchmarks/foreign.py ../shared/corpora [--language en] [--brand Artsy]

The split is that of `similarity.py`. Of each later post of the brand so many whole paragraphs as make 400 words (800
Chinese characters) stand as they are, for the false alarms; and once more with one of them replaced by a paragraph of
another brand. It is found if the post is an alarm, and located if it is the paragraph that is named.
"""

from __future__ import annotations

import random

import numpy as np
from brands import arguments, each_brand
from similarity import LEARNED, Posts, background_of, posts

from voicecheck.core.voice import ALARM
from voicecheck.voice.features import length
from voicecheck.voice.foreign import foreign
from voicecheck.voice.likeness import learn

WHOLE = {"en": 400, "zh": 800}
PARAGRAPH = {"en": (40, 120), "zh": (80, 250)}


def size(paragraph: list[str], language: str) -> int:
    """Length of a paragraph as it is written."""
    return length(" ".join(paragraph), language)


def cut(post: list[list[str]], language: str) -> list[list[str]]:
    """The first paragraphs of a post that make the whole length."""
    found: list[list[str]] = []
    total = 0
    for paragraph in post:
        if total >= WHOLE[language]:
            break
        found.append(paragraph)
        total += size(paragraph, language)
    return found if total >= 0.75 * WHOLE[language] else []


def measure(brand: str, brands: dict[str, Posts], language: str) -> tuple[float, float, float, int]:
    """False alarms, found, located, and the number of posts."""
    others = sorted(set(brands) - {brand})
    known = background_of({name: brands[name] for name in others[0::2]}, language)
    own = brands[brand]
    learned = int(len(own) * LEARNED)
    model = learn(own[:learned], language, known)
    assert model is not None
    rng = random.Random(brand)
    low, high = PARAGRAPH[language]
    strange = [
        each for name in others[1::2] for post in brands[name] for each in post if low <= size(each, language) <= high
    ]
    alarms, found, located = [], [], []
    for post in filter(None, (cut(post, language) for post in own[learned:])):
        places = [place for place, each in enumerate(post) if low <= size(each, language)]
        if len(places) < 3:
            continue
        clean = foreign(post, model)
        alarms.append(clean is not None and clean.p <= ALARM)
        for _ in range(3):
            at = rng.choice(places)
            result = foreign([*post[:at], rng.choice(strange), *post[at + 1 :]], model)
            found.append(result is not None and result.p <= ALARM)
            located.append(found[-1] and result is not None and result.place == at)
    return float(np.mean(alarms)), float(np.mean(found)), float(np.mean(located)), len(alarms)


def main() -> None:
    """Measure the brands of the corpora."""
    given = arguments()
    for language in given.languages:
        brands = posts(given.corpora / f"{language}.jsonl.gz", language)
        print(f"{'brand':16}{'posts':>7}{'alarms':>9}{'found':>8}{'located':>9}")
        rows = []
        for name, row in each_brand(measure, brands, language, given.brand):
            rows.append(row)
            print(f"{name:16}{row[3]:>7}{row[0]:>9.2f}{row[1]:>8.2f}{row[2]:>9.2f}", flush=True)
        print(f"{language}: mean" + "".join(f"{float(np.mean([row[at] for row in rows])):>9.3f}" for at in range(3)))


if __name__ == "__main__":
    main()
