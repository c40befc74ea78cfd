"""How well similarity tells a brand's later posts from those of other brands, on real blogs.

    python benchmarks/similarity.py ../shared/corpora [--language en] [--brand Artsy] [--common-words]

The split is fixed: of each brand the first 60 % of its posts by date are learned from. Of the other brands, sorted by
name, those at even places are the background and those at odd places the negatives; the two never meet. Passages of
authors whose posts were learned from are measured apart from those of new ones. With `--common-words` only the words
(Chinese: characters) are left that are the most common, and nothing of the subject.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from brands import arguments, each_brand

from voicecheck.voice.background import Background, unpacked
from voicecheck.voice.evaluation import auc
from voicecheck.voice.likeness import learn

sys.path.insert(0, str(Path(__file__).parent.parent / "voicecheck" / "voice" / "data"))
from build_background import build, posts

LEARNED = 0.6
COMMON = 200
PIECE = {"en": r"[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z]+)?|\d+", "zh": r"[A-Za-z0-9]+|[\u4e00-\u9fff]"}
Posts = list[list[list[str]]]


class Row(NamedTuple):
    """AUC by passage and by post, by passage of known and new authors, and the numbers of own passages and posts."""

    passage: float
    post: float
    known: float
    new: float
    passages: int
    posts: int


def background_of(brands: dict[str, Posts], language: str) -> Background:
    """The background that these brands make."""
    return unpacked(build(brands, language))


def authors_of(path: Path) -> dict[str, list[str]]:
    """By brand the author of each post, in the order of `posts`."""
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in sorted(map(json.loads, lines), key=lambda row: (row["date"] or "", row["path"])):
            found[row["brand"]].append(row["author"] or "")
    return found


def without_subject(brands: Mapping[str, Posts], language: str) -> dict[str, Posts]:
    """The posts with a star for every word or character but the most common ones."""
    pieces = re.compile(PIECE[language])
    tally: Counter[str] = Counter()
    for own in brands.values():
        for post in own:
            for paragraph in post:
                tally.update(piece.lower() for sentence in paragraph for piece in pieces.findall(sentence))
    common = {piece for piece, _ in tally.most_common(COMMON)}

    def star(match: re.Match[str]) -> str:
        return match.group() if match.group().lower() in common else "*"

    return {
        brand: [[[pieces.sub(star, sentence) for sentence in paragraph] for paragraph in post] for post in own]
        for brand, own in brands.items()
    }


def measure(brand: str, brands: dict[str, Posts], language: str, authors: Mapping[str, Sequence[str]]) -> Row:
    """What one brand's later posts give."""
    others = sorted(set(brands) - {brand})
    known = background_of({name: brands[name] for name in others[0::2]}, language)
    own = brands[brand]
    learned = int(len(own) * LEARNED)
    model = learn(own[:learned], language, known)
    assert model is not None
    seen = set(authors[brand][:learned]) - {""}
    scored = [
        (model.scores(post), author) for post, author in zip(own[learned:], authors[brand][learned:], strict=True)
    ]
    mine = [found for found, _ in scored if found]
    theirs = [found for name in others[1::2] for post in brands[name] if (found := model.scores(post))]
    negative = [each for post in theirs for each in post]
    by_known = [each for found, author in scored if author in seen for each in found]
    by_new = [each for found, author in scored if author and author not in seen for each in found]
    return Row(
        auc([each for post in mine for each in post], negative),
        auc([sum(post) / len(post) for post in mine], [sum(post) / len(post) for post in theirs]),
        auc(by_known, negative) if by_known else float("nan"),
        auc(by_new, negative) if by_new else float("nan"),
        sum(map(len, mine)),
        len(mine),
    )


def main() -> None:
    """Measure the brands of the corpora."""
    given = arguments("common-words")
    for language in given.languages:
        path = given.corpora / f"{language}.jsonl.gz"
        brands = posts(path, language)
        brands = without_subject(brands, language) if given.flags else brands
        print(f"{'brand':16}{'passages':>9}{'AUC':>8}{'posts':>7}{'AUC':>8}{'known':>8}{'new':>8}")
        found = []
        for name, row in each_brand(partial(measure, authors=authors_of(path)), brands, language, given.brand):
            found.append(row)
            print(
                f"{name:16}{row.passages:>9}{row.passage:>8.3f}{row.posts:>7}{row.post:>8.3f}"
                f"{row.known:>8.3f}{row.new:>8.3f}",
                flush=True,
            )
        passages, whole, known, new = (float(np.nanmean([row[place] for row in found])) for place in range(4))
        least = min(row.post for row in found)
        print(
            f"{language}: macro AUC, passages {passages:.3f}, posts {whole:.3f}, least {least:.3f}; "
            f"passages of known authors {known:.3f}, of new ones {new:.3f}"
        )


if __name__ == "__main__":
    main()
