from __future__ import annotations

import re

import pytest

from voicecheck.vale import bounded
from voicecheck.vale.flags import scoped


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"a(?i)b|c", r"a(?i:b|c)"),
        (r"(?:(?-i)A|(?-i)B)", r"(?:A|B)"),
        (r"(?i)x(?:(?-i)A|(?-i)B)y", r"(?i:x(?:(?-i:A|B))y)"),
        (r"[(?i)]\((?i)x", r"[(?i)]\((?i:x)"),
        (r"[](?i]a\)(?m)^b", r"[](?i]a\)(?m:^b)"),
        (r"(?U)a", None),
        (r"a)(?i)b", None),
    ],
)
def test_flags_are_put_around_what_they_hold_for(source: str, expected: str | None) -> None:
    assert scoped(source) == expected
    assert expected is None or re.compile(expected)


@pytest.mark.parametrize(
    ("source", "is_quick"),
    [
        (r"(?:[^\s,]+,)+ \w+ and", True),
        (r"(?:\b[A-Z][a-z]+ )+\(", True),
        (r"\w+[.?!]\s{2,}[A-Z]\w+", True),
        (r"(?:\w+\s?)+x", False),
        (r"(?:a+b?)+c", False),
        (r"(?i)(?:[a-z]+K)+d", False),
    ],
)
def test_rows_that_end_in_one_way_are_quick(source: str, is_quick: bool) -> None:
    assert (bounded.compiled(source) is not None) == is_quick
