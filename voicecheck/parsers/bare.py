"""Drafts for rules that read the source themselves: their markup is not parsed a second time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicecheck.core.document import Block, Document, Segment
from voicecheck.parsers.given import Unread
from voicecheck.parsers.meta import byline

if TYPE_CHECKING:
    from voicecheck.parsers.frontmatter import FrontMatter

MAX_LENGTH = 5_000_000
"""Code points. A longer source is left to the parser of its format, which may refuse it."""

_FORMATS = ("markdown", "text")
_CJK = re.compile(rb"\xe2[\xba-\xbf]|[\xe3-\xee]|\xef(?:[\x80-\xab\xb9-\xbf]|\xb8[\xb0-\xbf])|\xf0[\xa0-\xbf]")
"""U+2E80 to U+FAFF, U+FE30 to U+FFFF, the planes of Han, in UTF-8: a class of the characters takes 6 ms to compile."""

_ASCII = bytes(range(128))


def bare(draft: Unread) -> Document | None:
    """The document of a draft with its source for a text; None where its markup tells something that is needed."""
    source, given = draft.source, draft.given
    if draft.format not in _FORMATS or not isinstance(source, str) or given.meta or not 0 < len(source) <= MAX_LENGTH:
        return None
    if "voicecheck" in source:  # a suppression
        return None
    # In which of its languages a draft is written, its blocks must tell.
    if not source.isascii() and _CJK.search(source.encode("utf-8", "surrogatepass").translate(None, _ASCII)):
        return None
    front = _front_matter(source) if draft.format == "markdown" else None
    size = len(source)
    author, channel, role, date, language = byline(front.meta if front else {}, given)
    return Document(
        path=given.path,
        source=source,
        text=source,
        segments=(Segment(0, size, 0, size, True),),
        blocks=(Block("paragraph", 0, size),),
        format=draft.format,
        language=language,
        meta=front.meta if front else {},
        meta_spans=front.spans if front else {},
        record=given.record,
        author=author,
        channel=channel,
        role=role,
        date=date,
        notes=(*given.notes, front.note) if front and front.note else given.notes,
        bare=True,
    )


def _front_matter(source: str) -> FrontMatter | None:
    if not source.startswith(("---", "+++")):
        return None
    from voicecheck.parsers import frontmatter

    return frontmatter.read(source)
