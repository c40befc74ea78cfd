"""`voicecheck messages`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicecheck.checker import Checker
from voicecheck.cli.table import print_table
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.message import Message
from voicecheck.messages.consistency import refuse_contradictions

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)

_Profile = Annotated[str | None, typer.Option("--profile", metavar="NAME", help="Brand profile, by name or path.")]


@app.command("list")
def list_messages(profile: _Profile = None) -> None:
    """List the key messages that hold here."""
    rows = [(each.id, each.said("en"), each.valid_until, each.embargo, each.owner) for each in _messages(profile)]
    print_table(("message", "fact", "valid until", "embargo", "owner"), rows)


@app.command("check")
def check_messages(profile: _Profile = None) -> None:
    """See that the messages can be read and do not contradict each other."""
    found = _messages(profile)
    refuse_contradictions(found)
    typer.echo(f"{len(found)} messages, no contradictions")


@app.command("import")
def import_messages(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A .csv or .xlsx file, the first row naming the columns.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = Path(
        "messages.yaml"
    ),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Take messages over from a table: columns id, entity, aliases, attribute, value, unit, statement_en, ..."""
    from voicecheck.config.messages_import import messages_yaml

    text, count = messages_yaml(table)
    if output.exists() and not force:
        raise VoicecheckError(f"{output}: is there already; --force writes over it")
    output.write_text(text, encoding="utf-8")
    typer.echo(f"{count} messages written to {output}")


def _messages(profile: str | None) -> tuple[Message, ...]:
    found = Checker.from_config(".", profile=profile).config.settings_for("draft.md").profile.messages
    if not found:
        raise VoicecheckError("the profile has no messages; expected a messages.yaml beside its profile.yaml")
    return found
