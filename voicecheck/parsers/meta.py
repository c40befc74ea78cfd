"""Who wrote a draft, where and when, by the fields that usually say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicecheck.parsers.given import Given

AUTHOR = ("author", "authors", "byline", "作者")
CHANNEL = ("channel", "platform", "network", "渠道", "平台")
ROLE = ("role", "author_role", "角色")
DATE = ("date", "published", "publish_date", "publishdate", "published_at", "pubdate", "created_at", "日期", "发布时间")
LANGUAGE = ("lang", "language", "locale", "语言")

Byline = tuple[str | None, str | None, str | None, str | None, str]


def byline(meta: Mapping[str, Any], given: Given) -> Byline:
    """Author, channel, role, date and language: what was given, else what the fields say."""
    if not meta:
        return given.author, given.channel, given.role, given.date, given.language
    fields = {key.lower(): value for key, value in meta.items()}
    return (
        given.author or first_text(fields, AUTHOR),
        given.channel or first_text(fields, CHANNEL),
        given.role or first_text(fields, ROLE),
        given.date or first_text(fields, DATE),
        given.language or first_text(fields, LANGUAGE) or "",
    )


def first_text(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these fields that says anything, as text."""
    for name in names:
        if name in fields and (text := _as_text(fields[name])):
            return text
    return None


def _as_text(value: Any) -> str:
    """A plain value as text: the names of several people are joined, of a mapping its `name` counts."""
    if isinstance(value, Mapping):
        return _as_text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, [_as_text(one) for one in value if not isinstance(one, list)]))
    return "" if value is None or isinstance(value, bool) else str(value).strip()
