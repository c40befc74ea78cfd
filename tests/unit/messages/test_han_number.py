from __future__ import annotations

import pytest

from voicecheck.messages.han_number import han_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("两百", 200),
        ("三百零五", 305),
        ("一百五", 150),
        ("三千五", 3500),
        ("一万二", 12_000),
        ("两万五千", 25_000),
        ("四万二千", 42_000),
        ("二百四十万", 2_400_000),
        ("百万", 1e6),
        ("千万", 1e7),
        ("一亿二千万", 1.2e8),
        ("三亿五", 3.5e8),
        ("二〇二六", 2026),
        ("九十九点九", 99.9),
        ("零点五", 0.5),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert han_number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "点", "三点", "一二十", "甲"])
def test_what_is_no_number(text: str) -> None:
    assert han_number(text) is None
