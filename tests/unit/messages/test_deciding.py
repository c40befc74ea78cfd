"""Sentences held against facts by all that may tell: what was learned, and what it must not do."""

from __future__ import annotations

import pytest

from voicecheck.config.settings import message
from voicecheck.messages.deciding import Asked, decide

from .labelled import labelled, precision_recall


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        # Neither learned from nor mended by.
        ("en_fourth_hand", 0.78, 0.6),
        ("zh_fourth_hand", 0.84, 0.64),
        ("en_sixth_hand", 0.76, 0.51),
        ("zh_sixth_hand", 0.81, 0.57),
        # The words were mended by these.
        ("en_third_hand", 0.9, 0.85),
        ("zh_third_hand", 0.95, 0.9),
        ("en_kept_back", 0.95, 0.9),
        ("zh_kept_back", 0.95, 0.9),
    ],
)
def test_labelled_sentences(name: str, precision: float, recall: float) -> None:
    """The aim on sentences that nobody has read is .95 and .85."""
    cases = [*labelled(name)]
    found = decide([Asked(known, sentence, False) for known, sentence, _ in cases])
    hits = [each is not None and not each.agrees for each in found]
    measured = precision_recall(hits, [wrong for _, _, wrong in cases])
    assert measured[0] >= precision
    assert measured[1] >= recall


FEED = {
    "id": "feed",
    "entity": "Brackwater Farm",
    "attribute": ["feed", "feeding"],
    "statement": "Brackwater Farm never gives its cows soya.",
    "allowed": ["Our cows ate soya until we stopped."],
}
RATE = {"id": "r", "entity": "Tolmer Savings", "attribute": ["interest rate"], "value": "3.5%", "unit": "a year"}
EARN = "Put your money with Tolmer Savings and earn 6.5% a year on it"


@pytest.mark.parametrize(
    "sentence",
    [
        "Some say Brackwater Farm gives its cows soya.",
        "Does Brackwater Farm give its cows soya?",
        "Brackwater Farm won a prize for its cheese.",
        "Brackwater Farm: Our cows ate soya until we stopped.",
    ],
)
def test_what_is_not_asserted_or_is_allowed_or_is_of_something_else(sentence: str) -> None:
    (found,) = decide([Asked(message(FEED), sentence, False)])
    assert found is None or found.agrees


def test_a_figure_that_differs_is_where_it_stands_though_no_word_of_the_attribute_does() -> None:
    (found,) = decide([Asked(message(RATE), EARN, False)])
    assert found is not None
    assert not found.agrees
    assert EARN[found.start : found.end] == "6.5%"


def test_a_message_without_a_value_is_not_weighed() -> None:
    known = message({"id": "n", "entity": "Tolmer Savings", "attribute": ["merger"], "forbidden": ["is for sale"]})
    assert decide([Asked(known, "Tolmer Savings never merges.", False)]) == [None]


def test_nothing_asked() -> None:
    assert decide([]) == []


def test_what_is_longer_than_a_sentence_is_not_weighed() -> None:
    (found,) = decide([Asked(message(RATE), f"{EARN}, {'and you smile, ' * 50}", False)])
    assert found is None


def test_only_the_nearest_fact_may_be_contradicted_in_other_words() -> None:
    shop = message(
        {
            "id": "s",
            "entity": "Tolmer Savings",
            "attribute": ["shop"],
            "statement": "Tolmer Savings earns money with its shop.",
        }
    )
    alone, beside = (
        decide([Asked(message(RATE), EARN, False)]),
        decide([Asked(message(RATE), EARN, False), Asked(shop, EARN, False)]),
    )
    assert alone[0] is not None
    assert sum(each is not None and each.likely for each in beside) <= 1
