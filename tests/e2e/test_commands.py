"""The other commands, and the command line itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from voicecheck import __version__

HYPE = "Our revolutionary lamp.\n"


def test_version_and_help(voicecheck) -> None:
    assert voicecheck("--version").out == f"voicecheck {__version__}\n"
    shown = voicecheck("--help")
    assert shown.code == 0
    for command in ("check", "explain", "init", "rules", "profile", "config", "schema"):
        assert re.search(rf"^  {command} ", shown.out, re.MULTILINE)
        assert voicecheck(command, "--help").code == 0
    assert "--help" in voicecheck("-h").out


def test_a_misspelt_command(voicecheck) -> None:
    done = voicecheck("chekc", "d.md")
    assert done.code == 2
    assert "check" in done.err


def test_as_a_module(tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text(HYPE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "voicecheck", "check", "d.md", "-f", "line", "--fail-on", "warning"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("d.md:1:5: warning: ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(voicecheck, shell: str) -> None:
    done = voicecheck("--show-completion", SHELL=f"/bin/{shell}", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    if done.code:  # the shell is told by argument where it cannot be detected
        done = voicecheck("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.code == 0
    assert "_VOICECHECK_COMPLETE" in done.out


def test_completion_completes(voicecheck) -> None:
    done = voicecheck(_VOICECHECK_COMPLETE="complete_bash", COMP_WORDS="voicecheck ch", COMP_CWORD="1")
    assert done.out.split() == ["check"]


def test_explain(voicecheck) -> None:
    text = voicecheck("explain", "hype.revolutionary").out
    assert text.startswith("hype.revolutionary  (terms, warning)")
    for part in (
        "Why\n",
        "What to do\n",
        "Not so\n",
        "But so\n",
        "Source: ",
        "File: ",
        "off-next-line hype.revolutionary:",
    ):
        assert part in text
    chinese = voicecheck("explain", "zh-ad-law.best").out
    assert "广告法" in chinese
    unknown = voicecheck("explain", "hype.revolutonary")
    assert unknown.code == 2
    assert "hype.revolutionary" in unknown.err


def test_explain_a_rule_of_a_profile_and_one_that_is_off(tmp_path: Path, voicecheck) -> None:
    assert (
        "readers trust" in voicecheck("explain", "pannier-and-pine.no-exclamation", "--profile", "pannier-and-pine").out
    )
    (tmp_path / "voicecheck.yaml").write_text("rules: {hype.revolutionary: off}\n", "utf-8")
    assert "not in use" in voicecheck("explain", "hype.revolutionary", "--path", "draft.md").out


def test_rules_list(voicecheck) -> None:
    rows = voicecheck("rules", "list", "--pack", "hype").lines
    assert len(rows) > 10
    assert rows[-1] == f"{len(rows) - 1} rules"
    assert all(row.count("\t") == 4 for row in rows[:-1])


@pytest.mark.parametrize("language", ["en", "zh,en"])
def test_init_gives_something_that_works(tmp_path: Path, voicecheck, language: str) -> None:
    done = voicecheck("init", "--yes", "--name", "Ada & Söhne: “Lamps”", "--languages", language)
    assert done.code == 0, done.err
    written = [line.removeprefix("wrote ") for line in done.lines if line.startswith("wrote ")]
    assert len(written) == 4
    assert all((tmp_path / path).is_file() for path in written)
    assert "voicecheck.yaml" in written
    (tmp_path / "draft.md").write_text(
        "Our revolutionary lamp for end users.\n\n亲们，这是世界第一的台灯，点击购买！！\n", "utf-8"
    )
    checked = voicecheck("check", "draft.md", "-f", "json")
    assert checked.code in (0, 1)
    assert checked.rules()
    own = [path for path in written if path.startswith("rules/")]
    tested = voicecheck("rules", "test", *own)
    assert (tested.code, tested.lines[-1].split(", ")[-1]) == (0, "0 failed")
    assert voicecheck("profile", "validate").code == 0
    again = voicecheck("init", "--yes", "--name", "Ada & Söhne: “Lamps”", "--languages", language)
    assert again.code == 2
    assert "already there" in again.err
    assert "--force" in again.err


def test_init_in_a_folder_asks_and_answers(tmp_path: Path, voicecheck) -> None:
    done = voicecheck("init", "site", input="半亩灯\nzh\n")
    assert done.code == 0, done.err
    profile = next((tmp_path / "site" / "brand_profiles").iterdir())
    assert "半亩灯" in (profile / "profile.yaml").read_text("utf-8")
    assert voicecheck("init", "--yes", "--languages", "klingon").err.startswith("--languages: got 'klingon'; expected")


def test_init_writes_valid_files(tmp_path: Path, voicecheck) -> None:
    import yaml

    voicecheck("init", "--yes", "--name", "Lamps")
    files = {
        "config": tmp_path / "voicecheck.yaml",
        "profile": next(tmp_path.glob("brand_profiles/*/profile.yaml")),
        "rules": next(tmp_path.glob("rules/*.yaml")),
    }
    for which, path in files.items():
        schema = json.loads(voicecheck("schema", which).out)
        Draft202012Validator(schema).validate(yaml.safe_load(path.read_text("utf-8")))
    workflow = yaml.safe_load((tmp_path / ".github/workflows/voicecheck.yml").read_text("utf-8"))
    assert workflow["jobs"]["voicecheck"]["steps"]


def test_rules_test_fails_on_a_bad_example(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "r.yaml").write_text(
        "rules:\n"
        "  - id: a.b\n    kind: swap\n    message: m\n    languages: [en]\n    swap: {lamp: light}\n"
        "    examples:\n"
        "      bad: [A lamp., A chair., {text: Two lamp lamp., match: [lamp]}, {text: A lamp., fix: A lightt.}]\n"
        "      good: [A lamp again.]\n",
        "utf-8",
    )
    done = voicecheck("rules", "test", "r.yaml")
    assert done.code == 1
    assert done.lines[-1] == "1 rules, 5 examples, 4 failed"
    text = done.out
    assert "bad example, but the rule does not fire" in text
    assert "got the matches ['lamp', 'lamp']; expected ['lamp']" in text
    assert "got the fixed text 'A light.'" in text
    assert "good example, but the rule fires: 'lamp'" in text


def test_profile_commands(tmp_path: Path, voicecheck) -> None:
    names = [line.split("\t")[0] for line in voicecheck("profile", "list").lines]
    assert names == ["banmu", "pannier-and-pine"]
    shown = voicecheck("profile", "show", "banmu").out
    assert "半亩灯" in shown
    assert "伏案 Pro" in shown
    validated = voicecheck("profile", "validate")
    assert (validated.code, len(validated.lines)) == (0, 2)
    (tmp_path / "brand_profiles" / "mine").mkdir(parents=True)
    (tmp_path / "brand_profiles" / "mine" / "profile.yaml").write_text("extends: banmu\ntitle: Mine\n", "utf-8")
    assert [line.split("\t")[0] for line in voicecheck("profile", "list").lines] == [
        "mine",
        "banmu",
        "pannier-and-pine",
    ]
    assert "Mine" in voicecheck("profile", "show", "mine").out
    (tmp_path / "brand_profiles" / "mine" / "profile.yaml").write_text("titel: Mine\n", "utf-8")
    wrong = voicecheck("profile", "validate")
    assert wrong.code == 2
    assert wrong.err.startswith("brand_profiles/mine/profile.yaml:1:1: unknown key 'titel'; did you mean 'title'?")


def test_config_show_says_where_each_value_comes_from(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "base.yaml").write_text("fail_on: warning\nallow: [lamp]\n", "utf-8")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "profile.yaml").write_text(
        "name: mine\n\nproducts:\n  - Haulwick\nallow:\n  - chair\n", "utf-8"
    )
    (tmp_path / "voicecheck.yaml").write_text(
        "extends: base.yaml\nprofile: ./brand\nchannel: blog\nexclude: [old/]\n"
        "rules:\n  hype.revolutionary: error\n  hype.urgency: off\n"
        'overrides:\n  - paths: ["x/**"]\n    channel: x\n',
        "utf-8",
    )

    def shown(path: str) -> dict[str, tuple[object, str]]:
        rows = json.loads(voicecheck("config", "show", path, "--json").out)
        return {f"{row['key']}={row['value']}": (row["value"], row["from"]) for row in rows}

    rows = shown("posts/a.md")
    assert rows["fail_on=warning"][1] == "base.yaml:1"
    assert rows["channel=blog"][1] == "voicecheck.yaml:3"
    assert rows["exclude=old/"][1] == "voicecheck.yaml:4"
    assert rows["products=Haulwick"][1] == "brand/profile.yaml:4"
    assert rows["allow=lamp"][1] == "base.yaml:2"
    assert rows["allow=chair"][1] == "brand/profile.yaml:6"
    assert rows["rules.hype.revolutionary.severity=error"][1] == "voicecheck.yaml:6"
    assert rows["rules.hype.urgency.severity=off"][1] == "voicecheck.yaml:7"
    assert rows["min_severity=suggestion"][1] == "default"
    assert shown("x/a.md")["channel=x"][1] == "voicecheck.yaml:10"
    table = voicecheck("config", "show", "posts/a.md").lines
    assert "channel\tblog\tvoicecheck.yaml:3" in table


@pytest.mark.parametrize("which", ["rules", "profile", "config"])
def test_schema(voicecheck, which: str) -> None:
    schema = json.loads(voicecheck("schema", which).out)
    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"


def test_a_folder_means_its_own_configuration(tmp_path: Path, voicecheck) -> None:
    """`check .` is what CI runs: the settings of that folder hold, not those of the folder above."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "d.md").write_text(HYPE, "utf-8")
    (tmp_path / "site" / "voicecheck.yaml").write_text(
        "fail_on: warning\npacks: [hype]\nrule_files: [r.yaml]\n", "utf-8"
    )
    (tmp_path / "site" / "r.yaml").write_text(
        "rules: [{id: own.lamp, kind: terms, message: m, terms: [lamp]}]\n", "utf-8"
    )
    site = tmp_path / "site"
    assert voicecheck("check", "d.md", cwd=site).code == 1
    assert voicecheck("check", cwd=site).code == 1
    assert voicecheck("check", ".", cwd=site).code == 1
    assert voicecheck("check", "site").code == 1
    assert voicecheck("check", ".", "--select", "own.lamp", cwd=site).code == 1
    assert "own.lamp" in voicecheck("rules", "list", cwd=site).out
    assert "fail_on\twarning\tvoicecheck.yaml:1" in voicecheck("config", "show", ".", cwd=site).out
    assert voicecheck("explain", "own.lamp", cwd=site).code == 0


def test_each_draft_fails_by_its_own_configuration(tmp_path: Path, voicecheck) -> None:
    for name in ("lax", "strict"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d.md").write_text(HYPE, "utf-8")
    (tmp_path / "strict" / "voicecheck.yaml").write_text("fail_on: warning\n", "utf-8")
    assert voicecheck("check", "lax/d.md").code == 0
    assert voicecheck("check", "lax/d.md", "strict/d.md").code == 1
    assert voicecheck("check", "strict/d.md", "lax/d.md").code == 1
    assert voicecheck("check", "lax/d.md", "strict/d.md", "--fail-on", "error").code == 0


def test_a_rule_of_any_draft_may_be_selected(voicecheck) -> None:
    done = voicecheck("check", "examples", "--select", "banmu.no-exclamation", "-f", "json", cwd=ROOT)
    assert set(done.rules()) == {"banmu.no-exclamation"}


def test_commands_print_for_a_pipe_that_closes(tmp_path: Path) -> None:
    done = subprocess.run(
        f"set -o pipefail; {Path(sys.executable).with_name('voicecheck')} schema rules | head -c 10",
        shell=True,
        executable="/bin/bash",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert done.stdout == '{\n  "$sche'
    assert done.stderr == ""
