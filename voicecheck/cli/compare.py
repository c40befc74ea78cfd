"""`voicecheck compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from voicecheck.checker import Checker
from voicecheck.cli.table import print_table
from voicecheck.cli.voices import voice_of
from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.habits import HABITS
from voicecheck.language.draft import identify
from voicecheck.voice.comparison import Compared, compare_with, sounds_like
from voicecheck.voice.prose import Prose


def compare(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The text.")],
    profiles: Annotated[list[str], typer.Argument(metavar="A B...", help="Two profiles or more, by name or path.")],
) -> None:
    """Tell which brand a text sounds like, and by which habits."""
    if len(profiles) < 2:
        raise VoicecheckError("compare: got one profile; expected two or more")
    documents = [part for part in Checker.from_config(".").read(draft) if isinstance(part, Document)]
    if len(documents) != 1:
        raise VoicecheckError(f"{draft}: expected one draft that can be read, got {len(documents)}")
    document = identify(documents[0])
    language = "zh" if document.language.startswith("zh") else "en"
    prose = Prose(document, language)
    found = [compare_with(prose, name, voice_of(name, language).voice) for name in profiles]
    print_table(("profile", "reads like it (p)", "habits (p)", "what is not its habit"), [_row(each) for each in found])
    typer.echo(sounds_like(found))


def _row(each: Compared) -> tuple[str, str, str, str]:
    likeness = "-" if each.likeness is None else f"{each.likeness:.2f}"
    return (each.name, likeness, f"{each.p:.2f}", ", ".join(HABITS[name].label for name in each.habits) or "-")
