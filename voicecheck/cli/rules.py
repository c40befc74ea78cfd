"""`voicecheck rules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicecheck.checker import Checker
from voicecheck.cli import FINDINGS
from voicecheck.cli.session import load_rules, rule_files
from voicecheck.cli.table import print_table
from voicecheck.reporters.escape import one_line

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def list_rules(
    path: Annotated[str, typer.Argument(help="The draft or folder for which the rules hold.")] = ".",
    profile: Annotated[str | None, typer.Option(help="Brand profile, by name or path.")] = None,
    pack: Annotated[str | None, typer.Option(help="Only the rules of this pack.")] = None,
) -> None:
    """List the rules that hold for a path."""
    specs = [
        spec
        for spec in Checker.from_config(path, profile=profile).config.settings_for(path).rules
        if pack in (None, spec.pack)
    ]
    rows = [(spec.id, spec.kind, spec.severity, ", ".join(spec.languages) or "all", spec.message) for spec in specs]
    print_table(("rule", "kind", "severity", "languages", "message"), rows)
    typer.echo(f"{len(rows)} rules")


@app.command("test")
def run_tests(
    files: Annotated[list[Path] | None, typer.Argument(help="Rule files; all shipped and own packs if none.")] = None,
) -> None:
    """Run the examples that rules carry: each bad one must fire, no good one may."""
    from voicecheck.rule_tests import run_examples

    tested = examples = failed = 0
    for path in files or rule_files():
        file = load_rules(path)
        checker = Checker.from_config(path.parent, profile=_profile_of(path))
        for spec in file.rules:
            own = file.examples[spec.id]
            tested += 1
            examples += len(own.bad) + len(own.good)
            for failure in run_examples(checker, spec, own.bad, own.good):
                failed += 1
                typer.echo(f"{failure.origin}: {failure.rule}: {failure.problem}: {one_line(failure.text)!r}")
    typer.echo(f"{tested} rules, {examples} examples, {failed} failed")
    raise typer.Exit(FINDINGS if failed else 0)


def _profile_of(path: Path) -> str | None:
    """The profile beside a rule file, for rules that ask for its product names."""
    beside = path.resolve().parent / "profile.yaml"
    return str(beside) if beside.is_file() else None
