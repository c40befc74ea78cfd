"""HTML as a stream of tags, texts and comments: what Vale's walk over a document is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from voicecheck.vale.pieces import Piece, unescaped

START, END, SELF, TEXT, COMMENT = range(5)

_TAG = re.compile(
    r"<!--(?P<comment>.*?)(?:--!?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|<[!?/][^>]*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "xmp"))
_NONE: Mapping[str, str] = {}
_NO_PLACES: Mapping[str, int] = {}


class Tag(NamedTuple):
    """One token.

    Attributes:
        name: Of a tag; the text of a comment.
        pieces: Of a text.
        places: Where the value of each attribute that may be checked stands in the source.
    """

    sort: int
    name: str
    attributes: Mapping[str, str] = _NONE
    pieces: list[Piece] = []  # noqa: RUF012
    places: Mapping[str, int] = _NO_PLACES


def read(html: str, start: int) -> Iterator[Tag]:
    """The tokens of HTML that stands at `start` of the source."""
    at, raw = 0, ""
    while at < len(html):
        if raw:
            close = re.compile(rf"</{raw}\b", re.IGNORECASE).search(html, at)
            end = close.start() if close else len(html)
            if end > at:
                plain = html[at:end]
                pieces = (
                    unescaped(plain, start + at)
                    if raw in ("title", "textarea")
                    else [Piece(plain, start + at, start + end)]
                )
                yield Tag(TEXT, "", _NONE, pieces)
            at, raw = end, ""
            continue
        match = _TAG.search(html, at)
        end = match.start() if match else len(html)
        if end > at:
            yield Tag(TEXT, "", _NONE, unescaped(html[at:end], start + at))
        if match is None:
            return
        at = match.end()
        if match["comment"] is not None:
            yield Tag(COMMENT, match["comment"].strip())
        elif match["name"]:
            name = match["name"].lower()
            tag = _tag(match, name, start)
            yield tag
            if tag.sort == START and name in _RAW:
                raw = name


def _tag(match: re.Match[str], name: str, start: int) -> Tag:
    if match["close"]:
        return Tag(END, name)
    stated = match["attributes"]
    if not stated or stated == "/":
        return Tag(SELF if stated else START, name)
    values, places = {}, {}
    for found in _ATTRIBUTE.finditer(stated):
        index = next((group for group in (2, 3, 4) if found[group] is not None), 0)
        key = found[1].lower()
        if key not in values:
            values[key] = unescape(found[index]) if index else ""
            places[key] = start + match.start("attributes") + found.start(index)
    sort = SELF if stated.rstrip().endswith("/") else START
    return Tag(sort, name, values, [], places)
