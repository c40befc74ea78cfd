"""JUnit XML, which test dashboards read: a test suite for each draft, a test case for each finding.

Errors and warnings are failures, suggestions pass with a word in `system-out`, suppressed findings are skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicecheck.reporters.escape import xml_attributes, xml_text
from voicecheck.reporters.places import place_within
from voicecheck.reporters.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View


def render(report: Report, view: View) -> Iterator[str]:
    """One document; totals stand on each test suite, for the whole run they are not known at its head."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="voicecheck">\n'
    for file in report:
        yield _suite(file)
    yield "</testsuites>\n"


def _suite(file: FileReport) -> str:
    name = label(file)
    cases = [_case(name, _title(file, finding), _outcome(file, finding)) for finding in file.findings]
    cases += [
        _case(name, _title(file, item.finding), f"<skipped{xml_attributes(message=item.reason)}/>")
        for item in file.suppressed
    ]
    if file.error is not None:
        cases.append(_case(name, "readable", f"<error{xml_attributes(type='unreadable', message=file.error)}/>"))
    if not cases:
        cases.append(_case(name, "no findings", ""))
    head = xml_attributes(
        name=name,
        tests=len(cases),
        failures=sum(finding.severity != "suggestion" for finding in file.findings),
        errors=int(file.error is not None),
        skipped=len(file.suppressed),
        file=file.path,
    )
    return f"<testsuite{head}>\n{''.join(cases)}</testsuite>\n"


def _case(suite: str, name: str, outcome: str) -> str:
    return f"<testcase{xml_attributes(name=name, classname=suite)}>{outcome}</testcase>\n"


def _title(file: FileReport, finding: Finding) -> str:
    at = place_within(file, finding.span)
    return f"{finding.rule} at {at.line}:{at.column}"


def _outcome(file: FileReport, finding: Finding) -> str:
    advice = [finding.fix.title if finding.fix else "", finding.remedy, finding.note, finding.why]
    lines = [f"{_title(file, finding)}: {finding.severity}: {finding.message}", *filter(None, advice)]
    text = xml_text("\n".join(lines))
    if finding.severity == "suggestion":
        return f"<system-out>{text}</system-out>"
    return f"<failure{xml_attributes(type=finding.severity, message=finding.message)}>{text}</failure>"
