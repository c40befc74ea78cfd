"""Plain options mean what Typer makes of them; all else is left to it."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicecheck.cli import app, checking
from voicecheck.cli.plain import options

PLAIN = [
    [],
    ["a.md", "-"],
    ["a.md", "-f", "json", "--output", "x.json", "-j2", "--no-cache", "-q"],
    ["--format=line", "--select", "a.b", "--select=c.*", "--ignore", "d", "--fail-on", "never"],
    ["--config", "v.yaml", "--profile", "p", "--channel", "x", "--author", "Ada", "--role", "r", "b"],
    ["--min-severity", "warning", "--similarity", "--reveal", "--coverage", "--statistics", "--jobs", "0"],
    ["--stdin-filename", "n.md", "--input-format", "text", "--encoding", "big5", "--columns", "text=body"],
]


@pytest.mark.parametrize("arguments", PLAIN)
def test_as_typer_reads_them(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = {name: each.default for name, each in inspect.signature(checking.check).parameters.items()}
    called: list[dict[str, Any]] = []

    def note(paths: Any = (), **named: Any) -> int:
        called.append({"paths": paths, **named})
        return 0

    monkeypatch.setattr(checking, "check", note)
    result = CliRunner().invoke(app.build(["check"]), ["check", *arguments])
    assert result.exit_code == 0, result.output
    stated = options(arguments)
    assert stated is not None
    assert {**defaults, **{key: _plain(value) for key, value in stated.items()}} == {
        key: _plain(value) for key, value in called[0].items()
    }


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["--format", "nonsense"],
        ["--jobs", "-1"],
        ["--jobs", "many"],
        ["--nonsense"],
        ["--output"],
        ["--quiet=yes"],
        ["--format="],
        ["--", "a.md"],
        ["--fail", "never"],
    ],
)
def test_all_else_is_left_to_typer(arguments: list[str]) -> None:
    assert options(arguments) is None


def test_paths_are_paths() -> None:
    assert options(["-o", "x"]) == {"paths": [], "output": Path("x")}
