"""Mutated real posts through every parser and all rules: no crash, and every span cuts its own match.

    python tests/fuzz.py ../shared/corpora/*.jsonl.gz --count 10000 --seed 1

Bounded by --count. Prints the first failure with its seed, which gives the same text again, and exits with 1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator

from voicecheck.checker import Checker
from voicecheck.core.document import Document
from voicecheck.core.report import FileReport
from voicecheck.parsers import parse_text

NASTY = (
    *"\x00\x07\x1b\r\n\t \\`*_~[]()<>#|!&;:{}$%\"'-+=.,/@",
    *(
        "\r\n",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u200b",
        "\u00ad",
        "\u202e",
        "\ufffc",
        "\ud800",
        "\U000f0000",
        "İ",
        "ﬁ",
        "…",
        "。",
        "！",
    ),
    *(
        "😀",
        "👩‍👩‍👧",
        "e\u0301",
        "中",
        "國",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n```\n",
        "---\n",
        "+++\n",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "<br/>",
    ),
    *(
        "&amp;",
        "&#x4e2d;",
        "{%",
        "%}",
        "{{",
        "}}",
        "import x from 'y'\n",
        "<Foo bar={1}>",
        "[^1]",
        "[^1]: ",
        "| a | b |\n|---|---|\n",
        "$$",
    ),
    *(
        "<!-- voicecheck off: x -->",
        "<!-- voicecheck on -->",
        "title: x\n",
        "revolutionary",
        "最 佳",
        "http://a.b/c?d=e",
    ),
)
ENDINGS = ("md", "md", "md", "mdx", "html", "txt", "rst", "adoc")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "latin-1")


def read_posts(paths: Iterable[str]) -> list[str]:
    posts = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            posts += [json.loads(line)["text"] for line in lines]
    return posts


def mutate(post: str, others: list[str], source: random.Random) -> str:
    """A slice of a post with some edits."""
    start = source.randrange(max(1, len(post)))
    text = post[start : start + source.choice((80, 400, 1500, 4000))]
    if source.random() < 0.2:
        other = source.choice(others)
        cut = source.randrange(max(1, len(other)))
        text += other[cut : cut + 500]
    for _ in range(source.choice((0, 1, 3, 10, 40))):
        at = source.randrange(len(text) + 1)
        width = source.choice((0, 0, 1, 1, 5, 30))
        text = text[:at] + source.choice(NASTY) * source.choice((1, 1, 1, 2, 7)) + text[at + width :]
    return text


def problems_of_document(document: Document) -> Iterator[str]:
    """What breaks the contract of positions."""
    reached = 0
    for segment in document.segments:
        if segment.start < reached or not 0 <= segment.source_start <= segment.source_end <= len(document.source):
            yield f"segment out of order: {segment}"
        if segment.verbatim and (
            document.text[segment.start : segment.end] != document.source[segment.source_start : segment.source_end]
        ):
            yield f"verbatim segment differs: {segment}"
        reached = segment.end
    for block, following in zip(document.blocks, document.blocks[1:], strict=False):
        if block.end > following.start:
            yield f"blocks overlap: {block} {following}"


def problems_of_report(report: FileReport) -> Iterator[str]:
    """What a report says wrongly of its source."""
    for finding in (*report.findings, *(each.finding for each in report.suppressed)):
        start, end = finding.span
        if not 0 <= start <= end <= len(report.source) or finding.span.cut(report.source) != finding.matched:
            yield f"{finding.rule}: span {finding.span} does not cut {finding.matched!r}"
        if finding.fix and not start <= finding.fix.span.start <= finding.fix.span.end <= end:
            yield f"{finding.rule}: the fix lies outside the match: {finding.fix}"
    if report.score and abs(sum(report.score.points.values()) + report.score.value - 100) > 1e-6:
        yield "the score does not add up"


def try_text(checker: Checker, text: str, ending: str) -> list[str]:
    path = f"post.{ending}"
    document = parse_text(text, path=path)
    return [*problems_of_document(document), *problems_of_report(checker.check(document))]


def try_bytes(checker: Checker, text: str, ending: str, source: random.Random) -> list[str]:
    data = bytearray(text.encode(source.choice(ENCODINGS), "replace"))
    for _ in range(source.choice((0, 1, 20))):
        if data:
            data[source.randrange(len(data))] = source.randrange(256)
    reports = checker.check_read(checker.read(f"post.{ending}", bytes(data)))
    return [problem for report in reports for problem in problems_of_report(report)]


def fuzz(checker: Checker, posts: list[str], count: int, seed: int, say: Callable[[str], None] = print) -> int:
    """Try `count` mutated posts; gives the number of failures, and stops at the tenth."""
    failures = 0
    for number in range(count):
        source = random.Random(f"{seed}:{number}")
        text = mutate(source.choice(posts), posts, source)
        ending = source.choice(ENDINGS)
        try:
            problems = try_text(checker, text, ending) if number % 4 else try_bytes(checker, text, ending, source)
        except Exception:
            problems = [traceback.format_exc()]
        if problems:
            failures += 1
            say(f"seed {seed}:{number} .{ending}: {problems[0]}")
            if failures == 10:
                break
        if number and number % 1000 == 0:
            say(f"{number:,} tried, {failures} failures")
    return failures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", nargs="+")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failures = fuzz(Checker.from_config("/"), read_posts(arguments.posts), arguments.count, arguments.seed)
    print(f"{arguments.count:,} mutated posts, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
