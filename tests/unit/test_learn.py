from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.voice.posts import posts
from voicecheck import learn
from voicecheck.learn import Gathered, Selection, voices
from voicecheck.voice import learned, similarity


def files(tmp_path: Path) -> tuple[str, str]:
    [outcome] = voices(Gathered({("en", ""): list(posts(40))}, []), Selection(), tmp_path, {})
    assert outcome.similarity is not None
    return learned.dump(outcome.voice), similarity.dump(outcome.similarity)


def test_a_process_more_makes_no_difference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone = files(tmp_path)
    monkeypatch.setattr(learn, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert files(tmp_path) == alone
