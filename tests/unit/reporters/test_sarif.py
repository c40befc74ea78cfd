from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sarif_pydantic import Sarif

from .sample import LAUNCH, file_of, finding, rendered


@pytest.fixture
def run() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendered("sarif"))["runs"][0]
    return found


def result(run: dict[str, Any], rule: str) -> dict[str, Any]:
    found: dict[str, Any] = next(result for result in run["results"] if result["ruleId"] == rule)
    return found


def region(run: dict[str, Any], rule: str) -> dict[str, Any]:
    found: dict[str, Any] = result(run, rule)["locations"][0]["physicalLocation"]["region"]
    return found


def test_keeps_the_types_of_the_published_schema() -> None:
    Sarif.model_validate_json(rendered("sarif"))


def test_columns_count_utf_16_units(run: dict[str, Any]) -> None:
    assert run["columnKind"] == "utf16CodeUnits"
    line = LAUNCH.split("\r\n")[2]
    before = line[: line.index("utilizes")]
    units = len(before.encode("utf-16-le")) // 2
    assert units > len(before)
    at = region(run, "tone.plain")
    assert (at["startLine"], at["startColumn"], at["endLine"], at["endColumn"]) == (3, units + 1, 3, units + 9)


def test_levels_and_rule_indices(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_rules_are_described_and_those_that_never_fired_too(run: dict[str, Any]) -> None:
    first, second = run["tool"]["driver"]["rules"][:2]
    assert first["shortDescription"] == {"text": "'…' is a claim."}
    assert first["help"]["text"].endswith("Source: ICC Advertising Code, Article 5")
    assert first["defaultConfiguration"] == {"level": "warning"}
    assert second["id"] == "unused.rule"


def test_paths_are_relative_uris(run: dict[str, Any]) -> None:
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert uris[0] == "drafts/launch%20post.md"
    assert all(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) for uri in uris)


def test_a_fix_replaces_its_region(run: dict[str, Any]) -> None:
    (fix,) = result(run, "tone.plain")["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "uses"}
    assert replacement["deletedRegion"]["startColumn"] == region(run, "tone.plain")["startColumn"]


def test_something_missing_is_an_empty_region(run: dict[str, Any]) -> None:
    assert region(run, "disclosure.ad") == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def test_suppressed_results_are_kept_with_their_reason(run: dict[str, Any]) -> None:
    assert result(run, "terms.lamp")["suppressions"] == [
        {"kind": "inSource", "justification": "agreed with legal | 2026"}
    ]
    assert "suppressions" not in result(run, "tone.plain")


def test_a_record_stands_on_its_line_without_columns_or_a_fix(run: dict[str, Any]) -> None:
    found = result(run, "tone.quotes")
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 17, "snippet": {"text": '"now"'}}
    assert found["properties"]["record"] == {"id": "4711", "line": 2, "column": 5}
    assert "fixes" not in found


def test_unreadable_files_are_notifications(run: dict[str, Any]) -> None:
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"].startswith("it is not text")
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 18}


def test_fingerprints_survive_moved_lines(run: dict[str, Any]) -> None:
    moved = "New.\n\n" + LAUNCH
    file = file_of("drafts/launch post.md", moved, finding(moved, "utilizes", "tone.plain", "suggestion"))
    other = json.loads(rendered("sarif", only=file))["runs"][0]
    assert result(other, "tone.plain")["partialFingerprints"] == result(run, "tone.plain")["partialFingerprints"]


def test_braces_in_a_message_are_no_placeholders() -> None:
    source = "Dear {0},"
    file = file_of("a.md", source, finding(source, "{0}", "r", "error"))
    run = json.loads(rendered("sarif", only=file))["runs"][0]
    assert run["results"][0]["message"]["text"].startswith("'{{0}}' is")
