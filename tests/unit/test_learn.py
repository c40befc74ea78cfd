from __future__ import annotations

import os
import subprocess
import sys
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


def test_threads_make_no_difference() -> None:
    code = (
        "from pathlib import Path; from tests.unit.test_learn import files; import hashlib;"
        "print(hashlib.sha256(''.join(files(Path('.'))).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(told) == 1
