"""Drafts for the tests of rules: plain blocks, or Markdown-like text with `**strong**` runs, without a parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voicecheck.checks import kind
from voicecheck.core.document import BLOCK_BREAK, Block, Document, Segment
from voicecheck.core.finding import Finding
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Rule, RuleSpec
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.rule_index import RuleIndex

Parts = str | Sequence[tuple[str, str]]


def document(parts: Parts, **fields: Any) -> Document:
    """A document of `(scope, text)` blocks; a string is one paragraph. `**` in a text is markup and no text."""
    if isinstance(parts, str):
        parts = [("paragraph", parts)]
    source = text = ""
    segments: list[Segment] = []
    blocks: list[Block] = []
    inlines: list[Block] = []
    for number, (scope, written) in enumerate(parts):
        if number:
            source += "\n\n"
            text += BLOCK_BREAK
        start = len(text)
        for place, run in enumerate(written.split("**")):
            source += "**" if place else ""
            if run:
                segments.append(Segment(len(text), len(text) + len(run), len(source), len(source) + len(run), True))
            if place % 2:
                inlines.append(Block("strong", len(text), len(text) + len(run)))
            source += run
            text += run
        blocks.append(Block(scope, start, len(text)))
    return Document("draft.md", source, text, tuple(segments), tuple(blocks), tuple(inlines), **fields)


def rule(kind_name: str, options: Mapping[str, Any], **fields: Any) -> Rule:
    """A rule, prepared."""
    cls = kind(kind_name)
    stated = {"id": "test.rule", "kind": kind_name, "severity": "warning", "message": "{match}", **fields}
    spec = RuleSpec(**stated, options=options)
    return cls(RuleSpec(**stated, options=cls.prepare(spec)))


def draft(parts: Parts, made: Rule, profile: Profile | None = None, **fields: Any) -> AnalysedDraft:
    """A draft for one rule."""
    return AnalysedDraft(identify(document(parts, **fields)), RuleIndex([made]), profile or Profile())


def check(parts: Parts, made: Rule, profile: Profile | None = None, **fields: Any) -> list[Finding]:
    """What a rule finds; every span must cut what was matched."""
    analysed = draft(parts, made, profile, **fields)
    findings = list(made.check(analysed))
    for finding in findings:
        assert finding.span.cut(analysed.document.source) == finding.matched
    return findings


def matched(findings: Sequence[Finding]) -> list[str]:
    """The matched texts."""
    return [finding.matched for finding in findings]


def fixed(parts: Parts, findings: Sequence[Finding]) -> str:
    """The source after every fix."""
    source = document(parts).source
    for finding in sorted(findings, key=lambda finding: finding.span, reverse=True):
        if finding.fix:
            source = source[: finding.fix.span.start] + finding.fix.replacement + source[finding.fix.span.end :]
    return source
