from __future__ import annotations

import pytest

from tests.unit.parsers.cutting import blocks, comments, inlines, levels, read, source_of
from voicecheck.core.document import OBJECT

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Tea &amp; milk</title>
<meta name="description" content="All of &quot;tea&quot;"><meta name=author content='Ann'>
<meta property="article:published_time" content="2024-05-01"><style>p { color: red }</style></head>
<body><h2 class="a>b">Why <em>tea</em></h2>
<p>
  First <b>line</b><br>second &lt;line
<p hidden>not <p>this
<ul><li>one<li>two<ul><li>deep</ul></ul>
<blockquote><p>said</blockquote>
<table><tr><th>h<td>c</table>
<figure><img src=x alt="a &gt; b"><figcaption>cap</figcaption></figure>
<pre>code</pre> after <code>x</code> <a href=y>link</a>
<!-- voicecheck off --><script>if (a < b) {}</script>
<div style="display: none"><div>no</div>no</div>end
"""


def test_a_page():
    document = read(PAGE, "html")
    assert levels(document) == [
        ("title", 0, "Tea & milk"),
        ("description", 0, 'All of "tea"'),
        ("heading", 2, "Why tea"),
        ("paragraph", 0, "First line\nsecond <line"),
        ("paragraph", 0, "this"),
        ("list", 1, "one"),
        ("list", 1, "two"),
        ("list", 2, "deep"),
        ("quote", 1, "said"),
        ("cell", 0, "h"),
        ("cell", 0, "c"),
        ("alt", 0, "a > b"),
        ("caption", 0, "cap"),
        ("paragraph", 0, f"after {OBJECT} link"),
        ("paragraph", 0, "end"),
    ]
    assert inlines(document) == [("emphasis", "tea"), ("strong", "line"), ("link", "link")]
    assert comments(document) == [("voicecheck off", "<!-- voicecheck off -->")]
    assert (document.author, document.date, document.language) == ("Ann", "2024-05-01", "en-GB")
    assert document.meta["title"] == "Tea & milk"


def test_places():
    document = read(PAGE, "html")
    assert source_of(document, "Tea & m") == "Tea &amp; m"
    assert source_of(document, "line\nsecond <") == "line</b><br>second &lt;"
    assert source_of(document, "a > b") == "a &gt; b"
    assert source_of(document, OBJECT) == "<code>x</code>"
    assert source_of(document, '"tea"') == "&quot;tea&quot;"


def test_front_matter_and_templates_of_a_blog():
    document = read("---\ntitle: T\n---\n<p class='{{ \"a\" }}'>b {{ c }} d{% if e %}f</p>", "html")
    assert blocks(document) == [("title", "T"), ("paragraph", f"b {OBJECT} d{OBJECT}f")]
    assert source_of(document, f"b {OBJECT} d") == "b {{ c }} d"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b, 3<4 and c > d", "a < b, 3<4 and c > d"),
        ('a <b title=">">c</b>', "a c"),
        ("a <b", "a <b"),
        ('<p title="x>a</p><p>b</p>', "a\n\u2029\nb"),
        ("a<!-- b", "a"),
        ("a<!-->b", "ab"),
        ("<pre>a", ""),
        ("a<code>b", "ab"),
        ("</p></div></li>a", "a"),
        ("&lt;b&gt; &copy 2024 &AMP; &#0;", "<b> © 2024 & \ufffd"),
    ],
)
def test_broken_html(html: str, text: str):
    assert read(html, "html").text == text


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a b="', "<a b='\">", "<!--", "<b>", "<li>", "<code>", "<p hidden>", "&", "<div><svg>"]
)
def test_hostile_html_ends(unit: str):
    read(unit * (100_000 // len(unit)), "html")
