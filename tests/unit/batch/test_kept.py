from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest

from voicecheck.batch import kept
from voicecheck.batch.run import check_files
from voicecheck.checker import Checker, CheckOptions

RULES = """\
rules:
  - id: t.lamp
    kind: terms
    terms: [lamp]
    message: "not {match}"
    examples: {bad: [A lamp.], good: [A light.]}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [rules.yaml]\n", "utf-8")
    (tmp_path / "posts").mkdir()
    for number in range(5):
        (tmp_path / "posts" / f"{number}.md").write_text(f"# Post {number}\n\nA lamp. 灯。\n", "utf-8")
    return tmp_path


def run(project: Path, monkeypatch=None, **options):
    """The reports of all posts, and how many drafts were checked for them."""
    checker = Checker.from_config(project, options=CheckOptions(**options))
    checked = []
    whole = checker.check_drafts
    checker.check_drafts = lambda drafts: whole(checked.extend(drafts) or drafts)
    reports = list(check_files(checker, [str(path) for path in sorted((project / "posts").iterdir())]))
    return [plain(report) for report in reports], len(checked)


def plain(report):
    """A report with places instead of an index of lines, which equals none."""
    return replace(report, lines=[report.lines.position(finding.span.start) for finding in report.findings])


def test_what_has_not_changed_is_not_checked_again(project):
    first, checked = run(project)
    assert checked == 5
    again, checked = run(project)
    assert checked == 0
    assert again == first
    assert again[0].lines == [(3, 3)]
    assert again[0].source == (project / "posts" / "0.md").read_text("utf-8")


def test_a_draft_that_changed_is_checked_among_the_others(project):
    first, _ = run(project)
    (project / "posts" / "2.md").write_text("No light.\n", "utf-8")
    again, checked = run(project)
    assert checked == 1
    assert [len(report.findings) for report in again] == [1, 1, 0, 1, 1]
    assert again[:2] + again[3:] == first[:2] + first[3:]


def test_whatever_a_report_hangs_on_makes_it_anew(project, monkeypatch):
    run(project)
    assert run(project, channel="x")[1] == 5
    assert run(project, select=("t.lamp",))[1] == 5
    assert run(project, keep=False)[1] == 5
    assert run(project, reveal=True)[1] == 5
    (project / "rules.yaml").write_text(RULES.replace("not {match}", "no {match}"), "utf-8")
    reports, checked = run(project)
    assert checked == 5
    assert reports[0].findings[0].message == "no lamp"
    assert run(project)[1] == 0
    monkeypatch.setattr(kept, "VERSION", "next")
    assert run(project)[1] == 5

    class Tomorrow(kept.date):
        @classmethod
        def today(cls):
            return cls(2999, 1, 1)

    monkeypatch.setattr(kept, "date", Tomorrow)
    assert run(project)[1] == 5


def test_a_learned_voice_that_changed_makes_them_anew(project):
    folder = project / "brand_profiles" / "b" / "voice"
    folder.mkdir(parents=True)
    (folder.parent / "profile.yaml").write_text("title: B\n", "utf-8")
    (project / "voicecheck.yaml").write_text("profile: b\nrule_files: [rules.yaml]\n", "utf-8")
    (folder / "en.json").write_text("{}", "utf-8")
    settings = Checker.from_config(project).config.settings_for(project / "posts" / "0.md")
    before = list(kept._stamps(settings))
    (folder / "en.json").write_text('{"a": 1}', "utf-8")
    assert list(kept._stamps(settings)) != before


def test_nothing_that_is_hidden_and_nothing_unchecked_is_kept(project):
    (project / "voicecheck.yaml").write_text("packs: [leaks]\nrule_files: [rules.yaml]\n", "utf-8")
    secret = "AKIA" + "Q3EGZ7HWBKT5NLXD"
    (project / "posts" / "1.md").write_text(f"The key is {secret}.\n", "utf-8")
    (project / "posts" / "3.md").write_bytes(b"\xff\xfe\x00")
    reports, _ = run(project)
    assert any(finding.sensitive for finding in reports[1].findings)
    assert reports[3].error
    assert run(project)[1] == 1
    store = b"".join(path.read_bytes() for path in (project / "cache").rglob("*") if path.is_file())
    assert secret.encode() not in store
    assert "A lamp. 灯。".encode() not in store


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_store_is_made_anew(project, damage):
    first, _ = run(project)
    (store,) = (project / "cache" / "reports").glob("*.sqlite3")
    data = store.read_bytes()
    store.write_bytes(damage if damage is not None else data[:2000] + bytes(len(data) - 2000))
    assert run(project) == (first, 5)
    assert run(project) == (first, 0)


def test_a_report_that_is_no_report_is_passed_over(project, monkeypatch):
    first, _ = run(project)
    monkeypatch.setattr(kept.pickle, "loads", lambda data: 1 / 0)
    assert run(project) == (first, 5)


def test_a_run_that_is_killed_leaves_a_whole_store(project):
    (project / "posts.jsonl").write_text("".join(f'{{"text": "A lamp {n}."}}\n' for n in range(3000)), "utf-8")
    code = textwrap.dedent(f"""
        from voicecheck.batch.run import check_files
        from voicecheck.checker import Checker
        for _ in check_files(Checker.from_config({str(project)!r}), [{str(project / "posts.jsonl")!r}]):
            print(1, flush=True)
    """)
    for wait in (0.0, 0.004, 0.013):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=os.environ)
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    reports = list(check_files(Checker.from_config(project), [str(project / "posts.jsonl")]))
    assert [report.findings[0].matched for report in reports] == ["lamp"] * 3000


def test_several_processes_give_the_same(project):
    (project / "posts.jsonl").write_text("".join(f'{{"text": "A lamp {n}."}}\n' for n in range(100)), "utf-8")
    path = [str(project / "posts.jsonl")]
    alone = list(map(plain, check_files(Checker.from_config(project, options=CheckOptions(keep=False)), path)))
    for _ in range(2):
        assert list(map(plain, check_files(Checker.from_config(project), path, jobs=2))) == alone
