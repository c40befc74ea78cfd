"""One hand-made report with everything that can go wrong in a format."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.core.document import Record
from voicecheck.core.finding import Finding, Fix, Severity
from voicecheck.core.lines import LineIndex
from voicecheck.core.report import FileReport, Report, RuleInfo, Similar, Suppressed
from voicecheck.core.score import score
from voicecheck.core.span import Span
from voicecheck.reporters import reporter
from voicecheck.reporters.view import View

HOSTILE = "\x1b[31mred\x1b[0m \u202eevil\u202c \x9b2J \ud800 \x00 ]]> <b>&amp;</b> | `x` \r\n::error::no %0A @ceo"

LAUNCH = (
    "# Our lamp\r\n"
    "\r\n"
    "Our revolutionary lamp is the best lamp. 👩‍👩‍👧 Cafe\u0301 utilizes light.\r\n"
    "这款台灯是全网最佳的选择,价格👍100%划算。\r\n"
    "\tTabbed: very very good.\r\n"
    "It was a long\r\nstory.\r\n"
)
"""CRLF, an emoji of several code points, a combining accent, Chinese, a tab, a match over two lines."""

BROKEN = "Plain text \x1b]0;title\x07 and \ud83d half an emoji, \u202eflipped."

RECORD = 'First line.\nBuy "now" & save.'


def finding(
    source: str, matched: str, rule: str, severity: Severity, message: str = "", *, fix: str | None = None, **more: str
) -> Finding:
    """A finding for the first place where `matched` stands; "" is a finding of something missing."""
    start = source.index(matched)
    span = Span(start, start + len(matched))
    return Finding(
        rule=rule,
        kind="terms",
        severity=severity,
        message=message or f"'{matched}' is a claim that a reader cannot check.",
        span=span,
        matched=matched,
        fix=None if fix is None else Fix(span, fix, f"Replace with '{fix}'"),
        **more,
    )


def file_of(path: str, source: str, *findings: Finding, words: float = 40.0, **more: object) -> FileReport:
    return FileReport(
        path=path,
        source=source,
        lines=LineIndex(source),
        words=words,
        findings=findings,
        score=score(findings, words),
        **more,  # type: ignore[arg-type]
    )


WHY = "Readers trust what they can check. A superlative without a measure tells them only that we like ourselves."


def launch() -> FileReport:
    return file_of(
        "drafts/launch post.md",
        LAUNCH,
        finding(LAUNCH, "", "disclosure.ad", "error", "An advertisement must say that it is one."),
        finding(LAUNCH, "revolutionary", "hype.superlative", "warning", why=WHY, remedy="Say what you measured."),
        finding(LAUNCH, "best", "hype.superlative", "error", why=WHY, remedy="Say what you measured."),
        finding(LAUNCH, "utilizes", "tone.plain", "suggestion", "Write 'uses' instead of 'utilizes'.", fix="uses"),
        finding(LAUNCH, "最佳", "law.absolute", "error", "“最佳”是广告法禁止的绝对化用语。", why="《广告法》第九条。"),
        finding(LAUNCH, "👍", "tone.emoji", "suggestion", note="written with an emoji"),
        finding(LAUNCH, "very very", "tone.repeat", "warning", fix="very"),
        finding(LAUNCH, "long\r\nstory", "tone.long", "suggestion"),
        suppressed=(Suppressed(finding(LAUNCH, "lamp", "terms.lamp", "warning"), "agreed with legal | 2026"),),
        notes=("read as GB18030",),
        similar=(Similar(3, 8, "posts/2025.md", "Our lamp lights a desk.", 0.8123),),
        language="en",
        channel="blog",
    )


def files() -> list[FileReport]:
    return [
        launch(),
        file_of("drafts/clean.md", "All is well."),
        file_of(
            f"drafts/{HOSTILE}.md",
            BROKEN,
            finding(BROKEN, "\x1b]0;title\x07", "hide.escape", "warning", HOSTILE, why=HOSTILE, remedy=HOSTILE),
            finding(BROKEN, "\ud83d", HOSTILE, "error", HOSTILE, note=HOSTILE, fix=HOSTILE),
            finding(BROKEN, "\u202eflipped", "hide.bidi", "suggestion"),
        ),
        FileReport(path="drafts/photo.png", error="it is not text: got binary data; expected UTF-8"),
        file_of(
            "posts.jsonl",
            RECORD,
            finding(RECORD, '"now"', "tone.quotes", "warning", fix="“now”"),
            record=Record(17, "4711"),
        ),
        FileReport(path="posts.jsonl", record=Record(18, ""), error=f"no text field {HOSTILE}"),
    ]


RULES = (
    RuleInfo(
        "hype.superlative",
        "terms",
        "warning",
        "'{match}' is a claim.",
        why=WHY,
        source="ICC Advertising Code, Article 5",
    ),
    RuleInfo("unused.rule", "limit", "suggestion", "{count} words."),
)


def report(*, statistics: bool = False) -> Report:
    return Report(iter(files()), rules=RULES, version="1.2.3", statistics=statistics)


def lazily(seen: list[str]) -> Iterator[FileReport]:
    """The files, each noted in `seen` when it is asked for."""
    for file in files():
        seen.append(file.path)
        yield file


def rendered(name: str, view: View | None = None, *, only: FileReport | None = None) -> str:
    """The sample report, or a report of one file, in a format."""
    whole = report() if only is None else Report([only], rules=RULES, version="1.2.3")
    return "".join(reporter(name)(whole, view or View()))
