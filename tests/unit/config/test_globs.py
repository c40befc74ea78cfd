from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.config import globs


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/er/a.md", True),
        ("*.md", "a.txt", False),
        ("posts/*.md", "posts/a.md", True),
        ("posts/*.md", "posts/x/a.md", False),
        ("posts/**", "posts/x/a.md", True),
        ("posts/**/*.md", "posts/a.md", True),
        ("posts/**/*.md", "posts/x/y/a.md", True),
        ("**/zh/*.md", "zh/a.md", True),
        ("**/zh/*.md", "a/zh/a.md", True),
        ("**/zh/*.md", "a/zh/b/a.md", False),
        ("posts", "posts/x/a.md", True),
        ("posts/", "old/posts/a.md", True),
        ("./posts/*", "posts/a.md", True),
        ("posts/*", "../posts/a.md", False),
        ("[ab].md", "b.md", True),
        ("", "a.md", False),
    ],
)
def test_matches(pattern: str, path: str, expected: bool) -> None:
    assert globs.matches(pattern, path) is expected


def test_a_hostile_pattern_ends() -> None:
    assert not globs.matches("**/a*a*a*a*a*a*a*a*a*b/" * 8 + "x", "/".join(["a" * 200] * 200))
    assert not globs.matches("**/" * 40 + "z", "/".join("a" * 2000))


def test_expand_finds_files_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "x/c.yaml", "x/.hid/d.yaml", "e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    names = [Path(path).relative_to(tmp_path).as_posix() for path in globs.expand(str(tmp_path), "**/*.yaml")]
    assert names == ["a.yaml", "b.yaml", "x/c.yaml"]
    assert globs.expand(str(tmp_path), "*.yaml") == [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]
    assert globs.expand("/", f"{tmp_path}/x/.h*/*.yaml") == [str(tmp_path / "x/.hid/d.yaml")]
    assert globs.expand(str(tmp_path), "none/*.yaml") == []


def test_expand_gives_up_where_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(globs, "MAX_ENTRIES", 3)
    for name in "abcd":
        (tmp_path / name).touch()
    with pytest.raises(ValueError, match="looks at more than 3 files"):
        globs.expand(str(tmp_path), "**/*")
