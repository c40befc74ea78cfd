"""What `voicecheck check` does once its options have been read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from voicecheck import __version__
from voicecheck.checker import Checker, CheckOptions
from voicecheck.cli.output import with_progress, with_warnings, write_report
from voicecheck.cli.session import STDIN, Verdict, job_count, parse_columns, refuse_unknown, reports
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.finding import Severity
from voicecheck.core.report import Report


def check(
    paths: Sequence[str] = (),
    *,
    profile: str | None = None,
    config: Path | None = None,
    channel: str | None = None,
    author: str | None = None,
    role: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_severity: Severity | None = None,
    fail_on: str | None = None,
    format: str = "terminal",
    output: Path | None = None,
    similarity: bool = False,
    reveal: bool = False,
    coverage: bool = False,
    statistics: bool = False,
    quiet: bool = False,
    jobs: int | None = None,
    no_cache: bool = False,
    stdin_filename: str = "stdin.md",
    input_format: str | None = None,
    encoding: str | None = None,
    columns: str | None = None,
) -> int:
    """Check drafts and write the report; gives the exit code.

    Raises:
        VoicecheckError: an option or the configuration does not do.
    """
    options = CheckOptions(
        channel=channel,
        author=author,
        role=role,
        select=tuple(select),
        ignore=tuple(ignore),
        min_severity=min_severity,
        similarity=similarity,
        format=input_format,
        encoding=encoding,
        columns=parse_columns(columns),
        reveal=reveal,
        keep=not no_cache,
    )
    if reveal and (format != "terminal" or output is not None or not sys.stdout.isatty()):
        raise VoicecheckError("--reveal: shows secrets on a terminal only; leave out --format and --output")
    paths = paths or ["."]
    first = stdin_filename if paths[0] == STDIN else paths[0]
    checker = Checker.from_config(first, config_file=config, profile=profile, options=options)
    settings = checker.config.settings_for(first)
    refuse_unknown(settings.rules, select=options.select, ignore=options.ignore)
    on_screen = output is None and sys.stdout.isatty()
    files = reports(
        checker, paths, stdin_filename=stdin_filename, jobs=job_count(settings.jobs if jobs is None else jobs)
    )
    shown = with_warnings(with_progress(files, shown=quiet or not on_screen), shown=not on_screen)
    verdict = Verdict(checker, fail_on)
    report = Report(
        verdict.watch(shown),
        rules=checker.rule_infos(first),
        version=__version__,
        statistics=statistics,
        coverage=[message.id for message in settings.profile.messages] if coverage else None,
    )
    write_report(report, format, output=output, quiet=quiet)
    return verdict.exit_code
