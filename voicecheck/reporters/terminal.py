"""The report for a person at a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from voicecheck.core.voice import ALARM
from voicecheck.reporters.cells import cell_width, wrap
from voicecheck.reporters.coverage import coverage_lines
from voicecheck.reporters.escape import one_line, short_line
from voicecheck.reporters.voice import more_places, ours, places_left, voice_line
from voicecheck.reporters.voice import notes as voice_notes
from voicecheck.reporters.wording import count, label, points_taken, run_line, score_line, screened_line, severities

if TYPE_CHECKING:
    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport, Report, Summary
    from voicecheck.reporters.view import View

_CODES: Mapping[str, str] = {
    "path": "1;4",
    "error": "1;31",
    "warning": "33",
    "suggestion": "36",
    "good": "32",
    "strong": "1",
    "dim": "2",
}
_UNDERLINES: Mapping[str, str] = {"error": "^", "warning": "~", "suggestion": "~"}
_NO_BREAK = "\xa0"
_LABELS: Mapping[str, Mapping[str, str]] = {
    "zh-Hans": {"Why:": "原因:", "Fix:": "修改:", "Do:": "建议:", "Note:": "说明:", "Ours:": "我们:"},
    "zh-Hant": {"Why:": "原因:", "Fix:": "修改:", "Do:": "建議:", "Note:": "說明:", "Ours:": "我們:"},
}
"""For a draft in Chinese."""
_INDENT = "  "
_DETAIL = "      "
_WIDEST_PROSE = 100
_NARROWEST = 40

Paint = Callable[[str, str], str]
"""Text and style name to text in that style."""


def render(report: Report, view: View) -> Iterator[str]:
    """Each draft with its findings and score, then the whole run."""
    from voicecheck.core.report import Faults

    paint = _in_color if view.color else _plain
    faults = Faults()
    for file in report:
        if file.error is not None:
            reason = f"{_INDENT}{paint('not checked', 'error')}  {short_line(faults.told(label(file), file.error))}"
            yield f"{paint(label(file), 'path')}\n{reason}\n\n"
        elif not view.quiet:
            yield "".join(f"{line}\n" for line in _file(file, view, paint))
    if report.coverage is not None:
        yield "".join(f"{short_line(line)}\n" for line in coverage_lines(report.summary, report.coverage)) + "\n"
    if report.statistics and not view.quiet:
        yield "".join(f"{line}\n" for line in _statistics(report.summary, paint))
    style = "strong" if report.summary.findings or report.summary.errors else "good"
    yield "".join(f"{paint(line, style)}\n" for line in wrap(run_line(report.summary), max(view.width, _NARROWEST)))


def _plain(text: str, style: str) -> str:
    return text


def _in_color(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def _file(file: FileReport, view: View, paint: Paint) -> Iterator[str]:
    voice = voice_line(file.voice) if file.voice else ""
    asked = file.voice is not None and file.voice.similarity is not None
    off = asked or (file.voice is not None and (file.voice.p is None or file.voice.p <= ALARM))
    if not (file.findings or file.notes or file.similar or (voice and off)):
        return
    width = max(view.width, _NARROWEST)
    yield paint(label(file), "path")
    for note in (*file.notes, *voice_notes(file)):
        yield from _paragraph("Note:", short_line(note), _INDENT, width, paint)
    yield ""
    yield from _findings(file, width, view.explain, paint)
    if voice:
        yield from (_INDENT + line for line in wrap(voice, min(width, _WIDEST_PROSE) - len(_INDENT)))
        yield ""
    if file.similar:
        yield from _similar(file, width, paint)
    if file.findings:
        yield from _total(file, width, paint)


def _findings(file: FileReport, width: int, explain: bool, paint: Paint) -> Iterator[str]:
    """Findings in their order; a source line that several share is shown under the first of them."""
    explained: set[tuple[str, str]] = set()
    findings = file.findings
    positions = [file.lines.position(finding.span.start) for finding in findings]
    column = max((len(f"{line}:{at}") for line, at in positions), default=0)
    severity = max((len(finding.severity) for finding in findings), default=0)
    already_shown = 0
    for index, finding in enumerate(findings):
        line, at = positions[index]
        start = f"{_INDENT}{f'{line}:{at}'.ljust(column)}  "
        yield from _heading(finding, start, severity, width, paint)
        if already_shown:
            already_shown -= 1
        elif finding.span.end > finding.span.start:
            group = _together(file, index, width)
            shown, lines = _quote(file, group, width, paint)
            already_shown = shown - 1
            yield from lines
        yield from _elsewhere(file, finding, width, paint)
        yield from _advice(finding, explained, width, paint, explain=explain, language=file.language)
        yield ""


def _together(file: FileReport, index: int, width: int) -> Sequence[Finding]:
    """The finding at `index` and those after it that may be underlined in the same line of the screen."""
    findings = file.findings
    line = file.lines.position(findings[index].span.start).line
    after = index + 1
    while after < len(findings):
        before, start = findings[after - 1].span.start, findings[after].span.start
        near = before <= start < findings[index].span.start + width
        if not near or start >= findings[after].span.end or file.lines.position(start).line != line:
            break
        after += 1
    return findings[index:after]


def _heading(finding: Finding, start: str, severity: int, width: int, paint: Paint) -> Iterator[str]:
    hanging = len(start) + severity + 2
    rule = one_line(finding.rule)
    message = wrap(short_line(finding.message), width - hanging)
    if hanging + cell_width(message[-1]) + 2 + cell_width(rule) <= width:
        message[-1] += f"  {paint(rule, 'dim')}"
    else:
        message.append(paint(rule, "dim"))
    yield f"{start}{paint(finding.severity.ljust(severity), finding.severity)}  {message[0]}"
    for line in message[1:]:
        yield " " * hanging + line


def _quote(file: FileReport, findings: Sequence[Finding], width: int, paint: Paint) -> tuple[int, list[str]]:
    """How many of the findings are underlined, and the source line with a line of marks."""
    from voicecheck.reporters.excerpt import excerpt

    found = excerpt(file.source, file.lines, [finding.span for finding in findings], width - len(_DETAIL))
    marks = ""
    painted = 0
    for finding, (start, end) in zip(findings, found.marks, strict=False):
        first = max(start, painted)
        if end > first:
            marks += " " * (first - painted)
            marks += paint(_UNDERLINES[finding.severity] * (end - first), finding.severity)
            painted = end
    first_line = file.lines.position(findings[0].span.start).line
    last_line = max(file.lines.position(finding.span.end - 1).line for finding in findings[: len(found.marks)])
    if last_line > first_line:
        marks += paint(f" … to line {last_line}", "dim")
    return len(found.marks), [_DETAIL + found.text, _DETAIL + marks]


def _elsewhere(file: FileReport, finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    """The other places of a habit, each with its line."""
    for span in more_places(finding):
        line, column = file.lines.position(span.start)
        yield f"{_DETAIL}{paint(f'also {line}:{column}', 'dim')}"
        yield from _quote(file, [finding._replace(span=span)], width, paint)[1]
    left = places_left(finding)
    if left:
        yield f"{_DETAIL}{paint('and in ' + count(left, 'more place'), 'dim')}"


def _advice(
    finding: Finding, explained: set[tuple[str, str]], width: int, paint: Paint, *, explain: bool, language: str
) -> Iterator[str]:
    """Why it matters, what to do, how it was found; what a rule says of every finding is said once."""
    advice = {
        "Why:": finding.why if explain else "",
        "Fix:": finding.fix.title if finding.fix else "",
        "Do:": finding.remedy,
        "Note:": finding.note,
        "Ours:": " / ".join(ours(finding)),
    }
    for name, text in advice.items():
        if text and (name == "Fix:" or (finding.rule, text) not in explained):
            explained.add((finding.rule, text))
            yield from _paragraph(name, short_line(text), _DETAIL, width, paint, language=language)


def _paragraph(name: str, text: str, indent: str, width: int, paint: Paint, *, language: str = "") -> Iterator[str]:
    shown = _LABELS.get(language, {}).get(name, name)
    hanging = len(indent) + 6
    lines = wrap(text, min(width, _WIDEST_PROSE) - hanging) or [""]
    style: Paint = paint if name in ("Why:", "Note:") else _plain
    padding = " " * (5 - cell_width(shown))
    yield f"{indent}{paint(shown, 'dim')}{padding} {style(lines[0], 'dim')}"
    for line in lines[1:]:
        yield " " * hanging + style(line, "dim")


def _similar(file: FileReport, width: int, paint: Paint) -> Iterator[str]:
    yield f"{_INDENT}Nearest of our own posts"
    for near in file.similar:
        line, column = file.lines.position(near.start)
        yield f"{_INDENT}{line}:{column}  {near.cosine:.2f}  {paint(one_line(near.post), 'dim')}"
        for text in wrap(short_line(near.passage), min(width, _WIDEST_PROSE) - len(_DETAIL)):
            yield _DETAIL + text
    yield ""


def _total(file: FileReport, width: int, paint: Paint) -> Iterator[str]:
    by_severity: dict[str, int] = {}
    for finding in file.findings:
        by_severity[finding.severity] = by_severity.get(finding.severity, 0) + 1
    text = severities(by_severity)
    if file.suppressed:
        text += f", {len(file.suppressed)} suppressed"
    if file.score is not None:
        text += f"; {score_line(file.score)}"
    for mark in ",;:":  # breaks between parts, never between a rule and its points
        text = text.replace(f"{mark} ", mark + "\n")
    text = text.replace(" ", _NO_BREAK).replace("\n", " ")
    for line in wrap(text, width - len(_INDENT)):
        yield _INDENT + paint(line.replace(_NO_BREAK, " "), "strong")
    yield ""


def _statistics(summary: Summary, paint: Paint) -> Iterable[str]:
    """Rules by the points they took, then by how often they fired."""
    points = summary.points_by_rule
    rules = sorted(summary.by_rule, key=lambda rule: (-points[rule], -summary.by_rule[rule], rule))
    screened = screened_line(summary)
    if screened:
        yield paint(f"{_INDENT}{screened}", "dim")
    if not rules:
        return
    column = max(4, *(cell_width(one_line(rule)) for rule in rules))
    yield paint(f"{_INDENT}{'Rule'.ljust(column)}  Findings  Points", "dim")
    for rule in rules:
        name = one_line(rule)
        padding = " " * (column - cell_width(name))
        yield f"{_INDENT}{name}{padding}  {summary.by_rule[rule]:>8,}  {points_taken(points[rule]):>6}"
    yield ""
