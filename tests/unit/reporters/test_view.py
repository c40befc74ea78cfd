from __future__ import annotations

import io

import pytest

from voicecheck.reporters.view import View


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_a_screen_has_colours_and_a_pipe_has_none() -> None:
    assert View.for_stream(Screen()).color
    assert not View.for_stream(io.StringIO()).color


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_may_be_forbidden(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert not View.for_stream(Screen()).color


def test_colours_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert View.for_stream(io.StringIO()).color
    monkeypatch.setenv("NO_COLOR", "1")
    assert not View.for_stream(io.StringIO()).color


def test_the_width_may_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert View.for_stream(io.StringIO(), quiet=True).width == 77
