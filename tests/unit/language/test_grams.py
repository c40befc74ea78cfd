from __future__ import annotations

import pytest

from voicecheck.language.grams import grams


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sell lamps!", ["we", "sell", "we sell", "lamps", "sell lamps", "we _ lamps", "!"]),
        ("說好了", ["说", "好", "了", "说好", "好了", "说好了"]),
        ("買iPhone 吧", ["买", "iphone", "吧"]),
        ("a, b", ["a", ",", "b", "a b"]),
        ("\0a", ["a"]),
        ("", []),
    ],
)
def test_grams(text, expected):
    assert list(grams(text)) == expected
