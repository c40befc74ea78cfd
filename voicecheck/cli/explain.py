"""`voicecheck explain`."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from voicecheck.checker import Checker
from voicecheck.cli.session import load_rules, rule_files
from voicecheck.config import Examples, RuleFile
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.rule import RuleSpec
from voicecheck.reporters.escape import one_line


def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id, as reports print it.")],
    path: Annotated[str, typer.Option(help="The draft or folder whose rules are meant.")] = ".",
    profile: Annotated[str | None, typer.Option(help="Brand profile, by name or path.")] = None,
) -> None:
    """Print why a rule is there, good and bad examples, its source and its owner."""
    active = {spec.id: spec for spec in Checker.from_config(path, profile=profile).config.settings_for(path).rules}
    spec, file = _find(rule, active)
    examples = file.examples[rule] if file else Examples((), ())
    for line in _lines(active.get(rule, spec), examples, active=rule in active):
        typer.echo(line)


def _find(rule: str, active: dict[str, RuleSpec]) -> tuple[RuleSpec, RuleFile | None]:
    """A rule as its file states it, whether it is in use or not; rules of Vale's styles have no file of our kind."""
    if rule in active and active[rule].kind == "vale":
        return active[rule], None
    paths = [Path(active[rule].origin.rpartition(":")[0])] if rule in active else rule_files()
    known = set(active)
    for path in paths:
        file = load_rules(path)
        known.update(file.examples)
        for spec in file.rules:
            if spec.id == rule:
                return spec, file
    near = get_close_matches(rule, known, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; see voicecheck rules list"
    raise VoicecheckError(f"no rule is named '{rule}'{hint}")


def _lines(spec: RuleSpec, examples: Examples, *, active: bool) -> Iterator[str]:
    state = spec.severity if active else f"{spec.severity}, not in use here"
    yield f"{spec.id}  ({spec.kind}, {state})"
    for wording, titles in ((spec.wording, ("Why", "What to do")), (spec.chinese, ("为什么", "怎么办"))):
        if wording:
            yield f"\n  {one_line(wording.message)}"
            for title, text in zip(titles, wording[1:], strict=True):
                if text:
                    yield f"\n{title}\n  {one_line(text)}"
    for title, group in (("Not so", examples.bad), ("But so", examples.good)):
        if group:
            yield f"\n{title}"
            yield from (f"  - {one_line(example.text)}" for example in group)
    yield ""
    scope = {"languages": spec.languages, "channels": spec.channels, "roles": spec.roles, "scopes": spec.scopes}
    for name, values in scope.items():
        if values:
            yield f"{name.capitalize()}: {', '.join(values)}"
    details = {"Source": spec.source, "Owner": spec.owner, "Review by": spec.review_by, "File": spec.origin}
    yield from (f"{name}: {one_line(value)}" for name, value in details.items() if value)
    yield f"Switch it off here: <!-- voicecheck off-next-line {spec.id}: your reason -->"
    yield f"Switch it off for the brand: rules: {{{spec.id}: off}} in profile.yaml"
