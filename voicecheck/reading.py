"""From files to documents, with what the settings and the caller say of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from voicecheck.config import Settings
from voicecheck.core.document import Document
from voicecheck.core.errors import UnreadableError
from voicecheck.core.finding import Severity
from voicecheck.core.report import FileReport

if TYPE_CHECKING:
    from voicecheck.parsers import Columns, Unread

Part: TypeAlias = "Document | FileReport"
"""A document, or the report of one that could not be read."""

Draft: TypeAlias = "Unread | FileReport"
"""A draft that is yet to be parsed, or the report of one that could not be read."""


class CheckOptions(NamedTuple):
    """What a caller asks for besides the configuration; each value wins over it.

    Attributes:
        select, ignore: Rules by id, glob of ids, pack or kind.
        similarity: Also find, for each paragraph, the nearest of the brand's own posts.
        reveal: Show what sensitive rules found, instead of hiding it.
        format: How to parse, whatever the path's ending.
        keep: Keep the reports of a batch between runs, and use those of earlier ones.
    """

    channel: str | None = None
    author: str | None = None
    role: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity | None = None
    similarity: bool = False
    format: str | None = None
    encoding: str | None = None
    columns: Columns | None = None
    reveal: bool = False
    keep: bool = True


def read(path: str, settings: Settings, options: CheckOptions, data: bytes | None = None) -> Iterator[Part]:
    """Parse a file, or the bytes that stand for it: one document, or one for each record of a table, one at a time."""
    return map(parse, drafts(path, settings, options, data))


def parse(draft: Draft, *, bare: bool = False) -> Part:
    """The document of a draft, or the report that it could not be read.

    Args:
        bare: Whether the source will do, unparsed, where nothing else needs to be known of the draft.
    """
    if isinstance(draft, FileReport):
        return draft
    from voicecheck.parsers import parse_draft

    if bare:
        from voicecheck.parsers.bare import bare as as_it_stands

        if document := as_it_stands(draft):
            return document
    try:
        return parse_draft(draft)
    except UnreadableError as error:
        return FileReport(path=draft.given.path, record=draft.given.record, error=_reason(error))


def drafts(path: str, settings: Settings, options: CheckOptions, data: bytes | None = None) -> Iterator[Draft]:
    """The drafts of a file, or of the bytes that stand for it, one at a time and not yet parsed."""
    from voicecheck.parsers import Unread
    from voicecheck.parsers import drafts as drafts_of

    try:
        for part in drafts_of(
            path,
            read_bytes(path) if data is None else data,
            format=options.format,
            encoding=options.encoding or settings.encoding,
            columns=options.columns or _columns(settings),
            channel=options.channel,
            author=options.author,
            role=options.role,
        ):
            if isinstance(part, Unread):
                yield part
            else:
                yield FileReport(path=part.path, record=part.record, error=part.error)
    except (UnreadableError, OSError) as error:
        yield FileReport(path=path, error=_reason(error))


def read_bytes(path: str) -> bytes:
    """The content of a file.

    Raises:
        UnreadableError: it is no ordinary file, or cannot be read.
    """
    file = Path(path)
    try:
        if file.exists() and not file.is_file():
            raise UnreadableError("not an ordinary file")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _columns(settings: Settings) -> Columns | None:
    stated = dict(settings.columns)
    if settings.record_format:
        stated["text_format"] = settings.record_format
    if not stated:
        return None
    from voicecheck.parsers import Columns

    return Columns(**stated)
