"""What the comparison of figures and of yes and no says of pairs of sentences whose likeness people judged.

    python benchmarks/polarity.py ../shared/labelled/sts/stsb-en-dev.csv ../shared/labelled/sts/stsb-zh-dev.csv

Pairs that people call the same (4 and more of 5) should not be called different; how alike people find pairs that are
called different shows what the comparison catches. The sets were not made for contradictions, so this is no recall.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from statistics import fmean

from voicecheck.language.scripts import has_cjk
from voicecheck.messages import polarity
from voicecheck.messages.figures import agrees, figures

SAME = 4.0


def verdicts(one: str, other: str) -> dict[str, str]:
    """What the figures and the polarity of two sentences say: alike, differ, or nothing to compare."""
    left, right = figures(one), figures(other)
    pairs = [(each, known) for each in left for known in right if each.dimension == known.dimension]
    said = {"figures": "none", "polarity": "none"}
    if pairs:
        said["figures"] = "alike" if any(agrees(*pair) or agrees(*pair[::-1]) for pair in pairs) else "differ"
    denied = [polarity.denies(text, chinese=has_cjk(text)) for text in (one, other)]
    if any(denied):
        said["polarity"] = "alike" if all(denied) else "differ"
    return said


def main() -> None:
    """Print, for each set and comparison, how often it speaks and how alike people find the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+")
    for path in parser.parse_args().sets:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [(row[0], row[1], float(row[2])) for row in csv.reader(file) if row]
        for name in ("figures", "polarity"):
            found = [(verdicts(one, other)[name], score) for one, other, score in rows]
            counts = Counter(verdict for verdict, _ in found)
            means = {verdict: fmean(score for said, score in found if said == verdict) for verdict in counts}
            wrong = sum(verdict == "differ" and score >= SAME for verdict, score in found)
            same = sum(verdict != "none" and score >= SAME for verdict, score in found)
            print(
                f"{path.stem} {name}: "
                + ", ".join(f"{verdict} {counts[verdict]} (mean {means[verdict]:.2f})" for verdict in sorted(counts))
                + f"; of {same} pairs that people call the same and that can be compared, {wrong} are called different"
            )


if __name__ == "__main__":
    main()
