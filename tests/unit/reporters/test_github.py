from __future__ import annotations

import re

from voicecheck.core.finding import Severity
from voicecheck.core.report import Report
from voicecheck.reporters.github import render
from voicecheck.reporters.view import View

from .sample import file_of, finding, rendered

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,]*,?)+)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines()[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        found.append((match[1], dict(item.split("=", 1) for item in match[2].split(",")), match[3]))
    return found


def many(**numbers: int) -> str:
    source = "bad " * 40
    severities: list[Severity] = [name for name, number in numbers.items() for _ in range(number)]  # type: ignore[misc]
    file = file_of("a.md", source, *(finding(source, "bad", "r", severity) for severity in severities))
    return "".join(render(Report([file]), View()))


def test_the_gravest_come_first() -> None:
    kinds = [kind for kind, _, _ in commands(rendered("github"))]
    assert kinds == ["error"] * 6 + ["warning"] * 4 + ["notice"] * 4


def test_properties_are_escaped() -> None:
    _, properties, message = commands(rendered("github"))[3]
    assert properties["file"].startswith("drafts/␛[31mred")
    assert "%3A%3Aerror%3A%3Ano %250A" in properties["file"]
    assert "::error::no %250A" in message


def test_a_finding_has_its_place() -> None:
    _, properties, message = commands(rendered("github"))[1]
    assert properties == {
        "file": "drafts/launch post.md",
        "line": "3",
        "endLine": "3",
        "col": "31",
        "endColumn": "35",
        "title": "hype.superlative",
    }
    assert message.startswith("'best' is a claim that a reader cannot check.%0ASay what you measured.%0A")


def test_no_more_than_github_shows_and_the_rest_is_counted() -> None:
    found = commands(many(error=13, warning=11, suggestion=10))
    kinds = [kind for kind, _, _ in found]
    assert (kinds.count("error"), kinds.count("warning"), kinds.count("notice")) == (10, 10, 10)
    assert found[-1][2] == "GitHub shows 10 annotations of a kind. Not shown: 3 errors, 1 warning, 1 suggestion."


def test_nothing_is_said_of_a_rest_where_there_is_none() -> None:
    assert "Not shown" not in many(error=10, suggestion=10)


def test_a_record_has_the_line_of_its_file() -> None:
    _, properties, message = next(
        found for found in commands(rendered("github")) if found[1]["file"] == "posts.jsonl" and found[0] == "warning"
    )
    assert properties == {"file": "posts.jsonl", "line": "17", "endLine": "17", "title": "tone.quotes"}
    assert "(record 4711, 2:5)" in message


def test_the_last_line_is_no_command() -> None:
    assert rendered("github").splitlines()[-1].startswith("voicecheck: 4 drafts checked: 4 errors")
