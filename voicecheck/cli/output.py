"""Writing a report: to the screen, down a pipe, into a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from voicecheck.core.report import Faults, FileReport, Report
from voicecheck.reporters import reporter
from voicecheck.reporters.escape import one_line
from voicecheck.reporters.output import write_atomically
from voicecheck.reporters.view import View


def write_report(report: Report, form: str, *, output: Path | None, quiet: bool = False) -> None:
    """Write a report in a format to `output`, or to standard output, piece by piece."""
    if output is None:
        for piece in reporter(form)(report, View.for_stream(sys.stdout, quiet=quiet)):
            sys.stdout.write(piece)
        sys.stdout.flush()
    else:
        write_atomically(str(output), reporter(form)(report, View(quiet=quiet)))


def with_warnings(files: Iterable[FileReport], *, shown: bool) -> Iterator[FileReport]:
    """Pass reports through, with a line on standard error for each draft that could not be checked.

    Args:
        shown: False where the report itself goes to the same screen.
    """
    faults = Faults()
    for file in files:
        if shown and file.error is not None:
            where = f"{file.path}:{file.record.line}" if file.record else file.path
            print(one_line(f"{where}: not checked: {faults.told(where, file.error)}"), file=sys.stderr)
        yield file


def with_progress(files: Iterable[FileReport], *, shown: bool) -> Iterator[FileReport]:
    """Pass reports through, counting them on a screen that shows nothing else meanwhile."""
    if not (shown and sys.stderr.isatty()):
        yield from files
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("checked {task.completed:,.0f} drafts"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("check", total=None)
        for file in files:
            yield file
            progress.advance(task)
