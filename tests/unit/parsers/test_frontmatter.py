from __future__ import annotations

import pytest

from tests.unit.parsers.cutting import blocks, read, source_of

FLAT = """---
title: "It is 'new'"
Summary: Plain words, with commas
author: [Ann, Bob]
date: 2024-05-01
tags:
- a
- b
ad: yes
weight: 3
empty:
---
# Body
"""
BOMB = "a0: &a0 [x, x, x]\n" + "\n".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 30))


def test_fields_title_and_description():
    document = read(FLAT)
    assert blocks(document) == [
        ("title", "It is 'new'"),
        ("description", "Plain words, with commas"),
        ("heading", "Body"),
    ]
    assert document.meta == {
        "title": "It is 'new'",
        "Summary": "Plain words, with commas",
        "author": ["Ann", "Bob"],
        "date": "2024-05-01",
        "tags": ["a", "b"],
        "ad": True,
        "weight": 3,
        "empty": None,
    }
    assert (document.author, document.date) == ("Ann, Bob", "2024-05-01")
    assert document.meta_spans["title"].cut(document.source) == "\"It is 'new'\""
    assert document.meta_spans["tags"].cut(document.source) == "- a\n- b"
    assert source_of(document, "'new'") == "'new'"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("scalar", "title", "source"),
    [
        ("'It''s new'", "It's new", "It''s new"),
        (r'"A \"b\" \u4e2d"', 'A "b" 中', r"A \"b\" \u4e2d"),
        (">\n  It is\n  new", "It is new", "It is\n  new"),
        ("|-\n  It is\n  new", "It is\nnew", "It is\n  new"),
        ("It is\n  new", "It is new", "It is\n  new"),
        ("!!str new", "new", "!!str new"),
    ],
)
def test_scalars_keep_their_places(scalar: str, title: str, source: str):
    document = read(f"---\ntitle: {scalar}\n---\nBody")
    assert blocks(document) == [("title", title), ("paragraph", "Body")]
    assert source_of(document, title) == source


def test_toml():
    document = read(
        '+++\ntitle = "A \\"b\\""\ndate = 2024-05-01\nsummary = """\nc\nd"""\n[params]\ntitle = "no"\n+++\nBody'
    )
    assert blocks(document) == [("title", 'A "b"'), ("description", "c\nd"), ("paragraph", "Body")]
    assert document.meta["date"] == "2024-05-01"
    assert source_of(document, 'A "b"') == r"A \"b\""
    assert source_of(document, "Body") == "Body"


def test_line_ends_of_other_systems():
    document = read("---\r\ntitle: A b\r\n---\r\nBody\r\n")
    assert blocks(document) == [("title", "A b"), ("paragraph", "Body")]


@pytest.mark.parametrize(
    ("block", "note"),
    [
        ("---\na: b\ntitle: x: y\n---\n", "front matter could not be read: line 3: mapping values are not allowed"),
        ("+++\na = 1\ntitle = x\n+++\n", "front matter could not be read: line 3: Invalid value"),
        ("---\na: &x [*x, *x]\n---\n", "front matter could not be read: it is nested too deeply"),
        ("---\na: " + "[" * 100_000 + "\n---\n", "front matter could not be read: it is nested too deeply"),
        ("---\na: " + "- " * 100_000 + "\n---\n", "front matter could not be read: line 2"),
        ("---\na:\n  " + "- " * 100_000 + "\n---\n", "front matter could not be read: it is nested too deeply"),
        (f"---\n{BOMB}\n---\n", "front matter could not be read: it has too many values"),
    ],
)
def test_broken_front_matter_is_noted_and_the_body_is_read(block: str, note: str):
    document = read(block + "Body *text*")
    assert blocks(document) == [("paragraph", "Body text")]
    assert document.meta == {}
    assert document.notes[0].startswith(note)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nProse, yes.\n\n---\nmore",
        "---\n- a\n- b\n---\n",
        "---\nno end",
        "----\na: b\n---\n",
        " ---\na: b\n---\n",
    ],
)
def test_thematic_breaks_are_no_front_matter(text: str):
    document = read(text)
    assert document.meta == {}
    assert document.notes == ()
    assert document.blocks


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ("author: {name: Ann, url: x}", "Ann"),
        ("authors:\n  - name: Ann\n  - name: Bob", "Ann, Bob"),
        ("author: ''", None),
    ],
)
def test_who_wrote_it(fields: str, author: str | None):
    assert read(f"---\n{fields}\n---\nx").author == author


def test_what_the_caller_says_wins():
    from voicecheck.parsers import parse_text

    text = "---\nauthor: Ann\nchannel: x\nrole: intern\nlang: zh-TW\n---\nx"
    assert parse_text(text, path="a.md").channel == "x"
    document = parse_text(text, path="a.md", channel="blog", author="Bob", role="ceo")
    assert (document.author, document.channel, document.role, document.language) == ("Bob", "blog", "ceo", "zh-TW")
