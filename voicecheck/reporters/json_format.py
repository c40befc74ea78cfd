"""JSON: one document (`json`), or a line for each draft and one for the summary (`jsonl`).

`report.schema.json` beside this file states the form. Lines and columns count from 1 in code points and ends are
exclusive; `start` and `end` are offsets in the decoded source, from 0. For a record of a table, `line` is the line of
the record in its file, `start` and `end` count in the record's text, and `in_record` holds line and column there.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import JSONEncoder
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any

from voicecheck.reporters.coverage import coverage_rows
from voicecheck.reporters.escape import json_text, safe_json
from voicecheck.reporters.places import place, place_within
from voicecheck.reporters.voice import voice_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding, Fix
    from voicecheck.core.report import FileReport, Report, Similar, Summary
    from voicecheck.core.score import Score
    from voicecheck.reporters.view import View

_plain_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render_document(report: Report, view: View) -> Iterator[str]:
    """One JSON object with `version`, `files` and `summary`; each file stands on a line of its own."""
    yield f'{{"version":{json_text(report.version)},"files":['
    separator = "\n"
    for file in report:
        yield separator + _file(file)
        separator = ",\n"
    yield f'\n],"summary":{json_text(_summary(report))}}}\n'


def render_lines(report: Report, view: View) -> Iterator[str]:
    """A JSON object for each file, and at last `{"summary": ...}`."""
    for file in report:
        yield _file(file) + "\n"
    yield json_text({"summary": _summary(report)}) + "\n"


def _summary(report: Report) -> dict[str, Any]:
    summary = summary_object(report.summary)
    if report.coverage is not None:
        summary["coverage"] = list(coverage_rows(report.summary, report.coverage))
    return summary


def summary_object(summary: Summary) -> dict[str, Any]:
    """The summary as plain JSON values."""
    return {
        "files": summary.files,
        "files_with_findings": summary.files_with_findings,
        "errors": summary.errors,
        "findings": summary.findings,
        "suppressed": summary.suppressed,
        "words": round(summary.words, 1),
        "by_severity": dict(summary.by_severity),
        "by_rule": dict(summary.by_rule.most_common()),
        "points_by_rule": {rule: round(points, 4) for rule, points in summary.points_by_rule.most_common()},
        "score": None if summary.score is None else round(summary.score, 4),
    }


def _file(file: FileReport) -> str:
    # Findings are most of a report, and most of the text of a finding is that of its rule: it is made once.
    before = json_text(_head(file))[:-1]
    findings = ",".join([_finding_text(file, finding) for finding in file.findings])
    after = json_text(_tail(file))[1:]
    return f'{before},"findings":[{safe_json(findings)}],{after}'


def _head(file: FileReport) -> dict[str, Any]:
    return {
        "path": file.path,
        "record": None if file.record is None else {"line": file.record.line, "id": file.record.id},
        "language": file.language,
        "channel": file.channel,
        "author": file.author,
        "role": file.role,
        "words": round(file.words, 1),
        "score": _score(file.score),
        "error": file.error,
        "notes": list(file.notes),
    }


def _tail(file: FileReport) -> dict[str, Any]:
    return {
        "suppressed": [{**_finding(file, item.finding), "reason": item.reason} for item in file.suppressed],
        "similar": [_similar(file, near) for near in file.similar],
        "voice": voice_object(file.voice),
    }


def _score(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    return {
        "value": round(score.value, 4),
        "points": {rule: round(points, 4) for rule, points in score.points.items()},
    }


def _finding_text(file: FileReport, finding: Finding) -> str:
    """What `json_text` makes of `_finding`, but for what `safe_json` escapes."""
    if file.record is not None or finding.evidence:
        return _plain_json(_finding(file, finding))
    rule, kind, severity, message, (start, end), matched, why, remedy, note, scope, fix, source, *_ = finding
    line, column, end_line, end_column = file.lines.range(start, end)
    replacement = "null" if fix is None else _fix_text(fix)
    return (
        f'{{{_of_rule(rule, kind, severity)},"line":{line},"column":{column},'
        f'"end_line":{end_line},"end_column":{end_column},"start":{start},"end":{end},'
        f'"matched":{quoted(matched)},"message":{quoted(message)},{_of_text(why, remedy, note)},'
        f'{_of_origin(scope, source)},"fix":{replacement},"evidence":{{}}}}'
    )


def _fix_text(fix: Fix) -> str:
    (start, end), replacement, title = fix
    return f'{{"start":{start},"end":{end},"replacement":{quoted(replacement)},"title":{quoted(title)}}}'


@lru_cache(maxsize=2048)
def _of_rule(rule: str, kind: str, severity: str) -> str:
    return _plain_json({"rule": rule, "kind": kind, "severity": severity})[1:-1]


@lru_cache(maxsize=2048)
def _of_text(why: str, remedy: str, note: str) -> str:
    return _plain_json({"why": why, "remedy": remedy, "note": note})[1:-1]


@lru_cache(maxsize=2048)
def _of_origin(scope: str, source: str) -> str:
    return _plain_json({"scope": scope, "source": source})[1:-1]


def _finding(file: FileReport, finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        **place(file, finding.span)._asdict(),
        "start": finding.span.start,
        "end": finding.span.end,
        "matched": finding.matched,
        "message": finding.message,
        "why": finding.why,
        "remedy": finding.remedy,
        "note": finding.note,
        "scope": finding.scope,
        "source": finding.source,
        "fix": _fix(finding.fix),
        "evidence": dict(finding.evidence),
    }
    if file.record is not None:
        found["in_record"] = place_within(file, finding.span)._asdict()
    return found


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"start": fix.span.start, "end": fix.span.end, "replacement": fix.replacement, "title": fix.title}


def _similar(file: FileReport, near: Similar) -> dict[str, Any]:
    line, column = file.lines.position(near.start)
    return {
        "line": line,
        "column": column,
        "start": near.start,
        "end": near.end,
        "post": near.post,
        "passage": near.passage,
        "cosine": round(near.cosine, 4),
    }
