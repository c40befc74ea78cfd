from __future__ import annotations

from tests.unit.parsers.cutting import comments, inlines, levels, read, source_of
from voicecheck.core.document import OBJECT

POST = r"""= Title
Ann Lee <a@b.c>
v1.0, 2024-05-01
:description: About things

// voicecheck off hype
With `code`, *bold*, _emphasis_, **un**bound, https://x.y[a link], https://x.z[], {attribute} and \*stars*. +
Goes on.footnote:[A note.]

== Section

[source,ruby]
----
not prose
----

[source]
nor this

* one
** two
+
goes on

Term:: meaning

____
A quote.
____

[quote, Ann]
Another.

.Caption
image::x.png[A picture,100]

NOTE: Mind this.

 literal

|===
|a |b
|c
|d
e
|===

////
A comment
////
See <<x,there>> and image:y.png[small].
"""


def test_a_post():
    document = read(POST, "asciidoc")
    assert levels(document) == [
        ("title", 0, "Title"),
        ("description", 0, "About things"),
        (
            "paragraph",
            0,
            f"With {OBJECT}, bold, emphasis, unbound, a link, https://x.z, {OBJECT} and *stars*.\nGoes on.",
        ),
        ("footnote", 0, "A note."),
        ("heading", 1, "Section"),
        ("list", 1, "one"),
        ("list", 2, "two"),
        ("list", 2, "goes on"),
        ("list", 1, "Term"),
        ("list", 1, "meaning"),
        ("quote", 1, "A quote."),
        ("quote", 1, "Another."),
        ("caption", 0, "Caption"),
        ("alt", 0, "A picture"),
        ("paragraph", 0, "Mind this."),
        ("cell", 0, "a"),
        ("cell", 0, "b"),
        ("cell", 0, "c"),
        ("cell", 0, "d\ne"),
        ("paragraph", 0, f"See there and {OBJECT}."),
        ("alt", 0, "small"),
    ]
    assert inlines(document) == [
        ("strong", "bold"),
        ("emphasis", "emphasis"),
        ("strong", "un"),
        ("link", "a link"),
        ("link", "there"),
    ]
    assert comments(document) == [
        ("voicecheck off hype", "// voicecheck off hype"),
        ("A comment", "////\nA comment\n////"),
    ]
    assert (document.author, document.date, document.meta["title"]) == ("Ann Lee", "2024-05-01", "Title")


def test_places():
    document = read(POST, "asciidoc")
    assert source_of(document, "bold, em") == "bold*, _em"
    assert source_of(document, "a link") == "a link"
    assert source_of(document, "stars*.\nGoes") == "stars*. +\nGoes"
    assert source_of(document, "About") == "About"
