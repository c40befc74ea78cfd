"""How well deviation tells a draft that is off voice, on real blogs.

    python benchmarks/deviation.py ../shared/corpora [--language en] [--brand Artsy]

The split is fixed: of each brand the first 60 % of its posts by date are learned from, the rest is tested. Passages of
later posts as they are give the false alarms, the same passages with edits of `off_voice` in them the detection.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from brands import arguments, each_brand
from off_voice import EDITS, put_in

from voicecheck.core.voice import ALARM
from voicecheck.language.draft import identify
from voicecheck.parsers import format_of, parse_text
from voicecheck.voice.counting import passages
from voicecheck.voice.deviation import judge
from voicecheck.voice.learned import Learned
from voicecheck.voice.learning import learn
from voicecheck.voice.observed import observe
from voicecheck.voice.post import Post
from voicecheck.voice.prose import Prose

LENGTHS = {"en": (100, 300), "zh": (200, 600)}
A_POST = 4
"""So many passages of a post and a length are tested."""

LEARNED = 0.6


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The posts of each brand, in order of time."""
    brands: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            brands[row["brand"]].append(row)
    return {brand: sorted(rows, key=lambda row: (row["date"] or "", row["path"])) for brand, rows in brands.items()}


def post_of(row: dict[str, Any], language: str) -> Post:
    """A post as it is learned from."""
    document = parse_text(row["text"], path=row["path"], format=format_of(row["path"]) or "markdown")
    post = Post.of(row["path"], Prose(identify(document), language))
    return post._replace(author=row["author"] or "", date=row["date"] or "")


def texts(post: Post, length: int, rng: random.Random) -> Iterator[tuple[list[str], list[int]]]:
    """Some passages of a post: their sentences, and the paragraph of each."""
    cuts = list(passages(post.counted, length))
    rng.shuffle(cuts)
    for cut in cuts[:A_POST]:
        yield list(post.sentences[cut.start : cut.end]), [each.paragraph for each in post.counted[cut.start : cut.end]]


def joined(sentences: Sequence[str], paragraphs: Sequence[int], language: str) -> str:
    """A text of these sentences."""
    found = ""
    for place, sentence in enumerate(sentences):
        if place:
            same = paragraphs[place] == paragraphs[place - 1]
            found += ("" if language == "zh" else " ") if same else "\n\n"
        found += sentence
    return found


def chance(text: str, language: str, voice: Learned) -> float:
    """The chance that the voice gives a text."""
    document = identify(parse_text(text, path="draft.txt"))
    return judge(observe(Prose(document, language)), voice).p


def measure(brand: str, brands: dict[str, list[dict[str, Any]]], language: str) -> dict[str, list[float]]:
    """The chances of passages, clean and edited, by length and edit."""
    rows = brands[brand]
    learned = int(len(rows) * LEARNED)
    posts = [post_of(row, language) for row in rows]
    voice = learn(posts[:learned], language)
    rng = random.Random(brand)
    found: dict[str, list[float]] = defaultdict(list)
    short, long = LENGTHS[language]
    for length in (short, long):
        for post in posts[learned:]:
            for sentences, paragraphs in texts(post, length, rng):
                found[f"{length} clean"].append(chance(joined(sentences, paragraphs, language), language, voice))
                for kind in (*EDITS[language], "mixed"):
                    for scale in (1,) if length == short else (1, 3):
                        number = rng.choice((2, 3)) * scale
                        edited = joined(put_in(sentences, kind, language, number, rng), paragraphs, language)
                        found[f"{length} {kind} x{scale}"].append(chance(edited, language, voice))
    return found


def share(chances: Sequence[float]) -> float:
    """How many are alarms."""
    return sum(p <= ALARM for p in chances) / max(len(chances), 1)


def report(results: dict[str, dict[str, list[float]]], language: str) -> None:
    """Print the shares by brand and on average over brands."""
    for length in LENGTHS[language]:
        columns = sorted({key for found in results.values() for key in found if key.startswith(f"{length} ")})
        columns.sort(key=lambda key: not key.endswith("clean"))
        print(f"\n{language}, passages of {length}: share of alarms at {ALARM:.0%}")
        print(f"{'brand':16}{'n':>5}" + "".join(f"{key.split(' ', 1)[1]:>17}" for key in columns))
        for brand, found in results.items():
            row = "".join(f"{share(found[key]):>17.2f}" for key in columns)
            print(f"{brand:16}{len(found[columns[0]]):>5}{row}")
        means = [sum(share(found[key]) for found in results.values()) / len(results) for key in columns]
        print(f"{'mean':21}" + "".join(f"{value:>17.3f}" for value in means))
        clean = [share(found[columns[0]]) for found in results.values()]
        print(f"brands with 2 to 8 % false alarms: {sum(0.02 <= value <= 0.08 for value in clean)} of {len(clean)}")


def main() -> None:
    """Measure the brands of the corpora."""
    given = arguments()
    for language in given.languages:
        brands = read(given.corpora / f"{language}.jsonl.gz")
        report(dict(each_brand(measure, brands, language, given.brand)), language)


if __name__ == "__main__":
    main()
