"""The Typer application, made of the commands asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from voicecheck import __version__
from voicecheck.cli import COMMANDS

_EPILOG = "Documentation: docs/ in the project; each rule: voicecheck explain RULE."


def build(names: Sequence[str]) -> typer.Typer:
    """An application with these commands. Loading only the one that was called saves the time of the others."""
    app = _empty()
    for name in names:
        module = import_module(f"voicecheck.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name, help=COMMANDS[name])
        else:
            app.command(name, help=COMMANDS[name])(getattr(module, name))
    return app


def index() -> typer.Typer:
    """An application that lists all commands, and does none."""
    app = _empty()
    for name in COMMANDS:
        app.command(name, help=COMMANDS[name])(lambda: None)
    return app


def _empty() -> typer.Typer:
    app = typer.Typer(
        name="voicecheck",
        help="Check draft posts against a company's brand profile and rules, in English and Chinese.",
        epilog=_EPILOG,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_voicecheck)
    return app


def _print_version(value: bool) -> None:
    if value:
        print(f"voicecheck {__version__}")
        raise typer.Exit


def _voicecheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass
