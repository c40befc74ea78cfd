from __future__ import annotations

import pytest

from tests.unit.parsers.cutting import blocks
from voicecheck.core.document import Document, Record
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers import Columns, Unparsed, Unread, drafts, parse


def documents(path: str, text: str, **options: object) -> list[Document]:
    results = parse(path, text.encode(), **options)  # type: ignore[arg-type]
    assert all(isinstance(result, Document) for result in results)
    return results  # type: ignore[return-value]


def unparsed(path: str, text: str, **options: object) -> list[tuple[int, str]]:
    results = parse(path, text.encode(), **options)  # type: ignore[arg-type]
    return [(result.record.line, result.error) for result in results if isinstance(result, Unparsed)]


def test_json_lines():
    first, second = documents(
        "posts.jsonl",
        '{"id": 7, "text": "a *b*", "Author": {"name": "Ann"}, "channel": "x", "likes": 3}\n'
        '\n"just \\ud83d\\ude00 \\ud800"\n',
    )
    assert (first.path, first.record, first.source) == ("posts.jsonl", Record(1, "7"), "a *b*")
    assert (first.author, first.channel, first.format) == ("Ann", "x", "markdown")
    assert blocks(first) == [("paragraph", "a b")]
    assert first.meta == {"id": 7, "Author": {"name": "Ann"}, "channel": "x", "likes": 3}
    assert (second.record, second.source) == (Record(3, ""), "just 😀 \ufffd")


def test_what_cannot_be_read_does_not_stop_the_rest():
    text = '{"text": "a"}\n{"text": \n[1]\n{"body": ""}\n{"id": "x", "text": 5}\n{"x": "y"}\n{"text": "b"}'
    assert [result.source for result in parse("p.ndjson", text.encode()) if isinstance(result, Document)] == ["a", "b"]
    errors = unparsed("p.ndjson", text)
    assert [line for line, _ in errors] == [2, 3, 4, 5, 6]
    assert errors[0][1] == "not JSON: column 9: Expecting value"
    assert errors[1][1] == "got a list; expected an object with the post's text"
    assert errors[2][1] == "the post is empty"
    assert errors[3][1] == "got a number in 'text'; expected the post's text; name the column that holds it"
    assert errors[4][1] == "no 'text'; expected the post's text; name the column that holds it"


def test_csv_with_line_ends_in_quotes():
    text = '\ufeffid,正文,作者\r\n1,"a\nb",Ann\r\n\r\n2,"say ""c""",Bob\r\n'
    first, second = documents("posts.csv", text)
    assert (first.record, first.source, first.author) == (Record(2, "1"), "a\nb", "Ann")
    assert (second.record, second.source, second.author) == (Record(5, "2"), 'say "c"', "Bob")


def test_other_delimiters():
    assert [one.source for one in documents("p.tsv", "text\tid\na, b\t1\n")] == ["a, b"]
    assert [one.source for one in documents("p.csv", "id;text\n1;a, b\n")] == ["a, b"]
    assert [one.source for one in documents("p.csv", "whatever\na b\n")] == ["a b"]


def test_rows_of_another_length_are_reported():
    assert unparsed("p.csv", "id,text\n1,a,b\n2,c\n3\n") == [
        (2, "got 3 columns; expected 2, as in the header; quote fields with a delimiter"),
        (4, "got 1 columns; expected 2, as in the header; quote fields with a delimiter"),
    ]


def test_long_fields():
    (document,) = documents("p.csv", f'text,id\n"{"a " * 200_000}",1\n')
    assert len(document.source) == 400_000


def test_a_table_without_text_is_refused():
    with pytest.raises(UnreadableError, match="no column of text: got id, likes; expected one of text, content"):
        parse("p.csv", b"id,likes\n1,2\n")
    with pytest.raises(UnreadableError, match="expected 'words'"):
        parse("p.csv", b"id,text\n1,2\n", columns=Columns(text="words"))


def test_named_columns_and_formats():
    columns = Columns(text="words", author="who", format="kind", text_format="text")
    text = '{"words": "*a*", "text": "no", "who": "Ann"}\n{"words": "<p>b</p>", "kind": "html"}\n'
    text += '{"words": "c", "kind": "odd"}'
    first, second, third = documents("p.jsonl", text, columns=columns)
    assert (first.text, first.author, first.meta["text"]) == ("*a*", "Ann", "no")
    assert (second.text, second.format) == ("b", "html")
    assert third.format == "text"


def test_front_matter_of_a_record_joins_its_fields():
    (document,) = documents("p.jsonl", '{"text": "---\\ntitle: T\\n---\\na", "id": "x", "date": "2024-05-01"}')
    assert document.meta == {"title": "T", "id": "x", "date": "2024-05-01"}
    assert (document.date, blocks(document)[0]) == ("2024-05-01", ("title", "T"))


def test_what_the_caller_says_wins():
    (document,) = documents("p.jsonl", '{"text": "a", "channel": "x", "role": "intern"}', channel="blog")
    assert (document.channel, document.role) == ("blog", "intern")


def test_one_record_at_a_time():
    records = drafts("p.jsonl", b'{"text": "a"}\n' * 3)
    assert [one.source for one in records if isinstance(one, Unread)] == ["a", "a", "a"]
