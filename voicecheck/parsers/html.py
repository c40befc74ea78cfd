"""HTML pages, and posts that a blog keeps as HTML."""

from __future__ import annotations

from typing import Any

from voicecheck.core.document import Document
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.given import Given
from voicecheck.parsers.tags import TagReader

MAX_LENGTH = 10_000_000
"""Code points. A longer source is read as plain text."""

_FIELDS = {
    "description": "description", "author": "author", "article:author": "author", "lang": "lang",
    "keywords": "keywords", "date": "date", "article:published_time": "date",
}  # fmt: skip


def parse(source: str, given: Given) -> Document:
    """The blocks of a page; front matter and template tags are understood too."""
    if len(source) > MAX_LENGTH:
        from voicecheck.parsers import text

        return text.parse(source, given._replace(notes=(*given.notes, "read as plain text: too long for HTML")))
    from voicecheck.parsers import frontmatter

    builder = Builder(source)
    front = frontmatter.read(source) if source.startswith(("---", "+++")) else None
    start = 0
    if front:
        front.add_blocks(builder)
        start = front.end
    html = _without_templates(builder, start) if "{{" in source or "{%" in source else source
    reader = TagReader(builder)
    reader.feed(html[start:], start)
    reader.end_block()
    fields: dict[str, Any] = {_FIELDS[key]: value for key, value in reader.metas.items() if key in _FIELDS and value}
    if title := next((block for block in builder.blocks if block[0] == "title"), None):
        fields.setdefault("title", builder.text_of(title))
    if front:
        fields.update(front.meta)
    return builder.finish("html", given, fields, front.spans if front else None)


def _without_templates(builder: Builder, start: int) -> str:
    from voicecheck.parsers import templates

    hidden = templates.template_overlay(builder.source, start)
    if hidden is None:
        return builder.source
    builder.holes = hidden.holes
    builder.comments += hidden.comments
    return hidden.text
