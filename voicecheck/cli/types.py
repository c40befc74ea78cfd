"""The values that options take."""

from __future__ import annotations

from typing import Literal

Level = Literal["error", "warning", "suggestion"]
FailOn = Literal["error", "warning", "suggestion", "never"]
Format = Literal[
    "terminal", "line", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown"
]
FileSort = Literal["rules", "profile", "config", "messages", "people"]
