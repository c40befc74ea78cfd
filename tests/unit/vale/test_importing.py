"""From `.vale.ini` to `voicecheck.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.checker import Checker
from voicecheck.vale import ini
from voicecheck.vale.importing import imported, written

RULES = [f"{style}.{name}" for style in "ABC" for name in "XY"]
PATHS = ["x.md", "x.txt", "docs/x.md", "docs/deep/x.md", "docs/x.txt"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for rule in RULES:
        style, _, name = rule.partition(".")
        path = tmp_path / "styles" / style / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("extends: existence\nmessage: m\ntokens: [foo]\n", "utf-8")
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("foo\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "sections",
    [
        "[*]\nBasedOnStyles = A, B\nA.X = NO\nC.Y = error\n",
        "[*]\nBasedOnStyles = A\n[*.md]\nBasedOnStyles = B\nB.X = error\n[docs/*.md]\nB.Y = NO\nA.X = YES\n",
        "[*]\nA.X = error\n[*.md]\nBasedOnStyles = A\nA.Y = NO\n[docs/*]\nBasedOnStyles = A, C\n[*.md]\nC.X = NO\n",
        "[docs/**]\nBasedOnStyles = C\nC.X = suggestion\n[*.{md,txt}]\nBasedOnStyles =\nB.X = YES\n",
        "[**/deep/*.md]\nBasedOnStyles = A\n[docs/*.md]\nA.X = error\n[*.md]\nA.X = YES\n",
        "[*.md]\nA.X = YES\nA.X = NO\nB.Y = YES\n",
    ],
)
def test_the_same_rules_hold_for_the_same_files(project: Path, sections: str) -> None:
    text = f"StylesPath = styles\n{sections}"
    found = imported(text, str(project))
    assert found.problems == []
    (project / "voicecheck.yaml").write_text(written(found), "utf-8")
    checker, stated = Checker.from_config(project), ini.parse(text)
    for path in PATHS:
        holds = ini.effective(stated, path)
        expected = {(rule, level) for rule in RULES if (level := holds.level(rule, "warning"))}
        report = checker.check_text("foo\n", path=str(project / path))
        assert {(finding.rule, finding.severity) for finding in report.findings} == expected, path


def test_what_no_style_has_is_named_and_left_out(project: Path) -> None:
    text = "StylesPath = styles\n[*]\nBasedOnStyles = A, Vale\nA.Gone = NO\nZ.Gone = YES\nVale.Terms = NO\n"
    found = imported(text, str(project))
    assert found.problems == []
    assert "rules" not in found.config
    assert found.config["vale"]["use"] == ["A", "Vale"]
    assert len(found.notes) == 3


def test_formats_delimiters_and_patterns(project: Path) -> None:
    text = (
        "StylesPath = styles\n[formats]\nmdx = md\nxyz = rst\n"
        "[*]\nBasedOnStyles = A\nTokenIgnores = (z{1,2}), (y\\,y)\n"
        "[*.mdx]\nCommentDelimiters = {/*, */}\nTokenIgnores = (q)\n"
    )
    found = imported(text, str(project))
    assert found.config["vale"]["formats"] == {"mdx": "md"}
    assert found.config["vale"]["token_ignores"] == ["(z{1,2})", "(y,y)"]
    (override,) = found.config["overrides"]
    assert override["vale"]["comment_delimiters"] == ["{/*", "*/}"]
    assert override["vale"]["token_ignores"] == ["(z{1,2})", "(y,y)", "(q)"]
    assert any("xyz" in note for note in found.notes)
    (project / "voicecheck.yaml").write_text(written(found), "utf-8")
    draft = "{/* vale off */}\n\nfoo\n\n{/* vale on */}\n\nfoo\n"
    report = Checker.from_config(project).check_text(draft, path=str(project / "d.mdx"))
    assert {finding.span.start for finding in report.findings} == {draft.rindex("foo")}


def test_configurations_of_packages_come_first(project: Path) -> None:
    folder = project / "styles" / ".vale-config"
    folder.mkdir()
    (folder / "0-Hugo.ini").write_text(
        "[*.md]\nTokenIgnores = (q)\nBasedOnStyles = B\nA.X = NO\n[*.txt]\nC.X = YES\n", "utf-8"
    )
    text = "StylesPath = styles\nPackages = Hugo\n[*.md]\nBasedOnStyles = A\nTokenIgnores = (z)\nA.X = error\n"
    found = imported(text, str(project))
    assert found.problems == []
    (project / "voicecheck.yaml").write_text(written(found), "utf-8")
    checker = Checker.from_config(project)

    def rules(path: str) -> list[tuple[str, str]]:
        report = checker.check_text("foo\n", path=str(project / path))
        return sorted((finding.rule, finding.severity) for finding in report.findings)

    assert rules("x.md") == [("A.X", "error"), ("A.Y", "warning"), ("B.X", "warning"), ("B.Y", "warning")]
    assert rules("x.txt") == [("C.X", "warning")]
    (override, *_) = [each for each in found.config["overrides"] if "vale" in each]
    assert override["vale"]["token_ignores"] == ["(q)", "(z)"]


def test_an_empty_folder_of_styles_is_enough_for_what_vale_brings_along(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    found = imported("StylesPath = styles\n[*]\nBasedOnStyles = Vale\n", str(tmp_path))
    (tmp_path / "voicecheck.yaml").write_text(written(found), "utf-8")
    report = Checker.from_config(tmp_path).check_text("The the lamp.\n", path=str(tmp_path / "d.md"))
    assert [finding.rule for finding in report.findings] == ["Vale.Repetition"]


def test_values_are_read_as_vale_reads_them() -> None:
    found = ini.parse(
        "Vocab = A, \\\n  B\nMinAlertLevel = error\nMinAlertLevel = warning\n[*]\nA.X = NO # why\nA.Y = YES ;no\n"
    )
    assert found.values("Vocab") == ["A", "B"]
    assert found.min_level == "warning"
    assert {key: entry.value for key, entry in found.sections[0][1].items()} == {"A.X": "NO", "A.Y": "YES"}


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a/b.md", True),
        ("docs/*.md", "docs/a/b.md", True),
        ("docs/**/*.md", "docs/b.md", True),
        ("docs/**/*.md", "other/b.md", False),
        ("!*.md", "a.md", False),
        ("!*.md", "a.txt", True),
        ("*.{md,txt}", "a.txt", True),
    ],
)
def test_globs(pattern: str, path: str, expected: bool) -> None:
    assert ini.matches(pattern, path) is expected
