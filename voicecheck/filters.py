"""From findings to findings: suppressions in the draft, doubles, order.

A draft answers for a finding in a comment, with a reason that readers of the report will see:

    <!-- voicecheck off-next-line hype.superlative: quoting a customer -->
    <!-- voicecheck off-line hype.superlative: quoting a customer -->
    <!-- voicecheck off hype.*, inclusive.guys: an interview --> ... <!-- voicecheck on -->
    <!-- voicecheck off-file: a press release by others -->

or in the front matter, for findings in it and about the draft as a whole:

    voicecheck: {off: {disclosure.employee: approved by legal on 3 March}}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from voicecheck.core.document import Document
from voicecheck.core.finding import SEVERITIES, Finding, Severity, severity_rank
from voicecheck.core.report import Suppressed
from voicecheck.core.span import Span

UNUSED = "voicecheck.unused-suppression"
WITHOUT_REASON = "voicecheck.suppression-without-reason"
MALFORMED = "voicecheck.malformed-suppression"

_WORD = "voicecheck"
_COMMENT = rf"(?s)\s*{_WORD}\s+(?P<how>[\w-]+)(?P<rules>[^:：]*)(?:[:：]\s*(?P<reason>.*?))?\s*"
_HOW = ("off", "on", "off-line", "off-next-line", "off-file")


@dataclass(eq=False, slots=True)
class _Suppression:
    rules: tuple[str, ...]
    reason: str
    at: Span
    first_line: int
    last_line: int
    whole_file: bool
    used: bool = False

    def covers(self, finding: Finding, first_line: int, last_line: int) -> bool:
        if not any(fnmatchcase(finding.rule, rule) for rule in self.rules):
            return False
        if self.whole_file or (finding.span.start == finding.span.end and "*" not in self.rules):
            return True
        return first_line <= self.last_line and self.first_line <= last_line


def order(findings: Iterable[Finding]) -> list[Finding]:
    """By place, then from the gravest, then by rule; a finding that stands there twice is kept once."""
    seen: dict[tuple[str, Span, str], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.rule, finding.span, finding.message), finding)
    return sorted(seen.values(), key=_by_place)


def _by_place(finding: Finding) -> tuple[Span, int, str]:
    return finding.span, severity_rank(finding.severity), finding.rule


def one_concept(findings: Sequence[Finding]) -> list[Finding]:
    """Of the concepts that one sentence is like, that which it is most like; a graver one stays beside it."""
    if not any("likeness" in finding.evidence for finding in findings):
        return [*findings]
    likeness: dict[Span, list[tuple[int, float]]] = {}
    for finding in findings:
        if "likeness" in finding.evidence:
            strength = severity_rank(finding.severity), -float(finding.evidence["likeness"])
            likeness.setdefault(finding.span, []).append(strength)

    def is_covered(finding: Finding) -> bool:
        mine = severity_rank(finding.severity), -float(finding.evidence["likeness"])
        return any(rank <= mine[0] and less < mine[1] for rank, less in likeness[finding.span])

    return [finding for finding in findings if "likeness" not in finding.evidence or not is_covered(finding)]


def one_stance(findings: Sequence[Finding]) -> list[Finding]:
    """Of the stances that one pack finds in overlapping words, that which takes in most of them; a graver one stays."""
    stances = [finding for finding in findings if finding.kind == "stance"]
    if not stances:
        return [*findings]

    def is_covered(finding: Finding) -> bool:
        pack, mine = finding.rule.partition(".")[0], (finding.span.end - finding.span.start, finding.rule)
        return any(
            other.rule.partition(".")[0] == pack
            and severity_rank(other.severity) <= severity_rank(finding.severity)
            and other.span.overlaps(finding.span)
            and (other.span.end - other.span.start, other.rule) > mine
            for other in stances
            if other is not finding
        )

    return [finding for finding in findings if finding.kind != "stance" or not is_covered(finding)]


def beside_words(findings: Sequence[Finding]) -> list[Finding]:
    """Of what classifiers say of a sentence the surest, and nothing where words as grave were found in it."""
    judged = [finding for finding in findings if finding.kind == "classifier"]
    if not judged:
        return [*findings]
    from voicecheck.language.classifiers import PACKS

    packs = {*PACKS, *(finding.rule.partition(".")[0] for finding in judged)}
    worded = [each for each in findings if each.kind != "classifier" and each.rule.partition(".")[0] in packs]

    def is_covered(finding: Finding) -> bool:
        rank, sure = severity_rank(finding.severity), (finding.evidence["score"], finding.rule)
        by_words = (each for each in worded if each.span.overlaps(finding.span))
        by_sentence = (
            each for each in judged if each.span == finding.span and (each.evidence["score"], each.rule) > sure
        )
        return any(severity_rank(each.severity) <= rank for each in (*by_words, *by_sentence))

    return [finding for finding in findings if finding.kind != "classifier" or not is_covered(finding)]


def at_least(findings: Iterable[Finding], severity: str) -> list[Finding]:
    """The findings as grave as `severity` or graver."""
    limit = severity_rank(severity)
    if limit == len(SEVERITIES) - 1:
        return [*findings]
    return [finding for finding in findings if severity_rank(finding.severity) <= limit]


def suppress(
    document: Document, findings: Sequence[Finding], selected: Collection[str] | None = None
) -> tuple[list[Finding], list[Suppressed]]:
    """Part the findings that the draft answers for from the others.

    Args:
        selected: The rules that ran, if the caller chose some; a suppression of others is then not called unused.

    Returns:
        What is left, with findings about the suppressions themselves, and what was suppressed.
    """
    if not document.comments and _WORD not in document.meta:
        return list(findings), []
    suppressions, left = _read(document)
    suppressed: list[Suppressed] = []
    lines = document.lines
    for finding in findings:
        first, last = (lines.position(offset).line for offset in finding.span)
        answer = next((each for each in suppressions if each.covers(finding, first, last)), None)
        if answer is None:
            left.append(finding)
        else:
            answer.used = True
            suppressed.append(Suppressed(finding, answer.reason))
    left += (_unused(document, each) for each in suppressions if not each.used and _could_be_used(each, selected))
    return left, suppressed


def _could_be_used(suppression: _Suppression, selected: Collection[str] | None) -> bool:
    return selected is None or all(any(fnmatchcase(name, rule) for name in selected) for rule in suppression.rules)


def _unused(document: Document, suppression: _Suppression) -> Finding:
    message = _told(
        document,
        f"This suppression of {', '.join(suppression.rules)} answers for nothing; take it out.",
        f"这条对 {'、'.join(suppression.rules)} 的豁免没有用上，删掉它。",
    )
    return _about(document, suppression.at, UNUSED, "suggestion", message)


def _told(document: Document, english: str, chinese: str) -> str:
    from voicecheck.language.variants import told

    return told(document.language, english, chinese)


def _about(document: Document, span: Span, rule: str, severity: Severity, message: str) -> Finding:
    matched = span.cut(document.source)
    return Finding(rule=rule, kind="suppression", severity=severity, message=message, span=span, matched=matched)


def _read(document: Document) -> tuple[list[_Suppression], list[Finding]]:
    """The suppressions of a draft, and findings about those that are not well formed."""
    suppressions, problems = _from_front_matter(document)
    opened: list[tuple[Span, tuple[str, ...], str]] = []
    for comment in document.comments:
        if not comment.text.lstrip().startswith(_WORD):
            continue
        match = re.fullmatch(_COMMENT, comment.text)
        how = match["how"] if match else ""
        if match is None or how not in _HOW:
            message = _told(
                document,
                f"got '{how}' after 'voicecheck'; expected one of {', '.join(_HOW)}.",
                f"voicecheck 后面写的是“{how}”，应为其中之一：{'、'.join(_HOW)}。",
            )
            problems.append(_about(document, comment.span, MALFORMED, "warning", message))
            continue
        rules = tuple(part for part in re.split(r"[\s,，、]+", match["rules"]) if part) or ("*",)
        if how == "on":
            suppressions += (_block(document, start, comment.span.start, named, why) for start, named, why in opened)
            opened = []
            continue
        reason = match["reason"] or ""
        if not reason:
            message = _told(
                document,
                f"This suppression gives no reason, so it does not count; write 'voicecheck {how} RULE: why'.",
                f"这条豁免没写理由，不算数；写成“voicecheck {how} 规则：理由”。",
            )
            problems.append(_about(document, comment.span, WITHOUT_REASON, "warning", message))
        elif how == "off":
            opened.append((comment.span, rules, reason))
        else:
            suppressions.append(_line(document, how, comment.span, rules, reason))
    suppressions += (_block(document, start, len(document.source), named, why) for start, named, why in opened)
    return suppressions, problems


def _block(document: Document, at: Span, end: int, rules: tuple[str, ...], reason: str) -> _Suppression:
    lines = document.lines
    return _Suppression(rules, reason, at, lines.position(at.start).line, lines.position(end).line, whole_file=False)


def _line(document: Document, how: str, at: Span, rules: tuple[str, ...], reason: str) -> _Suppression:
    lines = document.lines
    line = lines.position(at.end).line
    if how == "off-next-line":
        line += 1
        while line < len(lines) and not lines.line_text(line).strip():
            line += 1
    return _Suppression(rules, reason, at, line, line, whole_file=how == "off-file")


def _from_front_matter(document: Document) -> tuple[list[_Suppression], list[Finding]]:
    stated = document.meta.get(_WORD)
    if stated is None:
        return [], []
    at = document.meta_spans.get(_WORD, Span(0, 0))
    off = stated.get("off") if isinstance(stated, Mapping) else None
    if not isinstance(off, Mapping) or not all(isinstance(reason, str) and reason.strip() for reason in off.values()):
        message = _told(
            document,
            "The front matter's 'voicecheck' does not count; expected 'voicecheck: {off: {RULE: reason}}'.",
            "文件开头的 voicecheck 不算数；应写成“voicecheck: {off: {规则: 理由}}”。",
        )
        return [], [_about(document, at, MALFORMED, "warning", message)]
    last = len(document.lines)
    return [_Suppression((str(rule),), reason, at, 1, last, whole_file=True) for rule, reason in off.items()], []
