"""Runs conformance cases made by Vale itself, and says which of them come out alike.

python -m tests.conformance.runner [--point existence] [--failures 10] [--id TEXT]
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from voicecheck.core.lines import LineIndex
from voicecheck.vale import ini
from voicecheck.vale.linter import Linter
from voicecheck.vale.project import BUILT_IN, built_in, ignored, style_rules, vocabulary
from voicecheck.vale.reading import Reading
from voicecheck.vale.rule import Problem, StyleRule
from voicecheck.vale.styles import LEVELS

KNOWN = Path(__file__).with_name("known_differences.txt")
CASES = Path(__file__).parents[3] / "shared" / "vale-conformance" / "cases.jsonl.gz"


class Outcome(NamedTuple):
    """What became of a case; `problem` is "" if it came out alike."""

    case: dict[str, Any]
    problem: str


def cases() -> Iterator[dict[str, Any]]:
    """The shared cases."""
    with gzip.open(CASES, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def group(case: dict[str, Any]) -> str:
    """The row of the report that a case counts in."""
    if "needs-default-en_US-dictionary" in case["tags"]:
        return "spelling (full dictionary)"
    return str(case["extension_point"])


def run(case: dict[str, Any]) -> Outcome:
    """Run one case."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return Outcome(case, _run(case, Path(folder)))
        except Exception as error:
            return Outcome(case, f"raised {type(error).__name__}: {error}")


def _run(case: dict[str, Any], root: Path) -> str:
    for path, text in case["styles"].items():
        file = root / "styles" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "styles").mkdir(exist_ok=True)
    config = ini.parse(case["config"])
    rules, problems, reading, words = _load(case, config, root / "styles")
    if case["extension_points"] == ["script"]:
        return "" if problems and "Tengo" in problems[0].message else "the script was not refused"
    if case.get("error"):
        return "" if problems else f"not refused: {case['error']}"
    left_out = {
        problem.rule for problem in problems if "Tengo" in problem.message and len(case["extension_points"]) > 1
    }
    case["expected"] = [alert for alert in case["expected"] if alert["check"] not in left_out]
    holds = ini.effective(config, case["input_path"])
    problems = [
        problem
        for problem in problems
        if problem.rule not in left_out and (not problem.rule or holds.level(problem.rule, "error"))
    ]
    if problems:
        return f"refused: {problems[0].rule}: {problems[0].message}"
    extension = case["input_path"].rpartition(".")[2]
    if "--ignore-syntax" in case["args"]:
        extension = "txt!"
    linter = Linter([rule for rule, _ in rules], vocabulary=words, reading=reading)
    alerts, faults = linter.lint(case["input_text"], extension)
    if faults:
        return f"faults: {faults}"
    levels = {rule.name: level for rule, level in rules}
    lines = LineIndex(case["input_text"])
    got = []
    for alert in alerts:
        start = lines.position(alert.start)
        first = start.column
        if alert.whole:
            row = (1, 1, 1)
        else:
            last = first + (alert.end - alert.start) - 1
            if not alert.scope.startswith("raw"):
                # Vale ends an alert that goes on in the next line at the end of its first line.
                room = len(lines.line_text(start.line).rstrip("\n")) + 1
                last = min(last, max(room, first))
            row = (start.line, first, last)
        got.append((*row, alert.rule, alert.message, levels[alert.rule]))
    variants = [case["expected"], *case.get("nondeterministic_variants", [])]
    differences = [_difference(variant, got) for variant in variants]
    return min(differences, key=len)


def _load(
    case: dict[str, Any], config: ini.Ini, styles: Path
) -> tuple[list[tuple[StyleRule, str]], list[Problem], Reading, list[str]]:
    holds = ini.effective(config, case["input_path"])
    least = config.min_level
    for argument in case["args"]:
        if argument.startswith("--minAlertLevel="):
            least = argument.partition("=")[2]

    def read(path: str) -> bytes:
        return Path(path).read_bytes()

    words, missing = vocabulary(str(styles), config.values("Vocab"), read)
    problems = [Problem("", 1, "", f"no vocabulary {name}") for name in missing]
    for style in holds.styles:
        if style != BUILT_IN and not (styles / style).is_dir():
            problems.append(Problem("", 1, "", f"no style {style}"))
    found: list[tuple[StyleRule, str]] = []
    template = config.core["WordTemplate"].value if "WordTemplate" in config.core else ""
    for folder in sorted(styles.iterdir()):
        if folder.name in ("config", "Vocab") or not folder.is_dir():
            continue
        rules, wrong = style_rules(str(folder), read, words.accepted, template)
        problems += wrong
        found += _chosen(rules, holds, least)
    if BUILT_IN in holds.styles or any(name.startswith("Vale.") for name in holds.checks):
        found += _chosen(built_in(words, ignored(str(styles), read)), holds, least)
    reading = Reading(
        tuple(config.values("SkippedScopes")),
        tuple(config.values("IgnoredScopes")),
        tuple(config.values("IgnoredClasses")),
        holds.token_ignores,
        holds.block_ignores,
        holds.comment_delimiters,
        based_on=holds.styles,
    )
    return found, problems, reading, words.accepted


def _chosen(rules: list[StyleRule], holds: ini.Effective, least: str) -> list[tuple[StyleRule, str]]:
    levelled = [(rule, holds.level(rule.name, rule.level)) for rule in rules]
    return [(rule, level) for rule, level in levelled if level and LEVELS.index(level) >= LEVELS.index(least)]


def _difference(expected: list[dict[str, Any]], got: list[tuple[Any, ...]]) -> str:
    left = list(got)
    missing = []
    # Those of which the place counts choose first.
    for alert in sorted(expected, key=lambda each: each.get("location_exact") is False):
        key = (alert["check"], alert["message"], alert["severity"])
        for row in left:
            if row[3:] != key or row[0] != alert["line"]:
                continue
            if alert.get("location_exact") is not False and row[1:3] != (alert["col_start"], alert["col_end"]):
                continue
            left.remove(row)
            break
        else:
            missing.append((alert["line"], alert["col_start"], alert["col_end"], *key, alert.get("location_exact")))
    parts = [f"- {row}" for row in missing] + [f"+ {row}" for row in left]
    return "\n".join(parts)


def known() -> dict[str, str]:
    """The cases that come out otherwise, and why."""
    return dict(line.split("\t", 1) for line in KNOWN.read_text(encoding="utf-8").splitlines())


def table(outcomes: list[Outcome]) -> str:
    """The rate by extension point."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    explained: Counter[str] = Counter()
    reasons = known()
    for outcome in outcomes:
        for name in (group(outcome.case), "all"):
            total[name] += 1
            right[name] += not outcome.problem
            explained[name] += bool(outcome.problem) and outcome.case["id"] in reasons
    rows = []
    for name in sorted(total):
        also = f"  {explained[name]:3} known differences" if explained[name] else ""
        rows.append(f"{name:28} {right[name]:5} / {total[name]:5}  {right[name] / total[name]:7.2%}{also}")
    return "\n".join(rows)


def main() -> None:
    """Print the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--point", default="")
    options.add_argument("--id", default="")
    options.add_argument("--failures", type=int, default=0)
    given = options.parse_args()
    chosen = [case for case in cases() if given.point in ("", group(case)) and given.id in case["id"]]
    outcomes = [run(case) for case in chosen]
    failed = [outcome for outcome in outcomes if outcome.problem]
    for outcome in failed[: given.failures]:
        print(f"=== {outcome.case['id']}\n{outcome.problem[:1200]}")
    print(table(outcomes))


if __name__ == "__main__":
    main()
