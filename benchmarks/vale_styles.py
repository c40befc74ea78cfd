"""Words per CPU-second with styles of Vale, beside a plain loop of regular expressions over the same text.

The styles are those of the conformance cases (`--cases`) or of a StylesPath of your own (`--styles`). Both
sides run in this process, one after the other, but for the line `whole process`; the loop gets the text ready cut
into blocks, tries every rule on every block, and reports nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from voicecheck.checker import Checker
from voicecheck.parsers.given import Given, Unread
from voicecheck.vale.flavour import PatternError
from voicecheck.vale.kinds import compiled
from voicecheck.vale.linter import Linter
from voicecheck.vale.project import style_rules
from voicecheck.vale.reading import Reading, walk
from voicecheck.vale.rule import StyleRule

SETS = (["Microsoft"], ["Microsoft", "write-good", "proselint", "alex", "RedHat"])


def cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def styles_of_cases(path: str, folder: str) -> list[str]:
    names = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for name, text in json.loads(line)["styles"].items():
                style = name.partition("/")[0]
                if style in ("demo", "vale", "T", "Test", "Bugs", "Checks", "config"):
                    continue
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
                names.add(style)
    return sorted(names)


def read_rules(folder: str, names: Sequence[str]) -> list[StyleRule]:
    rules = []
    for name in names:
        rules += style_rules(os.path.join(folder, name), lambda path: Path(path).read_bytes())[0]
    return rules


def plain_loop(rules: Sequence[StyleRule], posts: Sequence[str]) -> float:
    expressions = []
    for rule in rules:
        point = compiled(rule)
        if point and point.alternatives():
            try:
                point.patterns()[0].check()
                expressions.append(point.patterns()[0]._regex())
            except PatternError:
                continue
    blocks = [block.text for post in posts for block in walk(post, "md", Reading()).blocks]
    return cpu(lambda: [sum(1 for _ in each.finditer(text)) for text in blocks for each in expressions])


def checker(folder: str, names: Sequence[str]) -> Checker:
    config = Path(folder) / "voicecheck.yaml"
    config.write_text(f"packs: []\nstyles: ['{folder}']\nvale: {{use: [{', '.join(names)}]}}\n", encoding="utf-8")
    return Checker.from_config(config)


def check(with_checker: Checker, posts: Sequence[str]) -> int:
    found = 0
    drafts = [Unread(post, Given(path=f"post{number}.md"), "markdown") for number, post in enumerate(posts)]
    for number in range(0, len(drafts), 32):
        found += sum(len(report.findings) for report in with_checker.check_drafts(drafts[number : number + 32]))
    return found


def whole_process(folder: str, posts: Sequence[str]) -> float:
    """CPU seconds of `voicecheck check` over files with these posts: start, reading, checks and JSON."""
    with tempfile.TemporaryDirectory(dir=folder) as drafts:
        for number, post in enumerate(posts):
            (Path(drafts) / f"post{number:04}.md").write_text(post, encoding="utf-8")
        command = [sys.executable, "-m", "voicecheck", "check", drafts, "--no-cache", "--format", "json", "--jobs", "1"]
        times = []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)


def measure(folder: str, names: Sequence[str], posts: Sequence[str]) -> None:
    words = sum(len(post.split()) for post in posts)
    rules = read_rules(folder, names)
    linter = Linter(rules)
    whole = checker(folder, names)
    linter.lint(posts[0], "md")
    check(whole, posts[:1])
    alone = cpu(lambda: [linter.lint(post, "md") for post in posts])
    all_of_it = cpu(lambda: check(whole, posts))
    process = whole_process(folder, posts)
    sample = posts[:: max(1, len(posts) // 60)]
    share = sum(map(len, sample)) / sum(map(len, posts))
    loop = plain_loop(rules, sample) / share
    print(f"{', '.join(names)}: {len(rules)} rules, {len(posts)} posts, {words:,} words")
    print(f"  linter alone      {alone:7.2f} s CPU {words / alone:11,.0f} words/s")
    print(f"  whole voicecheck  {all_of_it:7.2f} s CPU {words / all_of_it:11,.0f} words/s")
    print(f"  whole process     {process:7.2f} s CPU {words / process:11,.0f} words/s (start and JSON included)")
    print(f"  plain loop        {loop:7.2f} s CPU {words / loop:11,.0f} words/s (on {share:.0%} of the text)")
    print(f"  loop / linter     {loop / alone:7.1f}     loop / whole {loop / all_of_it:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", help="JSON Lines with a field `text`, such as en.jsonl.gz")
    parser.add_argument("--cases", help="cases.jsonl.gz, from which styles are taken")
    parser.add_argument("--styles", help="a StylesPath")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    with gzip.open(arguments.posts, "rt", encoding="utf-8") as lines:
        posts = [json.loads(line)["text"] for line in lines][:: max(1, 1265 // arguments.limit)][: arguments.limit]
    with tempfile.TemporaryDirectory() as folder:
        if arguments.cases:
            names = styles_of_cases(arguments.cases, folder)
        else:
            folder = os.path.abspath(arguments.styles)
            names = sorted(name for name in os.listdir(folder) if name not in ("config", "Vocab"))
        for chosen in (*SETS, names):
            measure(folder, [name for name in chosen if name in names], posts)
        if arguments.profile:
            import cProfile
            import pstats

            profiler = cProfile.Profile()
            profiler.runcall(check, checker(folder, SETS[0]), posts)
            pstats.Stats(profiler).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
