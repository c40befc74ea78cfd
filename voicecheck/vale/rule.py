"""A rule of a style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Problem(NamedTuple):
    """What is wrong with a rule; `rule` is "" if it is not one rule."""

    path: str
    line: int
    rule: str
    message: str


@dataclass(frozen=True)
class StyleRule:
    """A rule as its file states it, its values put right."""

    name: str
    point: str
    level: str
    message: str
    scope: tuple[str, ...]
    link: str = ""
    description: str = ""
    limit: int = 0
    action: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    line: int = 1
