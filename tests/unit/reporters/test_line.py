from __future__ import annotations

from .sample import rendered


def test_each_line_is_what_editors_read() -> None:
    lines = rendered("line").splitlines()
    assert lines[1] == (
        "drafts/launch post.md:3:5: warning: 'revolutionary' is a claim that a reader cannot check. [hype.superlative]"
    )
    assert len(lines) == 14


def test_a_match_over_lines_stays_on_one_line() -> None:
    assert "drafts/launch post.md:6:10: suggestion: 'long story' is a claim" in rendered("line")


def test_a_record_has_the_line_of_its_file() -> None:
    assert (
        "posts.jsonl:17:1: warning: '\"now\"' is a claim that a reader cannot check. (4711 2:5) [tone.quotes]\n"
    ) in rendered("line")


def test_what_could_not_be_read_is_an_error() -> None:
    text = rendered("line")
    assert "drafts/photo.png:1:1: error: it is not text: got binary data; expected UTF-8 [unreadable]\n" in text
    assert "posts.jsonl:18:1: error: no text field" in text
