"""The examples of a rule: texts that it must find, and texts that it must leave alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from voicecheck.core.rule import RuleSpec


@dataclass(frozen=True, slots=True)
class Example:
    """One text.

    Attributes:
        language: A language tag; "" leaves it to detection.
        format: How to read the text, such as `text`; "" leaves it to the caller.
        match: Exactly the texts that are found; None if the example does not say.
        fix: The text after all fixes; None if the example does not say.
        origin: `file:line` of the example.
    """

    text: str
    language: str = ""
    channel: str | None = None
    role: str | None = None
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    format: str = ""
    match: tuple[str, ...] | None = None
    fix: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one rule."""

    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file with all that only tests and explanations need.

    Attributes:
        default: Whether the pack is on where nothing names packs.
        examples: By rule id.
    """

    path: str
    pack: str
    title: str
    description: str
    languages: tuple[str, ...]
    default: bool
    rules: tuple[RuleSpec, ...]
    examples: Mapping[str, Examples]


def example(value: Any, origin: str) -> Example:
    """An example as the rule file states it: a text, or a mapping."""
    if isinstance(value, str):
        return Example(value, origin=origin)
    match = value.get("match")
    matched: Sequence[str] | None = [match] if isinstance(match, str) else match
    return Example(
        text=value["text"],
        language=value.get("language", ""),
        channel=value.get("channel"),
        role=value.get("role"),
        front_matter=value.get("front_matter", {}),
        format=value.get("format", ""),
        match=None if matched is None else tuple(matched),
        fix=value.get("fix"),
        origin=origin,
    )
