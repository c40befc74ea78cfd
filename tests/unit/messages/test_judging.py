"""The labelled sentences of tests/data/messages, and what they do not cover."""

from __future__ import annotations

import pytest

from voicecheck.config.settings import message
from voicecheck.core.message import Message
from voicecheck.messages.judging import judge, names_entity

from .labelled import labelled, precision_recall


def contradicts(known: Message, sentence: str) -> bool:
    found = judge(known, sentence) if names_entity(known, sentence) else None
    return found is not None and not found.agrees


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("en", 0.95, 0.95),
        ("zh", 0.95, 0.95),
        ("en_other_hand", 0.94, 0.95),
        ("zh_other_hand", 0.95, 0.95),
        ("en_third_hand", 0.93, 0.86),
        ("zh_third_hand", 0.97, 0.95),
        ("en_kept_back", 0.97, 0.92),
        ("zh_kept_back", 0.97, 0.92),
        ("en_families", 0.95, 0.93),
        ("zh_families", 0.95, 0.93),
        # Those that the code was not mended by.
        ("en_fourth_hand", 0.75, 0.5),
        ("zh_fourth_hand", 0.78, 0.5),
    ],
)
def test_labelled_sentences(name: str, precision: float, recall: float) -> None:
    """The words alone. The aim on sentences that nobody has read is .95 and .85."""
    cases = [*labelled(name)]
    hits = [contradicts(known, sentence) for known, sentence, _ in cases]
    measured = precision_recall(hits, [wrong for _, _, wrong in cases])
    assert measured[0] >= precision
    assert measured[1] >= recall


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("明臺的客戶已超過三百萬。", True),
        ("明臺服務２４０萬客戶。", False),
        ("明台 now has 3.2M customers.", True),
        ("明台 costs $30 less than last year.", False),
    ],
)
def test_both_scripts_and_both_languages(sentence: str, expected: bool) -> None:
    known = message(
        {
            "id": "c",
            "entity": "Lumen",
            "aliases": ["明台"],
            "attribute": ["customers", "客户"],
            "value": "240万",
            "unit": "客户",
        }
    )
    assert contradicts(known, sentence) is expected


def test_a_statement_in_one_language_is_held_against_the_other() -> None:
    known = message(
        {
            "id": "s",
            "entity": "Lumen",
            "attribute": ["passwords", "密码"],
            "statement": {"en": "Lumen never stores passwords."},
        }
    )
    found = judge(known, "Lumen 会保存用户的密码。")
    assert found is not None
    assert not found.agrees
    assert not found.sure  # all that may tell is asked
