"""How well the shipped concepts find sentences in other words, and how often they fire on ordinary posts.

    python benchmarks/concepts.py ../shared/corpora [--share 0.1]

The sentences are those of tests/data/concepts_held_out.yaml; the posts are every n-th of the corpora. Each false alarm
is printed: some may be true.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import yaml

from voicecheck.checker import Checker, CheckOptions

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print recall and F1 by language, then false alarms in 2,000 words."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--share", type=float, default=0.1, help="share of the posts to read")
    arguments = parser.parse_args()
    config = ROOT / "benchmarks" / "concepts.yaml"
    checker = Checker.from_config(config, options=CheckOptions(select=("concepts",)))
    held_out(checker)
    ordinary(checker, arguments.corpora, round(1 / arguments.share))


def held_out(checker: Checker) -> None:
    """Of each concept's sentences those found by its rule, and what its rule finds elsewhere."""
    cases = yaml.safe_load((ROOT / "tests" / "data" / "concepts_held_out.yaml").read_text("utf-8"))
    right = wrong = meant = 0
    for text, concept in [(text, name) for name, each in cases.items() for text in (*each["say"], *each["do_not"])]:
        found = {finding.rule for finding in checker.check_text(text).findings}
        said = text in cases[concept]["say"]
        meant += said
        right += said and concept in found
        wrong += len(found - ({concept} if said else set()))
    f1 = 2 * right / (meant + right + wrong)
    print(f"held out: recall {right / meant:.2f}, precision {right / (right + wrong):.2f}, F1 {f1:.2f}")


def ordinary(checker: Checker, corpora: Path, step: int) -> None:
    """False alarms of all concepts together."""
    words, alarms = 0.0, 0
    for name in ("en", "zh"):
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in list(lines)[::step]:
                post = json.loads(line)
                report = checker.check_text(post["text"])
                words += report.words
                for finding in report.findings:
                    alarms += 1
                    print(f"  {finding.rule} {finding.evidence['similarity']}: {finding.matched[:110]!r}")
    print(f"ordinary posts: {alarms} findings in {words:,.0f} words, {alarms / words * 2000:.2f} in 2,000")


if __name__ == "__main__":
    main()
