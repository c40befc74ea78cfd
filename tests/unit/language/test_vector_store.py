from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import numpy as np
import pytest

from voicecheck.core import blob_store
from voicecheck.core.errors import VoicecheckError
from voicecheck.language import vector_store
from voicecheck.language.embed import embedder
from voicecheck.language.vector_store import StoredEmbedder

TEXTS = ["The lamp is bright.", "灯很亮。", "", "The lamp is bright.", "\ud800 \0 x"]


class Counting:
    """The embedder `hash` that tells which texts it was given."""

    name = "counting"

    def __init__(self, dim=256):
        self.dim = dim
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        return embedder("hash").encode(texts)[:, : self.dim]


def stored(folder, model=None):
    return StoredEmbedder(model or Counting(), str(folder))


def files(folder):
    return sorted(folder.glob("*.sqlite3"))


@pytest.fixture
def filled(tmp_path):
    stored(tmp_path).encode(TEXTS)
    (file,) = files(tmp_path)
    return file


def encodes_all(folder, model=None):
    """Encodes again and gives what was new; the vectors are as without a store."""
    again = stored(folder, model)
    assert (again.encode(TEXTS) == embedder("hash").encode(TEXTS)[:, : again.dim]).all()
    return again.model.asked


def test_a_second_run_embeds_what_is_new(tmp_path, filled):
    assert encodes_all(tmp_path) == []
    again = stored(tmp_path)
    found = again.encode(["Something new.", TEXTS[0]])
    assert again.model.asked == ["Something new."]
    assert (found == embedder("hash").encode(["Something new.", TEXTS[0]])).all()
    assert found.flags.writeable
    assert found.dtype == "float32"
    assert again.encode([]).shape == (0, 256)


def test_no_text_is_kept(tmp_path, filled):
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"lamp" not in kept
    assert "灯".encode() not in kept


def test_each_model_has_its_own_file(tmp_path, filled):
    other = Counting()
    other.name = "counting-2"
    assert len(encodes_all(tmp_path, other)) == 4
    assert len(files(tmp_path)) == 2


def test_vectors_of_another_length_are_made_anew(tmp_path, filled):
    assert len(encodes_all(tmp_path, Counting(dim=64))) == 4
    assert encodes_all(tmp_path, Counting(dim=64)) == []
    assert len(encodes_all(tmp_path)) == 4


@pytest.mark.parametrize("damage", [b"no database at all" * 200, b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path, filled, damage):
    filled.write_bytes(damage)
    assert len(encodes_all(tmp_path)) == 4
    encodes_all(tmp_path)
    assert encodes_all(tmp_path) == []


def test_a_file_cut_or_overwritten_anywhere_does_no_harm(tmp_path, filled):
    whole = filled.read_bytes()
    for at in range(0, len(whole), 509):
        filled.write_bytes(whole[:at] + b"\xa5" * 64 + whole[at + 64 :])
        encodes_all(tmp_path)
        filled.write_bytes(whole[:at])
        encodes_all(tmp_path)


def test_another_table_in_the_file_is_no_store(tmp_path, filled):
    filled.unlink()
    with sqlite3.connect(filled) as connection:
        connection.execute("CREATE TABLE vectors (x)")
    connection.close()
    encodes_all(tmp_path)
    encodes_all(tmp_path)
    assert encodes_all(tmp_path) == []


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("x")
    assert len(encodes_all(tmp_path / "file")) == 4
    assert len(encodes_all(tmp_path / "missing")) == 4


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_does_no_harm(tmp_path, filled):
    tmp_path.chmod(0o500)
    encodes_all(tmp_path)
    tmp_path.chmod(0o700)


def test_a_locked_file_is_left_alone(tmp_path, filled, monkeypatch):
    monkeypatch.setattr(blob_store, "_PATIENCE", 0.05)
    holder = sqlite3.connect(filled)
    holder.execute("BEGIN EXCLUSIVE")
    model = stored(tmp_path)
    model.encode(["Something new."])
    holder.rollback()
    holder.close()
    assert encodes_all(tmp_path) == []


def test_the_oldest_go_when_there_are_many(tmp_path, monkeypatch):
    monkeypatch.setattr(vector_store, "MAX_BYTES", 100_000)
    texts = [f"text number {number}" for number in range(200)]
    for at in range(0, 200, 10):
        stored(tmp_path).encode(texts[at : at + 10])
    last = stored(tmp_path)
    last.encode(texts)
    assert 120 <= len(last.model.asked) <= 160
    assert texts[199] not in last.model.asked
    for number in range(12):
        model = Counting()
        model.name = f"model {number}"
        stored(tmp_path, model).encode(["x"])
    assert len(files(tmp_path)) == vector_store.MAX_STORES


def test_a_write_that_is_killed_leaves_a_whole_store(tmp_path):
    code = textwrap.dedent(f"""
        import itertools
        import numpy as np
        from voicecheck.language.vector_store import StoredEmbedder
        class Model:
            name, dim = "killed", 256
            def encode(self, texts):
                return np.array([[float(text)] * 256 for text in texts], dtype=np.float32)
        model = StoredEmbedder(Model(), {str(tmp_path)!r})
        for start in itertools.count(0, 300):
            model.encode([str(number) for number in range(start, start + 300)])
            print(start, flush=True)
    """)

    class Model:
        name, dim = "killed", 256

        def encode(self, texts):
            return np.array([[float(text)] * 256 for text in texts], dtype=np.float32)

    for wait in (0.0, 0.003, 0.011, 0.02):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(3):
            process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = StoredEmbedder(Model(), str(tmp_path)).encode([str(number) for number in range(600)])
        assert (found == np.arange(600, dtype=np.float32)[:, None]).all()
        (file,) = files(tmp_path)
        with sqlite3.connect(file) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM blobs").fetchone()[0] % 300 == 0
        connection.close()


def test_what_the_model_says_is_passed_on(tmp_path):
    class Broken(Counting):
        def encode(self, texts):
            raise VoicecheckError("the model is missing")

    with pytest.raises(VoicecheckError, match="the model is missing"):
        stored(tmp_path, Broken()).encode(["x"])


def test_quick_embedders_are_not_kept(tmp_path):
    assert embedder("hash", str(tmp_path)) is not None
    assert not isinstance(embedder("hash", str(tmp_path)), StoredEmbedder)
    kept = embedder("use", str(tmp_path))
    assert isinstance(kept, StoredEmbedder)
    assert kept is embedder("use", str(tmp_path))
    assert (kept.name, kept.dim) == (embedder("use").name, 512)
