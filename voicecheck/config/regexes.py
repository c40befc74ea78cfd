"""Whether a regular expression of a rule file compiles, in the engines that will run it."""

from __future__ import annotations

import re
from functools import lru_cache

_BEYOND_RE2 = re.compile(r"\(\?(?:=|!|<=|<!|>|P=)|\\[1-9]|\\[kK]<|\\g<|[*+?}]\+")
"""Look-around, back-references, atomic groups, possessive quantifiers."""

MAX_LENGTH = 20_000


@lru_cache(maxsize=4096)
def problem(pattern: str) -> str:
    """What is wrong with a pattern; "" if nothing is."""
    import re2

    if len(pattern) > MAX_LENGTH:
        return f"is {len(pattern):,} characters long; expected at most {MAX_LENGTH:,}"
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except (re2.error, UnicodeEncodeError) as error:
        return _problem_beyond(pattern) if _BEYOND_RE2.search(pattern) else _words(error)
    return ""


def _problem_beyond(pattern: str) -> str:
    import regex

    try:
        regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError) as error:
        return _words(error)
    return ""


def _words(error: Exception) -> str:
    detail = error.args[0] if error.args else ""
    return detail.decode(errors="replace") if isinstance(detail, bytes) else str(detail or error)
