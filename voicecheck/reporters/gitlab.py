"""GitLab Code Quality: the part of the Code Climate form that a merge request shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicecheck.reporters.escape import json_text, one_line
from voicecheck.reporters.fingerprint import digest, fingerprints
from voicecheck.reporters.places import place, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View

_SEVERITIES = {"error": "critical", "warning": "minor", "suggestion": "info"}


def render(report: Report, view: View) -> Iterator[str]:
    """One JSON array of issues."""
    yield "["
    separator = "\n"
    for file in report:
        for issue in _issues(file):
            yield separator + json_text(issue)
            separator = ",\n"
    yield "\n]\n"


def _issues(file: FileReport) -> Iterator[dict[str, Any]]:
    path = relative_path(file.path)
    record = f"{file.record.line} {file.record.id}" if file.record else ""
    if file.error is not None:
        line = file.record.line if file.record else 1
        yield {
            "type": "issue",
            "description": one_line(file.error),
            "check_name": "unreadable",
            "fingerprint": digest(path, record, "unreadable"),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": line, "end": line}},
        }
    for finding, mark in zip(file.findings, fingerprints(file, file.findings), strict=True):
        at = place(file, finding.span)
        yield {
            "type": "issue",
            "description": one_line(finding.message),
            "check_name": finding.rule,
            "fingerprint": digest(path, record, mark),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
        }
