from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import textwrap
from pathlib import Path
from unittest.mock import patch

import pytest

from voicecheck.config import cache
from voicecheck.config.compose import Composer
from voicecheck.config.settings import Settings
from voicecheck.core.cache_folder import cache_folder

from .project import Project, Words, pack


@pytest.fixture
def warm(project: Project, shipped: Path) -> Project:
    """A project whose settings are in the cache."""
    (shipped / "rules/hype.yaml").write_text(pack("hype.wow", "hype.gee"))
    project.write("rules/own.yaml", pack("own.one"))
    project.write("more/a.yaml", pack("more.one"))
    project.write("brand_profiles/acme/profile.yaml", "title: Acme\nchannels: {x: {network: x}}\nproducts: [Lumen]\n")
    project.write(
        "voicecheck.yaml",
        "profile: acme\npacks: [default, own]\nrule_files: ['more/*.yaml']\nembedder: use\nexclude: [a, b]\n"
        "rules: {hype.wow: {severity: error, allow: [é 台灯 🙂]}}\n",
    )
    project.settings()
    Words.prepared.clear()
    return project


def is_warm(project: Project) -> bool:
    """Whether nothing is composed; what is prepared of single rules is kept apart."""
    with patch.object(Composer, "check", autospec=True, side_effect=Composer.check) as check:
        project.settings()
    return not check.called


def test_a_warm_start_prepares_nothing_and_gives_the_same(warm: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = warm.settings()
    assert not Words.prepared
    monkeypatch.setenv("VOICECHECK_CACHE", str(warm.root / "another"))
    fresh = warm.settings()
    assert Words.prepared
    assert kept == fresh
    assert isinstance(kept.rules[0].paths, tuple)
    assert kept.rules[0].options["allow"] == ["é 台灯 🙂"]
    assert kept.embedder == ("use", "")


def test_overrides_are_kept_too(warm: Project) -> None:
    warm.write("voicecheck.yaml", "overrides: [{paths: [zh], rules: {hype.wow: off}}, {paths: [zh/x], author: Ada}]\n")
    first = [warm.settings(draft) for draft in ("a.md", "zh/a.md", "zh/x/a.md")]
    Words.prepared.clear()
    second = [warm.settings(draft) for draft in ("a.md", "zh/a.md", "zh/x/a.md")]
    assert not Words.prepared
    assert first == second
    assert second[2].author == "Ada"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("voicecheck.yaml", "packs: [default]\n"),
        ("rules/own.yaml", pack("own.two")),
        ("brand_profiles/acme/profile.yaml", "title: Other\n"),
        ("more/a.yaml", pack("more.two")),
        ("more/b.yaml", pack("more.three")),
        ("rules/hype.yaml", pack("hype.wow", "hype.mine")),
        ("../shipped/rules/new.yaml", pack("new.one")),
        ("../shipped/rules/hype.yaml", pack("hype.wow", "hype.other")),
    ],
)
def test_whatever_changes_or_appears_is_noticed(warm: Project, path: str, text: str) -> None:
    assert is_warm(warm)
    warm.write(path, text)
    assert not is_warm(warm)
    assert is_warm(warm)


def test_a_file_that_goes_is_noticed(warm: Project) -> None:
    (warm.root / "more/a.yaml").unlink()
    assert "matches no file" in warm.errors()[0]


def test_errors_are_not_kept(warm: Project) -> None:
    warm.write("rules/own.yaml", "rules: 3\n")
    assert warm.errors() == warm.errors()
    warm.write("rules/own.yaml", pack("own.one"))
    assert "own.one" in warm.ids()


def test_a_new_version_or_a_changed_module_is_noticed(warm: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("voicecheck.core.version.VERSION", "99")
        assert not is_warm(warm)
    assert not is_warm(warm)
    assert is_warm(warm)
    with monkeypatch.context() as patched:
        patched.setattr(cache, "_stamp", lambda path: [1, 2])
        assert not is_warm(warm)


def entries() -> list[Path]:
    """Those of settings; `test_prepared` has what is kept of single rules."""
    return sorted(path for path in Path(cache_folder()).iterdir() if "-prepared" not in path.name)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\xff" * 100,
        lambda data: data.partition(b"\n")[0] + b"\n{}",
        lambda data: data.partition(b"\n")[0] + b"\n[[[" + b"[" * 100_000,
        lambda data: b"[]\n" + data,
        lambda data: data.replace(b'"inputs"', b'"output"', 1),
        lambda data: data.replace(b'"extra": []', b'"extra": 17', 1),
        lambda data: data.replace(b'"rules":[[', b'"rules":[7,[', 1),
    ],
)
def test_a_damaged_entry_is_passed_over(warm: Project, damage: object) -> None:
    (entry,) = entries()
    entry.write_bytes(damage(entry.read_bytes()))  # type: ignore[operator]
    assert not is_warm(warm)
    assert is_warm(warm)


def test_the_folder_is_the_users_own(warm: Project) -> None:
    folder = Path(cache_folder())
    assert folder.stat().st_mode & 0o777 == 0o700
    for entry in entries():
        assert entry.stat().st_mode & 0o077 == 0
        head = entry.read_bytes().partition(b"\n")[0]
        assert str(warm.root / "voicecheck.yaml") in json.loads(head)["inputs"]["files"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of files are of Unix")
def test_a_folder_that_others_may_write_to_is_not_used(project: Project) -> None:
    folder = Path(cache_folder())
    folder.mkdir()
    folder.chmod(0o777)
    project.settings()
    assert entries() == []


def test_a_cache_that_cannot_be_written_is_passed_over(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = project.write("blocked", "a file")
    monkeypatch.setenv("VOICECHECK_CACHE", str(blocked / "cache"))
    assert project.settings().fail_on == "error"


def test_old_entries_are_dropped(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ENTRIES", 3)
    for name in "abcdef":
        project.write(f"{name}/voicecheck.yaml", "author: Ada\n")
        project.settings(f"{name}/draft.md")
    assert len(entries()) == 3


def test_the_folder_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VOICECHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == str(tmp_path / "voicecheck")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == str(Path("~/Library/Caches/voicecheck").expanduser())
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == str(tmp_path / "local" / "voicecheck")


def test_a_configuration_pickles(warm: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICECHECK_CACHE", str(warm.root / "another"))
    cold = warm.load()
    copy = pickle.loads(pickle.dumps(cold))
    settings: Settings = copy.settings_for(warm.root / "draft.md")
    assert settings == cold.settings_for(warm.root / "draft.md")


def test_a_warm_start_imports_nothing_that_reads_yaml(tmp_path: Path) -> None:
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [own.yaml]\n")
    (tmp_path / "own.yaml").write_text(pack("own.one"))
    script = textwrap.dedent(
        """
        import sys
        from voicecheck.config import load
        from voicecheck.core.rule import Rule
        class Terms(Rule):
            options = {"terms": {"type": "array"}}
            def check(self, draft): return ()
        def kinds(name):
            print("compiled", end=" ")
            return Terms
        settings = load(sys.argv[1], kinds=kinds, kind_names=("terms",)).settings_for(sys.argv[1] + "/a.md")
        heavy = {"yaml", "jsonschema_rs", "re2", "regex", "tempfile", "hashlib", "difflib", "voicecheck.config.schema"}
        print(len(settings.rules), sorted(heavy & set(sys.modules)))
        """
    )
    environment = {**os.environ, "VOICECHECK_CACHE": str(tmp_path / "cache")}
    runs = [
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert runs[0].startswith("compiled 1 [")
    assert runs[1] == "1 []"
