"""`voicecheck evaluate`."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from voicecheck.cli.table import print_table
from voicecheck.cli.voices import read_posts, voice_of
from voicecheck.core.errors import VoicecheckError
from voicecheck.voice.evaluation import Interval, Row
from voicecheck.voice.learned import Learned
from voicecheck.voice.post import Post


def evaluate(
    posts: Annotated[list[str], typer.Argument(metavar="POSTS...", help="The brand's own: files, folders, tables.")],
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="Brand profile, by name or path.")] = None,
    other: Annotated[list[str] | None, typer.Option(metavar="POSTS", help="Posts of others. May be repeated.")] = None,
    columns: Annotated[str | None, typer.Option(metavar="COLUMNS", help="Columns of a table: text=body,...")] = None,
    label: Annotated[
        str | None,
        typer.Option(
            metavar="[COLUMN=]VALUE",
            help="In a table, posts with VALUE in the column (their author) are the brand's, all others not.",
        ),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Measure a learned voice on posts that it was not learned from."""
    column, _, wanted = label.rpartition("=") if label else ("", "", None)
    if column:
        columns = f"{columns},author={column}" if columns else f"author={column}"
    mine, theirs = read_posts(posts, columns), read_posts(other or [], columns)
    results = {}
    for language, posted in sorted(mine.items()):
        own = [post for post in posted if wanted in (None, post.author)]
        others = [*theirs.get(language, ()), *(post for post in posted if wanted not in (None, post.author))]
        results[language] = _measure(own, others, language, profile)
    if not results:
        raise VoicecheckError("no posts to evaluate: expected files of a few paragraphs, in English or Chinese")
    if format == "json":
        tables = {language: [row._asdict() for row in rows] for language, rows in results.items()}
        typer.echo(json.dumps(tables, indent=1))
        return
    for language, rows in results.items():
        _print(language, rows)


def _measure(own: list[Post], others: list[Post], language: str, profile: str | None) -> list[Row]:
    from voicecheck.voice.evaluation import evaluate as measured

    named = voice_of(profile, language)
    fresh = _fresh(own, named.voice.learned)
    if len(fresh) < len(own):
        typer.echo(f"{language}: {len(own) - len(fresh)} posts were learned from and are left out", err=True)
    if not fresh:
        raise VoicecheckError(f"{language}: all {len(own)} posts were learned from; expected posts that are new to it")
    return measured(fresh, others, named.voice.learned, named.voice.similarity)


def _fresh(posts: list[Post], voice: Learned) -> list[Post]:
    known = set(voice.posts)
    return [post for post in posts if post.digest not in known]


def _print(language: str, rows: list[Row]) -> None:
    unit = "characters" if language == "zh" else "words"
    heads = (language, "own", "others", "false alarms", "others noticed", "AUC deviation", "AUC similarity")
    print_table(
        heads,
        [
            (
                f"{row.length} {unit}" if row.length else "whole posts",
                f"{row.own}",
                f"{row.others}",
                _percent(row.false_alarms),
                _percent(row.noticed),
                _decimal(row.deviation_auc),
                _decimal(row.similarity_auc),
            )
            for row in rows
        ],
    )


def _percent(figure: Interval | None) -> str:
    return "-" if figure is None else f"{figure.value:.1%} ({figure.low:.0%} to {figure.high:.0%})"


def _decimal(figure: Interval | None) -> str:
    return "-" if figure is None else f"{figure.value:.3f} ({figure.low:.2f} to {figure.high:.2f})"
