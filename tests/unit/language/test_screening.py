from __future__ import annotations

import numpy as np
import pytest

from tests.drafts import document, rule
from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.language import embed
from voicecheck.language.cascade_embedder import CascadeEmbedder
from voicecheck.language.draft import AnalysedDraft, identify
from voicecheck.language.facets import Models
from voicecheck.language.measures import Nearest
from voicecheck.language.rule_index import RuleIndex
from voicecheck.language.screening import Screened, Whole, batch
from voicecheck.language.vectors import Vectors, vectors

TEXTS = ["the lamp is new", "rain fell all day", "\u30e9\u30f3\u30d7", "the lamp is old", "nothing of that"]


class Counting:
    name, dim = "counting", 256

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.append(list(texts))
        return embed.embedder("hash").encode(texts)


class Blind:
    """The embedder `hash` that cannot read kana."""

    name, dim = "blind", 256

    def encode(self, texts):
        return embed.embedder("hash").encode([text if text < "\u3000" else "" for text in texts])


def screened(texts=TEXTS):
    model = CascadeEmbedder(Blind(), Counting())
    found = batch(texts, model)
    assert isinstance(found, Screened)
    return found, model.second


def reaching(batch, numbers, texts, threshold):
    return list(batch.reaching(numbers, Nearest(tuple(texts)), threshold)[0])


def test_only_what_may_matter_reaches_the_second_and_all_of_it_in_one_call():
    found, second = screened()
    assert second.asked == []
    assert reaching(found, [0, 1], ["a lamp is new"], 0.5) == [0]
    passed = [TEXTS[0], TEXTS[2], TEXTS[3]]  # what the first cannot read is passed on
    assert second.asked == [passed, ["a lamp is new"]]
    assert reaching(found, [4, 3], ["a lamp is new"], 0.3) == [1]
    assert (found.matrix([3, 0]) == embed.embedder("hash").encode([TEXTS[3], TEXTS[0]])).all()
    assert len(second.asked) == 2
    assert found.reached(range(5)) == 3
    assert found.reached([1, 4]) == 0


def test_a_place_that_is_asked_for_is_embedded():
    found, second = screened()
    assert (found.matrix([4, 1]) == embed.embedder("hash").encode([TEXTS[4], TEXTS[1]])).all()
    assert second.asked == [[TEXTS[1], TEXTS[4]]]
    assert found.matrix([]).shape == (0, 256)


def test_an_example_that_the_first_cannot_read_passes_everything():
    found, _ = screened()
    assert reaching(found, range(5), ["a lamp is new", "\u30e9\u30f3"], 0.5) == [0]
    assert found.reached(range(5)) == 5


def test_decisions_are_those_of_the_second():
    (draft,) = [AnalysedDraft(identify(document("The lamp is new. Rain fell all day.")), RuleIndex([]), Profile())]
    (whole,) = vectors([draft], [], Models(embedder="hash"))
    (cascade,) = vectors([draft], [], Models(embedder=("cascade", "hash")))
    for threshold in (-1.0, 0.3, 0.99):
        assert [near[1:4] for near in whole.near(["the lamp is new"], threshold)] == [
            near[1:4] for near in cascade.near(["the lamp is new"], threshold)
        ]
    assert whole.nearest(1, ["x", "rain fell"]) == cascade.nearest(1, ["x", "rain fell"])
    assert (whole.matrix == cascade.matrix).all()
    assert whole.screened is None
    assert cascade.screened == (2, 2)
    assert isinstance(batch([], embed.embedder("hash")), Whole)


def test_empty_batches():
    found, second = screened([])
    assert reaching(found, [], ["a"], 0.5) == []
    assert found.matrix([]).shape == (0, 256)
    assert second.asked == []
    assert Vectors([], [], found).near(["a"]) == ()


def test_a_second_that_fails_late_is_a_fault_of_the_rule():
    class Broken(Counting):
        def encode(self, texts):
            raise VoicecheckError("the model is broken")

    found = batch(TEXTS, CascadeEmbedder(Blind(), Broken()))
    with pytest.raises(RuleFault, match="the model is broken"):
        reaching(found, [0], ["the lamp is new"], 0.5)
    with pytest.raises(RuleFault, match="the model is broken"):
        found.embed(["x"])


def test_a_concept_by_cascade(monkeypatch):
    concept = rule("concept", like=["The lamp is new."])
    draft = AnalysedDraft(identify(document("The lamp is new. Rain fell all day.")), RuleIndex([concept]), Profile())
    (draft.facets["vectors"],) = vectors([draft], [concept], Models(embedder=("cascade", "hash")))
    assert [finding.evidence["similarity"] for finding in concept.check(draft)] == [1.0]
    assert draft.facets["vectors"].screened == (1, 2)


def test_all_that_the_second_would_report_passes_within_the_slack(monkeypatch):
    rng = np.random.default_rng(0)
    texts = [" ".join(rng.choice(list("abcdefgh"), 4)) for _ in range(50)]
    monkeypatch.setattr(Nearest, "slack", 2.0)
    found, second = screened(texts)
    whole = Whole(texts, second)
    assert reaching(found, range(50), ["a b c d"], 0.9) == reaching(whole, range(50), ["a b c d"], 0.9)
    assert found.reached(range(50)) == 50
