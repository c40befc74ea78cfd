from __future__ import annotations

from lxml import etree

from .sample import rendered


def test_files_and_errors() -> None:
    root = etree.fromstring(rendered("checkstyle").encode())
    assert root.tag == "checkstyle"
    assert len(root) == 6
    error = root[0][1]
    assert dict(error.attrib) == {
        "line": "3",
        "column": "5",
        "severity": "warning",
        "message": "'revolutionary' is a claim that a reader cannot check. Say what you measured.",
        "source": "voicecheck.hype.superlative",
    }
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}


def test_records_and_unreadable_files() -> None:
    root = etree.fromstring(rendered("checkstyle").encode())
    assert root[3][0].get("message").startswith("it is not text")
    assert root[4][0].get("line") == "17"
    assert root[4][0].get("message").endswith("(record 4711, 2:5)")
    assert root[5][0].get("line") == "18"
