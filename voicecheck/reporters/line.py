"""One line a finding, as compilers write it and editors read it: `path:line:col: severity: message [rule]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecheck.reporters.escape import one_line, short_line
from voicecheck.reporters.places import place_within, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View


def render(report: Report, view: View) -> Iterator[str]:
    """A line for each finding and for each draft that could not be checked."""
    for file in report:
        if file.error is not None:
            line = file.record.line if file.record else 1
            yield f"{one_line(file.path)}:{line}:1: error: {short_line(file.error)} [unreadable]\n"
        for finding in file.findings:
            yield _line(file, finding)


def _line(file: FileReport, finding: Finding) -> str:
    at = start(file, finding.span)
    message = short_line(finding.message)
    if file.record is not None:
        within = place_within(file, finding.span)
        name = f"{one_line(file.record.id)} " if file.record.id else ""
        message += f" ({name}{within.line}:{within.column})"
    return f"{one_line(file.path)}:{at.line}:{at.column}: {finding.severity}: {message} [{one_line(finding.rule)}]\n"
