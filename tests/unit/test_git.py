"""Authors from git: a real repository, and how often git is started."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from voicecheck import git
from voicecheck.checker import Checker
from voicecheck.git import Authors

ADA = ("Ada Berg", "ada@pine.example")
BO = ("Bo Lind", "bo@pine.example")
PEOPLE = """\
people:
  - {name: Ada Berg, role: spokesperson, emails: [Ada@pine.example, a.berg@pine.example]}
  - {name: Bo Lind, role: engineer, accounts: ["@bolind"]}
"""


class Repository:
    """A repository in a folder, without the user's own configuration of git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q")

    def git(self, *arguments: str, **environment: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env={**os.environ, **environment})

    def write(self, name: str, text: str = "We at Pine will refund everybody.\n") -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return str(path)

    def commit(self, who: tuple[str, str], **files: str) -> list[str]:
        paths = [self.write(name, text) for name, text in files.items()]
        self.git("add", *files)
        self.save(who)
        return paths

    def save(self, who: tuple[str, str]) -> None:
        name, email = who
        committer = {"GIT_COMMITTER_NAME": "CI", "GIT_COMMITTER_EMAIL": "ci@pine.example"}
        self.git("commit", "-q", "-m", "m", GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=email, **committer)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return Repository(tmp_path / "site")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands of git that were started."""
    found: list[str] = []
    popen = subprocess.Popen

    def counted(arguments: list[str], **more: Any) -> Any:
        if tuple(arguments[1 : 1 + len(git._SAFE)]) == git._SAFE:
            found.append(arguments[1 + len(git._SAFE)])
        return popen(arguments, **more)

    monkeypatch.setattr(git.subprocess, "Popen", counted)
    return found


def names(paths: list[str], authors: Authors | None = None) -> list[str]:
    found = (authors or Authors()).of(paths)
    return [found[path].name if path in found else "" for path in paths]


def test_the_author_of_the_last_commit_not_its_committer(repository: Repository) -> None:
    [first, second] = repository.commit(ADA, **{"a.md": "One.\n", "b.md": "Two.\n"})
    repository.commit(BO, **{"b.md": "Three.\n"})
    assert names([first, second]) == ["Ada Berg", "Bo Lind"]
    assert Authors().of([second])[second].source.startswith("git, commit ")


def test_strange_names_and_folders(repository: Repository) -> None:
    odd = ['q"uote.md', "新 闻/草稿 一.md", "line\nbreak.md", "*.md", "-x.md", "\u00fc.md"]
    paths = [repository.write(name) for name in odd]
    repository.git("add", "--", ".")
    repository.save(ADA)
    repository.commit(BO, **{"z.md": "Z.\n"})
    assert names(paths) == ["Ada Berg"] * len(paths)
    assert names(paths[::-1] + paths) == ["Ada Berg"] * (2 * len(paths))


def test_a_new_file_is_of_whoever_would_commit_it(repository: Repository) -> None:
    new = repository.write("new.md")
    assert names([new]) == [""]
    repository.git("config", "user.name", "Bo Lind")
    repository.git("config", "user.email", "bo@pine.example")
    found = Authors().of([new])[new]
    assert found == ("Bo Lind", "bo@pine.example", "git, user.name: not committed yet")
    [old] = repository.commit(ADA, **{"old.md": "Old.\n"})
    assert names([new, old]) == ["Bo Lind", "Ada Berg"]


def test_one_walk_for_a_batch_and_one_for_all_that_follow(repository: Repository, started: list[str]) -> None:
    paths = [repository.commit((f"P{at}", "p@pine.example"), **{f"{at}.md": f"{at}\n"})[0] for at in range(12)]
    authors = Authors()
    assert names(paths[:4], authors) == [f"P{at}" for at in range(4)]
    assert started == ["ls-tree", "log"]
    for at in (9, 6, 11, 4, 10):
        assert names([paths[at]], authors) == [f"P{at}"]
    assert started.count("log") == 2
    before = len(started)
    assert names(paths[:4], authors) == [f"P{at}" for at in range(4)]
    assert len(started) == before


def test_a_shallow_clone_does_not_make_one_author_of_all(repository: Repository, tmp_path: Path) -> None:
    repository.commit(ADA, **{"a.md": "One.\n"})
    repository.commit(BO, **{"b.md": "Two.\n"})
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "clone"))
    path = str(tmp_path / "clone" / "a.md")
    assert Authors().of([path])[path] == ("", "", "the history of this clone is cut short")


def test_nobody_where_there_is_no_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [inside] = repository.commit(ADA, **{"a.md": "One.\n"})
    outside = tmp_path / "alone.md"
    outside.write_text("Alone.\n", "utf-8")
    assert Authors().of([str(outside), str(tmp_path / "site"), str(tmp_path / "gone.md")]) == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Authors().of([inside]) == {}


def test_the_repository_of_a_hook_is_not_taken_for_another(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = repository.commit(ADA, **{"a.md": "One.\n"})
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
    assert names([path]) == ["Ada Berg"]


def test_a_repository_cannot_make_git_run_its_programs(repository: Repository, tmp_path: Path) -> None:
    [path] = repository.commit(ADA, **{"a.md": "One.\n"})
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", "utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program"):
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    assert names([path, repository.write("new.md")]) == ["Ada Berg", ""]
    assert not (tmp_path / "sprung").exists()


def brand(repository: Repository, settings: str = "", people: str = PEOPLE) -> Checker:
    channels = "channels: {mine: {personal: true}}\n"
    repository.write("brand_profiles/pine/profile.yaml", f"title: Pine\npacks: [identity]\n{channels}")
    if people:
        repository.write("brand_profiles/pine/people.yaml", people)
    repository.write("voicecheck.yaml", f"profile: pine\nchannel: mine\n{settings}")
    return Checker.from_config(repository.folder)


def outcome(checker: Checker, path: str) -> tuple[str | None, str | None, str]:
    [report] = checker.check_file(path)
    assert report.error is None
    return report.author, report.role, "; ".join(report.notes)


@pytest.mark.parametrize(
    ("who", "author", "role"),
    [
        (ADA, "Ada Berg", "spokesperson"),
        (("ada", "A.Berg@pine.example"), "Ada Berg", "spokesperson"),
        (("Bo", "7+bolind@users.noreply.github.com"), "Bo Lind", "engineer"),
        (("bo lind", "home@elsewhere.example"), "Bo Lind", "engineer"),
    ],
)
def test_a_person_is_known_by_name_account_or_address(
    repository: Repository, who: tuple[str, str], author: str, role: str
) -> None:
    [path] = repository.commit(who, **{"a.md": "We at Pine will refund everybody.\n"})
    found = outcome(brand(repository), path)
    assert found[:2] == (author, role)
    assert f"the author {author} is known from git, commit " in found[2]


def test_a_stranger_is_an_employee_and_named(repository: Repository) -> None:
    [path] = repository.commit(("Cy", "cy@else.example"), **{"a.md": "We at Pine will refund everybody.\n"})
    author, role, notes = outcome(brand(repository), path)
    assert (author, role) == ("Cy", "employee")
    assert "the author 'Cy' (git, commit " in notes
    assert "is not in people.yaml; checked as 'employee'" in notes


def test_who_is_named_is_not_sought(repository: Repository, started: list[str]) -> None:
    [path] = repository.commit(ADA, **{"a.md": "---\nauthor: Bo Lind\n---\n\nWe at Pine.\n"})
    assert outcome(brand(repository), path) == ("Bo Lind", "engineer", "")
    [silent] = repository.commit(ADA, **{"b.md": "We at Pine.\n"})
    assert outcome(brand(repository, "author: Bo Lind\n"), silent)[0] == "Bo Lind"
    assert outcome(brand(repository, "author_from_git: false\n"), silent) == (
        None, "employee", "the draft names no author; checked as 'employee'",
    )  # fmt: skip
    assert started == []


def test_without_people_git_is_not_asked(repository: Repository, started: list[str]) -> None:
    [path] = repository.commit(ADA, **{"a.md": "We at Pine.\n"})
    assert outcome(brand(repository, people=""), path) == (None, None, "")
    assert started == []


def test_a_batch_asks_once_and_not_for_records_of_a_table(repository: Repository, started: list[str]) -> None:
    paths = repository.commit(ADA, **{f"{at}.md": f"We at Pine, {at}.\n" for at in range(20)})
    table = repository.commit(BO, **{"posts.csv": "id,author,text\n1,Ada Berg,One.\n2,,Two.\n"})
    checker = brand(repository)
    parts = [part for path in [*paths, *table] for part in checker.read(path)]
    reports = checker.check_read(parts)
    assert [report.author for report in reports] == ["Ada Berg"] * 21 + [
        None
    ]  # who put the table there did not write its posts
    assert started == ["ls-tree", "log"]
