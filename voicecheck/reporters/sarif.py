"""SARIF 2.1.0, the standard form of static analysis results, which GitHub code scanning and editors read.

The rules stand after the results, so that both can be written while the drafts are checked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from voicecheck.core.report import RuleInfo
from voicecheck.reporters.escape import json_text
from voicecheck.reporters.fingerprint import fingerprints
from voicecheck.reporters.json_format import summary_object
from voicecheck.reporters.places import Columns, file_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.core.span import Span
    from voicecheck.reporters.view import View

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}


def render(report: Report, view: View) -> Iterator[str]:
    """One SARIF log with one run."""
    rules = dict(report.rules)
    indices = {rule: index for index, rule in enumerate(rules)}
    notifications = []
    yield f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"utf16CodeUnits",'
    yield '"newlineSequences":["\\r\\n","\\n","\\r"],"results":['
    separator = "\n"
    for file in report:
        if file.error is not None:
            notifications.append(_notification(file, file.error))
        for finding, result in _results(file):
            if finding.rule not in rules:
                rules[finding.rule] = _rule_of(finding)
                indices[finding.rule] = len(indices)
            yield separator + json_text({"ruleIndex": indices[finding.rule], **result})
            separator = ",\n"
    yield f'\n],"tool":{json_text(_tool(report, rules))}'
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    yield f',"invocations":{json_text([invocation])}'
    yield f',"properties":{json_text({"summary": summary_object(report.summary)})}}}]}}\n'


def _results(file: FileReport) -> Iterator[tuple[Finding, dict[str, Any]]]:
    columns = Columns(file, "utf-16-le")
    artifact = {"uri": file_uri(file.path)}
    suppressed = {len(file.findings) + index: item.reason for index, item in enumerate(file.suppressed)}
    findings = (*file.findings, *(item.finding for item in file.suppressed))
    for index, (finding, mark) in enumerate(zip(findings, fingerprints(file, findings), strict=True)):
        result = _result(file, finding, columns, artifact)
        result["partialFingerprints"] = {"voicecheck/v1": mark}
        if index in suppressed:
            result["suppressions"] = [{"kind": "inSource", "justification": suppressed[index]}]
        yield finding, result


def _result(file: FileReport, finding: Finding, columns: Columns, artifact: dict[str, str]) -> dict[str, Any]:
    text = f"{finding.message} {finding.remedy}" if finding.remedy else finding.message
    region = _region(file, finding.span, columns)
    if finding.matched:
        region["snippet"] = {"text": finding.matched}
    properties: dict[str, Any] = {"kind": finding.kind, "severity": finding.severity}
    if finding.note:
        properties["note"] = finding.note
    if finding.evidence:
        properties["evidence"] = dict(finding.evidence)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(text),
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": properties,
    }
    if file.record is not None:
        line, column = file.lines.position(finding.span.start)
        properties["record"] = {"id": file.record.id, "line": line, "column": column}
    elif finding.fix is not None:
        replacement = {
            "deletedRegion": _region(file, finding.fix.span, columns),
            "insertedContent": {"text": finding.fix.replacement},
        }
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": _message(finding.fix.title), "artifactChanges": [change]}]
    return result


def _region(file: FileReport, span: Span, columns: Columns) -> dict[str, Any]:
    if file.record is not None:
        return {"startLine": file.record.line}
    at = columns.place(span)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _message(text: str) -> dict[str, str]:
    """A message; literal braces are doubled, because single ones mark placeholders (SARIF 2.1.0, 3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _notification(file: FileReport, error: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": file_uri(file.path)}}
    if file.record is not None:
        location["region"] = {"startLine": file.record.line}
    return {"level": "error", "message": _message(error), "locations": [{"physicalLocation": location}]}


def _tool(report: Report, rules: dict[str, RuleInfo]) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "voicecheck", "rules": [_rule(rule) for rule in rules.values()]}
    if report.version:
        driver["version"] = report.version
    return {"driver": driver}


def _rule(rule: RuleInfo) -> dict[str, Any]:
    short = re.sub(r"\{\w+\}", "…", rule.message) or rule.id
    why = rule.why or short
    return {
        "id": rule.id,
        "shortDescription": {"text": short},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\nSource: {rule.source}" if rule.source else why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"kind": rule.kind},
    }


def _rule_of(finding: Finding) -> RuleInfo:
    """What a finding tells of a rule that the report does not list."""
    return RuleInfo(finding.rule, finding.kind, finding.severity, "", finding.why, finding.source)
