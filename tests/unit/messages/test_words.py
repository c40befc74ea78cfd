"""Words of sentences and facts."""

from __future__ import annotations

import pytest

from voicecheck.messages.words import beginning, folded, has


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("opening hours", "The Opening hour is nine."),
        ("carries", "It carried 300 people."),
        ("check-in", "You check in at three."),
        ("ads", "We show no ad."),
        ("price", "Prices rise."),
        ("售价", "售价三十元"),
        ("重", "净重三公斤"),
    ],
)
def test_what_has_a_word_has_its_beginning(word: str, text: str) -> None:
    assert has(word, text, chinese=not word.isascii())
    assert beginning(word) in folded(text)


def test_a_word_that_no_text_has_has_no_beginning() -> None:
    assert beginning("the") == ""
    assert not has("the", "The price.", chinese=False)
