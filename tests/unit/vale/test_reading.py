"""How documents are read: what comments, ignores and formats hide from rules."""

from __future__ import annotations

from typing import Any

import pytest

from voicecheck.vale.linter import Linter
from voicecheck.vale.reading import Reading
from voicecheck.vale.styles import StyleRule


def lines(text: str, extension: str = "md", scope: str = "text", **reading: Any) -> list[int]:
    """The lines where a rule for 'foo' fires."""
    rule = StyleRule("S.R", "existence", "warning", "Found '%s'", (scope,), options={"tokens": ["foo"]})
    alerts, faults = Linter([rule], reading=Reading(**reading)).lint(text, extension)
    assert faults == {}
    assert all(text[alert.start : alert.end] == "foo" for alert in alerts)
    return [text.count("\n", 0, alert.start) + 1 for alert in alerts]


@pytest.mark.parametrize(("start", "end"), [("{/*", "*/}"), ("<%--", "--%>"), ("%%", "%%")])
def test_other_comments_switch_too_and_are_no_text(start: str, end: str) -> None:
    parts = ["foo", f"{start} vale off {end}", "foo", f"{start} vale on {end}", f"{start} a foo {end}", "foo"]
    text = "\n\n".join(parts) + "\n"
    assert lines(text, comment_delimiters=(start, end)) == [1, 11]


def test_the_source_as_it_is_heeds_what_is_never_switched_on_again() -> None:
    assert lines("<!-- vale off -->\n\nfoo\n\n<!-- vale on -->\n", scope="raw") == [3]
    assert lines("<!-- vale off -->\n\nfoo\n", scope="raw") == []


def test_styles_that_no_section_names_are_left_alone() -> None:
    text = "<!-- vale styles = Q -->\n\nfoo\n"
    assert lines(text) == []
    assert lines(text, based_on=("S",)) == []
    assert lines(text, based_on=()) == [3]


def test_what_stands_around_an_ignored_group_is_left_out() -> None:
    assert lines("foo(bar) foo\n", token_ignores=(r"foo\((\w+)\)",)) == [1]
    assert lines("foo foo\n", token_ignores=("^foo",)) == [1]


def test_front_matter_can_be_ignored_by_its_scope() -> None:
    text = "---\ntitle: A foo\nsummary: A foo\n---\n\nfoo\n"
    assert lines(text) == [2, 3, 6]
    assert lines(text, ignored_scopes=("text.frontmatter.title",)) == [3, 6]
    assert lines(text, ignored_scopes=("frontmatter",)) == [6]


def test_emphasis_within_code_is_code() -> None:
    assert lines("<p>a <code><em>foo</em></code> foo</p>\n", "html") == [1]


def test_formats_go_by_the_ending() -> None:
    reading = Reading(formats=("mdx=md", "conf=txt"))
    assert [reading.read_as(path) for path in ("a/b.mdx", "b.conf", "b.md", "mdx")] == ["md", "txt", "", "md"]


@pytest.mark.parametrize(
    ("extension", "text"), [("md", "the {{< x >}} the foo\n"), ("html", "<p>the {{< x y >}} the foo</p>\n")]
)
def test_an_ignored_block_parts_the_text_around_it(extension: str, text: str) -> None:
    rule = StyleRule("S.R", "repetition", "warning", "Found '%s'", ("text",), options={"tokens": [r"\w+"]})
    ignored = (r"(\{\{<.*?>\}\})",)
    assert [alert.match for alert in Linter([rule]).lint("the the\n", "md")[0]] == ["the the"]
    assert Linter([rule], reading=Reading(block_ignores=ignored)).lint(text, extension)[0] == []
    assert lines(text, extension, block_ignores=ignored) == [1]
