from __future__ import annotations

import subprocess
import sys

import pytest

from voicecheck.core.document import Document
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers import ENDINGS, PARSERS, format_of, is_supported, parse, parse_text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "markdown"),
        ("A.MD", "markdown"),
        ("x/b.mdx", "mdx"),
        ("c.htm", "html"),
        ("d.adoc", "asciidoc"),
        ("e.ndjson", "jsonl"),
    ],
)
def test_the_name_tells_the_format(path: str, name: str):
    assert is_supported(path)
    assert format_of(path) == name


@pytest.mark.parametrize("path", ["a.py", "md", "a.md/b", "dir.md/README", r"dir.md\x", ".md~"])
def test_other_files_are_not_taken_but_read_as_text_when_given(path: str):
    assert not is_supported(path)
    (document,) = parse(path, b"*a*")
    assert isinstance(document, Document)
    assert (document.text, document.format) == ("*a*", "text")


def test_every_ending_has_a_parser():
    assert set(ENDINGS.values()) == set(PARSERS)


def test_notes_of_decoding_reach_the_document():
    (document,) = parse("a.md", "我们在这里发布新的版本，希望大家能够试用。".encode("gb18030"))
    assert isinstance(document, Document)
    assert document.notes == ("read as GB18030",)


def test_formats_that_do_not_do():
    with pytest.raises(UnreadableError, match="unknown format 'pdf'; expected one of markdown, mdx"):
        parse_text("a", format="pdf")
    with pytest.raises(UnreadableError, match="got a text in format 'csv'"):
        parse_text("a", path="a.csv")


def test_what_is_not_needed_is_not_imported():
    code = (
        "import sys; from voicecheck.parsers import parse;"
        "parse('a.md', b'---\\ntitle: x\\ntags: [a, b]\\n---\\n# b {{ c }}');"
        "print(*sorted(sys.modules))"
    )
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"yaml", "charset_normalizer", "lxml", "docx", "html", "csv", "json", "tomllib"} & set(names)
