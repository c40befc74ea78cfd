"""`voicecheck seal`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.sealed_file import add_terms
from voicecheck.language.sealing import KEY_VARIABLE, read_key


def seal(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Rule file to write or to add to.")] = Path(
        "sealed.yaml"
    ),
    key_file: Annotated[
        str, typer.Option(metavar="FILE", help=f"File with the key, outside the repository. Default: {KEY_VARIABLE}.")
    ] = "",
    no_key: Annotated[
        bool, typer.Option("--no-key", help="Seal without a key: whoever has the file can try words, slowly.")
    ] = False,
) -> None:
    """Add terms, one a line, from a prompt or standard input; the file keeps only hashes of them."""
    key = b"" if no_key else read_key(key_file)
    if not key and not no_key:
        raise VoicecheckError(f"seal: there is no key; set {KEY_VARIABLE}, name a --key-file, or say --no-key")
    count = add_terms(file, list(_terms()), key, key_file)
    typer.echo(f"{count} terms are sealed in {file}")


def _terms() -> list[str]:
    if not sys.stdin.isatty():
        return [line.strip() for line in sys.stdin.read().splitlines() if line.strip()]
    terms: list[str] = []
    while term := typer.prompt("Term (empty to end)", default="", show_default=False, hide_input=True).strip():
        terms.append(term)
    return terms
