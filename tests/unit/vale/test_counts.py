"""What Vale counts: syllables, sentences, the figures of formulas."""

from __future__ import annotations

import pytest

from voicecheck.vale import sentences
from voicecheck.vale.linter import Linter
from voicecheck.vale.measures import FormulaError, compute
from voicecheck.vale.spoken import counted
from voicecheck.vale.styles import StyleRule


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("a", 1),
        ("tsk", 1),
        ("people", 2),
        ("useful", 2),
        ("fully", 2),
        ("nation", 2),
        ("pipeline", 3),  # one more than is spoken: the e within is not seen as mute
        ("video", 3),
        ("media", 3),
        ("hyperactive", 4),
        ("passed", 1),
        ("boxes", 2),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert counted(word) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Dr. Lee. He left.", ["We met Dr. Lee.", "He left."]),
        ("It grew, e.g. in May. Then it fell.", ["It grew, e.g. in May.", "Then it fell."]),
        ("Ask Lamp Inc. The shop is shut.", ["Ask Lamp Inc.", "The shop is shut."]),
        ("Ask Lamp Inc. Zurich today.", ["Ask Lamp Inc. Zurich today."]),
        ("Get version 2.0.1. Using it is easy.", ["Get version 2.0.1.", "Using it is easy."]),
        ("Get version 2.0.1. Zork has it.", ["Get version 2.0.1. Zork has it."]),
        ("Step 9. click the lamp.", ["Step 9. click the lamp."]),
        ("Well... We shall see.", ["Well...", "We shall see."]),
        ("Well... perhaps not.", ["Well... perhaps not."]),
        ('"Why?" she asked. "So."', ['"Why?" she asked.', '"So."']),
        ("(It rained.) So we stayed.", ["(It rained.)", "So we stayed."]),
        ("Plan B. There is none.", ["Plan B.", "There is none."]),
        ("J. Smith left.", ["J. Smith left."]),
        ("Use node.js daily. Rest.", ["Use node.js daily.", "Rest."]),
    ],
)
def test_sentences_end_where_punkt_ends_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences.spans(text)] == expected


@pytest.mark.parametrize(
    ("formula", "value"),
    [("7 / 2", 3), ("-7 / 2", -3), ("7.0 / 2", 3.5), ("7 % 4", 3), ("words / 2", 2.5), ("math.sqrt(9.0)", 3.0)],
)
def test_whole_numbers_are_divided_to_whole_numbers(formula: str, value: float) -> None:
    assert compute(formula, {"words": 5.0}) == value


def test_division_by_nothing() -> None:
    with pytest.raises(FormulaError):
        compute("1 / 0", {})
    assert compute("1.0 / 0", {}) == float("inf")


def test_occurrence_points_at_what_is_shown() -> None:
    def places(token: str, text: str) -> list[int]:
        options = {"token": token, "max": 1}
        linter = Linter([StyleRule("S.R", "occurrence", "warning", "Too many", ("text",), options=options)])
        return [alert.start for alert in linter.lint(text, "md")[0]]

    assert places(r"\S+", "`ab` cd ef\n") == [5]
    assert places(r"\s", "ab cd ef\n") == []
    assert places("cd", "ab cd ef\n") == []


@pytest.mark.parametrize("token", [r"[^\s]+", r"\b\w+\b", "[a-z]+", r"\w+ ?"])
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a the\n\nthe b\n\nwas the the c\n", [18]),
        ("the\n\n- the the\n- the\n", [7]),
        ("__between_two_texts__\n\nis is\n\nx x", [23, 30]),
    ],
)
def test_doubled_words_stand_in_one_block(token: str, text: str, places: list[int]) -> None:
    rule = StyleRule("S.R", "repetition", "error", "%s", ("text",), options={"tokens": [token], "alpha": True})
    assert [alert.start for alert in Linter([rule]).lint(text, "md")[0]] == places
