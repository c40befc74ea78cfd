"""From findings to findings: what a sensitive one found is hidden, in itself, in the others, and in the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from voicecheck.core.document import Document
from voicecheck.core.finding import Finding
from voicecheck.core.masking import masked
from voicecheck.core.message import Said
from voicecheck.core.span import Span

_LEAST = 4
"""Shorter secrets are hidden where they were found, but not wherever the same letters stand."""


def mask(document: Document, findings: Sequence[Finding]) -> tuple[Document, list[Finding]]:
    """The document and the findings with all that is sensitive hidden. Offsets stay what they were."""
    spans = sorted(
        {finding.span for finding in findings if finding.sensitive and finding.span.end > finding.span.start}
    )
    if not spans:
        return document, list(findings)
    secrets = _secrets(document, spans)
    source = document.source
    for span in spans:
        source = source[: span.start] + masked(source[span.start : span.end]) + source[span.end :]
    hidden = replace(
        document, source=_without(source, secrets), notes=tuple(_without(each, secrets) for each in document.notes)
    )
    return hidden, [_masked(finding, hidden.source, secrets) for finding in findings]


def settle(findings: Sequence[Finding], *, reveal: bool) -> list[Finding]:
    """The findings with one message each: that which shows the values, or that which hides them."""
    if not any(each.revealed for each in findings):
        return [*findings]
    return [
        each._replace(message=each.revealed if reveal else each.message, revealed="") if each.revealed else each
        for each in findings
    ]


def mask_said(document: Document, findings: Sequence[Finding], said: Iterable[Said]) -> tuple[Said, ...]:
    """What a draft says of the messages, with all that is sensitive hidden; `document` as it was."""
    spans = [finding.span for finding in findings if finding.sensitive]
    secrets = _secrets(document, spans)
    return tuple(each._replace(text=_without(each.text, secrets)) for each in said)


def _secrets(document: Document, spans: Iterable[Span]) -> list[str]:
    texts = {span.cut(document.source) for span in spans}
    return sorted((text for text in texts if len(text) >= _LEAST), key=len, reverse=True)


def _masked(finding: Finding, source: str, secrets: Sequence[str]) -> Finding:
    fix = finding.fix
    if fix is not None:
        fix = fix._replace(replacement=_without(fix.replacement, secrets), title=_without(fix.title, secrets))
    return finding._replace(
        matched=finding.span.cut(source),
        message=_without(finding.message, secrets),
        remedy=_without(finding.remedy, secrets),
        note=_without(finding.note, secrets),
        fix=fix,
        evidence=_plain(finding.evidence, secrets),
    )


def _plain(value: Any, secrets: Sequence[str]) -> Any:
    if isinstance(value, str):
        return _without(value, secrets)
    if isinstance(value, Mapping):
        return {key: _plain(inner, secrets) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner, secrets) for inner in value]
    return value


def _without(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        if secret in text:
            text = text.replace(secret, masked(secret))
    return text
