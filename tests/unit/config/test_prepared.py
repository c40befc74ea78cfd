"""What is made ready of rules is kept by what they state, whatever configuration they stand in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from voicecheck.config.prepared import Prepared
from voicecheck.core.rule import OptionError, RuleSpec

SPEC = RuleSpec("a.b", "terms", "warning", "'{match}'", origin="one.yaml:3", options={"terms": ["x", "叉"]})


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "cache"))


def never(spec: RuleSpec) -> dict[str, object]:
    raise AssertionError(f"{spec.id} is made again")


def test_options_are_made_once_wherever_the_rule_stands() -> None:
    first = Prepared()
    assert first.options(SPEC, lambda spec: {"made": spec.options["terms"]}) == {"made": ["x", "叉"]}
    first.keep()
    elsewhere = replace(SPEC, origin="two.yaml:9", pack="c")
    assert Prepared().options(elsewhere, never) == {"made": ["x", "叉"]}


def test_another_rule_is_made_anew() -> None:
    first = Prepared()
    first.options(SPEC, lambda spec: {"made": 1})
    first.keep()
    for changed in (replace(SPEC, options={"terms": ["y"]}), replace(SPEC, languages=("en",))):
        assert Prepared().options(changed, lambda spec: {"made": 2}) == {"made": 2}


def test_what_does_not_do_is_told_each_time_and_damage_is_passed_over(tmp_path: Path) -> None:
    def wrong(spec: RuleSpec) -> dict[str, object]:
        raise OptionError(("terms",), "no")

    for _ in range(2):
        kept = Prepared()
        with pytest.raises(OptionError):
            kept.options(SPEC, wrong)
        kept.keep()
    kept.options(SPEC, lambda spec: {"made": 1})
    kept.keep()
    (file,) = (tmp_path / "cache").glob("*.json")
    file.write_bytes(file.read_bytes()[:-9])
    assert Prepared().options(SPEC, lambda spec: {"made": 3}) == {"made": 3}
