from __future__ import annotations

import json

from .sample import rendered


def test_issues_have_what_gitlab_needs() -> None:
    issues = json.loads(rendered("gitlab"))
    assert len(issues) == 14
    assert len({issue["fingerprint"] for issue in issues}) == 14
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"]
        assert issue["location"]["lines"]["begin"] >= 1


def test_a_finding_and_a_file_that_could_not_be_read() -> None:
    issues = json.loads(rendered("gitlab"))
    assert issues[7]["location"] == {"path": "drafts/launch post.md", "lines": {"begin": 6, "end": 7}}
    assert [issue["severity"] for issue in issues[:4]] == ["critical", "minor", "critical", "info"]
    (photo,) = [issue for issue in issues if issue["location"]["path"] == "drafts/photo.png"]
    assert (photo["check_name"], photo["severity"]) == ("unreadable", "blocker")


def test_a_record_has_the_line_of_its_file() -> None:
    issues = [issue for issue in json.loads(rendered("gitlab")) if issue["location"]["path"] == "posts.jsonl"]
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [17, 18]
