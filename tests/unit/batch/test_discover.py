from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from voicecheck.batch.discover import discover

Found = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    """What is found below paths, from the folder of the test."""
    monkeypatch.chdir(tmp_path)

    def find(*paths: str, exclude: tuple[str, ...] = (), at: Path = tmp_path) -> list[str]:
        return list(
            discover(
                paths or (".",),
                is_supported=lambda path: path.endswith(".md"),
                exclusions=lambda path: [(str(at), exclude)] if exclude else [],
            )
        )

    return find


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("x", "utf-8")


def test_by_name_within_a_folder_files_before_folders(found: Found) -> None:
    make("b.md", "a/z.md", "a/b/c.md", "a.md", "c.txt", ".hidden/d.md", ".e.md")
    assert found() == [".e.md", "a.md", "b.md", "a/z.md", "a/b/c.md"]
    assert found("a") == ["a/z.md", "a/b/c.md"]
    assert found("a/") == ["a/z.md", "a/b/c.md"]


def test_a_file_that_is_named_comes_whatever_its_ending(found: Found) -> None:
    make("c.txt", ".hidden/d.md")
    assert found("c.txt", ".hidden/d.md", "missing.md") == ["c.txt", ".hidden/d.md", "missing.md"]


def test_each_file_once_also_through_links(found: Found, tmp_path: Path) -> None:
    make("a/d.md")
    (tmp_path / "link.md").symlink_to("a/d.md")
    (tmp_path / "b").symlink_to("a")
    assert found("a", "a/d.md", "./a/../a/d.md", "link.md", "b") == ["a/d.md"]
    assert found() == ["link.md"]


def test_a_loop_of_folders_ends(found: Found, tmp_path: Path) -> None:
    make("a/b/d.md")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    assert found() == ["a/b/d.md"]


def test_globs(found: Found) -> None:
    make("a/d.md", "a/b/e.md", "a/f.txt", "[x].md")
    assert found("a/*.md") == ["a/d.md"]
    assert found("a/**/*") == ["a/b/e.md", "a/d.md", "a/f.txt"]
    assert found("n*.md") == ["n*.md"]
    assert found("[x].md") == ["[x].md"]  # a file of that name, no glob


def test_gitignore_as_git_does_it(found: Found, tmp_path: Path) -> None:
    """The same answer as git's own."""
    make(
        *(
            "keep.md",
            "log.md",
            "build/a.md",
            "src/build/b.md",
            "src/c.md",
            "src/tmp1.md",
            "docs/x/y.md",
            "docs/keep/y.md",
        ),
        *("deep/a/b/c.md", "deep/a/b/d.md", "space .md", "#hash.md"),
    )
    Path(".gitignore").write_text("# comment\nlog.md\n/build/\ntmp?.md\ndocs/*\n!docs/keep\n\\#hash.md\n", "utf-8")
    Path("deep/.gitignore").write_text("**/d.md\n", "utf-8")
    Path("deep/a/.gitignore").write_text("!d.md\n", "utf-8")
    subprocess.run(["git", "init", "-q"], check=True, cwd=tmp_path)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.md"],
        check=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    assert sorted(found()) == sorted(filter(None, listed))


def test_gitignore_of_the_repository_holds_below(found: Found, tmp_path: Path) -> None:
    make("sub/a.md", "sub/b.md")
    (tmp_path / ".gitignore").write_text("sub/b.md\n", "utf-8")
    assert found("sub") == ["sub/a.md", "sub/b.md"]  # no repository, so the folder above says nothing
    (tmp_path / ".git").mkdir()
    assert found("sub") == ["sub/a.md"]


def test_exclusions_count_from_their_folder(found: Found, tmp_path: Path) -> None:
    make("a/old/x.md", "a/new/x.md", "old/y.md")
    assert found(exclude=("/old/",)) == ["a/new/x.md", "a/old/x.md"]
    assert found(exclude=("old/", "!a/old/")) == ["a/new/x.md", "a/old/x.md"]
    assert found(exclude=("/old/",), at=tmp_path / "a") == ["a/new/x.md", "old/y.md"]
    assert found("a/old/x.md", "a/**/*.md", exclude=("old/",)) == ["a/old/x.md", "a/new/x.md"]
