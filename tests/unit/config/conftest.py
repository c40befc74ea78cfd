from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project, Words


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty stand-in for what comes with voicecheck."""
    folder = tmp_path / "shipped"
    for name in ("rules", "brand_profiles"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setattr("voicecheck.config.shipped._shipped", lambda name: str(folder / name))
    return folder


@pytest.fixture
def project(tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    Words.prepared.clear()
    return Project(root)
