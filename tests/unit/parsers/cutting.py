"""What the tests of parsers ask of a document."""

from __future__ import annotations

from voicecheck.core.document import Document
from voicecheck.parsers import parse, parse_text


def read(text: str, format_name: str = "markdown") -> Document:
    return parse_text(text, path="post", format=format_name)


def read_bytes(path: str, data: bytes) -> Document:
    (document,) = parse(path, data)
    assert isinstance(document, Document)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.scope, document.block_text(block)) for block in document.blocks]


def levels(document: Document) -> list[tuple[str, int, str]]:
    return [(block.scope, block.level, document.block_text(block)) for block in document.blocks]


def inlines(document: Document) -> list[tuple[str, str]]:
    return [(inline.scope, document.block_text(inline)) for inline in document.inlines]


def comments(document: Document) -> list[tuple[str, str]]:
    return [(comment.text, comment.span.cut(document.source)) for comment in document.comments]


def source_of(document: Document, text: str) -> str:
    """The source of the first place in the clean text that reads so."""
    start = document.text.index(text)
    return document.source_span(start, start + len(text)).cut(document.source)
