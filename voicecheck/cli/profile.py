"""`voicecheck profile`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from voicecheck import config
from voicecheck.checker import Checker
from voicecheck.cli.table import print_table
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str | None, typer.Argument(help="Name or path of a profile; the one in use here if none.")]


@app.command("list")
def list_profiles() -> None:
    """List the profiles that can be named here, own ones first."""
    found = config.list_profiles()
    rows = [
        (each.name, each.title, ", ".join(each.languages), "shipped" if each.shipped else each.path) for each in found
    ]
    print_table(("profile", "title", "languages", "from"), rows)


@app.command("show")
def show(
    name: Name = None,
    format: Annotated[
        Literal["text", "html", "svg"], typer.Option("--format", "-f", help="text; html or svg draw the voice alone.")
    ] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Show a profile with its parents merged in, and its learned voices."""
    settings = Checker.from_config(".", profile=name).config.settings_for("draft.md")
    if not settings.profile.name:
        raise VoicecheckError("no profile is in use here; name one: voicecheck profile list")
    if format == "text":
        print_table(("what", "value"), [(key, value) for key, value in _rows(settings.profile) if value])
        shown = name or settings.profile.name
        typer.echo(f"{len(settings.rules)} rules are active: voicecheck rules list --profile {shown}")
    pieces = list(_drawn(settings.profile, format))
    if format != "text" and not pieces:
        raise VoicecheckError(f"profile '{settings.profile.name}' has no learned voice; see voicecheck learn --help")
    if output is None:
        typer.echo("".join(pieces), nl=False)
        return
    from voicecheck.reporters.output import write_atomically

    write_atomically(str(output), pieces)


def _drawn(profile: Profile, format: str) -> Iterator[str]:
    """Each learned voice, drawn."""
    from voicecheck.voice import drawing
    from voicecheck.voice.learned import load
    from voicecheck.voice.portrait import portrait

    paths = [path for folder in profile.voice_folders[:1] for path in sorted(Path(folder).glob("*.json"))]
    voices = [portrait(load(path)) for path in paths]
    if format != "text" and voices:
        yield from drawing.html(voices) if format == "html" else drawing.svg(voices)
        return
    for drawn in voices:
        yield "\n"
        yield from (f"{line}\n" for line in drawing.text(drawn))


@app.command("validate")
def validate(
    names: Annotated[
        list[str] | None, typer.Argument(help="Names or paths; all that can be named here if none.")
    ] = None,
) -> None:
    """Load profiles with their packs and rules; exits with 2 if one does not do."""
    for name in names or [each.path for each in config.list_profiles()]:
        settings = Checker.from_config(".", profile=name).config.settings_for("draft.md")
        typer.echo(f"{settings.profile.name}: ok, {len(settings.rules)} rules")


def _rows(profile: Profile) -> list[tuple[str, str]]:
    return [
        ("name", profile.name),
        ("title", profile.title),
        ("description", profile.description),
        ("aliases", ", ".join(profile.aliases)),
        ("products", ", ".join(product.name for product in profile.products)),
        ("languages", ", ".join(profile.languages)),
        ("packs", ", ".join(profile.packs)),
        ("channels", ", ".join(profile.channels)),
        ("roles", ", ".join(profile.roles)),
        ("allowed terms", ", ".join(profile.allow)),
        ("own posts", ", ".join(profile.posts)),
        ("stated voice", ", ".join(f"{key}: {value}" for key, value in profile.voice.items())),
        *((f"disclosure, {key}", value) for key, value in profile.disclosure.items()),
        ("file", profile.path),
    ]
