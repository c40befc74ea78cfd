from __future__ import annotations

from datetime import date

import pytest

from voicecheck.messages.agreement import agrees
from voicecheck.messages.dates import dates
from voicecheck.messages.figures import figures


@pytest.mark.parametrize(
    ("text", "value", "dimension", "relation"),
    [
        ("over 3 million customers", 3e6, "count", ">"),
        ("some $3M", 3e6, "money USD", "~"),
        ("EUR 29.99", 29.99, "money EUR", "="),
        ("two weeks", 14 * 86400, "time", "="),
        ("a dozen shops", 12, "count", "="),
        ("三百万客户", 3e6, "count", "="),
        ("百分之九十九点九", 99.9, "percent", "="),
        ("不到200万", 2e6, "count", "<"),
        ("六十多条", 60, "count", "="),
        ("64斤", 32, "mass", "="),
        ("never fell below 99 percent", 99, "percent", ">"),
        ("up to 23 kg", 23, "mass", "≤"),
    ],
)
def test_one_figure(text: str, value: float, dimension: str, relation: str) -> None:
    (found,) = figures(text)
    assert found.low == pytest.approx(value)
    assert (found.dimension, found.relation) == (dimension, relation)


@pytest.mark.parametrize("text", ["one of them", "一律免费", "Haulwick E2", "in March 2026", "1987年"])
def test_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("between 10 and 15 shops", 10, 15), ("10到15家", 10, 15), ("2-3 kg", 2, 3), ("两百多家", 200, 300)],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (found,) = figures(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("stated", "fact", "expected"),
    [
        ("over 2 million users", "2.4 million users", True),
        ("over 3 million users", "2.4 million users", False),
        ("fewer than 200 rooms", "212 rooms", False),
        ("60 months", "5 years", True),
        ("about 50 miles", "80 km", True),
        ("99.99%", "99.9%", False),
    ],
)
def test_agreement(stated: str, fact: str, expected: bool) -> None:
    assert agrees(figures(stated)[0], figures(fact)[0]) is expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("on 3 March 2026", date(2026, 3, 3), date(2026, 3, 3)),
        ("Q3 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("autumn 2026", date(2026, 9, 1), date(2026, 11, 30)),
        ("the late 1980s", date(1985, 1, 1), date(1989, 12, 31)),
        ("2026年3月", date(2026, 3, 1), date(2026, 3, 31)),
        ("一九八七年", date(1987, 1, 1), date(1987, 12, 31)),
        ("2026年第一季度", date(2026, 1, 1), date(2026, 3, 31)),
        ("上世纪八十年代", date(1980, 1, 1), date(1989, 12, 31)),
    ],
)
def test_dates(text: str, first: date, last: date) -> None:
    (found,) = dates(text)
    assert (found.first, found.last) == (first, last)


def test_a_day_that_is_none_is_no_date() -> None:
    assert dates("2026-02-31") == []
