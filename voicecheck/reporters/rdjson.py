"""Reviewdog's diagnostic format (`DiagnosticResult` as JSON): columns count UTF-8 bytes, ends are exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicecheck.reporters.escape import json_text
from voicecheck.reporters.places import Columns, Place, place_within, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}


def render(report: Report, view: View) -> Iterator[str]:
    """One JSON object with all diagnostics."""
    yield '{"source":{"name":"voicecheck"},"diagnostics":['
    separator = "\n"
    for file in report:
        for diagnostic in _diagnostics(file):
            yield separator + json_text(diagnostic)
            separator = ",\n"
    yield "\n]}\n"


def _diagnostics(file: FileReport) -> Iterator[dict[str, Any]]:
    location: dict[str, Any] = {"path": relative_path(file.path)}
    if file.record is not None:
        location["range"] = {"start": {"line": file.record.line}}
    if file.error is not None:
        yield {"message": file.error, "location": location, "severity": "ERROR", "code": {"value": "unreadable"}}
    columns = Columns(file, "utf-8")
    for finding in file.findings:
        yield _diagnostic(file, finding, columns, location)


def _diagnostic(file: FileReport, finding: Finding, columns: Columns, location: dict[str, Any]) -> dict[str, Any]:
    message = f"{finding.message} {finding.remedy}" if finding.remedy else finding.message
    diagnostic: dict[str, Any] = {
        "message": message,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if file.record is not None:
        within = place_within(file, finding.span)
        diagnostic["message"] += f" (record {file.record.id}, {within.line}:{within.column})"
        return diagnostic
    diagnostic["location"] = {**location, "range": _range(columns.place(finding.span))}
    if finding.fix is not None:
        fix = {"range": _range(columns.place(finding.fix.span)), "text": finding.fix.replacement}
        diagnostic["suggestions"] = [fix]
    return diagnostic


def _range(at: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }
