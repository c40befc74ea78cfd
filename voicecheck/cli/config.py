"""`voicecheck config`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from voicecheck.checker import Checker
from voicecheck.cli.table import print_table

app = typer.Typer(no_args_is_help=True)


@app.command("show")
def show(
    path: Annotated[str, typer.Argument(help="The draft whose settings are shown; it need not exist.")] = "draft.md",
    config: Annotated[Path | None, typer.Option(help="Configuration file, instead of the nearest one.")] = None,
    profile: Annotated[str | None, typer.Option(help="Brand profile, by name or path.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what holds for a path, and the file and line that each value comes from."""
    rows = Checker.from_config(path, config_file=config, profile=profile).config.explain(path)
    if as_json:
        typer.echo(
            json.dumps(
                [dict(zip(("key", "value", "from"), row, strict=True)) for row in rows], ensure_ascii=False, indent=2
            )
        )
        return
    print_table(("setting", "value", "from"), [(key, _shown(value), origin) for key, value, origin in rows])


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
