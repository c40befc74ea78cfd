"""`voicecheck redact`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from voicecheck.checker import Checker, CheckOptions
from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.redact import redacted


def redact(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft: Markdown, HTML, text.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the copy goes. Default: the screen.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="Brand profile, by name or path.")] = None,
) -> None:
    """Write a copy in which labels stand for secrets and personal data."""
    checker = Checker.from_config(draft, profile=profile, options=CheckOptions(reveal=True))
    parts = list(checker.read(draft))
    if len(parts) != 1 or not isinstance(parts[0], Document) or parts[0].record is not None:
        raise VoicecheckError(f"{draft}: expected one draft that can be read as text, not a table of posts")
    report = checker.check(parts[0])
    if report.error:
        raise VoicecheckError(f"{draft}: not redacted: {report.error}")
    text, count = redacted(report.source, [*report.findings, *(each.finding for each in report.suppressed)])
    if output is None:
        sys.stdout.write(text)
        return
    output.write_bytes(text.encode("utf-8"))
    typer.echo(f"{count} places left out; written to {output}")
