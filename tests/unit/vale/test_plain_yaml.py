"""Rule files as Vale's reader takes them."""

from __future__ import annotations

import pytest
import yaml

from voicecheck.vale.plain_yaml import load
from voicecheck.vale.styles import Problem, StyleRule, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("Off", "Off"),
        ("n", "n"),
        ("12:30", "12:30"),
        ("2026-01-02", "2026-01-02"),
        ("=", "="),
        ("true", True),
        ("FALSE", False),
        ("17", 17),
        ("0x1f", 31),
        ("1.5", 1.5),
        (".5", 0.5),
        ("~", None),
        ("", None),
        ("'17'", "17"),
    ],
)
def test_what_is_no_text(written: str, value: object) -> None:
    assert load(f"key: {written}\n") == {"key": value}


def test_merged_mappings_and_errors() -> None:
    assert load("a: &a {b: 1}\nc: {<<: *a, d: 2}\n")["c"] == {"b": 1, "d": 2}
    with pytest.raises(yaml.YAMLError):
        load("a: [")


def test_words_that_once_were_flags_may_be_swapped() -> None:
    text = "extends: substitution\nmessage: m\nswap:\n  yes: aye\n  off: down\n  1.0: one\n"
    rule = parse("S.R", "S/R.yml", text.encode())
    assert isinstance(rule, StyleRule)
    assert rule.options["swap"] == {"yes": "aye", "off": "down", "1": "one"}


def test_flags_are_those_of_go() -> None:
    def read(value: str) -> StyleRule | Problem:
        return parse("S.R", "S/R.yml", f"extends: existence\nmessage: m\ntokens: [a]\nignorecase: {value}\n".encode())

    for value in ("true", "t", "1", '"true"'):
        rule = read(value)
        assert isinstance(rule, StyleRule)
        assert rule.options["ignorecase"] is True
    problem = read("yes")
    assert isinstance(problem, Problem)
    assert problem.line == 4
