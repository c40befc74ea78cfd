"""Rules of styles that are refused: each by name, with the line and what was written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.vale.flavour import PatternError, Regex
from voicecheck.vale.linter import Linter
from voicecheck.vale.project import style_rules
from voicecheck.vale.rule import Problem, StyleRule


def read(folder: Path, text: str) -> Problem | StyleRule:
    (folder / "Rule.yml").write_text(text, "utf-8")
    rules, problems = style_rules(str(folder), lambda path: Path(path).read_bytes())
    return [*rules, *problems][0]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("extends: existence\nmessage: m\ntokens:\n  - fine\n  - '(open'\n", 5, "'tokens': '(open' does not compile"),
        ("extends: substitution\nmessage: m\nswap:\n  'a(': b\n", 4, "'swap': 'a(' does not compile"),
        ("extends: existence\nmessage: m\ntokens: [a]\nexceptions: ['[b']\n", 4, "'exceptions': '[b' does not compile"),
        ("extends: metric\nmessage: m\nformula: words +* 2\n", 3, "'formula': got 'words +* 2': invalid syntax"),
        ("extends: metric\nmessage: m\nformula: words\ncondition: '> > 3'\n", 4, "'condition': got '> > 3': "),
        (
            "extends: readability\nmessage: 'FOG'\ngrade: 8\nmetrics:\n  - SMOG\n  - FOG\n",
            6,
            "'metrics': got 'FOG'; expected some of Gunning Fog, Coleman-Liau",
        ),
        ("extends: readability\nmessage: m\nmetrics: [Flesch-Kincaidd]\n", 3, "did you mean 'Flesch-Kincaid'?"),
        ("extends: existence\nmessage: m\ntokens: ['a++']\n", 3, "no part of the expressions of .NET"),
    ],
)
def test_a_broken_expression_is_named_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    problem = read(tmp_path, text)
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert told in problem.message


@pytest.mark.parametrize("source", ["a++", "a*+", "a?+", "a{2}+", r"\hfoo", r"a\Rb", r"\Qa.b\E", r"a\Kb"])
def test_what_only_other_engines_know_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        Regex(source).check()


@pytest.mark.parametrize("source", [r"\++", "[+*]+", r"a\}+", r"\\h", "(a+)+", "a+?b", r"\?+"])
def test_what_only_looks_like_it_is_not(source: str) -> None:
    Regex(source).check()
    assert Regex(source).search("") is None


def test_a_case_that_is_no_variable_is_an_expression(tmp_path: Path) -> None:
    rule = read(tmp_path, "extends: capitalization\nmessage: m\nscope: heading\nmatch: '$other'\n")
    assert isinstance(rule, StyleRule)
    alerts, _ = Linter([rule]).lint("# A heading\n", "md")
    assert [alert.match for alert in alerts] == ["A heading"]


def test_a_formula_that_cannot_be_computed_is_named_with_its_line(tmp_path: Path) -> None:
    rule = read(tmp_path, "extends: metric\nmessage: m\nformula: wordz * 2\ncondition: '> 1'\n")
    assert isinstance(rule, StyleRule)
    alerts, faults = Linter([rule]).lint("Some words.\n", "md")
    assert alerts == []
    told = f"{tmp_path / 'Rule.yml'}:3: 'formula' or 'condition': unknown name 'wordz'"
    assert faults == {f"{tmp_path.name}.Rule": told}


def test_a_rule_file_that_is_a_link_out_of_its_style_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("password: x\n", "utf-8")
    style = tmp_path / "Style"
    style.mkdir()
    (style / "Out.yml").symlink_to(tmp_path / "secret.yml")
    (style / "Own.yml").write_text("extends: existence\nmessage: m\ntokens: [a]\n", "utf-8")
    (style / "Same.yml").symlink_to(style / "Own.yml")
    rules, problems = style_rules(str(style), lambda path: Path(path).read_bytes())
    assert [rule.name for rule in rules] == ["Style.Own", "Style.Same"]
    assert [(problem.rule, problem.message) for problem in problems] == [
        ("Style.Out", "is a link that leads out of its style; expected a file")
    ]
