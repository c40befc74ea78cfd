from __future__ import annotations

import pytest

from tests.unit.parsers.cutting import blocks, comments, inlines, levels, read, source_of
from voicecheck.core.document import OBJECT
from voicecheck.parsers import parse_text


def test_markup_is_not_text_but_lies_in_spans():
    document = read("So **very _good_** [here](u 'title') now.")
    assert blocks(document) == [("paragraph", "So very good here now.")]
    assert inlines(document) == [("strong", "very good"), ("emphasis", "good"), ("link", "here")]
    assert source_of(document, "very good") == "very _good"
    assert source_of(document, "here now") == "here](u 'title') now"
    assert document.is_verbatim(3, 7)
    assert not document.is_verbatim(3, 12)


def test_entities_and_escapes():
    document = read(r"a &amp; b \* c &nosuch; &#x4e2d;&#25991; d")
    assert document.text == "a & b * c &nosuch; 中文 d"
    assert source_of(document, "& b") == "&amp; b"
    assert source_of(document, "*") == "*"
    assert source_of(document, "b * c") == r"b \* c"
    assert source_of(document, "中文") == "&#x4e2d;&#25991;"


@pytest.mark.parametrize("prefix", ["", "中文😀é "])
def test_positions_count_code_points(prefix: str):
    document = read(f"{prefix}a *b* 中文&lt;c")
    assert source_of(document, "b") == "b"
    assert source_of(document, "文<c") == "文&lt;c"


def test_line_breaks():
    document = read("a\nb  \nc\\\nd\r\ne")
    assert document.text == "a\nb\nc\nd\ne"
    assert [source_of(document, pair) for pair in ("a\nb", "b\nc", "c\nd", "d\ne")] == [
        "a\nb",
        "b  \nc",
        "c\\\nd",
        "d\r\ne",
    ]
    assert document.is_verbatim(0, 3)
    assert not document.is_verbatim(2, 5)


def test_a_break_in_a_quote_or_item_covers_the_prefix():
    document = read("> a\n> b\n\n- c\n  d")
    assert blocks(document) == [("quote", "a\nb"), ("list", "c\nd")]
    assert source_of(document, "a\nb") == "a\n> b"
    assert source_of(document, "c\nd") == "c\n  d"
    assert source_of(document, "\n") == "\n> "


def test_scopes_and_levels():
    document = read(
        "# A\n\nB\n---\n\n- c\n  - d\n\n    e\n\n> f\n>\n> > g\n> - h\n\n"
        "|i|j|\n|-|-|\n|k \\| l|`m`|\n\nn[^1]\n\n[^1]: o\n"
    )
    assert levels(document) == [
        ("heading", 1, "A"),
        ("heading", 2, "B"),
        ("list", 1, "c"),
        ("list", 2, "d"),
        ("list", 2, "e"),
        ("quote", 1, "f"),
        ("quote", 2, "g"),
        ("list", 1, "h"),
        ("cell", 0, "i"),
        ("cell", 0, "j"),
        ("cell", 0, "k | l"),
        ("paragraph", 0, "n"),
        ("footnote", 0, "o"),
    ]


def test_tasks_definitions_alerts_and_heading_attributes():
    document = read("## T {#id .c}\n\n- [x] done\n\nTerm\n: meaning\n\n> [!NOTE]\n> mind\n")
    assert blocks(document) == [
        ("heading", "T"),
        ("list", "done"),
        ("list", "Term"),
        ("list", "meaning"),
        ("quote", "mind"),
    ]


def test_code_is_left_alone():
    document = read("Run `a b` now:\n\n```sh\nnot prose\n```\n\n    nor this\n\nand `` ` `` too")
    assert blocks(document) == [("paragraph", f"Run {OBJECT} now:"), ("paragraph", f"and {OBJECT} too")]
    assert source_of(document, OBJECT) == "`a b`"


def test_the_text_of_an_image_is_a_block_after_the_one_it_stands_in():
    document = read("See ![the *big* &lt; picture](u) here.\n\n![alone](v)\n\nEnd.")
    assert blocks(document) == [
        ("paragraph", f"See {OBJECT} here."),
        ("alt", "the big < picture"),
        ("alt", "alone"),
        ("paragraph", "End."),
    ]
    assert source_of(document, OBJECT) == "![the *big* &lt; picture](u)"
    assert source_of(document, "big < p") == "big* &lt; p"


def test_addresses_stay_text():
    document = read("See http://a.b/c_d_e and <https://x.y> or <me@x.y>.")
    assert document.text == "See http://a.b/c_d_e and https://x.y or me@x.y."
    assert inlines(document) == [("link", "https://x.y"), ("link", "me@x.y")]


def test_formulas_are_objects_and_prices_are_not():
    document = read("As $x_1$ and $$y$$, from $5-$10 to $100K-$200K.")
    assert document.text == f"As {OBJECT} and {OBJECT}, from $5-$10 to $100K-$200K."


def test_one_tilde_is_text_and_two_strike_out():
    assert read("~about 5~ and ~~gone~~").text == "~about 5~ and gone"


def test_bold_beside_chinese_marks():
    document = read("字**「引」**字，**注意：**请看**，**了")
    assert document.text == "字「引」字，注意：请看，了"
    assert inlines(document) == [("strong", "「引」"), ("strong", "注意："), ("strong", "，")]
    assert source_of(document, "「引」字") == "「引」**字"


def test_html_in_markdown():
    document = read(
        "a <b>c</b> <code>x *y*</code> d<br>e <!-- off: f -->\n\n"
        "<div>\n<p>g &amp; <em>h</em></p>\n<h3>i</h3>\n</div>\n\n"
        "> <p>\n> j\n> k</p>\n"
    )
    assert levels(document) == [
        ("paragraph", 0, f"a c {OBJECT} d\ne"),
        ("paragraph", 0, "g & h"),
        ("heading", 3, "i"),
        ("quote", 1, "j\nk"),
    ]
    assert inlines(document) == [("strong", "c"), ("emphasis", "h")]
    assert comments(document) == [("off: f", "<!-- off: f -->")]
    assert source_of(document, OBJECT) == "<code>x *y*</code>"
    assert source_of(document, "d\ne") == "d<br>e"
    assert source_of(document, "j\nk") == "j\n> k"


def test_what_html_hides_is_hidden_across_blank_lines():
    document = read(
        "a\n\n<div><svg>\n\nno *prose*\n\n![no](u)\n\n</svg></div>\n\nb\n\n<script>\n\nlet c\n\n</script>\n\nd"
    )
    assert document.text.split("\n\u2029\n") == ["a", "b", "d"]


def test_a_quote_in_html_holds_markdown():
    assert blocks(read("<blockquote>\n\na *b*\n\n</blockquote>\n\nc")) == [("quote", "a b"), ("paragraph", "c")]


def test_nothing_is_lost_of_a_post_with_unclosed_code():
    assert blocks(read("a <code>b c\n\nd")) == [("paragraph", "a b c"), ("paragraph", "d")]


@pytest.mark.parametrize("text", ["", "\n", "```\ncode", "![](u)", "---", "<!-- x -->", "[a]: b"])
def test_a_post_without_prose_has_no_blocks(text: str):
    document = read(text)
    assert document.blocks == ()
    assert document.text == ""
    assert document.segments == ()


def test_hostile_nesting_and_length():
    assert read(">" * 100_000 + "a").blocks[0].scope == "quote"
    assert read("[" * 100_000).text == "[" * 100_000
    assert read("- " * 50_000 + "a").blocks[0].level == 50_000
    long = read("*a* " * 1_500_000)
    assert long.notes == ("read as plain text: too long for Markdown",)
    assert long.blocks[0].scope == "paragraph"


def test_nul_and_lone_surrogates():
    document = read("a\0b *\ud800*")
    assert document.text == "a\0b \ufffd"
    assert len(document.source) == len("a\0b *\ud800*")


def test_images_and_links_to_images_with_their_places():
    text = '---\ntitle: x\n---\n\n字 ![a ![i](in.png)](b%20c.jpg "t") [l](p.png) [n](p.html)\n\n> <img src=h.png>\n'
    document = parse_text(text, format="markdown")
    assert [(image.target, image.span.cut(text)) for image in document.images] == [
        ("b%20c.jpg", '![a ![i](in.png)](b%20c.jpg "t")'),
        ("in.png", "![i](in.png)"),
        ("p.png", "[l](p.png)"),
        ("h.png", "<img src=h.png>"),
    ]
