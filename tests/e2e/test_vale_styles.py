"""Styles of Vale through the installed command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SWAP = """extends: substitution
message: "Write '%s', not '%s'."
link: https://example.org/words
level: error
ignorecase: true
action: {name: replace}
swap: {e-mail: email}
"""
COUNT = "extends: occurrence\nmessage: Too many commas\nscope: sentence\ntoken: ','\nmax: 2\n"
SCRIPT = "extends: script\nmessage: m\nscript: |\n  matches := []\n"
INI = """StylesPath = styles
MinAlertLevel = warning

[*]
BasedOnStyles = House
House.Count = NO

[*.txt]
House.Words = suggestion
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    house = tmp_path / "styles" / "House"
    house.mkdir(parents=True)
    (house / "Words.yml").write_text(SWAP, "utf-8")
    (house / "Count.yml").write_text(COUNT, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nstyles: [styles]\n", "utf-8")
    (tmp_path / "d.md").write_text("# Hello\n\nAn *E-mail*, a, b, c.\n", "utf-8")
    return tmp_path


def test_rules_of_a_style_are_ordinary_rules(voicecheck, project: Path) -> None:
    done = voicecheck("check", "d.md", "-f", "json", cwd=project)
    assert done.code == 1
    (file,) = json.loads(done.out)["files"]
    assert [finding["rule"] for finding in file["findings"]] == ["House.Words", "House.Count"]
    shown = voicecheck("explain", "House.Words", cwd=project)
    assert "https://example.org/words" in shown.out
    assert "House.Count" in voicecheck("rules", "list", cwd=project).out


def test_layers_change_them(voicecheck, project: Path) -> None:
    (project / "voicecheck.yaml").write_text(
        "packs: []\nstyles: [styles]\nrules: {House.Count: off, House.Words: suggestion}\n", "utf-8"
    )
    done = voicecheck("check", "d.md", "-f", "line", cwd=project)
    assert done.code == 0
    assert "d.md:3:5: suggestion: Write 'email', not 'E-mail'. [House.Words]" in done.out
    assert "House.Count" not in done.out


def test_comments_of_vale_are_honoured(voicecheck, project: Path) -> None:
    (project / "d.md").write_text("<!-- vale House.Words = NO -->\n\nAn e-mail.\n", "utf-8")
    assert voicecheck("check", "d.md", cwd=project).code == 0


def test_a_rule_that_cannot_be_run_is_named_and_the_rest_goes_on(voicecheck, project: Path) -> None:
    (project / "styles" / "House" / "Code.yml").write_text(SCRIPT, "utf-8")
    done = voicecheck("check", "d.md", "-f", "line", cwd=project)
    assert done.code == 2
    assert "House.Words" in done.out
    assert "House.Code" in done.out + done.err
    assert "Code.yml:1" in done.out + done.err


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("styles: [nowhere]\n", "is not there"),
        ("styles: [styles]\nvale: {use: [Hous]}\n", "did you mean 'House'"),
        ("styles: [styles]\nvale: {vocab: [Base]}\n", "there is no vocabulary 'Base'"),
        ("styles: ['https://example.org/a.zip']\n", "fetch the package first"),
        ("styles: [d.zip]\n", "got no zip file"),
    ],
)
def test_bad_configurations(voicecheck, project: Path, config: str, message: str) -> None:
    (project / "d.zip").write_bytes(b"no zip")
    (project / "voicecheck.yaml").write_text(config, "utf-8")
    done = voicecheck("check", "d.md", cwd=project)
    assert done.code == 2
    assert message in done.err
    assert "voicecheck.yaml:" in done.err


def test_a_style_that_is_a_link_out_of_its_stylespath_is_left_out(voicecheck, project: Path) -> None:
    other = project / "elsewhere"
    other.mkdir()
    (other / "Any.yml").write_text("extends: existence\nmessage: m\ntokens: [Hello]\n", "utf-8")
    (project / "styles" / "Linked").symlink_to(other)
    done = voicecheck("check", "d.md", cwd=project)
    assert done.code == 2
    assert "voicecheck.yaml:2: 'styles': the style 'Linked' is a link that leads out of its StylesPath" in done.err
    assert "1 error, 1 warning" in done.out


def test_import(voicecheck, project: Path) -> None:
    (project / ".vale.ini").write_text(INI, "utf-8")
    (project / "voicecheck.yaml").unlink()
    assert voicecheck("import", "vale", cwd=project).code == 0
    done = voicecheck("check", "d.md", "-f", "line", cwd=project)
    assert done.code == 1
    assert "House.Words" in done.out
    assert "House.Count" not in done.out
    (project / "d.txt").write_text("An e-mail.\n", "utf-8")
    assert voicecheck("check", "d.txt", cwd=project).code == 0
    assert voicecheck("import", "vale", cwd=project).code == 2


def test_import_of_a_package_by_address(voicecheck, project: Path) -> None:
    (project / ".vale.ini").write_text("StylesPath = styles\nPackages = https://example.org/G.zip\n", "utf-8")
    done = voicecheck("import", "vale", "--force", cwd=project)
    assert done.code == 2
    assert ".vale.ini:2" in done.err
    assert "G.zip" in done.err
