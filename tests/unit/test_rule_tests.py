from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck import Checker, checks, config
from voicecheck.core.finding import Finding, Fix
from voicecheck.core.span import Span
from voicecheck.rule_tests import apply_fixes, run_examples

HEAD = "rules:\n  - id: a.b\n    kind: {kind}\n    message: m\n    {options}\n    examples:\n"


@pytest.fixture
def problems(tmp_path: Path):
    """What is wrong with the examples of one rule."""

    def found(options: str, bad: str, good: str, kind: str = "terms") -> list[str]:
        path = tmp_path / "r.yaml"
        path.write_text(HEAD.format(kind=kind, options=options) + f"      bad: {bad}\n      good: {good}\n", "utf-8")
        file = config.load_rule_file(path, kinds=checks.kind, kind_names=tuple(checks.KINDS))
        [spec] = file.rules
        own = file.examples[spec.id]
        checker = Checker.from_config(tmp_path)
        return [failure.problem for failure in run_examples(checker, spec, own.bad, own.good)]

    return found


def test_right_examples(problems) -> None:
    assert problems("terms: [lamp]", "[A lamp.]", "[A chair.]") == []


def test_a_bad_example_must_fire_and_a_good_one_must_not(problems) -> None:
    assert problems("terms: [lamp]", "[A chair.]", "[A lamp.]") == [
        "bad example, but the rule does not fire",
        "good example, but the rule fires: 'lamp'",
    ]


def test_matches_are_compared_exactly(problems) -> None:
    assert problems("terms: [lamp]", "[{text: Lamp and lamp., match: [Lamp, lamp]}]", "[]") == []
    assert problems("terms: [lamp]", "[{text: Lamp and lamp., match: lamp}]", "[]") == [
        "got the matches ['Lamp', 'lamp']; expected ['lamp']"
    ]


def test_fixes_are_compared(problems) -> None:
    options = "swap: {lamp: light}"
    assert problems(options, "[{text: Lamp. A lamp., fix: Light. A light.}]", "[]", kind="swap") == []
    assert problems(options, "[{text: A lamp., fix: A lamp.}]", "[]", kind="swap") == [
        "got the fixed text 'A light.'; expected 'A lamp.'"
    ]


def test_each_declared_language_needs_examples(problems) -> None:
    assert problems("terms: [lamp, 台灯]\n    languages: [en, zh]", "[A lamp.]", "[A chair., 一把椅子]") == [
        "no bad example in 'zh'"
    ]


def test_examples_take_channel_role_front_matter_and_format(problems) -> None:
    options = "terms: [lamp]\n    channels: [x, weibo]\n    roles: [boss]"
    assert problems(options, "[A lamp.]", "[{text: A lamp., channel: blog}, {text: A lamp., role: clerk}]") == []
    options = "terms: [lamp]\n    when: {front_matter: {ad: true}}"
    assert problems(options, "[{text: A lamp., front_matter: {ad: true}}]", "[A lamp.]") == []
    options = "terms: [lamp]"
    assert problems(options, "[{text: '`lamp`', format: text}]", "[{text: '`lamp`'}]") == []


def test_the_paths_of_a_rule_do_not_keep_its_examples_from_firing(problems) -> None:
    assert problems("terms: [lamp]\n    paths: ['blog/**']", "[A lamp.]", "[]") == []


def fixed(source: str, *fixes: tuple[int, int, str]) -> str:
    findings = [
        Finding("a.b", "swap", "warning", "m", Span(start, end), source[start:end], fix=Fix(Span(start, end), to, "t"))
        for start, end, to in fixes
    ]
    return apply_fixes(source, findings)


def test_fixes_are_made_from_the_end_and_never_over_each_other() -> None:
    assert fixed("one two three", (0, 3, "1"), (8, 13, "3")) == "1 two 3"
    assert fixed("one two", (0, 5, "x"), (4, 7, "2")) == "one 2"
    assert fixed("one", (0, 0, ">"), (3, 3, "<")) == ">one<"
    assert fixed("one") == "one"
