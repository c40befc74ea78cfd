"""How far the cosine of the static table may fall short of a second embedder's: the constants of `cascade_embedder`.

    python -m voicecheck.language.data.build_margin ../shared/corpora [--second use]

Sentences of the brands that the table was not learned from, in pairs within and across the languages. For each
cosine of the second embedder it prints by how much the static one falls short in one pair of a hundred, and of twenty.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicecheck.language.cascade_embedder import CascadeEmbedder
from voicecheck.language.data.build_static import sentences
from voicecheck.language.embed import embedder
from voicecheck.language.scripts import count_words

SAMPLE = 6000
LEAST_WORDS = {"en": 5, "zh": 5}
BANDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)
Pairs = NDArray[np.float32]


def shortfalls(texts: dict[str, list[str]], model: CascadeEmbedder) -> Iterator[tuple[str, Pairs, Pairs]]:
    """For each pair of languages the second embedder's cosines, and by how much the first's fall short."""
    first = {language: model.first.encode(own) for language, own in texts.items()}
    second = {language: model.second.encode(own) for language, own in texts.items()}
    for one, other in (("en", "en"), ("zh", "zh"), ("en", "zh")):
        aimed = second[one] @ second[other].T
        read = np.outer(first[one].any(axis=1), first[other].any(axis=1))
        if one == other:
            read = np.triu(read, 1)
        yield f"{one}-{other}", aimed[read], (aimed - first[one] @ first[other].T)[read]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--second", default="use")
    given = parser.parse_args()
    model = embedder(("cascade", given.second))
    assert isinstance(model, CascadeEmbedder)
    texts = {}
    for language, least in LEAST_WORDS.items():
        own = [text for text in sentences(given.corpora, language, held_out=True) if count_words(text) >= least]
        texts[language] = random.Random(language).sample(own, min(SAMPLE, len(own)))
        print(f"{language}: {len(texts[language]):,} sentences")
    print(f"{'pairs':8}{'cosine':>7}{'number':>10}{'1 of 100':>10}{'1 of 20':>9}{'median':>8}")
    for pair, cosines, short in shortfalls(texts, model):
        for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
            found = short[(cosines >= low) & (cosines < high)]
            if len(found) >= 100:
                worst, bad, usual = np.quantile(found, (0.99, 0.95, 0.5))
                print(f"{pair:8}{low:>7}{len(found):>10,}{worst:>10.3f}{bad:>9.3f}{usual:>8.3f}")


if __name__ == "__main__":
    main()
