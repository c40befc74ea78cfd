"""Workflow commands of GitHub Actions, which become annotations on the lines of a pull request.

GitHub shows no more than ten errors, ten warnings and ten notices a step, so no more are written, and a notice says
how many are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecheck.core.finding import SEVERITIES
from voicecheck.reporters.escape import one_line, short_line, visible
from voicecheck.reporters.places import place, place_within, relative_path
from voicecheck.reporters.wording import run_line, severities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View

_LIMIT = 10
_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(report: Report, view: View) -> Iterator[str]:
    """The gravest annotations of the whole run, errors first, and a last line with the summary."""
    kept: dict[str, list[str]] = {severity: [] for severity in SEVERITIES}
    found: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
    for file in report:
        if file.error is not None:
            found["error"] += 1
            if len(kept["error"]) < _LIMIT:
                kept["error"].append(_unreadable(file, file.error))
        for finding in file.findings:
            found[finding.severity] += 1
            if len(kept[finding.severity]) < _LIMIT:
                kept[finding.severity].append(_annotation(file, finding))
    if any(found[severity] > _LIMIT for severity in SEVERITIES):
        del kept["suggestion"][_LIMIT - 1 :]  # leaves room for the notice about what is missing
        dropped: dict[str, int] = {severity: found[severity] - len(kept[severity]) for severity in SEVERITIES}
        text = f"GitHub shows {_LIMIT} annotations of a kind. Not shown: {severities(dropped)}."
        kept["suggestion"].append(_command("notice", {"title": "voicecheck"}, text))
    for severity in SEVERITIES:
        yield from kept[severity]
    yield f"voicecheck: {run_line(report.summary)}\n"


def _annotation(file: FileReport, finding: Finding) -> str:
    at = place(file, finding.span)
    properties: dict[str, str | int] = {"file": relative_path(file.path), "line": at.line, "endLine": at.end_line}
    message = short_line(finding.message)
    if file.record is not None:
        within = place_within(file, finding.span)
        message += f" (record {one_line(file.record.id)}, {within.line}:{within.column})"
    elif at.end_line == at.line:
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = finding.rule
    advice = [finding.fix.title if finding.fix else "", finding.remedy, finding.why]
    text = "\n".join([message, *(short_line(line) for line in advice if line)])
    return _command(_COMMANDS[finding.severity], properties, text)


def _unreadable(file: FileReport, error: str) -> str:
    line = file.record.line if file.record else 1
    return _command("error", {"file": relative_path(file.path), "line": line, "title": "voicecheck"}, short_line(error))


def _command(name: str, properties: dict[str, str | int], text: str) -> str:
    """`::name key=value,...::text`; `text` may hold line feeds."""
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    data = "\n".join(visible(line) for line in text.split("\n"))
    return f"::{name} {listed}::{_data(data)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
