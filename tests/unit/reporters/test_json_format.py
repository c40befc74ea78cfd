from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from .sample import HOSTILE, LAUNCH, files, rendered

SCHEMA = json.loads(resources.files("voicecheck.reporters").joinpath("report.schema.json").read_text("utf-8"))


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendered("json"))
    return found


def test_the_schema_is_valid_and_the_document_keeps_it(document: dict[str, Any]) -> None:
    assert meta.is_valid(SCHEMA)
    Draft202012Validator(SCHEMA).validate(document)


def test_lines_are_the_files_of_the_document_and_the_summary(document: dict[str, Any]) -> None:
    *lines, last = [json.loads(line) for line in rendered("jsonl").splitlines()]
    assert lines == document["files"]
    assert last == {"summary": document["summary"]}


def test_offsets_cut_the_match_from_the_source(document: dict[str, Any]) -> None:
    for file, written in zip(files(), document["files"], strict=True):
        for found in written["findings"]:
            cut = file.source[found["start"] : found["end"]]
            assert found["matched"] == re.sub("[\ud800-\udfff]", "\ufffd", cut)


def test_a_finding_says_all(document: dict[str, Any]) -> None:
    found = document["files"][0]["findings"][3]
    start = LAUNCH.index("utilizes")
    assert found == {
        "rule": "tone.plain",
        "kind": "terms",
        "severity": "suggestion",
        "line": 3,
        "column": 54,
        "end_line": 3,
        "end_column": 62,
        "start": start,
        "end": start + 8,
        "matched": "utilizes",
        "message": "Write 'uses' instead of 'utilizes'.",
        "why": "",
        "remedy": "",
        "note": "",
        "scope": "",
        "source": "",
        "fix": {"start": start, "end": start + 8, "replacement": "uses", "title": "Replace with 'uses'"},
        "evidence": {},
    }


def test_hostile_text_comes_back_as_it_was(document: dict[str, Any]) -> None:
    shown = HOSTILE.replace("\ud800", "\ufffd")  # a lone surrogate is no text
    assert document["files"][2]["path"] == f"drafts/{shown}.md"
    assert document["files"][2]["findings"][1]["fix"]["replacement"] == shown


def test_a_record_has_its_line_and_the_place_inside(document: dict[str, Any]) -> None:
    file = document["files"][4]
    assert file["record"] == {"line": 17, "id": "4711"}
    assert file["findings"][0]["line"] == 17
    assert file["findings"][0]["in_record"] == {"line": 2, "column": 5, "end_line": 2, "end_column": 10}


def test_suppressed_findings_carry_their_reason(document: dict[str, Any]) -> None:
    (suppressed,) = document["files"][0]["suppressed"]
    assert suppressed["rule"] == "terms.lamp"
    assert suppressed["reason"] == "agreed with legal | 2026"


def test_errors_scores_and_the_summary(document: dict[str, Any]) -> None:
    assert document["version"] == "1.2.3"
    assert document["files"][3]["error"] == "it is not text: got binary data; expected UTF-8"
    assert document["files"][3]["score"] is None
    assert document["files"][0]["score"]["value"] == 59
    assert sum(document["files"][0]["score"]["points"].values()) == 41
    summary = document["summary"]
    assert (summary["files"], summary["errors"], summary["findings"], summary["score"]) == (6, 2, 12, 85)
