"""The files that were learned, and what is weighed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.config.settings import message
from voicecheck.core.errors import VoicecheckError
from voicecheck.messages import weighing
from voicecheck.messages.pair_words import pair_words, stated
from voicecheck.messages.signals import signals

FACTS = (
    message({"id": "a", "entity": "Aldo", "attribute": ["price", "售价"], "values": "12 euros"}),
    message({"id": "b", "entity": "Aldo", "attribute": ["opened"], "values": "March 2019"}),
    message({"id": "c", "entity": "Aldo", "attribute": ["data"], "statements": {"en": "Aldo never sells data."}}),
    message({"id": "d", "entity": "明台", "attribute": ["创始人"], "values": "林晚"}),
)


def test_trees_compare_what_there_is_and_end() -> None:
    read = json.loads((weighing.FOLDER / weighing.TREES).read_text("utf-8"))
    known = len(signals(FACTS[0], "Aldo costs 15 euros.", None)) + 2
    for tree in read["trees"]:
        for at, (place, _, left, right) in enumerate(tree):
            assert place < known
            assert place < 0 or (at < left < len(tree) and at < right < len(tree))


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), fact=st.sampled_from(FACTS))
def test_signals_have_the_same_names_whatever_the_text(text: str, fact: weighing.Message) -> None:
    expected = list(signals(FACTS[0], "Aldo costs 15 euros.", None))
    assert list(signals(fact, f"Aldo {text} 明台", None)) == expected


def test_words_tell_where_they_stand() -> None:
    found = pair_words("never sells data", "sells 20 data sets", of_value=False)
    assert {"f never", "b data", "n sets", "n #", "t data", "never|sets", "b sells"} <= found
    assert pair_words("price: 3", "costs 4", of_value=True) >= {"v costs", "b #"}


def test_a_fact_is_stated_in_the_language_of_the_sentence_without_its_names() -> None:
    assert stated(FACTS[2], "en") == "···· never sells data."
    assert stated(FACTS[0], "zh") == "price / 售价: 12 euros"


def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "SHA256", {weighing.TREES: "0" * 64})
    weighing._model.cache_clear()
    with pytest.raises(VoicecheckError, match=r"fact_trees\.json"):
        weighing.contradicting([])
    weighing._model.cache_clear()
