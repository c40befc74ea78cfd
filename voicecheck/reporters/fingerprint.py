"""A name for a finding that it keeps when other lines of the draft change."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport

_CONTEXT = 40
"""Code points of the line on either side of the match; a paragraph is often one line, and is edited elsewhere too."""


def fingerprints(file: FileReport, findings: Iterable[Finding]) -> Iterator[str]:
    """The fingerprint of each finding of a file: 32 hexadecimal digits, different for each within the file.

    It is made of the rule, the matched text, the text around it on its line, and which of several such
    findings this is; not of the path, the line number or the message.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        content = "\0".join((finding.rule, _normal(finding.matched), _normal(_context(file, finding))))
        seen[content] += 1
        yield digest(content, str(seen[content]))


def digest(*parts: str) -> str:
    """32 hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _context(file: FileReport, finding: Finding) -> str:
    start, end = finding.span
    if start >= end:
        return ""
    line = file.lines.position(start).line
    first = max(file.lines.line_start(line), start - _CONTEXT)
    after = file.source[end : end + _CONTEXT].splitlines()
    return file.source[first:start] + "\0" + (after[0] if after else "")


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
