"""`voicecheck similar`."""

from __future__ import annotations

from typing import Annotated

import typer

from voicecheck.batch.run import find_files
from voicecheck.checker import Checker
from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.reporters.escape import one_line


def similar(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What you want to say, in either language.")],
    posts: Annotated[
        list[str] | None, typer.Argument(metavar="POSTS...", help="Own posts. Default: those of the profile.")
    ] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="Brand profile, by name or path.")] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, metavar="N", help="How many to show.")] = 5,
) -> None:
    """Find what the company already said about something: the nearest sentences, with their places."""
    from voicecheck.config.cache import own
    from voicecheck.config.globs import expand
    from voicecheck.language.embed import embedder
    from voicecheck.voice.said_before import nearest_sentences

    checker = Checker.from_config(posts[0] if posts else ".", profile=profile)
    settings = checker.config.settings_for(posts[0] if posts else "draft.md")
    files = find_files(checker, posts) if posts else [f for each in settings.profile.posts for f in expand("/", each)]
    documents = [part for path in files for part in checker.read(path) if isinstance(part, Document)]
    if not documents:
        raise VoicecheckError("similar: there are no posts to look in; name some, or 'posts' in the profile")
    for near in nearest_sentences(text, documents, embedder(settings.embedder, own("vectors")), count):
        typer.echo(f"{near.cosine:.2f}  {near.place}\n      {one_line(near.text)}")
