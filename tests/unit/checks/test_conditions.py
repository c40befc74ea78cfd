from __future__ import annotations

from typing import Any

import pytest

from voicecheck.checks.conditions import holds
from voicecheck.core.profile import Channel, Profile

from .drafting import draft, rule

PROFILE = Profile(channels={"shop": Channel("shop", network="x", advertising=True), "blog": Channel("blog")})


def held(condition: dict[str, Any], text: str = "A lamp.", **fields: Any) -> bool:
    made = rule("require", {"any_of": ["x"]})
    return holds(condition, draft(text, made, PROFILE, **fields))


@pytest.mark.parametrize(
    ("condition", "fields", "expected"),
    [
        ({}, {}, True),
        ({"channels": ["shop"]}, {"channel": "shop"}, True),
        ({"channels": ["x"]}, {"channel": "shop"}, True),
        ({"channels": ["x"]}, {"channel": "blog"}, False),
        ({"channels": ["x"]}, {}, False),
        ({"roles": ["employee"]}, {"role": "employee"}, True),
        ({"roles": ["employee"]}, {}, False),
        ({"languages": ["en"]}, {}, True),
        ({"languages": ["zh"]}, {}, False),
        ({"advertising_channel": True}, {"channel": "shop"}, True),
        ({"advertising_channel": True}, {"channel": "blog"}, False),
        ({"advertising_channel": False}, {}, True),
        ({"channels": ["shop"], "roles": ["ceo"]}, {"channel": "shop", "role": "employee"}, False),
        ({"any": [{"channels": ["blog"]}, {"roles": ["ceo"]}]}, {"role": "ceo"}, True),
        ({"all": [{"channels": ["blog"]}, {"roles": ["ceo"]}]}, {"role": "ceo"}, False),
        ({"not": {"roles": ["ceo"]}}, {"role": "ceo"}, False),
    ],
)
def test_who_speaks_where(condition: dict[str, Any], fields: dict[str, Any], expected: bool) -> None:
    assert held(condition, **fields) is expected


@pytest.mark.parametrize(
    ("wanted", "meta", "expected"),
    [
        (True, {"ad": True}, True),
        (True, {"ad": "true"}, True),
        (True, {}, False),
        (False, {}, True),
        (False, {"ad": True}, False),
        ("interview", {"ad": "Interview"}, True),
        (["a", "b"], {"ad": "b"}, True),
        ("b", {"ad": ["a", "b"]}, True),
        (["x"], {"ad": ["a", "b"]}, False),
        (None, {}, True),
        (None, {"ad": 1}, False),
        ("*", {"ad": 1}, True),
        ("*", {}, False),
        (3, {"ad": 3}, True),
    ],
)
def test_front_matter(wanted: object, meta: dict[str, Any], expected: bool) -> None:
    assert held({"front_matter": {"ad": wanted}}, meta=meta) is expected


@pytest.mark.parametrize(
    ("condition", "text", "expected"),
    [
        ({"terms": ["order"]}, "Order now", True),
        ({"terms": ["order"]}, "in good orders", False),
        ({"terms": ["order"]}, "preorder or order_id, then an order", True),
        ({"terms": ["spare wheel"]}, "a spare\nwheel", True),
        ({"terms": ["购买"]}, "立即購買吧", True),
        ({"terms": ["购买", "下单", "优惠"], "at_least": 2}, "购买后再购买", False),
        ({"terms": ["购买", "下单", "优惠"], "at_least": 2}, "购买有优惠", True),
        ({"terms": ["sale"]}, "用sale价", True),
        ({"pattern": r"\d+% off"}, "Now 20% OFF", True),
        ({"pattern": r"\d+% off"}, "Now 20% of it", False),
    ],
)
def test_what_the_draft_says(condition: dict[str, Any], text: str, expected: bool) -> None:
    assert held(condition, text) is expected


def test_a_shared_condition_is_judged_once_a_draft() -> None:
    made = rule("require", {"any_of": ["x"]})
    one, two = draft("buy", made), draft("sell", made)
    condition = {"terms": ["buy"]}
    assert [holds(condition, one), holds(condition, one), holds(condition, two)] == [True, True, False]
