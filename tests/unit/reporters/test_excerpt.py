from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicecheck.core.lines import LineIndex
from voicecheck.core.span import Span
from voicecheck.reporters.cells import cell_width
from voicecheck.reporters.excerpt import Excerpt, excerpt


def show(source: str, *spans: tuple[int, int], width: int = 80) -> Excerpt:
    return excerpt(source, LineIndex(source), [Span(*span) for span in spans], width)


def test_a_short_line_is_whole() -> None:
    assert show("one two\r\nthree", (4, 7)) == Excerpt("one two", ((4, 7),))


def test_the_last_line_without_an_end() -> None:
    assert show("one\nthree", (4, 9)) == Excerpt("three", ((0, 5),))


def test_wide_characters_count_two_cells() -> None:
    assert show("中文test字", (2, 6), (6, 7)).marks == ((4, 8), (8, 10))


def test_a_combining_accent_alone_marks_its_letter() -> None:
    assert show("cafe\u0301!", (4, 5)).marks == ((3, 4),)


def test_a_hidden_character_is_shown_and_marked_whole() -> None:
    assert show("re\u200bvolt", (2, 3)) == Excerpt("re<U+200B>volt", ((2, 10),))


def test_clipping_says_on_which_side_it_cut() -> None:
    source = "a" * 100
    assert show(source, (0, 3), width=20).text == "a" * 18 + "…"
    assert show(source, (97, 100), width=20).text == "…" + "a" * 18
    middle = show(source, (50, 53), width=20)
    assert middle.text == "…" + "a" * 18 + "…"
    assert 5 < middle.marks[0][0] < 12


def test_a_match_longer_than_the_screen_shows_its_beginning() -> None:
    found = show("x" * 50 + "M" * 100 + "y" * 50, (50, 150), width=20)
    assert found.text == "…" + "M" * 18 + "…"
    assert found.marks == ((1, 19),)


def test_spans_beyond_the_clip_are_left_for_the_next_excerpt() -> None:
    source = "one " + "x" * 200 + " two"
    assert len(show(source, (0, 3), (205, 208), width=40).marks) == 1


@given(
    st.text(
        alphabet=st.sampled_from("ab 中👍\u0301\u200d\u200b\ufe0f\t\x1b\ud800\U0001f1e9"), min_size=1, max_size=120
    ),
    st.data(),
)
def test_never_wider_than_asked_and_the_first_span_is_always_marked(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    found = show(f"before\n{line}\nafter", (7 + start, 7 + end), width=40)
    assert cell_width(found.text) <= 40
    (first, last), *_ = found.marks
    assert 0 <= first < last <= 41
    assert "\x1b" not in found.text
