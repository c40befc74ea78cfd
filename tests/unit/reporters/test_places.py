from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.core.document import Record
from voicecheck.core.span import Span
from voicecheck.reporters.places import Columns, Place, file_uri, place, place_within, relative_path

from .sample import file_of


def test_place_counts_code_points_with_an_exclusive_end() -> None:
    file = file_of("a", "中文\r\n👍b")
    assert place(file, Span(5, 6)) == Place(2, 2, 2, 3)


def test_a_record_stands_on_its_line() -> None:
    file = file_of("a", "one\ntwo", record=Record(9, "x"))
    assert place(file, Span(4, 7)) == Place(9, 1, 9, 1)
    assert place_within(file, Span(4, 7)) == Place(2, 1, 2, 4)


@given(st.text(alphabet="a中👍\n\r\ud800", max_size=40), st.lists(st.integers(0, 40), max_size=8))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_columns_agree_with_the_line_index_in_any_order(encoding: str, source: str, offsets: list[int]) -> None:
    file = file_of("a", source)
    columns = Columns(file, encoding)
    for offset in offsets:
        expected = file.lines.utf8_column(offset) if encoding == "utf-8" else file.lines.utf16_column(offset)
        assert columns.column(offset) == expected


def test_paths_are_relative_to_the_working_directory() -> None:
    assert relative_path("./drafts//a.md") == "drafts/a.md"
    assert relative_path(str(Path.cwd() / "drafts" / "a.md")) == "drafts/a.md"
    assert relative_path("/elsewhere/a.md") == "/elsewhere/a.md"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/launch post.md", "drafts/launch%20post.md"),
        ("草稿/#1?.md", "%E8%8D%89%E7%A8%BF/%231%3F.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/else where/a.md", "file:///else%20where/a.md"),
        ("latin\udce9.md", "latin%E9.md"),
        ("broken\ud800.md", "broken%ED%A0%80.md"),
        ("../a.md", "../a.md"),
    ],
)
def test_file_uri(path: str, uri: str) -> None:
    assert file_uri(path) == uri
