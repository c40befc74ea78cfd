"""`voicecheck import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicecheck.core.errors import ConfigError, VoicecheckError
from voicecheck.reporters.output import write_atomically

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _import() -> None:
    pass


@app.command("vale")
def import_vale(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .vale.ini.")] = Path(".vale.ini"),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write.", show_default="voicecheck.yaml beside it"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the voicecheck.yaml that says what a .vale.ini says."""
    from voicecheck.vale.importing import imported, written

    target = output or file.parent / "voicecheck.yaml"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise VoicecheckError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    found = imported(text, str(file.parent))
    if found.problems:
        raise ConfigError.join([ConfigError(message, path=str(file), line=line) for line, message in found.problems])
    if target.exists() and not force:
        raise VoicecheckError(f"already there: {target}; --force writes over it")
    if target.parent.resolve() != file.parent.resolve():
        raise VoicecheckError(f"--output: got {target}; expected a file beside {file}, from where its paths count")
    write_atomically(str(target), [written(found)])
    for note in found.notes:
        typer.echo(note)
    typer.echo(f"wrote {target}")
