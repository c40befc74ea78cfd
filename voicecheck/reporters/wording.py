"""Counts, scores and places in words, as reports for people put them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicecheck.core.finding import SEVERITIES
from voicecheck.reporters.escape import one_line

if TYPE_CHECKING:
    from voicecheck.core.report import FileReport, Summary
    from voicecheck.core.score import Score

_RULES_SHOWN = 5


def count(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def severities(by_severity: Mapping[str, int]) -> str:
    """`1 error, 2 warnings`; "" if there is none."""
    return ", ".join(count(by_severity[name], name) for name in SEVERITIES if by_severity.get(name))


def score_value(value: float) -> str:
    """A score or its mean with one decimal at most; below 100 it never reads 100."""
    return _decimal(min(value, 99.9) if value < 99.995 else value)


def score_line(score: Score) -> str:
    """`score 84/100: -10 hype.superlative, -6 tone.passive`."""
    text = f"score {score_value(score.value)}/100"
    parts = [f"{points_taken(points)} {one_line(rule)}" for rule, points in score.points.items()]
    if len(parts) > _RULES_SHOWN:
        rest = sum(list(score.points.values())[_RULES_SHOWN:])
        parts[_RULES_SHOWN:] = [f"{points_taken(rest)} from {count(len(parts) - _RULES_SHOWN, 'other rule')}"]
    return f"{text}: {', '.join(parts)}" if parts else text


def points_taken(points: float) -> str:
    """`-10`, `-0.8`."""
    return "-<0.1" if 0 < points < 0.1 else f"-{_decimal(points)}"


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def label(file: FileReport) -> str:
    """The path, and for a record its line and id: `posts.jsonl:17 (id 4711)`."""
    if file.record is None:
        return one_line(file.path)
    text = f"{file.path}:{file.record.line}"
    return one_line(f"{text} (id {file.record.id})" if file.record.id else text)


def run_line(summary: Summary) -> str:
    """What the whole run came to, in a line."""
    if not summary.files:
        return "No drafts to check."
    checked = summary.files - summary.errors
    parts = [f"{count(checked, 'draft')} checked: {severities(summary.by_severity) or 'no findings'}"]
    if checked > 1 and summary.files_with_findings:
        parts[0] += f" in {count(summary.files_with_findings, 'draft')}"
    if summary.suppressed:
        parts.append(f"{count(summary.suppressed, 'finding')} suppressed")
    if summary.errors:
        parts.append(f"{count(summary.errors, 'draft')} could not be checked")
    if summary.score is not None:
        parts.append(f"{'Mean score' if summary.scored > 1 else 'Score'} {score_value(summary.score)}/100")
    return ". ".join(parts) + "."


def screened_line(summary: Summary) -> str:
    """`Second embedder: 12 of 340 sentences (3.5 %)`; "" without a cascade."""
    reached, asked = summary.screened
    return (
        f"Second embedder: {reached:,} of {count(asked, 'sentence')} ({100 * reached / asked:.1f} %)" if asked else ""
    )
