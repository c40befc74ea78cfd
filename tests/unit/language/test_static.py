from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from voicecheck.core.errors import VoicecheckError
from voicecheck.language import static_embedder
from voicecheck.language.embed import embedder
from voicecheck.language.model_files import verify
from voicecheck.language.static_embedder import FOLDER, SHA256, WORDS
from voicecheck.language.static_words import Words, tokens

STS = Path(__file__).parents[4] / "shared" / "labelled" / "sts"


def cosine(one, other):
    first, second = embedder("static").encode([one, other])
    return float(first @ second)


@pytest.fixture(scope="module")
def words():
    return Words.read(FOLDER / WORDS)


def test_tokens():
    assert list(tokens("We DON'T sell 20 lamps!!! — ok?")) == [
        "we",
        "don't",
        "sell",
        "20",
        "lamps",
        "!",
        "—",
        "ok",
        "?",
    ]
    assert list(tokens("这個軟體，ＡＢＣ 2026年")) == ["这个软体", ",", "abc", "2026", "年"]
    assert list(tokens("it’s 我")) == ["it's", "我"]


def test_unknown_words_are_read_as_what_they_are_made_of(words):
    (lamp,), (light,) = words.rows("lamp"), words.rows("light")
    assert words.rows("lamplight") == [lamp, light]
    assert words.rows("xqzvkj") == []
    assert len(words.rows("\u6211\u4eec\u7684\u4ea7\u54c1\u5f88\u597d")) in (4, 5)


def test_a_text_in_another_language_is_not_read(words):
    assert words.rows("Привет, мир и люди!") == []
    assert words.rows("これはランプではありません") == []
    assert not embedder("static").encode(["Привет, мир и люди!"]).any()


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("The meeting was moved to Friday.", "会议改到星期五了。", "番茄炒蛋要先放油。"),
        ("Our prices will go up next year.", "We are raising prices in January.", "The cat sleeps on the sofa."),
        ("这个软件会保护您的资料。", "這個軟體會保護您的資料。", "昨天下了一整天的雨。"),
    ],
)
def test_meaning_is_near_within_and_across_languages(one, near, far):
    assert cosine(one, near) > 0.5
    assert cosine(one, far) < 0.3


@pytest.mark.skipif(not STS.is_dir(), reason="needs the labelled pairs of ../shared")
@pytest.mark.parametrize(("language", "least"), [("en", 0.77), ("zh", 0.74)])
def test_similarity_agrees_with_people(language, least):
    from scipy.stats import spearmanr

    with (STS / f"stsb-{language}-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    model = embedder("static")
    cosines = (model.encode([row[0] for row in rows]) * model.encode([row[1] for row in rows])).sum(axis=1)
    assert spearmanr(cosines, [float(row[2]) for row in rows]).statistic > least


def test_a_damaged_table_is_told(tmp_path, monkeypatch):
    for name in SHA256:
        (tmp_path / name).write_bytes(b"something else")
    monkeypatch.setattr(static_embedder, "FOLDER", tmp_path)
    static_embedder._table.cache_clear()
    with pytest.raises(VoicecheckError, match=r"static_words\.marisa: model file: got sha256 .*pip install"):
        embedder("static").encode(["x"])
    static_embedder._table.cache_clear()
    verify(FOLDER, SHA256, "")


def test_loading_is_quick():
    code = """
import time
from voicecheck.language.embed import embedder
start = time.process_time()
embedder("static").encode(["The lamp is bright."])
print(time.process_time() - start)
"""
    spent = [
        float(
            subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            ).stdout
        )
        for _ in range(3)
    ]
    assert min(spent) < 0.6
