"""`voicecheck learn`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from voicecheck.batch.run import find_files
from voicecheck.checker import Checker, CheckOptions
from voicecheck.cli.session import parse_columns
from voicecheck.config.globs import expand
from voicecheck.config.shipped import profiles_folder
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.habits import HABITS
from voicecheck.core.profile import Profile
from voicecheck.learn import Outcome, Selection, file_name, gather, voices

Posts = Annotated[
    list[str] | None,
    typer.Argument(metavar="POSTS...", help="Files, folders, globs, tables of posts; those of the profile if none."),
]


def learn(
    posts: Posts = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="Brand profile, by name or path.")] = None,
    channel: Annotated[
        str, typer.Option(metavar="NAME", help="All these posts are of this channel; its voice is learned alone.")
    ] = "",
    channel_from: Annotated[
        Literal["path", "front-matter"] | None,
        typer.Option(metavar="path|front-matter", help="Also learn a voice of each channel, told by folder or post."),
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Leave out older posts: 2024, 2024-06, 2024-06-30.")] = "",
    exclude_author: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Leave out an author's posts. May be repeated.")
    ] = None,
    contrast: Annotated[
        list[str] | None,
        typer.Option(metavar="POSTS", help="Posts of others, to tell the brand from them. May be repeated."),
    ] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="COLUMNS", help="Columns of a table: text=body,author=by,date=on,...")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write, instead of the profile's.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what was learned; write nothing.")] = False,
) -> None:
    """Learn a brand's voice from posts that have it; `check` then says what in a draft is not in it."""
    known = Checker.from_config(".", profile=profile).config.settings_for("draft.md").profile
    # Posts are read as their own folder says, whatever the profile.
    checker = Checker.from_config(".", options=CheckOptions(columns=parse_columns(columns)))
    selection = Selection(since, tuple(exclude_author or ()), channel, channel_from or "")
    paths = _paths(checker, posts, known)
    folder = output or _folder(known)
    gathered = gather(checker, _counted(paths), selection)
    _warn(gathered.warnings)
    others = gather(checker, find_files(checker, contrast), Selection()).posts if contrast else {}
    for outcome in voices(gathered, selection, folder, others):
        _tell(outcome, folder, dry_run=dry_run)


def _paths(checker: Checker, posts: list[str] | None, profile: Profile) -> list[str]:
    if posts:
        return list(find_files(checker, posts))
    found = [path for pattern in profile.posts for path in expand("/", pattern)]
    if not found:
        raise VoicecheckError("no posts to learn from: name them, or state 'posts' in the profile")
    return found


def _folder(profile: Profile) -> Path:
    """Where the profile's voice lies.

    Raises:
        VoicecheckError: there is no profile, or it cannot be written beside.
    """
    if not profile.voice_folders:
        raise VoicecheckError("no profile is in use here; name one: --profile NAME, or a folder: --output FOLDER")
    folder = Path(profile.voice_folders[0])
    if Path(profiles_folder()) in folder.resolve().parents or not os.access(folder.parent, os.W_OK):
        raise VoicecheckError(f"profile '{profile.name}' comes with voicecheck and is not written to; use --output")
    return folder


def _counted(paths: list[str]) -> Iterator[str]:
    """Pass paths through, with their progress on a screen."""
    if not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, "reading posts", console=Console(stderr=True), transient=True)


def _warn(warnings: Iterable[str]) -> None:
    from voicecheck.reporters.escape import one_line

    for warning in warnings:
        print(f"warning: {one_line(warning)}", file=sys.stderr)


def _tell(outcome: Outcome, folder: Path, *, dry_run: bool) -> None:
    from voicecheck.reporters.output import write_atomically
    from voicecheck.voice import similarity
    from voicecheck.voice.hearing import SIMILARITY
    from voicecheck.voice.learned import dump

    voice, source = outcome.voice, outcome.voice.learned_from
    name = f"{voice.language}, {voice.channel}" if voice.channel else voice.language
    path = folder / file_name(voice)
    _warn(f"{name}: {warning}" for warning in outcome.warnings)
    if not dry_run:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(str(path), [dump(voice)])
        if outcome.similarity is not None:
            write_atomically(str(path.with_suffix(SIMILARITY)), [similarity.dump(outcome.similarity)])
    dates = f", {source.first} to {source.last}" if source.first else ""
    unit = "characters" if voice.language == "zh" else "words"
    print(f"{name}: {source.posts} posts, {source.words:,} {unit}{dates} -> {'(dry run)' if dry_run else path}")
    for length, tried in voice.held_out.items():
        print(
            f"  on the latest fifth, passages of {length} {unit}: {tried['false_alarms']:.1%} false alarms"
            f" ({tried['passages']} passages)"
        )
    for each in outcome.drift[:12]:
        habit = HABITS[each.habit]
        scale = 1000 if habit.per == "words" else 100
        print(f"  drifted: {habit.label}: {each.before * scale:.2g} -> {each.now * scale:.2g} in {scale:,} {habit.per}")
