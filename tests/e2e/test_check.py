"""`voicecheck check` as a user types it: what is checked, with which settings, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.command import Outcome, run
from tests.conftest import ROOT

HYPE = "Our revolutionary lamp.\n"
GRAVE = "---\nad: true\n---\n\n全网最低价，行业第一。\n"
CLEAN = "The lamp is 40 cm high.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three drafts: one clean, one with a warning, one with errors."""
    for name, text in {"clean.md": CLEAN, "hype.md": HYPE, "grave.md": GRAVE}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_exit_codes(folder: Path, voicecheck) -> None:
    assert voicecheck("check", "clean.md").code == 0
    assert voicecheck("check", "hype.md").code == 0  # a warning fails nothing unless asked to
    assert voicecheck("check", "grave.md").code == 1
    assert voicecheck("check", "hype.md", "--fail-on", "warning").code == 1
    assert voicecheck("check", "grave.md", "--fail-on", "never").code == 0
    assert voicecheck("check", "missing.md").code == 2
    assert voicecheck("check", "grave.md", "missing.md").code == 2
    assert voicecheck("check", "hype.md", "--nonsense").code == 2


def test_fail_on_looks_at_what_is_as_grave_or_graver(folder: Path, voicecheck) -> None:
    codes = {
        level: voicecheck("check", "hype.md", "--fail-on", level).code for level in ("error", "warning", "suggestion")
    }
    assert codes == {"error": 0, "warning": 1, "suggestion": 1}


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C while it waits for standard input."""
    script = (
        "import os, signal, threading, sys\nfrom voicecheck.cli import run\n"
        "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()\nsys.exit(run(['check', '-']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.wait(timeout=60) == 130
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()


def test_the_terminal_says_where_what_why_and_what_to_do(folder: Path, voicecheck) -> None:
    lines = voicecheck("check", "hype.md").lines
    text = "\n".join(lines)
    assert lines[0] == "hype.md"
    assert "1:5" in text
    assert "hype.revolutionary" in text
    quoted = next(number for number, line in enumerate(lines) if "Our revolutionary lamp." in line)
    marked = lines[quoted + 1]
    assert marked.index("~") == lines[quoted].index("revolutionary")
    assert marked.count("~") == len("revolutionary")
    assert "Why:" in text
    assert "Do:" in text
    assert "Score 96/100" in lines[-1]


def test_marks_stand_under_wide_characters(folder: Path, voicecheck) -> None:
    lines = voicecheck("check", "grave.md").lines
    quoted = next(number for number, line in enumerate(lines) if "全网最低价" in line)
    marks = lines[quoted + 1].removeprefix("      ")
    assert marks.startswith("^" * 8)
    assert marks[8:12] == "    "  # 价 and the comma, two cells each
    assert marks[12:] == "^" * 8


def test_nothing_but_text_down_a_pipe(folder: Path, voicecheck) -> None:
    for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}):
        done = voicecheck("check", ".", "--statistics", **environment)
        assert "\x1b" not in done.out + done.err
    assert "\x1b[" in voicecheck("check", ".", FORCE_COLOR="1").out
    assert "\x1b" not in voicecheck("check", ".", FORCE_COLOR="1", NO_COLOR="1").out


def test_a_reader_that_goes_away_is_no_fault(folder: Path) -> None:
    for number in range(60):
        (folder / f"more{number}.md").write_text(HYPE * 40, "utf-8")
    done = subprocess.run(
        f"{Path(sys.executable).with_name('voicecheck')} check . --format json | head -c 100",
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert len(done.stdout) == 100
    assert done.stderr == ""


def test_files_folders_and_globs_each_once(folder: Path, voicecheck) -> None:
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "sub" / "deep" / "a.md").write_text(HYPE, "utf-8")
    (folder / "sub" / "b.txt").write_text(HYPE, "utf-8")
    (folder / "sub" / "c.py").write_text(HYPE, "utf-8")
    (folder / "sub" / ".hidden").mkdir()
    (folder / "sub" / ".hidden" / "d.md").write_text(HYPE, "utf-8")

    def checked(*paths: str) -> list[str]:
        return [file["path"] for file in voicecheck("check", *paths, "-f", "json").report["files"]]

    assert checked("sub") == ["sub/b.txt", "sub/deep/a.md"]
    assert checked("sub/**/*.md") == ["sub/deep/a.md"]
    assert checked("sub/deep/a.md", "sub", "sub/b.txt", "./sub/deep/../b.txt") == ["sub/deep/a.md", "sub/b.txt"]
    assert checked("sub/c.py") == ["sub/c.py"]  # a file that is named is taken whatever its ending
    assert checked() == ["clean.md", "grave.md", "hype.md", "sub/b.txt", "sub/deep/a.md"]
    assert checked("*.md", str(folder / "hype.md")) == ["clean.md", "grave.md", "hype.md"]


def test_gitignore_and_exclude(folder: Path, voicecheck) -> None:
    (folder / ".git").mkdir()
    for path in ("drafts/a.md", "drafts/old/b.md", "build/c.md", "notes.md", "keep.md", "x/local.md", "x/y.md"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(HYPE, "utf-8")
    (folder / ".gitignore").write_text("build/\n*otes.md\n!keep.md\n", "utf-8")
    (folder / "x" / ".gitignore").write_text("/local.md\n", "utf-8")
    (folder / "voicecheck.yaml").write_text("exclude: [drafts/old/, clean.md, grave.md, hype.md]\n", "utf-8")

    def checked(*paths: str, cwd: Path = folder) -> list[str]:
        return [file["path"] for file in voicecheck("check", *paths, "-f", "json", cwd=cwd).report["files"]]

    assert checked() == ["keep.md", "drafts/a.md", "x/y.md"]
    assert checked(".", cwd=folder / "drafts") == ["a.md"]
    assert checked("..", cwd=folder / "x") == ["../keep.md", "../drafts/a.md", "../x/y.md"]
    assert checked("notes.md", "build/c.md") == ["notes.md", "build/c.md"]  # asked for by name


def test_nothing_to_check(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "empty").mkdir()
    done = voicecheck("check", "empty")
    assert done.code == 2
    assert done.err.startswith("no drafts found in empty")
    assert done.err.count("\n") == 1


def test_standard_input(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "voicecheck.yaml").write_text("rules: {hype.revolutionary: error}\n", "utf-8")
    done = voicecheck(
        "check", "-", "--stdin-filename", "posts/new.html", "-f", "json", input="<p>A revolution&#97;ry lamp"
    )
    [file] = done.report["files"]
    assert file["path"] == "posts/new.html"
    [finding] = file["findings"]
    assert (finding["severity"], finding["matched"]) == ("error", "revolution&#97;ry")
    assert done.code == 1
    assert not (tmp_path / "posts" / "new.html").exists()
    assert voicecheck("check", "-", input="").code == 0
    gbk = voicecheck(
        "check", "-", "-f", "json", input="---\nad: true\n---\n这盏灯的价格是全网最低价。".encode("gb18030")
    )
    assert gbk.rules() == ["zh-ad-law.lowest-price"]


def test_the_nearest_configuration_wins(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for draft in ("top.md", "a/mid.md", "a/b/low.md"):
        (tmp_path / draft).write_text(HYPE, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("rules: {hype.revolutionary: suggestion}\n", "utf-8")
    (tmp_path / "a" / "b" / "voicecheck.yaml").write_text("rules: {hype.revolutionary: error}\n", "utf-8")

    def severities(*arguments: str, cwd: Path = tmp_path) -> list[str]:
        report = voicecheck("check", *arguments, "-f", "json", cwd=cwd).report
        return [finding["severity"] for file in report["files"] for finding in file["findings"]]

    assert severities(".") == ["suggestion", "suggestion", "error"]
    assert severities("../..", cwd=tmp_path / "a" / "b") == ["suggestion", "suggestion", "error"]
    assert severities("low.md", "../../top.md", cwd=tmp_path / "a" / "b") == ["error", "suggestion"]
    assert severities(".", "--config", "a/b/voicecheck.yaml") == ["error"] * 3


def test_overrides_by_path(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "legal").mkdir()
    (tmp_path / "legal" / "a.md").write_text(HYPE, "utf-8")
    (tmp_path / "b.md").write_text(HYPE, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text(
        'overrides:\n  - paths: ["legal/**"]\n    rules: {hype.revolutionary: off}\n    channel: press\n', "utf-8"
    )
    report = voicecheck("check", ".", "-f", "json").report
    assert [(file["path"], file["channel"], len(file["findings"])) for file in report["files"]] == [
        ("b.md", None, 1),
        ("legal/a.md", "press", 0),
    ]


MANY = "Our revolutionary lamp: we utilize it in order to read.\n\n我们的台灯行业第一，全网最低价，点击购买。\n"


def test_select_ignore_and_min_severity(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text(MANY, "utf-8")

    def rules(*options: str) -> set[str]:
        return set(voicecheck("check", "d.md", "-f", "json", *options).rules())

    everything = rules()
    assert {"hype.revolutionary", "zh-ad-law.number-one", "plain-language.inflated-verbs"} <= everything
    assert rules("--select", "hype.revolutionary") == {"hype.revolutionary"}
    assert rules("--select", "hype") == {"hype.revolutionary"}
    assert rules("--select", "zh-ad-law.*", "--select", "hype") == {
        name for name in everything if name.startswith(("hype", "zh-ad-law"))
    }
    assert rules("--select", "swap") <= {name for name in everything if name.startswith(("plain-language", "zh-"))}
    assert rules("--ignore", "hype.*") == {name for name in everything if not name.startswith("hype")}
    assert rules("--select", "hype", "--ignore", "hype.revolutionary") == set()
    assert rules("--min-severity", "error") == {name for name in everything if name.startswith("zh-ad-law")}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_does_not_exist_cannot_be_chosen(tmp_path: Path, voicecheck, option: str) -> None:
    """A typing error in a CI file must not switch the check off in silence."""
    (tmp_path / "d.md").write_text(MANY, "utf-8")
    done = voicecheck("check", "d.md", option, "hype.revolutonary")
    assert done.code == 2
    assert "hype.revolutonary" in done.err
    assert "did you mean" in done.err


def test_profile_channel_role_and_author(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text("Our lamp is on the table!\n", "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\nchannel: blog\n", "utf-8")
    (tmp_path / "r.yaml").write_text(
        "rules:\n"
        "  - {id: a.on-x, kind: terms, message: m, terms: [lamp], channels: [x]}\n"
        "  - {id: a.on-blog, kind: terms, message: m, terms: [lamp], channels: [blog]}\n"
        "  - {id: a.employee, kind: terms, message: m, terms: [lamp], roles: [employee]}\n",
        "utf-8",
    )
    assert voicecheck("check", "d.md", "-f", "json").rules() == ["a.on-blog"]
    done = voicecheck("check", "d.md", "-f", "json", "--channel", "x", "--role", "employee", "--author", "Ada")
    assert sorted(done.rules()) == ["a.employee", "a.on-x"]
    [file] = done.report["files"]
    assert (file["channel"], file["role"], file["author"]) == ("x", "employee", "Ada")
    with_profile = voicecheck(
        "check", "d.md", "-f", "json", "--profile", "pannier-and-pine", "--select", "pannier-and-pine.no-*"
    )
    assert with_profile.rules() == ["pannier-and-pine.no-exclamation"]
    by_path = voicecheck(
        "check", "d.md", "-f", "json", "--profile", str(ROOT / "brand_profiles/banmu"), "--select", "banmu.no-*"
    )
    assert by_path.code == 0


def test_a_channel_of_the_profile_counts_as_its_network(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text("word " * 80, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text(
        "packs: [social-channels]\nprofile: {name: p, channels: {our-x: {network: x}, letter: {}}}\n", "utf-8"
    )
    assert "social-channels.network-length" in voicecheck("check", "d.md", "-f", "json", "--channel", "our-x").rules()
    assert voicecheck("check", "d.md", "-f", "json", "--channel", "letter").rules() == []


def test_columns_and_encoding(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "posts.csv").write_bytes("nr,copy,where,text\n7,这盏灯全网最低价,weibo,x\n".encode("gb18030"))
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")
    (tmp_path / "r.yaml").write_text("rules: [{id: a.b, kind: terms, message: m, terms: [全网最低价]}]\n", "utf-8")
    done = voicecheck(
        "check", "posts.csv", "-f", "json", "--columns", "text=copy,id=nr,channel=where", "--encoding", "gbk"
    )
    [file] = done.report["files"]
    assert (file["record"], file["channel"]) == ({"line": 2, "id": "7"}, "weibo")
    assert [finding["matched"] for finding in file["findings"]] == ["全网最低价"]
    wrong = voicecheck("check", "posts.csv", "--columns", "txt=copy")
    assert wrong.code == 2
    assert wrong.err.startswith("--columns: got 'txt=copy'; expected")
    missing = voicecheck("check", "posts.csv", "--columns", "text=nosuch", "--encoding", "gbk", "-f", "json")
    assert missing.code == 2
    assert "nosuch" in missing.report["files"][0]["error"]


def test_input_format_wins_over_the_ending(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.txt").write_text("`revolutionary` <b>revolutionary</b>\n", "utf-8")
    assert len(voicecheck("check", "d.txt", "-f", "json").rules()) == 2
    assert len(voicecheck("check", "d.txt", "-f", "json", "--input-format", "markdown").rules()) == 1


def test_statistics_and_quiet(folder: Path, voicecheck) -> None:
    done = voicecheck("check", ".", "--statistics")
    assert any(line.split()[:2] == ["hype.revolutionary", "1"] for line in done.lines)
    quiet = voicecheck("check", ".", "missing.md", "--quiet")
    assert [line for line in quiet.lines if line.strip()][:2] == [
        "missing.md",
        "  not checked  No such file or directory",
    ]
    assert quiet.lines[-1].startswith("3 drafts checked: ")
    assert "hype.revolutionary" not in quiet.out
    assert voicecheck("check", "clean.md", "-q").lines == ["1 draft checked: no findings. Score 100/100."]


def same_for_any_number_of_jobs(paths: list[str], cwd: Path, form: str) -> Outcome:
    outcomes = [run("check", *paths, "-f", form, "--jobs", jobs, "--statistics", cwd=cwd) for jobs in ("1", "2", "4")]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    return outcomes[0]


def test_jobs_do_not_matter(tmp_path: Path) -> None:
    for number in range(150):
        text = "" if number == 77 else (HYPE if number % 3 else GRAVE) + f"\nPost {number}.\n"
        (tmp_path / f"{number:03}.md").write_text(text, "utf-8")
    (tmp_path / "050.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "posts.jsonl").write_text(
        "".join(json.dumps({"id": n, "text": HYPE}) + "\n" for n in range(40)), "utf-8"
    )
    for form in ("json", "terminal"):
        done = same_for_any_number_of_jobs(["."], tmp_path, form)
        assert done.code == 2
    assert same_for_any_number_of_jobs(["."], tmp_path, "json").report["summary"]["files"] == 190


def test_jobs_with_concepts_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\nembedder: hash\n", "utf-8")
    (tmp_path / "r.yaml").write_text(
        "rules: [{id: a.b, kind: concept, message: '{similarity}', like: [a lamp on a table], threshold: 0.3}]\n",
        "utf-8",
    )
    for number in range(80):
        (tmp_path / f"{number:02}.md").write_text(f"A lamp on table {number}. A chair. " * (number % 4), "utf-8")
    done = same_for_any_number_of_jobs(["."], tmp_path, "json")
    assert set(done.rules()) == {"a.b"}


def test_suppressions(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text(f"<!-- voicecheck off-next-line hype.*: a quotation -->\n{HYPE}\n{HYPE}", "utf-8")
    report = voicecheck("check", "d.md", "-f", "json").report
    assert [finding["line"] for finding in report["files"][0]["findings"]] == [4]
    assert [(each["rule"], each["reason"]) for each in report["files"][0]["suppressed"]] == [
        ("hype.revolutionary", "a quotation")
    ]
    assert "1 suppressed" in voicecheck("check", "d.md").out


def test_similarity_shows_our_own_posts(voicecheck) -> None:
    done = voicecheck(
        "check",
        "examples/pannier-and-pine/drafts/11-clean.md",
        "--similarity",
        "-f",
        "json",
        "--select",
        "hype",
        cwd=ROOT,
    )
    near = done.report["files"][0]["similar"]
    assert near
    assert all(-1 <= each["cosine"] <= 1 for each in near)
    posts = Counter(Path(each["post"]).parent.name for each in near)
    assert set(posts) == {"posts"}


def test_the_public_api_is_what_the_command_uses(tmp_path: Path, voicecheck) -> None:
    from voicecheck import Checker

    (tmp_path / "d.md").write_text(MANY, "utf-8")
    report = Checker.from_config(tmp_path).check_text(MANY, path=str(tmp_path / "d.md"), channel="blog", author="Ada")
    assert [finding.rule for finding in report.findings] == voicecheck("check", "d.md", "-f", "json").rules()
    assert (report.channel, report.author) == ("blog", "Ada")
