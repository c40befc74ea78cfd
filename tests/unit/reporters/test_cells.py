from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.reporters.cells import cell_width, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("中文", 4), ("e\u0301", 1), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("，", 2), ("", 0)]
)
def test_cell_width(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_english_breaks_at_spaces() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]


def test_chinese_breaks_anywhere_but_not_before_a_closing_mark() -> None:
    assert wrap("天地玄黄，宇宙洪荒。", 8) == ["天地玄", "黄，宇宙", "洪荒。"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("a " + "b" * 25, 10) == ["a", "b" * 10, "b" * 10, "b" * 5]


@given(st.text(alphabet="ab 中文，。👍", max_size=80), st.integers(4, 20))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_width(line) <= width for line in lines)
