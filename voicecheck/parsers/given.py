"""What a parser is told besides the text, and what it hands back for a record that it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from voicecheck.core.document import Record


class Columns(NamedTuple):
    """Which columns of a table of posts hold what; "" means: guess from the usual names.

    Attributes:
        format: The column that names each record's format.
        text_format: The format of records that name none.
    """

    text: str = ""
    id: str = ""
    author: str = ""
    channel: str = ""
    role: str = ""
    date: str = ""
    title: str = ""
    language: str = ""
    format: str = ""
    text_format: str = "markdown"


class Unparsed(NamedTuple):
    """A record that could not be read, while the others of its file could."""

    path: str
    record: Record
    error: str


class Unread(NamedTuple):
    """A draft that is yet to be parsed.

    Attributes:
        source: Its text; of formats that are no text, its bytes.
        format: One of `PARSERS` that is not a table.
    """

    source: str | bytes
    given: Given
    format: str


class Given(NamedTuple):
    """What the caller knows of a draft; each value wins over the draft's own front matter."""

    path: str = ""
    author: str | None = None
    channel: str | None = None
    role: str | None = None
    date: str | None = None
    language: str = ""
    meta: Mapping[str, Any] | None = None
    record: Record | None = None
    notes: tuple[str, ...] = ()
