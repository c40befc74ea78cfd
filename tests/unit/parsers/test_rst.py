from __future__ import annotations

from tests.unit.parsers.cutting import blocks, comments, inlines, levels, read, source_of
from voicecheck.core.document import OBJECT

POST = r"""=====
Title
=====
:author: Ann
:date: 2024-05-01

.. voicecheck off hype: why

With ``code``, *emphasis*, **strong
words**, `a link <http://x>`_, a ref_, :doc:`page <p>`, :code:`x` and \*stars\*. [1]_

.. code-block:: python

   not = prose

   more

Literal::

   not prose

Section
-------

* one
  goes on
* two

  - deep

.. note:: Mind
   this.

   And that.

.. figure:: x.png
   :alt: A picture

   Its caption.

Term
  meaning

.. [1] A footnote
   goes on.

+---+-----+
| a | b c |
|   | d   |
+---+-----+

== =====
e  f g
== =====

>>> not_prose()

    A quote.
"""


def test_a_post():
    document = read(POST, "rst")
    assert levels(document) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, f"With {OBJECT}, emphasis, strong\nwords, a link, a ref, page, {OBJECT} and *stars*."),
        ("paragraph", 0, "Literal:"),
        ("heading", 2, "Section"),
        ("list", 1, "one\ngoes on"),
        ("list", 1, "two"),
        ("list", 2, "deep"),
        ("paragraph", 0, "Mind\nthis."),
        ("paragraph", 0, "And that."),
        ("alt", 0, "A picture"),
        ("caption", 0, "Its caption."),
        ("list", 1, "Term"),
        ("list", 1, "meaning"),
        ("footnote", 0, "A footnote\ngoes on."),
        ("cell", 0, "a"),
        ("cell", 0, "b c\nd"),
        ("cell", 0, "e"),
        ("cell", 0, "f g"),
        ("quote", 1, "A quote."),
    ]
    assert inlines(document) == [
        ("emphasis", "emphasis"),
        ("strong", "strong\nwords"),
        ("link", "a link"),
        ("link", "page"),
    ]
    assert comments(document) == [("voicecheck off hype: why", ".. voicecheck off hype: why")]
    assert (document.author, document.date) == ("Ann", "2024-05-01")
    assert document.meta_spans["author"].cut(document.source) == "Ann"


def test_places():
    document = read(POST, "rst")
    assert source_of(document, f"With {OBJECT}, emphasis") == "With ``code``, *emphasis"
    assert source_of(document, "one\ngoes") == "one\n  goes"
    assert source_of(document, "*stars*") == r"*stars\*"
    assert source_of(document, "b c\nd") == "b c |\n|   | d"


def test_comment_blocks():
    document = read("..\n   A comment\n   of two lines.\n\nText.", "rst")
    assert blocks(document) == [("paragraph", "Text.")]
    assert comments(document)[0][1] == "..\n   A comment\n   of two lines."
