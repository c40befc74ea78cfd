"""A draft with labels where secrets and personal data stood."""

from __future__ import annotations

from collections.abc import Iterable

from voicecheck.core.finding import Finding
from voicecheck.core.span import Span

_LABELS = {"person": "PERSON", "sealed term": "REDACTED"}


def redacted(source: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """The source with what sensitive findings cover replaced by labels, and how many were; nothing else changes.

    Where two overlap, the whole stretch gets the label of the first.
    """
    stretches: list[tuple[Span, str]] = []
    for finding in sorted((each for each in findings if each.sensitive), key=lambda each: each.span):
        if finding.span.end <= finding.span.start:
            continue
        if stretches and finding.span.start < stretches[-1][0].end:
            before, label = stretches[-1]
            stretches[-1] = (Span(before.start, max(before.end, finding.span.end)), label)
        else:
            stretches.append((finding.span, label_of(finding)))
    for span, label in reversed(stretches):
        source = f"{source[: span.start]}[{label}]{source[span.end :]}"
    return source, len(stretches)


def label_of(finding: Finding) -> str:
    """What stands for a finding: what it is, in capitals."""
    if finding.kind == "secrets":
        return "SECRET"
    stated = str(finding.evidence.get("label") or finding.evidence.get("entity") or "redacted")
    return _LABELS.get(stated, stated.upper())
