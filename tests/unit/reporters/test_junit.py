from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from .sample import rendered


@pytest.fixture
def suites() -> Any:
    return etree.fromstring(rendered("junit").encode())


def test_keeps_the_schema(suites: Any) -> None:
    etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit.xsd")).assertValid(suites)


def test_a_suite_a_draft_with_true_totals(suites: Any) -> None:
    assert len(suites) == 6
    for suite in suites:
        for attribute, path in {
            "tests": "testcase",
            "failures": "testcase/failure",
            "errors": "testcase/error",
        }.items():
            assert int(suite.get(attribute)) == len(suite.findall(path))


def test_severities(suites: Any) -> None:
    launch = suites[0]
    assert [failure.get("type") for failure in launch.iter("failure")] == [
        "error",
        "warning",
        "error",
        "error",
        "warning",
    ]
    assert len(launch.findall("testcase/system-out")) == 3
    assert launch.find("testcase/skipped").get("message") == "agreed with legal | 2026"


def test_a_failure_says_what_and_why(suites: Any) -> None:
    case = suites[0][1]
    assert (case.get("name"), case.get("classname")) == ("hype.superlative at 3:5", "drafts/launch post.md")
    assert case[0].get("message") == "'revolutionary' is a claim that a reader cannot check."
    assert "Say what you measured.\nReaders trust" in case[0].text


def test_a_clean_draft_passes_and_an_unreadable_one_is_an_error(suites: Any) -> None:
    assert suites[1][0].get("name") == "no findings"
    assert len(suites[1][0]) == 0
    assert suites[3].find("testcase/error").get("message").startswith("it is not text")
    assert suites[4].get("name") == "posts.jsonl:17 (id 4711)"


def test_what_xml_cannot_hold_is_replaced(suites: Any) -> None:
    assert (
        suites[2].get("file").startswith("drafts/\ufffd[31mred\ufffd[0m \u202eevil\u202c \x9b2J \ufffd \ufffd ]]> <b>")
    )
