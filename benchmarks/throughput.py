"""Words a second through a Checker with every shipped pack on, beside a plain loop of `re` over the same rules.

The loop gets the text ready parsed, and only the rules that a regular expression can say: it does not pay for the rest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from voicecheck.checker import Checker
from voicecheck.checks import kind
from voicecheck.core.document import Document
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.draft import identify
from voicecheck.parsers import parse_text
from voicecheck.ruleset import RuleSet

PATH = "post.md"


def read_posts(path: str, limit: int | None) -> list[str]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:limit]


def cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def plain_expressions(rules: Sequence[Rule]) -> list[re.Pattern[str]]:
    """One expression for each rule that has literals or patterns, as a plain linter would write it."""
    found = []
    for rule in rules:
        parts = [rf"(?<!\w){re.escape(term)}(?!\w)" if term.isascii() else re.escape(term) for term in rule.literals()]
        parts += rule.patterns()
        for part in list(parts):
            try:
                re.compile(part)
            except re.error:
                parts.remove(part)
        if parts:
            found.append(re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE))
    return found


def plain_loop(expressions: Sequence[re.Pattern[str]], texts: Sequence[str]) -> int:
    return sum(1 for text in texts for expression in expressions for _ in expression.finditer(text))


def unrelated_rules(count: int, terms_each: int) -> list[RuleSpec]:
    """Rules for made-up words, which no post holds."""
    source = random.Random(7)
    letters = "bcdfghjklmnpqrstvwxz"

    def word() -> str:
        return "".join(source.choice(letters) for _ in range(source.randint(6, 12)))

    rules = []
    for number in range(count):
        terms = [word() for _ in range(terms_each)]
        spec = RuleSpec(f"unrelated.{number}", "terms", "warning", "m", options={"terms": terms})
        rules.append(replace(spec, options=kind("terms").prepare(spec)))
    return rules


def with_more_rules(checker: Checker, extra: Sequence[RuleSpec]) -> Checker:
    """A checker of the same configuration with rules added."""
    more = Checker(checker.config, checker.options)
    settings = checker.config.settings_for(PATH)
    more._rule_sets[id(settings)] = RuleSet.of([*settings.rules, *extra], settings)
    return more


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts")
    parser.add_argument("--limit", type=int, help="only the first so many posts")
    parser.add_argument("--profile", action="store_true", help="print the dearest functions")
    arguments = parser.parse_args()
    posts = read_posts(arguments.posts, arguments.limit)
    words = sum(len(post.split()) for post in posts)
    checker = Checker.from_config("/")

    def check(with_checker: Checker) -> list[Document]:
        for number in range(0, len(posts), 32):
            documents = [parse_text(post, path=PATH) for post in posts[number : number + 32]]
            with_checker.check_many(documents)
        return []

    checker.check_text(posts[0])  # what loads once is loaded
    seconds = cpu(lambda: check(checker))
    rules = checker.rules_for(PATH).index(identify(parse_text("Plain English.", path=PATH))).rules
    print(f"{len(posts):,} posts, {words:,} words, {len(rules)} rules")
    print(f"voicecheck        {seconds:8.2f} s CPU  {words / seconds:12,.0f} words/s")

    texts = [parse_text(post, path=PATH).text for post in posts]
    expressions = plain_expressions(rules)
    sample = texts[:: max(1, len(texts) // 100)]
    share = sum(map(len, sample)) / sum(map(len, texts))
    loop = cpu(lambda: plain_loop(expressions, sample)) / share
    print(f"plain loop of re  {loop:8.2f} s CPU  {words / loop:12,.0f} words/s  (on {share:.0%} of the text)")
    print(f"ratio             {loop / seconds:8.1f}")

    literals = sum(len(rule.literals()) for rule in rules)
    extra = unrelated_rules(2 * len(rules), max(1, literals // len(rules)))
    tripled = with_more_rules(checker, extra)
    tripled.check_text(posts[0])
    print(f"rules x 3         {cpu(lambda: check(tripled)) / seconds:8.2f} times the time")
    print(f"peak memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MiB")
    if arguments.profile:
        import cProfile
        import pstats

        profiler = cProfile.Profile()
        profiler.runcall(check, checker)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
