from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "brand_profiles" / "acme"
    folder.mkdir(parents=True)
    (tmp_path / "voicecheck.yaml").write_text("profile: acme\n", "utf-8")
    (folder / "profile.yaml").write_text(
        "title: Acme\nchannels: {blog: {}, weibo: {}}\ntopics:\n"
        "  finance: {roles: [executive], people: [Bo Lind], channels: [blog]}\n  security: {channels: [blog]}\n",
        "utf-8",
    )
    (folder / "people.yaml").write_text(
        "people:\n  - {name: Ada Berg, role: executive}\n  - {name: Bo Lind, role: engineer}\n", "utf-8"
    )
    (folder / "messages.yaml").write_text(
        "messages:\n  - {id: staff, entity: Acme, attribute: [employees], value: 120, unit: employees,"
        " spokespersons: [Ada Berg]}\n",
        "utf-8",
    )
    return tmp_path


def rules_of(voicecheck, project: Path, text: str, *options: str) -> list[str]:
    draft = project / "draft.md"
    draft.write_text(text, "utf-8")
    done = voicecheck("check", str(draft), "-f", "json", "--fail-on", "never", *options)
    found = json.loads(done.out)["files"][0]["findings"]
    return [each["rule"] for each in found if each["rule"].startswith(("topics.", "messages."))]


def test_topics_are_left_to_those_whom_the_profile_names(voicecheck, project: Path) -> None:
    text = "Our revenue grew by a third this spring."
    assert rules_of(voicecheck, project, text, "--channel", "blog") == ["topics.finance"]
    assert rules_of(voicecheck, project, text, "--channel", "blog", "--author", "Ada Berg") == []
    assert rules_of(voicecheck, project, text, "--channel", "blog", "--author", "Bo Lind") == []
    assert rules_of(voicecheck, project, text, "--channel", "weibo", "--author", "Ada Berg") == ["topics.finance"]
    assert rules_of(voicecheck, project, "We are hiring a designer.", "--channel", "blog") == []
    assert rules_of(voicecheck, project, "我们的系统昨天宕机了。", "--channel", "weibo") == ["topics.security"]


def test_who_writes_in_chinese_is_told_so_in_chinese(voicecheck, project: Path) -> None:
    messages = project / "brand_profiles" / "acme" / "messages.yaml"
    messages.write_text(
        "messages:\n  - {id: staff, entity: Lumen Desk, aliases: [明台], attribute: [employees, 员工], value: 120,"
        " unit: employees, spokespersons: [李默, 陈溪]}\n",
        "utf-8",
    )
    (project / "draft.md").write_text("明台有120名员工。\n\n明台有300名员工。\n", "utf-8")
    done = voicecheck("check", str(project / "draft.md"), "-f", "json", "--fail-on", "never")
    found = json.loads(done.out)["files"][0]["findings"]
    said = {each["rule"]: each["message"] for each in found}
    assert "（李默、陈溪）" in said["messages.spokesperson"]
    assert said["messages.conflict"].endswith("（数字）：“明台员工：120”")


def test_a_message_is_left_to_its_spokespersons(voicecheck, project: Path) -> None:
    text = "Acme has 120 employees."
    assert rules_of(voicecheck, project, text) == ["messages.spokesperson"]
    assert rules_of(voicecheck, project, text, "--author", "Ada Berg") == []
