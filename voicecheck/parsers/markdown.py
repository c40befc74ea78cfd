"""CommonMark with the extensions that blogs use, and MDX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicecheck.core.document import Document
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.events import EventReader
from voicecheck.parsers.given import Given

if TYPE_CHECKING:
    from voicecheck.parsers.frontmatter import FrontMatter
    from voicecheck.parsers.templates import Overlay

MAX_LENGTH = 5_000_000
"""Code points. A longer source is read as plain text: hostile markup of that size would take minutes."""

_BRACES = ("{{", "{%", "{/*", "{:", "){", "={")
_MARKERS = ("!!! ", "??? ", "???+ ", '=== "', ":::", "[!", ' markdown="', " markdown>")
"""Without any of these there is nothing in a post that is not Markdown."""
_CJK_MARKS = frozenset("—‘’“”…、。〈〉《》「」『』【】〔〕〖〗〘〙！（），．：；？～")
_HAN = "中"
_BOLD = re.compile(r"\*\*")


def parse(source: str, given: Given) -> Document:
    """The blocks of a Markdown post."""
    return _parse(source, given, mdx=False)


def parse_mdx(source: str, given: Given) -> Document:
    """The blocks of a post in Markdown with JSX."""
    return _parse(source, given, mdx=True)


def _parse(source: str, given: Given, *, mdx: bool) -> Document:
    if len(source) > MAX_LENGTH:
        return _as_text(source, given, "read as plain text: too long for Markdown")
    try:
        return _parse_events(source, given, mdx=mdx)
    except BaseException as error:  # a panic in Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return _as_text(source, given, "read as plain text: the Markdown parser failed")


def _parse_events(source: str, given: Given, *, mdx: bool) -> Document:
    builder = Builder(source)
    front = _front_matter(source)
    body_start = front.end if front else 0
    hidden = _overlay(source, body_start, mdx=mdx)
    text = hidden.text if hidden else source
    if front:
        front.add_blocks(builder)
        text = " " * (body_start - 1) + "\n" + text[body_start:]
    if not text.isascii() and "**" in text:
        text = _with_cjk_bold(text)
    reader = EventReader(builder, text, hidden, mdx=mdx)
    reader.read()
    if front is None:
        return builder.finish("markdown", given)
    return builder.finish("markdown", given, front.meta, front.spans)


def _front_matter(source: str) -> FrontMatter | None:
    if not source.startswith(("---", "+++")):
        return None
    from voicecheck.parsers import frontmatter

    return frontmatter.read(source)


def _overlay(source: str, start: int, *, mdx: bool) -> Overlay | None:
    has_braces = mdx or ("{" in source and any(mark in source for mark in _BRACES))
    if not has_braces and not any(mark in source for mark in _MARKERS):
        return None
    from voicecheck.parsers import templates

    return templates.overlay(source, start, mdx=mdx)


def _with_cjk_bold(text: str) -> str:
    """A copy in which `字**“字”**字` is bold, as readers expect; to CommonMark these are asterisks.

    A mark next to the asterisks, with a Han character on their other side, becomes a Han character.
    """
    marks = []
    for bold in _BOLD.finditer(text):
        start, end = bold.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if after in _CJK_MARKS and _is_han(before):
            marks.append(end)
        elif before in _CJK_MARKS and _is_han(after):
            marks.append(start - 1)
    if not marks:
        return text
    pieces = []
    at = 0
    for mark in sorted(set(marks)):
        pieces += [text[at:mark], _HAN]
        at = mark + 1
    return "".join(pieces) + text[at:]


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _as_text(source: str, given: Given, note: str) -> Document:
    from voicecheck.parsers import text

    return text.parse(source, given._replace(notes=(*given.notes, note)))
