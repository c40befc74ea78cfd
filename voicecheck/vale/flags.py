"""Flags that a pattern sets on its way, which the engine of the standard library knows for whole groups alone."""

from __future__ import annotations

import re

_FLAGS = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)")
_GROUP = re.compile(r"\(\?([ims]*)(?:-([ims]*))?:")
_KNOWN = frozenset("ims")


def scoped(source: str) -> str | None:
    """A pattern with a group for all that each flag holds for; None if it cannot be told.

    `a(?i)b|c` becomes `a(?i:b|c)`.
    """
    found: list[str] = []
    open_: list[tuple[frozenset[str], int]] = []
    """Of each group around: the flags that held before it, and how many groups were opened in that."""
    on: frozenset[str] = frozenset()
    extra, at = 0, 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            found.append(source[at : at + 2])
            at += 2
        elif mark == "[":
            end = _after_set(source, at)
            found.append(source[at:end])
            at = end
        elif stated := _FLAGS.match(source, at):
            more, less = frozenset(stated[1]), frozenset(stated[2] or "")
            if not _KNOWN.issuperset(more | less):
                return None
            changed = (on | more) - less
            if changed != on:
                off = "".join(sorted(on - changed))
                found.append(f"(?{''.join(sorted(changed - on))}{'-' if off else ''}{off}:")
                on, extra = changed, extra + 1
            at = stated.end()
        elif mark == "(":
            open_.append((on, extra))
            extra = 0
            group = _GROUP.match(source, at)
            if group:
                on = (on | frozenset(group[1])) - frozenset(group[2] or "")
            head = group[0] if group else mark
            found.append(head)
            at += len(head)
        elif mark == ")":
            if not open_:
                return None
            found.append(")" * (extra + 1))
            on, extra = open_.pop()
            at += 1
        else:
            found.append(mark)
            at += 1
    return None if open_ else "".join(found) + ")" * extra


def _after_set(source: str, at: int) -> int:
    end = at + 1 + source.startswith("^", at + 1)
    end += source.startswith("]", end)
    while end < len(source) and source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    return end + 1
