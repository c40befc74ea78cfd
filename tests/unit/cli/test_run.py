from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck import cli
from voicecheck.cli import COMMANDS, run
from voicecheck.core.errors import ConfigError, VoicecheckError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """The exit code of a command that raises."""

    def code(error: BaseException) -> int:
        def fail(arguments: object) -> int:
            raise error

        monkeypatch.setattr(cli, "_run", fail)
        return run([])

    return code


def test_errors_become_lines_and_codes(failing, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(VoicecheckError("no \x1b drafts")) == 2
    assert capsys.readouterr().err == "no ␛ drafts\n"
    problems = [ConfigError("one", path="a.yaml", line=1, column=2), ConfigError("two", path="b.yaml", line=3)]
    assert failing(ConfigError.join(problems)) == 2
    assert capsys.readouterr().err == "a.yaml:1:2: one\nb.yaml:3: two\n"
    assert failing(KeyboardInterrupt()) == 130
    assert failing(ValueError("ours")) == 3
    assert "a fault of ours: ValueError: ours" in capsys.readouterr().err


def test_a_fault_can_be_looked_into(failing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICECHECK_DEBUG", "1")
    with pytest.raises(ValueError, match="ours"):
        failing(ValueError("ours"))


@pytest.mark.parametrize("command", COMMANDS)
def test_only_the_command_that_is_called_is_loaded(command: str) -> None:
    from voicecheck.cli.app import build

    names = {each.name for each in build([command]).registered_commands} | {
        each.name for each in build([command]).registered_groups
    }
    assert names == {command}


def test_codes_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert run(["check", "--help"]) == 0
    assert run(["nonsense"]) == 2
    assert run(["check", "--nonsense"]) == 2
    assert run(["--nonsense", "check"]) == 2
    capsys.readouterr()


def test_no_progress_where_nobody_looks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "d.md").write_text("A lamp.\n", "utf-8")
    assert run(["check", str(tmp_path), "--quiet"]) == 0
    assert capsys.readouterr().err == ""
