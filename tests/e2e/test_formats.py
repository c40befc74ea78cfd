"""Every form of the report on the example drafts, read by what reads it in earnest."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from sarif_pydantic import Sarif

from tests.command import Outcome, run
from tests.conftest import ROOT
from voicecheck.reporters import REPORTERS

DRAFTS = ["examples/banmu/drafts", "examples/pannier-and-pine/drafts", "tests/golden/jsonl/draft.jsonl"]
WORDS = ["--ignore", "concept"]  # no model is loaded, thirteen times over


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return {form: run("check", *DRAFTS, *WORDS, "--format", form, cwd=ROOT) for form in REPORTERS}


@pytest.fixture(scope="module")
def report(outcomes: dict[str, Outcome]) -> dict[str, Any]:
    return outcomes["json"].report


@pytest.fixture(scope="module")
def findings(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**finding, "path": file["path"]} for file in report["files"] for finding in file["findings"]]


def test_each_ends_alike(outcomes: dict[str, Outcome]) -> None:
    assert {form: outcome.code for form, outcome in outcomes.items()} == dict.fromkeys(REPORTERS, 2)
    for form, outcome in outcomes.items():
        assert "\x1b" not in outcome.out, form
        assert "\u200b" not in outcome.out, form


def test_json_keeps_its_schema(report: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "voicecheck/reporters/report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(report)


def test_json_adds_up(report: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    summary = report["summary"]
    assert summary["files"] == len(report["files"])
    assert (
        summary["findings"] == len(findings) == sum(summary["by_severity"].values()) == sum(summary["by_rule"].values())
    )
    assert summary["errors"] == sum(file["error"] is not None for file in report["files"]) > 0
    assert summary["suppressed"] == sum(len(file["suppressed"]) for file in report["files"]) > 0
    for file in report["files"]:
        if file["score"]:
            assert file["score"]["value"] + sum(file["score"]["points"].values()) == pytest.approx(100, abs=0.01)


def test_json_positions_cut_the_match(report: dict[str, Any]) -> None:
    for file in report["files"]:
        if file["record"] is None:
            source = (ROOT / file["path"]).read_text("utf-8")
            lines = source.split("\n")
            for finding in (*file["findings"], *file["suppressed"]):
                assert source[finding["start"] : finding["end"]] == finding["matched"]
                if finding["line"] == finding["end_line"]:
                    row = lines[finding["line"] - 1]
                    assert row[finding["column"] - 1 : finding["end_column"] - 1] == finding["matched"]


def test_jsonl_says_the_same_as_json(outcomes: dict[str, Outcome], report: dict[str, Any]) -> None:
    rows = [json.loads(line) for line in outcomes["jsonl"].out.splitlines()]
    assert rows[:-1] == report["files"]
    assert rows[-1] == {"summary": report["summary"]}


def test_sarif(outcomes: dict[str, Outcome], findings: list[dict[str, Any]]) -> None:
    sarif = json.loads(outcomes["sarif"].out)
    Sarif.model_validate(sarif)
    [of_run] = sarif["runs"]
    assert len(of_run["results"]) >= len(findings)
    rules = of_run["tool"]["driver"]["rules"]
    for result in of_run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]
    assert any("fixes" in result for result in of_run["results"])
    again = json.loads(run("check", *DRAFTS, *WORDS, "--format", "sarif", cwd=ROOT).out)
    assert again == sarif


def test_fingerprints_outlive_moved_lines(tmp_path: Path) -> None:
    def fingerprints(text: str) -> list[Any]:
        (tmp_path / "d.md").write_text(text, "utf-8")
        sarif = json.loads(run("check", "d.md", "-f", "sarif", cwd=tmp_path).out)
        return [result["partialFingerprints"] for result in sarif["runs"][0]["results"]]

    draft = "Our revolutionary lamp.\n\nA revolutionary chair.\n"
    assert fingerprints(draft) == fingerprints(f"A new first paragraph.\n\n\n{draft}")
    first, second = fingerprints(draft)
    assert first != second


def test_line(outcomes: dict[str, Outcome], findings: list[dict[str, Any]]) -> None:
    rows = [
        re.fullmatch(r"(.+?):(\d+):(\d+): (error|warning|suggestion): (.+) \[(.+)\]", line)
        for line in outcomes["line"].lines
    ]
    assert all(rows)
    found = [(row[1], int(row[2]), row[6]) for row in rows if row and row[6] != "unreadable"]
    assert found == [(each["path"], each["line"], each["rule"]) for each in findings]


def test_github(outcomes: dict[str, Outcome]) -> None:
    commands = [line for line in outcomes["github"].lines if line.startswith("::")]
    levels = [
        re.match("::(error|warning|notice)", line)[1]
        for line in commands
        if re.match("::(error|warning|notice) file=", line)
    ]  # type: ignore[index]
    assert levels
    assert levels == sorted(levels, key=("error", "warning", "notice").index)
    for level in ("error", "warning", "notice"):
        assert levels.count(level) <= 10


def test_gitlab(outcomes: dict[str, Outcome], findings: list[dict[str, Any]]) -> None:
    issues = json.loads(outcomes["gitlab"].out)
    assert len(issues) >= len(findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


def test_rdjson_columns_count_bytes(outcomes: dict[str, Outcome]) -> None:
    diagnostics = json.loads(outcomes["rdjson"].out)["diagnostics"]
    seen = 0
    for each in diagnostics:
        path = ROOT / each["location"]["path"]
        range_ = each["location"].get("range")
        if path.suffix == ".jsonl" or not range_ or "end" not in range_:
            continue
        start, end = range_["start"], range_["end"]
        row = path.read_bytes().split(b"\n")[start["line"] - 1]
        if start["line"] == end["line"] and end["column"] > start["column"]:
            row[start["column"] - 1 : end["column"] - 1].decode()  # cut between characters, never within one
            seen += 1
    assert seen > 50


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml(outcomes: dict[str, Outcome], findings: list[dict[str, Any]], form: str) -> None:
    root = ElementTree.fromstring(outcomes[form].out)
    if form == "checkstyle":
        assert len(list(root.iter("error"))) >= len(findings)
        return
    assert len(list(root.iter("failure"))) == sum(each["severity"] != "suggestion" for each in findings)
    for suite in root.iter("testsuite"):
        assert int(suite.attrib["tests"]) == len(list(suite.iter("testcase")))
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))


def test_markdown(outcomes: dict[str, Outcome], findings: list[dict[str, Any]]) -> None:
    rows = [line for line in outcomes["markdown"].lines if re.match(r"\| \d+:\d+ ", line)]
    assert rows
    assert all(line.count("|") - line.count("\\|") == 5 for line in rows)


def test_output_goes_to_a_file_whole_or_not_at_all(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    done = voicecheck("check", "d.md", "-f", "json", "-o", "report.json", "--fail-on", "warning")
    assert (done.code, done.out) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["summary"]["findings"] == 1
    (tmp_path / "report.json").write_text("old", "utf-8")
    broken = voicecheck("check", "d.md", "-f", "json", "-o", "report.json", "--profile", "nosuch")
    assert broken.code == 2
    assert (tmp_path / "report.json").read_text("utf-8") == "old"
    empty = voicecheck("check", "nothing*", "-o", "missing/report.json")
    assert empty.code == 2
    assert "there is no folder" in empty.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.md", "report.json"]


def test_a_run_that_fails_midway_leaves_the_old_report(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    (tmp_path / "b" / "voicecheck.yaml").write_text("fail_onn: error\n", "utf-8")
    (tmp_path / "report.json").write_text("old", "utf-8")
    done = voicecheck("check", ".", "-f", "json", "-o", "report.json")
    assert done.code == 2
    assert done.err.startswith("b/voicecheck.yaml:1:1: unknown key 'fail_onn'")
    assert (tmp_path / "report.json").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "report.json"]
