"""`voicecheck check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from voicecheck import __version__
from voicecheck.checker import Checker, CheckOptions
from voicecheck.cli.output import with_progress, with_warnings, write_report
from voicecheck.cli.session import STDIN, Verdict, job_count, parse_columns, refuse_unknown, reports
from voicecheck.cli.types import FailOn, Format, Level
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.report import Report
from voicecheck.reporters import REPORTERS


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.", show_default="."),
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="Brand profile, by name or path.")] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Configuration file, instead of the one nearest to each draft.")
    ] = None,
    channel: Annotated[
        str | None, typer.Option(metavar="NAME", help="Channel of the drafts, such as blog, x, weibo.")
    ] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Author of the drafts.")] = None,
    role: Annotated[str | None, typer.Option(metavar="NAME", help="Role of the author, such as employee.")] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Only these rules: id, glob, pack or kind. May be repeated."),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules. May be repeated.")] = None,
    min_severity: Annotated[
        Level | None,
        typer.Option(metavar="SEVERITY", help="Show only findings as grave as this: error, warning, suggestion."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar="SEVERITY",
            help="Exit with 1 from this severity on: error, warning, suggestion, never.",
            show_default="error",
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help=f"Form of the report: {', '.join(REPORTERS)}.")
    ] = "terminal",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file.")
    ] = None,
    similarity: Annotated[
        bool, typer.Option("--similarity", help="Show the nearest of the brand's own posts for each paragraph.")
    ] = False,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show secrets and personal data that were found; on a terminal only.")
    ] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say at the end which key messages the drafts carry.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule at the end.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only errors and the last line.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: one for each core.", show_default="0"
        ),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Check every draft anew, unchanged or not.")] = False,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="Name that standard input stands for.")
    ] = "stdin.md",
    input_format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="Format of the drafts, whatever their names.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of the drafts, such as gb18030 or big5.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="COLUMNS", help="Columns of a table of posts: text=body,id=post_id,channel=platform,..."),
    ] = None,
) -> None:
    """Check drafts; exits with 1 if a finding is as grave as --fail-on, 2 if something could not be checked."""
    options = CheckOptions(
        channel=channel,
        author=author,
        role=role,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
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
    raise typer.Exit(verdict.exit_code)
