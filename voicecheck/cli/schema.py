"""`voicecheck schema`."""

from __future__ import annotations

import json
from enum import Enum
from typing import Annotated

import typer

from voicecheck import checks, config

Which = Enum("Which", {name: name for name in ("rules", "profile", "config")})


def schema(
    which: Annotated[Which, typer.Argument(help="The sort of file.")] = Which["rules"],
) -> None:
    """Print the JSON Schema (2020-12) that editors complete and check a file with."""
    found = config.json_schema(which.value, kinds=checks.kind, kind_names=tuple(checks.KINDS))
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
