"""Checkstyle XML, which many review tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecheck.reporters.escape import xml_attributes
from voicecheck.reporters.places import place, place_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View

_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(report: Report, view: View) -> Iterator[str]:
    """One document with a `file` for each draft."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n'
    for file in report:
        problems = [_problem(file, finding) for finding in file.findings]
        if file.error is not None:
            line = file.record.line if file.record else 1
            fault = xml_attributes(line=line, severity="error", message=file.error, source="voicecheck.unreadable")
            problems.append(f"<error{fault}/>\n")
        yield f"<file{xml_attributes(name=file.path)}>\n{''.join(problems)}</file>\n"
    yield "</checkstyle>\n"


def _problem(file: FileReport, finding: Finding) -> str:
    at = place(file, finding.span)
    message = f"{finding.message} {finding.remedy}" if finding.remedy else finding.message
    if file.record is not None:
        within = place_within(file, finding.span)
        message += f" (record {file.record.id}, {within.line}:{within.column})"
    attributes = xml_attributes(
        line=at.line,
        column=at.column,
        severity=_SEVERITIES[finding.severity],
        message=message,
        source=f"voicecheck.{finding.rule}",
    )
    return f"<error{attributes}/>\n"
