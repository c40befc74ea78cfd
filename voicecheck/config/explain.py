"""Settings as rows for `voicecheck config show`: what holds, and which file says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voicecheck.config.places import shown
from voicecheck.config.settings import Settings

_PROFILE = (
    "title",
    "description",
    "aliases",
    "products",
    "languages",
    "packs",
    "channels",
    "roles",
    "topics",
    "allow",
    "posts",
    "voice",
    "disclosure",
)
_SCALARS = (
    *("channel", "role", "author", "author_from_git", "fail_on", "min_severity", "record_format", "encoding"),
    *("columns", "embedder", "spacy", "exclude", "jobs"),
)


def rows(settings: Settings) -> list[tuple[str, Any, str]]:
    """Key, value and `file:line` of all settings; then what is changed of each rule."""
    found: list[tuple[str, Any, str]] = [("config", settings.config or None, "")]
    found.append(("profile", settings.profile.name or None, _where(settings, "profile")))
    for name in _PROFILE:
        found += _expanded(settings, name, getattr(settings.profile, name))
    for name in _SCALARS:
        found += _expanded(settings, name, getattr(settings, name))
    found.append(("rules", len(settings.rules), ""))
    found += [(key, value, _where(settings, key)) for key, value in settings.changes.items()]
    return found


def _expanded(settings: Settings, name: str, value: Any) -> Iterator[tuple[str, Any, str]]:
    if name == "exclude":
        value = tuple(pattern for _, patterns in value for pattern in patterns)
    if name == "channels":
        for channel in value.values():
            for field in ("network", "description", "advertising", "personal"):
                key = f"channels.{channel.name}.{field}"
                if key in settings.provenance:
                    yield key, getattr(channel, field), _where(settings, key)
    elif isinstance(value, dict) and value:
        yield from ((f"{name}.{key}", item, _where(settings, f"{name}.{key}")) for key, item in value.items())
    elif isinstance(value, tuple) and name != "embedder" and value:
        for item in value:
            text = getattr(item, "name", item)
            yield name, text, _where(settings, f"{name}.{text}")
    else:
        yield name, value if value not in ("", (), {}) else None, _where(settings, name)


def _where(settings: Settings, key: str) -> str:
    place = settings.provenance.get(key, "default")
    file, separator, line = place.rpartition(":")
    return f"{shown(file)}:{line}" if separator and line.isdigit() else shown(place) if "/" in place else place
