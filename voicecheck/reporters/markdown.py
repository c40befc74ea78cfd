"""Markdown for a pull request or a mail: what the run came to, then a table for each draft.

GitHub refuses a comment of more than 65,536 characters, so tables stop before that and the rest is counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicecheck.reporters.escape import short_line
from voicecheck.reporters.voice import notes as voice_notes
from voicecheck.reporters.voice import ours, voice_line
from voicecheck.reporters.wording import count, label, run_line, score_line, score_value, screened_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report
    from voicecheck.reporters.view import View

_LIMIT = 60_000
_ROWS_A_FILE = 50
_RULES = 50
_MARKUP = re.compile(r"[\\`*_\[\]#|~$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MENTION = re.compile(r"@(?=\w)")


def render(report: Report, view: View) -> Iterator[str]:
    """A heading and the summary, which need the whole run, then the drafts."""
    sections: list[str] = []
    size = left_out = 0
    for file in report:
        if file.error is None and not file.findings:
            continue
        section = _file(file, view)
        if left_out or size + len(section) > _LIMIT:
            left_out += 1
        else:
            sections.append(section)
            size += len(section)
    yield f"## voicecheck\n\n{_escape(run_line(report.summary))}\n"
    yield from sections
    if left_out:
        verb = "is" if left_out == 1 else "are"
        yield f"\n{count(left_out, 'more draft')} with findings {verb} left out here.\n"
    if report.statistics:
        yield _statistics(report)


def _file(file: FileReport, view: View) -> str:
    if file.error is not None:
        return f"\n### {_escape(label(file))}\n\nNot checked: {_escape(file.error)}\n"
    score = f": {score_value(file.score.value)}/100" if file.score else ""
    lines = [
        f"\n### {_escape(label(file))}{score}\n",
        "| Line | Severity | What | Rule |",
        "| ---: | --- | --- | --- |",
    ]
    lines += [_row(file, finding) for finding in file.findings[:_ROWS_A_FILE]]
    if len(file.findings) > _ROWS_A_FILE:
        lines.append(f"| | | {count(len(file.findings) - _ROWS_A_FILE, 'more finding')} | |")
    if file.score is not None:
        lines.append(f"\nThe {_escape(score_line(file.score))}.")
    said = voice_line(file.voice) if file.voice else ""
    lines += [f"\n{_escape(note)}" for note in (*file.notes, *voice_notes(file), said) if note]
    reasons = _reasons(file) if view.explain else []
    if reasons:
        lines += ["\n<details><summary>Why, and what to do</summary>\n", *reasons, "\n</details>"]
    return "\n".join(lines) + "\n"


def _row(file: FileReport, finding: Finding) -> str:
    line, column = file.lines.position(finding.span.start)
    text = _escape(finding.message)
    if finding.fix:
        text += f"<br>Fix: {_escape(finding.fix.title)}"
    if finding.note:
        text += f"<br>Note: {_escape(finding.note)}"
    return f"| {line}:{column} | {finding.severity} | {text} | <code>{_escape(finding.rule)}</code> |"


def _reasons(file: FileReport) -> list[str]:
    """A list item for each rule that says why or what to do."""
    reasons: dict[str, str] = {}
    for finding in file.findings[:_ROWS_A_FILE]:
        shown = [f"Ours: {sentence}" for sentence in ours(finding)]
        text = " ".join(filter(None, (finding.why, finding.remedy, *shown)))
        if text and finding.rule not in reasons:
            reasons[finding.rule] = f"- <code>{_escape(finding.rule)}</code>: {_escape(text)}"
    return list(reasons.values())


def _statistics(report: Report) -> str:
    summary = report.summary
    rows = [
        f"| <code>{_escape(rule)}</code> | {number:,} | {summary.points_by_rule[rule]:.1f} |"
        for rule, number in summary.by_rule.most_common(_RULES)
    ]
    lines = ["\n### Rules\n", "| Rule | Findings | Points |", "| --- | ---: | ---: |", *rows]
    screened = screened_line(summary)
    if screened:
        lines.append(f"\n{screened}")
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    """`text` as plain words of Markdown: no markup, no HTML, no line break, nobody mentioned."""
    text = _MARKUP.sub(r"\\\g<0>", short_line(text))
    for character, entity in _HTML.items():
        text = text.replace(character, entity)
    return _MENTION.sub("@\u2060", text)
