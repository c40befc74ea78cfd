"""Tables of posts: JSON Lines, CSV and TSV. Each record is a document of its own.

A record that cannot be read is reported, and the next one is read; positions in a record count within its text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from voicecheck.core.document import Record
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers.given import Columns, Given, Unparsed, Unread
from voicecheck.parsers.meta import first_text

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "post", "message", "caption", "正文", "内容", "內容", "文案", "文本"),
    "id": ("id", "post_id", "uid", "key", "slug", "url", "编号", "編號"),
    "author": ("author", "user", "username", "byline", "作者"),
    "channel": ("channel", "platform", "network", "渠道", "平台"),
    "role": ("role", "author_role", "角色"),
    "date": ("date", "created_at", "published_at", "published", "time", "timestamp", "日期", "发布时间", "發布時間"),
    "title": ("title", "headline", "subject", "标题", "標題"),
    "language": ("lang", "language", "locale", "语言", "語言"),
    "format": ("format", "text_format"),
}
"""The usual names of columns; case does not count."""

_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r")


def parse_jsonl(text: str, given: Given, columns: Columns) -> Iterator[Unread | Unparsed]:
    """One document a line; an object, or a string that is the post."""
    reader = _Reader(given, columns)
    at = 0
    line = 0
    while at < len(text):
        line += 1
        found = _LINE_END.search(text, at)
        end = found.start() if found else len(text)
        raw = text[at:end].strip(" \t\ufeff")
        at = found.end() if found else len(text)
        if not raw:
            continue
        try:
            fields = json.loads(raw)
        except (ValueError, RecursionError) as error:
            problem = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
            yield Unparsed(given.path, Record(line, ""), f"not JSON: {problem}")
            continue
        if isinstance(fields, str):
            fields = {columns.text or "text": fields}
        if isinstance(fields, dict):
            yield reader.record(fields, line)
        else:
            yield Unparsed(
                given.path, Record(line, ""), f"got {_kind(fields)}; expected an object with the post's text"
            )


def parse_csv(
    text: str, given: Given, columns: Columns, *, delimiter: str | None = None
) -> Iterator[Unread | Unparsed]:
    """One document a row under a header row; the delimiter is that of `,`, `;` and tab which the header has most of.

    Raises:
        UnreadableError: the header names no column that holds text.
    """
    reader = _Reader(given, columns)
    rows = _rows(text, delimiter)
    header: list[str] | None = None
    for line, row in rows:
        if isinstance(row, str):
            yield Unparsed(given.path, Record(line, ""), row)
        elif header is None:
            header = [name.strip().lstrip("\ufeff") for name in row]
            reader.check_header(header)
        elif not row:
            continue
        elif len(row) != len(header):
            problem = f"got {len(row)} columns; expected {len(header)}, as in the header; quote fields with a delimiter"
            yield Unparsed(given.path, Record(line, ""), problem)
        else:
            yield reader.record(dict(zip(header, row, strict=True)), line)


def parse_tsv(text: str, given: Given, columns: Columns) -> Iterator[Unread | Unparsed]:
    """One document a row, columns parted by tabs."""
    return parse_csv(text, given, columns, delimiter="\t")


def _rows(text: str, delimiter: str | None) -> Iterator[tuple[int, list[str] | str]]:
    """Each row, or what is wrong with it, and the line on which it begins."""
    csv.field_size_limit(2**31 - 1)
    if delimiter is None:
        first = _LINE.search(text)
        header = first[0] if first else ""
        delimiter = max(",;\t", key=header.count)
    reader = csv.reader(_lines(text), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"not CSV: {error}"
            continue
        yield line, row


def _lines(text: str) -> Iterator[str]:
    at = 0
    for found in _LINE_END.finditer(text):
        yield text[at : found.end()]
        at = found.end()
    if at < len(text):
        yield text[at:]


def _kind(value: Any) -> str:
    return {list: "a list", type(None): "null", bool: "true or false"}.get(type(value), "a number")


class _Reader:
    """Makes documents of fields, finding each column by its given name or a usual one."""

    def __init__(self, given: Given, columns: Columns) -> None:
        self._given = given
        self._columns = columns
        self._found: dict[str, str | None] = {}
        self._known: tuple[str, ...] = ()

    def check_header(self, header: list[str]) -> None:
        """Refuse a table in which no row can have text."""
        if self._name("text", dict.fromkeys(header)) is None and len(header) > 1:
            expected = f"'{self._columns.text}'" if self._columns.text else f"one of {', '.join(NAMES['text'])}"
            raise UnreadableError(f"no column of text: got {', '.join(header)}; expected {expected}; name it")
        if len(header) == 1:
            self._columns = self._columns._replace(text=self._columns.text or header[0])

    def record(self, fields: Mapping[str, Any], line: int) -> Unread | Unparsed:
        """The draft of one record."""
        if tuple(fields) != self._known:
            self._known = tuple(fields)
            self._found = {role: self._name(role, fields) for role in NAMES}
        values = {role: fields[name] if name is not None else None for role, name in self._found.items()}
        record = Record(line, _as_text(values["id"]) or "")
        text = values["text"]
        path = self._given.path
        if not isinstance(text, str):
            wanted = self._columns.text or self._found["text"] or "text"
            got = f"got {_kind(text)} in '{wanted}'" if text is not None else f"no '{wanted}'"
            return Unparsed(path, record, f"{got}; expected the post's text; name the column that holds it")
        if not text.strip():
            return Unparsed(path, record, "the post is empty")
        return self._draft(text, values, fields, record)

    def _draft(self, text: str, values: Mapping[str, Any], fields: Mapping[str, Any], record: Record) -> Unread:
        from voicecheck.parsers import PARSERS

        given = self._given
        meta = {key: value for key, value in fields.items() if key is not None and key != self._found["text"]}
        if values["title"] is not None:
            meta.setdefault("title", values["title"])
        format_name = _as_text(values["format"]) or self._columns.text_format
        if format_name not in PARSERS:
            format_name = self._columns.text_format
        return Unread(
            text,
            given._replace(
                author=given.author or _as_text(values["author"]),
                channel=given.channel or _as_text(values["channel"]),
                role=given.role or _as_text(values["role"]),
                date=given.date or _as_text(values["date"]),
                language=given.language or _as_text(values["language"]) or "",
                meta=meta,
                record=record,
            ),
            format_name,
        )

    def _name(self, role: str, fields: Mapping[str, Any]) -> str | None:
        """The column that plays a role, or None."""
        named: str = getattr(self._columns, role)
        if named:
            return named if named in fields else None
        lowered = {key.lower(): key for key in fields if isinstance(key, str)}
        return next((lowered[name] for name in NAMES[role] if name in lowered), None)


def _as_text(value: Any) -> str | None:
    if value is None:
        return None
    return value.strip() or None if isinstance(value, str) else first_text({"value": value}, ("value",))
