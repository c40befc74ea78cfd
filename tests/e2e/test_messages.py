"""Key messages from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run

PROFILE = "name: lumen\ntitle: Lumen Desk\nlanguages: [en, zh]\npacks: [messages]\n"
MESSAGES = """\
messages:
  - id: customers
    entity: Lumen Desk
    aliases: [明台]
    attribute: [customers, 客户]
    value: 2.4 million
    unit: customers
"""
DRAFT = "Lumen Desk has three million customers.\n\nWe serve over two million customers.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "brand_profiles" / "lumen"
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text(PROFILE, "utf-8")
    (folder / "messages.yaml").write_text(MESSAGES, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("profile: lumen\n", "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


def messages_file(project: Path) -> Path:
    return project / "brand_profiles" / "lumen" / "messages.yaml"


def test_a_conflict_fails_the_check_and_quotes_the_fact(project: Path) -> None:
    outcome = run("check", "draft.md", "-f", "json", "--coverage", cwd=project)
    assert outcome.code == 1
    report = json.loads(outcome.out)
    (finding,) = report["files"][0]["findings"]
    assert (finding["rule"], finding["matched"]) == ("messages.conflict", "three million")
    assert "2.4 million" in finding["message"]
    assert finding["evidence"]["sentence"] == "Lumen Desk has three million customers."
    (carried,) = report["summary"]["coverage"]
    assert carried["drafts"] == {"conflict": 1, "consistent": 1}
    assert carried["wording"] == "We serve over two million customers."


def test_a_changed_message_is_seen_at_once(project: Path) -> None:
    assert run("check", "draft.md", cwd=project).code == 1
    messages_file(project).write_text(MESSAGES.replace("2.4", "3"), "utf-8")
    assert run("check", "draft.md", cwd=project).code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "unit: customers",
            "valid_until: 31 May",
            "messages.yaml:7:18: message 'customers': 'valid_until': got '31 May'",
        ),
        ("unit: customers", "untl: 1", "unknown key 'untl'"),
        ("value: 2.4 million", "value: 3 kgs", "did you mean 'kg'"),
        ("value: 2.4 million", "value: many", "expected a figure"),
    ],
)
def test_a_broken_message_is_one_clear_error(project: Path, old: str, new: str, said: str) -> None:
    text = MESSAGES.replace(old, new)
    messages_file(project).write_text(text if "kgs" not in new else text.replace("    unit: customers\n", ""), "utf-8")
    outcome = run("check", "draft.md", cwd=project)
    assert outcome.code == 2
    assert said in outcome.out + outcome.err
    assert "Traceback" not in outcome.out + outcome.err


def test_messages_that_contradict_each_other_stop_the_check(project: Path) -> None:
    second = MESSAGES.partition("\n")[2].replace("id: customers", "id: more").replace("2.4", "5")
    messages_file(project).write_text(MESSAGES + second, "utf-8")
    outcome = run("check", "draft.md", cwd=project)
    assert outcome.code == 2
    assert "contradicts 'customers'" in outcome.out + outcome.err
    assert run("messages", "check", cwd=project).code == 2


def test_a_table_becomes_a_file_of_messages(project: Path) -> None:
    rows = "rooms,Aster,rooms;客房,212,rooms,\npets,Aster,宠物,,,Aster欢迎宠物。\n"
    table = f"id,entity,attribute,value,unit,statement_zh\n{rows}"
    (project / "facts.csv").write_text(table, "utf-8")
    outcome = run("messages", "import", "facts.csv", "-o", "made.yaml", cwd=project)
    assert outcome.code == 0, outcome.err
    messages_file(project).write_text((project / "made.yaml").read_text("utf-8"), "utf-8")
    assert "2 messages" in run("messages", "check", cwd=project).out
    assert run("messages", "import", "facts.csv", "-o", "made.yaml", cwd=project).code == 2


def test_similar_finds_what_was_said(project: Path) -> None:
    outcome = run("similar", "客户有多少？", "draft.md", "-n", "1", cwd=project)
    assert outcome.code == 0, outcome.err
    assert "draft.md:" in outcome.out
    assert "customers" in outcome.out
