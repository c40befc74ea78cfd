"""Regular expressions with look-around, brought to what other engines can take."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\[pP]\{\^?\w+\}|\\.|\(\?(?:=|!|<=|<!)|\(\?[a-zA-Z-]*[:)]|\(\?P?<\w+>|\[|\]|\(|\)|.", re.DOTALL)
_AROUND = frozenset(("(?=", "(?!", "(?<=", "(?<!"))
_HAN = "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0003134f"


def without(source: str) -> str:
    """The expression without its look-around: it matches wherever the whole one does, and elsewhere too."""
    kept: list[str] = []
    depth = 0
    """How deep in parentheses of a look-around; 0 outside of one."""
    for token, in_class in _tokens(source):
        if depth:
            depth += 0 if in_class else _step(token)
        elif token in _AROUND and not in_class:
            depth = 1
        else:
            kept.append(token)
    return "".join(kept)


def with_han_written_out(source: str) -> str:
    r"""The expression with ranges for `\p{Han}`, which the engine `regex` never matches while `\w` is ASCII."""
    if "Han}" not in source:
        return source
    return "".join(
        (_HAN if in_class else f"[{_HAN}]") if token == r"\p{Han}" else token for token, in_class in _tokens(source)
    )


def _tokens(source: str) -> Iterator[tuple[str, bool]]:
    """Each token, and whether it stands in a class of characters."""
    in_class, first = False, False
    for match in _TOKEN.finditer(source):
        token = match[0]
        if in_class:
            for char in (token,) if token.startswith("\\") else token:  # inside a class '(?=' is three characters
                if char == "]" and not first:
                    in_class = False
                first = first and char == "^"
                yield char, True
            continue
        yield token, False
        if token == "[":
            in_class, first = True, True


def _step(token: str) -> int:
    if token == ")":
        return -1
    return int(token == "(" or (token.startswith("(?") and not token.endswith(")")))
