"""YAML as Vale's reader takes it, which is 1.2 in what counts: `yes`, `off` and `12:30` are texts."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_VALUES = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9_]*|0[0-7_]+|0b[01_]+|0x[0-9a-fA-F_]+)", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9]+)(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("merge", r"<<", "<"),
)
"""What is no text: its tag, how it is written, what it begins with."""


def load(text: str) -> Any:
    """The value of a document.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    import yaml

    return yaml.load(text, Loader=_loader())


@cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own name

    for name, written, firsts in _VALUES:
        pattern = re.compile(rf"^(?:{written})$")
        for first in firsts:
            Loader.yaml_implicit_resolvers.setdefault(first, []).append((f"tag:yaml.org,2002:{name}", pattern))
    return Loader
