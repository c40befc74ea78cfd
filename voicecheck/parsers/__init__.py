"""Reads drafts: from bytes or text to a Document, by the format that the file's name or the caller says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, cast

from voicecheck.core.document import Document
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers.given import Columns, Given, Unparsed, Unread

__all__ = [
    "ENDINGS",
    "PARSERS",
    "TABLES",
    "Columns",
    "Unparsed",
    "Unread",
    "drafts",
    "format_of",
    "is_supported",
    "parse",
    "parse_draft",
    "parse_text",
]

PARSERS: Mapping[str, str] = {
    "markdown": "markdown:parse",
    "mdx": "markdown:parse_mdx",
    "html": "html:parse",
    "text": "text:parse",
    "rst": "rst:parse",
    "asciidoc": "asciidoc:parse",
    "jsonl": "records:parse_jsonl",
    "csv": "records:parse_csv",
    "tsv": "records:parse_tsv",
    "docx": "docx:parse",
}
"""The module of this package and the function in it that reads each format."""

ENDINGS: Mapping[str, str] = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html", ".txt": "text",
    ".text": "text", ".rst": "rst", ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "tsv", ".docx": "docx",
}  # fmt: skip
"""Which format a file has, by the end of its name in lower case."""

TABLES = ("jsonl", "csv", "tsv")
"""Formats of which a file holds many posts."""


def is_supported(path: str) -> bool:
    """Whether a walk through a folder takes this file."""
    return _ending(path) in ENDINGS


def format_of(path: str) -> str:
    """The format of a file by its name; one that tells nothing is plain text."""
    return ENDINGS.get(_ending(path), "text")


def parse(
    path: str,
    data: bytes,
    *,
    format: str | None = None,  # noqa: A002 - the name that Document gives it
    encoding: str | None = None,
    columns: Columns | None = None,
    channel: str | None = None,
    author: str | None = None,
    role: str | None = None,
) -> list[Document | Unparsed]:
    """The documents of a file: one, or one for each record of a table.

    Without a format the name tells it, without an encoding the bytes do, without columns their names. Channel,
    author and role win over what the draft itself says.

    Raises:
        UnreadableError: the whole file cannot be read.
    """
    found = drafts(
        path, data, format=format, encoding=encoding, columns=columns, channel=channel, author=author, role=role
    )
    return [parse_draft(each) if isinstance(each, Unread) else each for each in found]


def drafts(
    path: str,
    data: bytes,
    *,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    columns: Columns | None = None,
    channel: str | None = None,
    author: str | None = None,
    role: str | None = None,
) -> Iterator[Unread | Unparsed]:
    """The drafts of a file, one at a time and not yet parsed: a table may be too large to hold all its documents.

    Raises:
        UnreadableError: the whole file cannot be read.
    """
    name = format or format_of(path)
    given = Given(path=path, author=author, channel=channel, role=role)
    if name == "docx":
        yield Unread(data, given, name)
        return
    from voicecheck.parsers.decode import decode

    text, note = decode(data, encoding)
    if note:
        given = given._replace(notes=(note,))
    if name in TABLES:
        yield from _parser(name)(text, given, columns or Columns())
    else:
        yield Unread(text, given, name)


def parse_draft(draft: Unread) -> Document:
    """The document of a draft.

    Raises:
        UnreadableError: it cannot be read.
    """
    if isinstance(draft.source, str):
        return parse_given(draft.source, draft.given, draft.format)
    return cast("Document", _parser(draft.format)(draft.source, draft.given))


def parse_text(
    text: str,
    *,
    path: str = "",
    format: str | None = None,  # noqa: A002
    channel: str | None = None,
    author: str | None = None,
    role: str | None = None,
) -> Document:
    """The document of a text that is at hand, such as an editor's buffer or a web form's field.

    Raises:
        UnreadableError: the format is unknown, or one that has no plain text.
    """
    given = Given(path=path, author=author, channel=channel, role=role)
    return parse_given(text, given, format or format_of(path))


def parse_given(text: str, given: Given, name: str) -> Document:
    """The document of a text in one format; unpaired surrogates become replacement characters."""
    if name in TABLES or name == "docx":
        raise UnreadableError(f"got a text in format '{name}'; expected a format of single posts, such as markdown")
    if not text.isascii():
        text = _without_surrogates(text)
    return cast("Document", _parser(name)(text, given))


def _without_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        import re

        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _parser(name: str) -> Callable[..., Any]:
    target = PARSERS.get(name)
    if target is None:
        raise UnreadableError(f"unknown format '{name}'; expected one of {', '.join(PARSERS)}")
    module, _, function = target.partition(":")
    return cast("Callable[..., Any]", getattr(import_module(f"voicecheck.parsers.{module}"), function))


def _ending(path: str) -> str:
    dot = path.rfind(".")
    return path[dot:].lower() if dot > max(path.rfind("/"), path.rfind("\\")) else ""
