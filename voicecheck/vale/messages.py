"""Messages put together as Go's `fmt` does, which is how the writers of styles see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_VERB = re.compile(r"%([-+# 0]*)(?:\[(\d+)\])?(\d*)(?:\.\d+)?(?:\[(\d+)\])?([^\W_]|.)?", re.DOTALL)


@lru_cache(maxsize=4096)
def formatted(template: str, arguments: tuple[str | int, ...]) -> str:
    """A message; arguments too many are passed over, the first one missing is empty."""
    if "%" not in template:
        return " ".join(template.splitlines()) if "\n" in template else template
    given: list[str | int] = [*arguments, ""]
    at = 0

    def put(match: re.Match[str]) -> str:
        nonlocal at
        verb = match[5]
        if verb is None:
            return "%!(NOVERB)"
        if verb == "%":
            return "%"
        index = match[2] or match[4]
        if index:
            at = int(index) - 1
        if not 0 <= at < len(given):
            return f"%!{verb}(BADINDEX)"
        value = given[at]
        at += 1
        return _shown(verb, value)

    return _VERB.sub(put, template).replace("\n", " ")


def _shown(verb: str, value: str | int) -> str:
    if isinstance(value, int):
        return str(value) if verb in "dv" else f"%!{verb}(int={value})"
    if verb in "sv":
        return value
    if verb == "q":
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if verb in "xX":
        shown = value.encode().hex()
        return shown if verb == "x" else shown.upper()
    return f"%!{verb}(string={value})"


def listed(words: Sequence[str]) -> str:
    """Alternatives in quotes, joined by 'or'."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"
