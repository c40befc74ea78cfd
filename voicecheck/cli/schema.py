"""`voicecheck schema`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from voicecheck import checks, config
from voicecheck.cli.types import FileSort


def schema(
    which: Annotated[FileSort, typer.Argument(help="The sort of file.")] = "rules",
) -> None:
    """Print the JSON Schema (2020-12) that editors complete and check a file with."""
    found = config.json_schema(which, kinds=checks.kind, kind_names=tuple(checks.KINDS))
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
