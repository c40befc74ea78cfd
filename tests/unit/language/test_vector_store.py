from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from voicecheck.language.hash_embedder import HashEmbedder
from voicecheck.language.vector_store import StoredEmbedder

TEXTS = ["one bell", "two bells", "一个铃", "one bell"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path))
    return tmp_path / "vectors"


def stored() -> StoredEmbedder:
    return StoredEmbedder(HashEmbedder())


def test_a_second_run_embeds_nothing_and_gives_the_same(folder: Path) -> None:
    first, second = stored(), stored()
    expected = HashEmbedder().encode(TEXTS)
    np.testing.assert_allclose(first.encode(TEXTS), expected, atol=1e-3)
    np.testing.assert_allclose(second.encode(TEXTS), expected, atol=1e-3)
    np.testing.assert_array_equal(stored().encode(TEXTS), first.encode(TEXTS))
    assert (first.embedded, second.embedded) == (3, 0)
    assert second.encode([]).shape == (0, second.dim)


def test_no_text_is_kept(folder: Path) -> None:
    stored().encode(["a very secret sentence"])
    assert b"secret" not in b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_damaged_store_is_begun_anew(folder: Path) -> None:
    stored().encode(TEXTS)
    for path in folder.iterdir():
        path.write_bytes(b"no database" * 1000)
    np.testing.assert_allclose(stored().encode(TEXTS), HashEmbedder().encode(TEXTS), atol=1e-3)
    stored().encode(TEXTS)
    again = stored()
    again.encode(TEXTS)
    assert again.embedded == 0


def test_vectors_of_another_length_do_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored().encode(TEXTS)
    model = stored()
    monkeypatch.setattr(HashEmbedder, "dim", HashEmbedder.dim * 2)
    model.encode(TEXTS)
    assert model.embedded == 3


def test_without_a_place_to_write_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "file"))
    np.testing.assert_allclose(stored().encode(TEXTS), HashEmbedder().encode(TEXTS), atol=1e-3)


WRITER = """
from voicecheck.language.hash_embedder import HashEmbedder
from voicecheck.language.vector_store import StoredEmbedder
number = 0
while True:
    StoredEmbedder(HashEmbedder()).encode([f"text {number + each}" for each in range(2000)])
    number += 2000
    print(number, flush=True)
"""


def test_killed_in_the_middle_of_a_write_it_stays_whole(folder: Path) -> None:
    for pause in (0.0, 0.03, 0.11):
        with subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(pause)
            writer.kill()
        model = stored()
        texts = [f"text {each}" for each in range(2000)]
        np.testing.assert_allclose(model.encode(texts), HashEmbedder().encode(texts), atol=1e-3)
        assert model.embedded == 0
