"""Cases made by Vale itself: all that came out alike must go on doing so."""

from __future__ import annotations

import pytest

from tests.conformance.runner import CASES, cases, group, known, run


@pytest.mark.skipif(not CASES.is_file(), reason="the shared conformance cases are not beside this checkout")
@pytest.mark.parametrize(
    "point",
    [
        *("capitalization", "conditional", "consistency", "existence", "metric", "mixed", "occurrence"),
        *("readability", "repetition", "script", "sequence", "spelling", "substitution"),
    ],
)
def test_cases_come_out_as_vale_has_them(point: str) -> None:
    explained = known()
    chosen = [case for case in cases() if group(case) == point]
    failed = [outcome for outcome in map(run, chosen) if outcome.problem]
    assert chosen
    assert [f"{each.case['id']}: {each.problem}" for each in failed if each.case["id"] not in explained] == []
