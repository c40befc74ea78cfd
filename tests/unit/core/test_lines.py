from hypothesis import given
from hypothesis import strategies as st

from voicecheck.core.lines import LineIndex


def test_columns_in_three_units():
    index = LineIndex("a\r\n中😀b\rc\nd")
    assert index.position(0) == (1, 1)
    assert index.position(5) == (2, 3)
    assert index.utf8_column(5) == 1 + 3 + 4
    assert index.utf16_column(5) == 1 + 1 + 2
    assert [index.line_text(line) for line in range(1, len(index) + 1)] == ["a", "中😀b", "c", "d"]


def test_an_offset_past_the_end_is_the_end():
    assert LineIndex("ab\n").position(99) == (2, 1)


@given(st.text(alphabet="ab\r\n中😀"), st.integers(0, 30))
def test_line_start_and_column_give_the_offset_back(text, offset):
    index = LineIndex(text)
    line, column = index.position(offset)
    assert index.line_start(line) + column - 1 == min(offset, len(text))


@given(st.text(alphabet="ab\r\n中😀"), st.integers(-2, 30), st.integers(-2, 30))
def test_a_range_has_the_places_of_its_ends(text, start, end):
    index = LineIndex(text)
    assert index.range(start, end) == (*index.position(start), *index.position(end))
