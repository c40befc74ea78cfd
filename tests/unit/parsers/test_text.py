from __future__ import annotations

from tests.unit.parsers.cutting import blocks, read, source_of
from voicecheck.core.document import Segment


def test_blank_lines_part_paragraphs():
    document = read("\n  a *b*\nc\n \t\n\n# d\n", "text")
    assert blocks(document) == [("paragraph", "a *b*\nc"), ("paragraph", "# d")]
    assert document.segments == (Segment(0, 7, 3, 10, True), Segment(10, 13, 15, 18, True))


def test_line_ends_of_other_systems():
    document = read("a\r\nb\r\n\r\nc\rd\r\re", "text")
    assert [text for _, text in blocks(document)] == ["a\nb", "c\nd", "e"]
    assert source_of(document, "a\nb") == "a\r\nb"
    assert source_of(document, "c\nd") == "c\rd"


def test_indentation_of_wrapped_lines_is_no_text():
    document = read("a\n    b\n　　中文", "text")
    assert document.text == "a\nb\n　　中文"
    assert source_of(document, "a\nb") == "a\n    b"


def test_a_line_of_blanks_ends():
    assert read("a\n" + " " * 1_000_000 + "b", "text").text == "a\nb"
