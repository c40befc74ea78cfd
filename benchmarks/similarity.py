"""How well similarity tells a brand's later posts from those of other brands, on real blogs.

    python benchmarks/similarity.py ../shared/corpora [--language en] [--brand Artsy]

The split is fixed: of each brand the first 60 % of its posts by date are learned from. Of the other brands, sorted by
name, those at even places are the background and those at odd places the negatives; the two never meet.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from brands import arguments, each_brand

from voicecheck.voice.background import Background, unpacked
from voicecheck.voice.evaluation import auc
from voicecheck.voice.likeness import learn

sys.path.insert(0, str(Path(__file__).parent.parent / "voicecheck" / "voice" / "data"))
from build_background import build, posts

LEARNED = 0.6
Posts = list[list[list[str]]]


def background_of(brands: dict[str, Posts], language: str) -> Background:
    """The background that these brands make."""
    return unpacked(build(brands, language))


def measure(brand: str, brands: dict[str, Posts], language: str) -> tuple[float, float, int, int]:
    """AUC by passage and by post, and how many own passages and posts there were."""
    others = sorted(set(brands) - {brand})
    known = background_of({name: brands[name] for name in others[0::2]}, language)
    own = brands[brand]
    learned = int(len(own) * LEARNED)
    model = learn(own[:learned], language, known)
    assert model is not None
    mine = [found for post in own[learned:] if (found := model.scores(post))]
    theirs = [found for name in others[1::2] for post in brands[name] if (found := model.scores(post))]
    by_passage = auc([each for post in mine for each in post], [each for post in theirs for each in post])
    by_post = auc([sum(post) / len(post) for post in mine], [sum(post) / len(post) for post in theirs])
    return by_passage, by_post, sum(map(len, mine)), len(mine)


def main() -> None:
    """Measure the brands of the corpora."""
    given = arguments()
    for language in given.languages:
        brands = posts(given.corpora / f"{language}.jsonl.gz", language)
        print(f"{'brand':16}{'passages':>9}{'AUC':>8}{'posts':>7}{'AUC':>8}")
        found = []
        for name, row in each_brand(measure, brands, language, given.brand):
            found.append(row)
            print(f"{name:16}{row[2]:>9}{row[0]:>8.3f}{row[3]:>7}{row[1]:>8.3f}", flush=True)
        passages, whole = (float(np.mean([row[place] for row in found])) for place in (0, 1))
        least = min(row[1] for row in found)
        print(f"{language}: macro AUC, passages {passages:.3f}, posts {whole:.3f}, least {least:.3f}")


if __name__ == "__main__":
    main()
