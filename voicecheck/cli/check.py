"""`voicecheck check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicecheck.cli import checking
from voicecheck.cli.types import FailOn, Format, Level
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
    code = checking.check(
        paths or (),
        profile=profile,
        config=config,
        channel=channel,
        author=author,
        role=role,
        select=select or (),
        ignore=ignore or (),
        min_severity=min_severity,
        fail_on=fail_on,
        format=format,
        output=output,
        similarity=similarity,
        reveal=reveal,
        coverage=coverage,
        statistics=statistics,
        quiet=quiet,
        jobs=jobs,
        no_cache=no_cache,
        stdin_filename=stdin_filename,
        input_format=input_format,
        encoding=encoding,
        columns=columns,
    )
    raise typer.Exit(code)
