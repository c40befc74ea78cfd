from __future__ import annotations

import contextlib
import gzip
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from voicecheck.core.document import BLOCK_BREAK, BLOCK_SCOPES, INLINE_SCOPES, Document
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers import PARSERS, Columns, Unparsed, flat_yaml, parse, parse_text
from voicecheck.parsers.decode import decode

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SINGLE = tuple(name for name in PARSERS if name not in ("jsonl", "csv", "tsv", "docx"))
PIECES = [
    *("word", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "\x00", "\ud800", "\ufeff", "\u3000",
      "\ufffc", "é", "中文", "，", "😀", "e\u0301"),
    *("*", "**", "_", "~", "~~", "`", "``", "```\n", "~~~\n", "# ", "## T {#id}\n", "- ", "* ", "1. ",
      "- [ ] ", "> ", ">", "> [!NOTE]\n", "> [!faq]- "),
    *("[", "](", ")", "![", '](u "t")', "[^1]", "[^1]: ", "[ref]: /u\n", "<https://a.b>", "http://a.b/c_d",
      "a@b.c", "\\", "\\*", "&amp;", "&#x4e2d;", "&lt", "&"),
    *("|", "| a | b |\n", "|---|---|\n", "---\n", "===\n", "***\n", "+++\n", "...\n",
      "---\ntitle: 'It''s'\n---\n", '+++\ntitle = "T"\n+++\n', "title: x\n", ": def\n", "$", "$$", "$5"),
    *("<b>", "</b>", "<p>", "</p>", "<div>\n", "</div>\n", "<br>", "<br/>", "<img alt='x &amp; y'>",
      "<code>", "</code>", "<pre>", "</pre>", "<script>", "<svg>", "</svg>", "<a href=", "<", ">"),
    *("<li>", "<ul>", "</ul>", "<td>", "<table>", "<h2>", "</h2>", "<blockquote>", "</blockquote>\n",
      "<p hidden>", "<i aria-hidden='true'>", "</i>", "<title>", "</title>"),
    *("<!--", "-->", "<!-- c -->", "<!doctype html>", "<?x", "{{ x }}", "{{", "}}", "{% if x %}",
      "{% highlight r %}", "{% endhighlight %}", "{% comment %}", "{% endcomment %}", "{{< x >}}"),
    *("{: .c}", "{.c}", "{", "}", "{/* c */}", "{a}", "<Foo a={b} />", "<Foo>", "</Foo>", "<>",
      "import x from 'y'\n", "export const a = {\n", '!!! note "T"\n', "??? tip\n", ":::tip T\n", ":::\n"),
    *(".. note:: ", ".. comment\n", ".. code-block:: x\n\n", "::\n\n", ":role:`x`", "`x <u>`_", "|s|",
      "====\n", "+---+\n", "=== ===\n", ":field: v\n", "[1]_", ".. [1] "),
    *("= ", "== ", "----\n", "....\n", "____\n", "|===\n", "[source]\n", "[quote]\n", ".Caption\n",
      "image::u[alt]\n", "image:u[alt]", "footnote:[x]", "link:u[x]", "// c\n", "////\n", "NOTE: ",
      "term:: ", "+\n", "<<x,y>>"),
]  # fmt: skip
markup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200)
many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_spans_exact(document: Document) -> None:
    """The way back from the clean text to the source holds everywhere."""
    text, source = document.text, document.source
    for segment in document.segments:
        assert segment.start < segment.end
        assert 0 <= segment.source_start <= segment.source_end <= len(source)
        if segment.verbatim:
            assert text[segment.start : segment.end] == source[segment.source_start : segment.source_end]
    segments = iter(document.segments)
    parts = []
    for block in document.blocks:
        assert block.scope in BLOCK_SCOPES
        assert block.start == sum(map(len, parts)) + len(BLOCK_BREAK) * len(parts)
        at = block.start
        while at < block.end:
            segment = next(segments)
            assert segment.start == at
            at = segment.end
        assert at == block.end
        parts.append(document.block_text(block))
        assert parts[-1] == parts[-1].strip() != ""
    assert next(segments, None) is None
    assert text == BLOCK_BREAK.join(parts)
    for inline in document.inlines:
        around = document.block_at(inline.start)
        assert inline.scope in INLINE_SCOPES
        assert inline.start < inline.end
        assert around is not None
        assert inline.end <= around.end
    for comment in document.comments:
        assert 0 <= comment.span.start < comment.span.end <= len(source)
    for key, span in document.meta_spans.items():
        assert key in document.meta
        assert 0 <= span.start <= span.end <= len(source)
    source.encode()
    text.encode()


@pytest.mark.parametrize("name", SINGLE)
@many
@given(text=markup)
@example(text="字**，**字 **「字」**字")
@example(text="<p hidden>a<p>b")
def test_every_span_is_exact(name: str, text: str) -> None:
    document = parse_text(text, format=name)

    assert_spans_exact(document)
    assert len(document.source) == len(text)


@pytest.mark.skipif(not CORPORA.exists(), reason="needs the posts of shared/corpora")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_span_of_real_posts_is_exact(language: str) -> None:
    with gzip.open(CORPORA / f"{language}.jsonl.gz", "rt", encoding="utf-8") as lines:
        posts = [json.loads(line) for line in lines][::4]
    for post in posts:
        assert_spans_exact(parse_text(post["text"], path=post["path"]))


@many
@given(data=st.binary(max_size=300) | markup.map(lambda text: text.encode("utf-16", "replace")))
def test_bytes_are_text_or_unreadable(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        text, _ = decode(data)
        text.encode()


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv"])
@many
@given(
    text=st.lists(
        st.sampled_from(
            ["text,id", "text\tid", '{"text": "a *b*"}', '"a\nb",1', '"', "\n", "\r\n", ",", "x", "{", "[]", "中", "\0"]
        )
    ).map("".join)
)  # fmt: skip
def test_records_are_read_or_reported(name: str, text: str) -> None:
    try:
        results = parse(f"posts.{name}", text.encode(), columns=Columns())
    except UnreadableError:
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for result in results:
        assert result.record is not None
        assert 1 <= result.record.line <= lines
        if not isinstance(result, Unparsed):
            assert_spans_exact(result)


@many
@given(data=st.binary(max_size=200))
def test_damaged_word_documents_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        parse("post.docx", b"PK\x03\x04" + data)


scalars = st.sampled_from(
    [
        *("plain words", "true", "No", "~", "null", "12", "-3", "+4", "1.5", "1.", "0x1F", "012", "1_000", "12:30",
          "1e3",           "2024-05-01", "2024-05-01 10:00:00"),
        *("'quoted'", '"double"', "'it''s'", '"a\\nb"', "v1.2.3", "18F digital", "a: b", "a #b", "a#b", "C#",
          "- x", "[a, b]", "[]", "[a, 'b, c']", "{a: 1}", "|", ">", "&x", "*x", "@x"),
        *("中文，标点", "é", ".5", ".inf", "=", "<<", "!x", "%x", "a:", "http://a.b/c", "''", '""', "",
          "[1, 2.5, yes]", "[a,b]", "[ a , b ]"),
    ]
)  # fmt: skip
entries = st.lists(
    st.tuples(
        st.sampled_from(["title", "tags", "a-b", "on", "null", "Date", "x_1"]),
        scalars,
        st.lists(scalars, max_size=3),
        st.booleans(),
    )
)


class _WithoutDates(yaml.SafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@many
@given(fields=entries)
def test_flat_yaml_agrees_with_yaml(fields: list[tuple[str, str, list[str], bool]]) -> None:
    lines = []
    for key, value, items, has_items in fields:
        lines.append(f"{key}:" if has_items else f"{key}: {value}")
        lines += [f"  - {item}" for item in items] if has_items else []
    text = "\n".join(lines) + "\n"
    flat = flat_yaml.read(text, 0, len(text))

    if flat is not None:
        assert flat[0] == (yaml.load(text, _WithoutDates) or {})
        for key, span in flat[1].items():
            if isinstance(flat[0][key], str):
                assert flat[0][key] in span.cut(text)
