"""The head of a post as Vale sees it: the string values at its top level."""

from __future__ import annotations

import re
from typing import Any

from voicecheck.vale.pieces import Mapped, Piece

_FENCE = re.compile(r"\A(?:---|\+\+\+|;;;)[ \t]*\n")


def read(source: str) -> tuple[int, list[tuple[str, Mapped]]]:
    """Where the body begins, and the name and text of each value."""
    opened = _FENCE.match(source)
    if opened is None:
        return 0, []
    mark = source[:3]
    closed = re.compile(rf"^{re.escape(mark)}[ \t]*(?:\n|\Z)", re.MULTILINE).search(source, opened.end())
    if closed is None:
        return 0, []
    head = source[opened.end() : closed.start()]
    data = _parsed(head, mark)
    if not isinstance(data, dict):
        return (closed.end(), []) if data is not None else (0, [])
    found = []
    for key, value in data.items():
        if isinstance(value, str) and value.strip():
            at = _place(head, str(key), value)
            if at >= 0:
                found.append((str(key), Mapped(_pieces(head, value, at, opened.end()))))
    return closed.end(), found


def _parsed(head: str, mark: str) -> Any:
    try:
        if mark == "+++":
            import tomllib

            return tomllib.loads(head)
        import yaml

        return yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except ValueError:
        return None
    except Exception as error:
        if type(error).__module__.startswith("yaml"):
            return None
        raise


def _place(head: str, key: str, value: str) -> int:
    at = re.compile(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*[:=]", re.MULTILINE).search(head)
    begin = at.end() if at else 0
    whole = head.find(value, begin)
    return whole if whole >= 0 else head.find(value.split(maxsplit=1)[0], begin)


def _pieces(head: str, value: str, at: int, offset: int) -> list[Piece]:
    """A value in one piece, or word by word where its lines are folded."""
    if head.startswith(value, at):
        return [Piece(value, offset + at, offset + at + len(value))]
    found = []
    for part in re.findall(r"\s+|\S+", value):
        if part.isspace():
            found.append(Piece(part, offset + at, offset + at))
            continue
        place = head.find(part, at)
        place, size = (place, len(part)) if place >= 0 else (at, 0)
        found.append(Piece(part, offset + place, offset + place + size))
        at = place + size
    return found
