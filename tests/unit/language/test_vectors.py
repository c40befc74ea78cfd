from __future__ import annotations

import pytest

from tests.drafts import document, rule
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.embed import embedder
from voicecheck.language.facets import FACETS, Models, compute
from voicecheck.language.rule_index import RuleIndex
from voicecheck.language.vectors import vectors

HASH = Models(embedder="hash")


def analysed(*paragraphs, rules=(), **fields):
    return AnalysedDraft(identify(document(*paragraphs, **fields)), RuleIndex(rules), Profile())


def sentences_of(draft, found):
    return [draft.document.text[sentence.start : sentence.end] for sentence in found.sentences]


def test_sentences_stand_with_their_vectors():
    draft = analysed("Lamps glow at night. Yes. We sell lamps.", "我们卖灯。好的。灯在夜里发光。")
    (found,) = vectors([draft], [], HASH)
    assert sentences_of(draft, found) == ["Lamps glow at night.", "We sell lamps.", "我们卖灯。", "灯在夜里发光。"]
    assert found.matrix.shape == (4, embedder("hash").dim)
    assert (found.matrix == embedder("hash").encode(sentences_of(draft, found))).all()


def test_a_batch_is_embedded_in_one_call_and_each_sentence_once(monkeypatch):
    calls = []
    model = type(embedder("hash"))
    encode = model.encode
    monkeypatch.setattr(model, "encode", lambda self, texts: (calls.append(list(texts)), encode(self, texts))[1])
    drafts = [analysed("The lamp is new. It is bright."), analysed("It is bright. It is cheap.")]
    first, second = vectors(drafts, [], HASH)
    assert calls == [["The lamp is new.", "It is bright.", "It is cheap."]]
    assert (first.matrix[1] == second.matrix[0]).all()


def test_examples_are_embedded_once(monkeypatch):
    (found,) = vectors([analysed("The lamp is new.")], [], HASH)
    once = found.embed(["some example of a rule"])
    monkeypatch.setattr(type(embedder("hash")), "encode", lambda self, texts: pytest.fail("embedded again"))
    assert found.embed(["some example of a rule"]) is once


def test_nearest_texts():
    (found,) = vectors([analysed("The lamp is new. Rain fell all day.")], [], HASH)
    texts = ["rain fell", "the lamp is new"]
    near = found.near(texts, 0.3)
    assert [(item.place, item.text) for item in near] == [(0, 1), (1, 0)]
    assert near[0].cosine == pytest.approx(1, abs=0.01)
    assert found.near(texts, 0.99) == near[:1]
    assert found.nearest(1, texts) == (0, pytest.approx(near[1].cosine))
    assert found.near([], 0.3) == ()


def test_only_blocks_that_a_rule_sees_are_embedded():
    titles = rule("concept", {"scopes": ("title",)}, like=["The lamp is new."])
    chinese = rule("concept", {"languages": ("zh",), "id": "zh"}, like=["The lamp is new."])
    draft = analysed("The lamp is bright.", "这盏灯很明亮。", rules=[titles, chinese])
    (found,) = vectors([draft], [titles], HASH)
    assert sentences_of(draft, found) == []
    (found,) = vectors([draft], [titles, chinese], HASH)
    assert sentences_of(draft, found) == ["这盏灯很明亮。"]


@pytest.mark.parametrize("paragraphs", [(), ("",), ("!",), ("\0\0 x y z",), ("\ufffc \ufffc",)])
def test_odd_drafts_do_no_harm(paragraphs):
    (found,) = vectors([analysed(*paragraphs)], [], HASH)
    assert found.matrix.shape[0] == len(found.sentences)
    assert len(found.near(["some example"])) == len(found.sentences)


def test_facets_are_set_for_the_batch():
    concept = rule("concept", like=["The lamp is new."])
    drafts = [analysed("The lamp is new.", rules=[concept]), analysed("我们卖灯。", rules=[concept])]
    compute({"vectors"}, drafts, [concept, rule("terms", {"id": "other"}, terms=["lamp"])], HASH)
    assert [len(draft.facet("vectors").sentences) for draft in drafts] == [1, 1]
    with pytest.raises(KeyError):
        drafts[0].facet("tokens")
    with pytest.raises(VoicecheckError, match="embedder: got 'nothing'"):
        compute(FACETS, drafts, [], Models(embedder="nothing"))
    compute(FACETS, [], [], HASH)
