"""Rules tested by their own examples: each bad one must make its rule fire, no good one may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicecheck.checker import Checker
from voicecheck.core.finding import Finding
from voicecheck.core.rule import RuleSpec
from voicecheck.language.scripts import language_of, speaks
from voicecheck.parsers import parse_text

if TYPE_CHECKING:
    from voicecheck.config import Example


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what it should."""

    rule: str
    origin: str
    text: str
    problem: str


def run_examples(
    checker: Checker, spec: RuleSpec, bad: Sequence[Example], good: Sequence[Example]
) -> Iterator[Failure]:
    """The failures of one rule's examples, and the languages that it declares without an example."""
    for example in bad:
        findings = _check(checker, spec, example)
        problem = findings if isinstance(findings, str) else _problem_of_bad(example, findings)
        if problem:
            yield Failure(spec.id, spec.origin, example.text, problem)
    for example in good:
        findings = _check(checker, spec, example)
        if findings:
            reason = findings if isinstance(findings, str) else ", ".join(f"'{each.matched}'" for each in findings)
            yield Failure(spec.id, spec.origin, example.text, f"good example, but the rule fires: {reason}")
    for language in spec.languages:
        for name, examples in (("bad", bad), ("good", good)):
            if not any(speaks((language,), language_of(example.text)) for example in examples):
                yield Failure(spec.id, spec.origin, "", f"no {name} example in '{language}'")


def apply_fixes(source: str, findings: Sequence[Finding]) -> str:
    """The source with every fix made, from the end, leaving out those that overlap one made already."""
    reached = len(source) + 1
    for finding in sorted((each for each in findings if each.fix), key=lambda each: each.span, reverse=True):
        fix = finding.fix
        if fix is not None and fix.span.end <= reached:
            source = source[: fix.span.start] + fix.replacement + source[fix.span.end :]
            reached = fix.span.start
    return source


def _check(checker: Checker, spec: RuleSpec, example: Example) -> Sequence[Finding] | str:
    """What the rule finds in the example, or why it could not be checked."""
    document = parse_text(
        example.text,
        path="example.md",
        format=example.format or "markdown",
        channel=example.channel or next(iter(spec.channels), None),
        role=example.role or next(iter(spec.roles), None),
    )
    if example.front_matter:
        document = replace(document, meta={**document.meta, **example.front_matter})
    report = checker.check_rule(replace(spec, paths=()), document)
    return report.error or [finding for finding in report.findings if finding.rule == spec.id]


def _problem_of_bad(example: Example, findings: Sequence[Finding]) -> str:
    if not findings:
        return "bad example, but the rule does not fire"
    expected = [example.match] if isinstance(example.match, str) else example.match
    matched = [finding.matched for finding in findings]
    if expected and list(expected) != matched:
        return f"got the matches {matched}; expected {list(expected)}"
    if example.fix is not None and apply_fixes(example.text, findings) != example.fix:
        return f"got the fixed text {apply_fixes(example.text, findings)!r}; expected {example.fix!r}"
    return ""
