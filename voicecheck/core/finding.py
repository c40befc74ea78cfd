"""What a rule found, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from voicecheck.core.span import Span

Severity = Literal["error", "warning", "suggestion"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")
"""From the gravest to the mildest."""


_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def severity_rank(severity: str) -> int:
    """0 for an error, 1 for a warning, 2 for a suggestion."""
    return _RANKS[severity]  # type: ignore[index]


class Fix(NamedTuple):
    """A replacement for one span of the source, offered only where the match stands there verbatim."""

    span: Span
    replacement: str
    title: str


class Finding(NamedTuple):
    """One thing to change in one draft.

    Attributes:
        span: Code points of `Document.source`; empty where something is missing rather than wrong.
        matched: `span` cut from the source.
        remedy: What the writer should do, in a sentence; "" where the message says it.
        note: How it was found, if not plainly ("written with zero-width characters").
        evidence: Figures behind the finding, as plain JSON values.
        revealed: The message with the values that it hides, for a reader who may see them; "" if it hides none.
        sensitive: What was matched is never printed whole: see `masking.mask`.
    """

    rule: str
    kind: str
    severity: Severity
    message: str
    span: Span
    matched: str = ""
    why: str = ""
    remedy: str = ""
    note: str = ""
    scope: str = ""
    fix: Fix | None = None
    source: str = ""
    evidence: Mapping[str, Any] = {}
    sensitive: bool = False
    revealed: str = ""
