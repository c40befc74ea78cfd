from __future__ import annotations

import pytest

from tests.unit.parsers.cutting import blocks, comments, inlines, levels, read, source_of
from voicecheck.core.document import OBJECT


def test_template_tags_in_prose_are_objects():
    document = read('Hi {{ name }}, *see* [us]({{ "/a" | url }}) {{< ref "x" >}}.')
    assert document.text == f"Hi {OBJECT}, see us {OBJECT}."
    assert inlines(document) == [("emphasis", "see"), ("link", "us")]
    assert source_of(document, OBJECT) == "{{ name }}"
    assert source_of(document, f"us {OBJECT}.") == 'us]({{ "/a" | url }}) {{< ref "x" >}}.'


def test_tags_that_fill_a_line_part_blocks():
    assert blocks(read("a\n{% if x %} {{ y }}\nb\n\n> c\n> {% endif %}\n> d")) == [
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("quote", "c"),
        ("quote", "d"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "{% highlight ruby %}\nx\n\ny {{ z }}\n{% endhighlight %}",
        "{{< highlight go >}}\nx\n\ny\n{{< /highlight >}}",
        "{{% code %}}\nx\n{{% /code %}}",
        "```\n{{ x\n```",
        "`{{`",
    ],
)
def test_code_tags_hide_what_they_hold(code: str):
    document = read(f"a\n\n{code}\n\nb }}}}")
    assert blocks(document) == [("paragraph", "a"), ("paragraph", "b }}")]


def test_template_comments():
    document = read("a {% comment %} voicecheck off {% endcomment %} b\n\n{{/* c */}}\n\n{{% x %}}{/* d */}")
    assert document.text == "a  b"
    assert comments(document) == [
        ("voicecheck off", "{% comment %} voicecheck off {% endcomment %}"),
        ("c", "{{/* c */}}"),
        ("d", "{/* d */}"),
    ]


def test_attribute_lists():
    document = read(
        'A **b**{: .c} d\n{: #e .f}\n\n![g](h){width=50%} i `j`{.k}\n\n[l](m){target="_blank"} {not} a list'
    )
    assert [text for _, text in blocks(document)] == ["A b d", f"{OBJECT} i {OBJECT}", "g", "l {not} a list"]


def test_admonitions_are_no_lists_and_their_text_is_no_code():
    document = read('!!! note "The *title*"\n    First\n\n    second\n\n??? tip\n\n    third\n\n    - item\n\n* last')
    assert levels(document) == [
        ("paragraph", 0, "The *title*"),
        ("paragraph", 0, "First"),
        ("paragraph", 0, "second"),
        ("paragraph", 0, "third"),
        ("list", 1, "item"),
        ("list", 1, "last"),
    ]


def test_directives_and_callouts():
    document = read("a\n\n:::tip Mind this\nb\n:::\n\n::: {.note}\nc\n:::\n\n> [!faq]- Why\n> d\n")
    assert [text for _, text in blocks(document)] == ["a", "Mind this", "b", "c", "Why\nd"]
    assert source_of(document, "Mind this") == "Mind this"


def test_markdown_in_html_that_asks_for_it():
    document = read(
        '<figure markdown="span">\n  ![a *b*](u)\n  <figcaption>c</figcaption>\n</figure>\n\n<div markdown>\n*d*'
    )
    assert blocks(document) == [("alt", "a b"), ("caption", "c"), ("paragraph", "d")]


MDX = """import Chart from './chart'
export const data = {
  a: [1, 2],
}

# Sales {2 + 2}

<Chart
  data={data}
  onClick={() => "}>"}
/>

<Note kind="x">
  Indented **prose** {/* voicecheck off */} with <Badge text="no" /> in it.

    It is no code.
</Note>

export data to a file, import from one.

<div className={styles.box}>a &lt; b</div>
"""


def test_mdx():
    document = read(MDX, "mdx")
    assert blocks(document) == [
        ("heading", f"Sales {OBJECT}"),
        ("paragraph", "Indented prose  with  in it."),
        ("paragraph", "It is no code."),
        ("paragraph", "export data to a file, import from one."),
        ("paragraph", "a < b"),
    ]
    assert comments(document) == [("voicecheck off", "{/* voicecheck off */}")]
    assert source_of(document, "prose  with  in") == 'prose** {/* voicecheck off */} with <Badge text="no" /> in'
    assert source_of(document, "< b") == "&lt; b"


def test_jsx_in_plain_markdown():
    assert read("a <Foo bar={'>'} /> b").text == "a  b"
    assert read("if a <b && c={d} then").text == "if a <b && c={d} then"


@pytest.mark.parametrize("unit", ["{", "{{", "{/*", "<A b={", "){a=", "import x\n", "{% comment %}", "`{{"])
def test_hostile_braces_end(unit: str):
    text = unit * (100_000 // len(unit))
    assert len(read(text, "mdx").source) == len(text)
