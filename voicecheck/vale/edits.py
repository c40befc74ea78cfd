"""What the actions of rules make of a match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from voicecheck.vale.flavour import Regex

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")
_REFERENCE = re.compile(r"\$(\d+)|\$\{(\w+)\}")


def referred(template: str, match: Any) -> str:
    """A replacement with the groups of a match put in; a group that there is not stays as it is written."""

    def put(reference: re.Match[str]) -> str:
        try:
            return str(match.group(int(reference[1]) if reference[1] else reference[2]) or "")
        except (IndexError, KeyError):
            return reference[0]

    return _REFERENCE.sub(put, template)


def edited(text: str, params: Sequence[str]) -> str:
    """A text after the action `edit`; one that is unknown leaves it as it is."""
    name, *rest = params
    if name == "regex" and len(rest) == 2:
        found: list[str] = []
        last = 0
        for match in Regex(rest[0]).finditer(text):
            found += [text[last : match.start()], referred(rest[1], match)]
            last = match.end()
        text = "".join(found) + text[last:]
    elif name in ("trim", "trim_left", "trim_right") and len(rest) == 1:
        strip = {"trim": str.strip, "trim_left": str.lstrip, "trim_right": str.rstrip}[name]
        text = strip(text, rest[0])
    elif name == "truncate" and len(rest) == 1:
        text = text.split(rest[0] or None)[0] if text else text
    elif name == "split" and len(rest) == 2 and rest[1].isdigit():
        parts = text.split(rest[0] or None)
        text = parts[int(rest[1])] if int(rest[1]) < len(parts) else text
    return text.strip()


def simple(text: str) -> str:
    """A text in small letters, its words parted by spaces, as in `lampShade` or `lamp-shade`."""
    return _HUMP.sub(" ", text).strip().lower()
