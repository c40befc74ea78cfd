from __future__ import annotations

import pytest

from voicecheck.core.errors import VoicecheckError
from voicecheck.language.sealing import find, refuse_wrong_key, seal

KEY = b"a key"
SEALED = seal(["Project Nightjar", "蓝鲸计划", "Oriole"], KEY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We start project-nightjar soon", ["project-nightjar"]),
        ("PROJECT  NIGHTJAR", ["PROJECT  NIGHTJAR"]),
        ("ＯＲＩＯＬＥ and Orioles", ["ＯＲＩＯＬＥ", "Orioles"]),
        ("藍鯨計劃明年開始", ["藍鯨計劃"]),
        ("the nightjar sings, a project begins", []),
        ("鲸蓝计划", []),
    ],
)
def test_terms_are_found_however_they_are_written(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(SEALED, text, KEY)] == found


def test_without_the_key_a_word_list_is_of_no_use() -> None:
    for guess in (b"", b"another key"):
        assert list(find(SEALED, "Project Nightjar, Oriole, 蓝鲸计划", guess)) == []
        with pytest.raises(VoicecheckError):
            refuse_wrong_key(SEALED, guess)


def test_terms_are_added_with_the_same_key_alone() -> None:
    more = seal(["Wren"], KEY, SEALED)
    assert set(SEALED.entries) < set(more.entries)
    assert list(find(more, "a wren", KEY)) == [(2, 6)]
    with pytest.raises(VoicecheckError, match="not the one"):
        seal(["Wren"], b"other", SEALED)
    with pytest.raises(VoicecheckError, match="one character"):
        seal(["x"], KEY)


def test_sealing_without_a_key_is_possible() -> None:
    assert list(find(seal(["Wren"], b""), "a wren", b"")) == [(2, 6)]
