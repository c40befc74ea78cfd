"""`voicecheck init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicecheck import config
from voicecheck.checker import Checker
from voicecheck.cli.starter import starter_files
from voicecheck.core.errors import VoicecheckError
from voicecheck.reporters.output import write_atomically


def init(
    folder: Annotated[Path, typer.Argument(help="Where to set up.")] = Path(),
    name: Annotated[str | None, typer.Option(help="The company's name.")] = None,
    languages: Annotated[str | None, typer.Option(help="Languages of its posts: en, zh, or en,zh.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Write a configuration, a profile, a rule file and a CI job, and check that they load."""
    default = folder.resolve().name or "company"
    title = name or (default if yes else typer.prompt("The company's name", default=default))
    spoken = _languages(languages or ("en,zh" if yes else typer.prompt("Languages of its posts", default="en,zh")))
    packs = [pack.name for pack in config.list_packs() if pack.default and _serves(pack.languages, spoken)]
    files = {folder / path: content for path, content in starter_files(title, spoken, packs).items()}
    there = [str(path) for path in files if path.exists()]
    if there and not force:
        raise VoicecheckError(f"already there: {', '.join(there)}; --force writes over them")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(str(path), [content])
        typer.echo(f"wrote {path}")
    settings = Checker.from_config(folder / "voicecheck.yaml").config.settings_for(folder / "draft.md")
    typer.echo(f"{len(settings.rules)} rules are active. Try: voicecheck check YOUR-DRAFT.md")


def _languages(text: str) -> list[str]:
    found = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    unknown = [part for part in found if part not in ("en", "zh", "zh-Hans", "zh-Hant")]
    if unknown or not found:
        raise VoicecheckError(f"--languages: got '{text}'; expected en, zh, zh-Hans, zh-Hant, or several with commas")
    return found


def _serves(pack: tuple[str, ...], spoken: list[str]) -> bool:
    return not pack or any(a.partition("-")[0] == b.partition("-")[0] for a in pack for b in spoken)
