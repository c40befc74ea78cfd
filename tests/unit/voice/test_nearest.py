from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from tests.drafts import document
from voicecheck.core.document import Record
from voicecheck.core.span import Span
from voicecheck.language.embed import embedder
from voicecheck.voice.nearest import NearestPosts

HASH = embedder("hash")
LAMPS = "Our lamps burn for ten thousand hours and cost little to run."
BREAD = "We bake our bread every morning before the sun comes up."
CHINESE = "我们每天清晨在太阳升起之前烤面包。"


def posts(**texts):
    return [(f"{name}.md", replace(document(*paragraphs), path=f"{name}.md")) for name, paragraphs in texts.items()]


def test_each_paragraph_gets_its_nearest_passage():
    found = NearestPosts(posts(lamps=[LAMPS, "Too short."], bread=[BREAD]), HASH)
    draft = document(
        "Hello!",
        "Every morning we bake our bread before the sun is up.",
        "These lamps burn for ten thousand long hours.",
    )
    first, second = found.similar(draft)
    assert (first.post, first.passage) == ("bread.md", BREAD)
    assert (second.post, second.passage) == ("lamps.md", LAMPS)
    assert Span(first.start, first.end).cut(draft.source).startswith("Every morning")
    assert 0.5 < first.cosine <= 1


def test_meaning_counts_across_languages():
    found = NearestPosts(posts(lamps=[LAMPS], bread=[BREAD]), embedder("use"))
    (only,) = found.similar(document(CHINESE))
    assert only.post == "bread.md"
    assert only.cosine > 0.5


def test_the_draft_itself_is_left_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = posts(lamps=[LAMPS], bread=[BREAD])
    found = NearestPosts(own, HASH)
    assert found.similar(replace(own[1][1], path="moved.md"))[0].post == "lamps.md"
    edited = replace(document(BREAD + " And rolls."), path=str(tmp_path / "x" / ".." / "bread.md"))
    assert found.similar(edited)[0].post == "lamps.md"
    assert found.similar(replace(edited, path="other.md"))[0].post == "bread.md"
    assert NearestPosts(own[1:], HASH).similar(edited) == ()


def test_records_of_one_file_are_different_posts():
    rows = [
        replace(document(text), path="all.jsonl", record=Record(line, "")) for line, text in ((1, LAMPS), (2, BREAD))
    ]
    found = NearestPosts([("all.jsonl", row) for row in rows], HASH)
    assert found.similar(rows[0])[0].passage == BREAD
    assert found.similar(rows[1])[0].passage == LAMPS


@pytest.mark.parametrize("texts", [[], ["Too short to say."], [""]])
def test_without_passages_there_is_nothing_to_tell(texts):
    assert NearestPosts(posts(one=texts), HASH).similar(document(LAMPS)) == ()
    assert NearestPosts(posts(lamps=[LAMPS]), HASH).similar(document(*texts)) == ()


def test_only_prose_counts_and_long_enough_chinese_does():
    found = NearestPosts(posts(bread=[CHINESE], lamps=[LAMPS]), HASH)
    assert found.similar(document(LAMPS, scope="heading")) == ()
    assert found.similar(document("太短了。")) == ()
    assert found.similar(document("每天清晨我们在太阳升起前烤面包"))[0].passage == CHINESE


def test_vectors_are_computed_once_and_pickle(monkeypatch):
    found = NearestPosts(posts(lamps=[LAMPS], bread=[BREAD]), HASH)
    expected = found.similar(document("The bread that we bake is ready before the sun."))
    copy = pickle.loads(pickle.dumps(found))
    calls = []
    encode = type(HASH).encode
    monkeypatch.setattr(type(HASH), "encode", lambda self, texts: (calls.append(len(texts)), encode(self, texts))[1])
    assert copy.similar(document("The bread that we bake is ready before the sun.")) == expected
    assert calls == [1]
