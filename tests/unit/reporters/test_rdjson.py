from __future__ import annotations

import json
from typing import Any

from .sample import LAUNCH, rendered


def diagnostics() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(rendered("rdjson"))["diagnostics"]
    return found


def test_columns_count_utf_8_bytes_and_cut_the_match() -> None:
    lines = [line.encode() for line in LAUNCH.split("\r\n")]
    for found, text in zip(
        diagnostics()[1:7], ["revolutionary", "best", "utilizes", "最佳", "👍", "very very"], strict=True
    ):
        start, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
        assert start["line"] == end["line"]
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode() == text


def test_severity_code_and_suggestion() -> None:
    found = diagnostics()[3]
    assert (found["severity"], found["code"]) == ("INFO", {"value": "tone.plain"})
    assert found["suggestions"] == [{"range": found["location"]["range"], "text": "uses"}]
    assert {found["severity"] for found in diagnostics()} == {"ERROR", "WARNING", "INFO"}


def test_a_record_is_its_line_and_has_no_suggestion() -> None:
    (found,) = [found for found in diagnostics() if found["code"]["value"] == "tone.quotes"]
    assert found["location"] == {"path": "posts.jsonl", "range": {"start": {"line": 17}}}
    assert found["message"].endswith("(record 4711, 2:5)")
    assert "suggestions" not in found


def test_unreadable_files() -> None:
    (found,) = [found for found in diagnostics() if found["location"]["path"] == "drafts/photo.png"]
    assert found["severity"] == "ERROR"
    assert "range" not in found["location"]
