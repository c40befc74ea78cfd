"""What each reader of a statement tells, in sentences of its own."""

from __future__ import annotations

from typing import Any

import pytest

from voicecheck.config.settings import message
from voicecheck.messages.fractions import shares
from voicecheck.messages.framing import Framed
from voicecheck.messages.judging import judge
from voicecheck.messages.ranks import ranks
from voicecheck.messages.rates import rates


def says(statement: str, attribute: list[str], sentence: str, **more: Any) -> bool | None:
    """Whether the sentence agrees with a fact of Brim; None if it says nothing of it."""
    language = "zh" if any("一" <= char <= "鿿" for char in statement + str(more)) else "en"
    stated = {"statements": {language: statement}} if statement else {}
    fact = message({"id": "x", "entity": "Brim", "attribute": attribute, **stated, **more})
    found = judge(fact, sentence)
    return None if found is None else found.agrees


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brim delivers on Mondays.", False),
        ("Brim delivers every day.", False),
        ("Brim does not deliver on Fridays.", False),
        ("Brim does not deliver on Sundays.", True),
        ("On Tuesdays and Fridays, Brim delivers.", True),
        ("Next year, Brim wants to deliver on Mondays too.", None),
    ],
)
def test_weekdays(sentence: str, expected: bool | None) -> None:
    assert says("Brim delivers on Tuesdays and Fridays.", ["delivers", "delivery"], sentence) is expected


def test_open_on_a_day_says_nothing_of_other_days() -> None:
    assert says("Brim is open on Sundays.", ["open"], "Brim is open on Saturdays.") is True
    assert says("Brim is closed on Mondays.", ["open", "closed"], "Brim is open daily.") is False
    assert says("Brim每周二闭馆。", ["闭馆"], "除了周二，Brim天天开馆。") is True


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brim is checked monthly.", False),
        ("Every other year, Brim is checked.", False),
        ("Every six months, Brim is checked.", True),
        ("In the nineties, Brim was checked once a year.", None),
    ],
)
def test_frequency(sentence: str, expected: bool | None) -> None:
    assert says("Brim is checked twice a year.", ["checked"], sentence) is expected


def test_rates_a_year() -> None:
    assert [round(rate, 2) for rate, _, _ in rates("twice a week, quarterly, every 18 months, 每月两次, 隔年")] == [
        104.36,
        4.0,
        0.67,
        24.0,
        0.5,
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("No clock in Wales is older than Brim.", True),
        ("Several clocks in Wales are older than Brim.", False),
        ("Brim is the second-oldest clock in Wales.", False),
        ("Brim is the youngest clock in Wales.", False),
        ("Brim is the oldest clock in Cardiff.", None),
    ],
)
def test_superlatives(sentence: str, expected: bool | None) -> None:
    assert says("Brim is the oldest clock in Wales.", ["clock", "oldest"], sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Parking at Brim costs €4.", False),
        ("Guests pay for parking at Brim.", False),
        ("Parking at Brim is free only for members.", False),
        ("Nobody pays for parking at Brim.", True),
        ("Dinner at Brim costs €30.", None),
    ],
)
def test_cost(sentence: str, expected: bool | None) -> None:
    assert says("Parking at Brim is free for all guests.", ["parking"], sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brim was founded by Otto Rask.", False),
        ("Otto Rask, founder of Brim, is ninety.", False),
        ("Ida Falk founded Brim in a barn.", True),
        ("Brim's founder met Otto Rask in Oslo.", True),
    ],
)
def test_roles(sentence: str, expected: bool) -> None:
    assert says("Brim was founded by Ida Falk.", ["founder", "founded"], sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A crate of 18 kg is too heavy for Brim.", False),
        ("A crate of 40 kg is too heavy for Brim.", True),
        ("Brim carries a load of up to 30 kg.", False),
        ("Brim carries a load of up to 22 kg.", True),
    ],
)
def test_limits(sentence: str, expected: bool) -> None:
    assert says("Brim carries a load of up to 22 kg.", ["load", "carries", "crate"], sentence) is expected


def test_hours_of_opening_and_closing() -> None:
    statement = "Brim is open from 8 am to 7 pm."
    assert says(statement, ["open", "closes"], "Brim closes at five in the afternoon.") is False
    assert says(statement, ["open", "closes"], "Brim closes at 19:00.") is True
    assert says("Brim营业到凌晨两点。", ["营业", "打烊"], "Brim晚上十点打烊。") is False


def test_other_kinds() -> None:
    statement = "Brim sells only electric cars."
    assert says(statement, ["electric", "cars"], "Brim sells diesel cars.") is False
    assert says(statement, ["electric", "cars"], "Brim does not sell diesel cars.") is not False


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brim charges €5 a month.", False),
        ("A year of Brim costs €168.", True),
        ("Is the price of Brim €30? No.", None),
        ("The child seat for Brim costs €20.", None),
        ("The old Brim cost €9 a month.", None),
    ],
)
def test_money_has_its_period(sentence: str, expected: bool | None) -> None:
    assert says("", ["price", "costs"], sentence, values="€14", unit="per month") is expected


def test_parts_of_reading() -> None:
    assert [round(share.percent) for share in shares("nine out of ten, two thirds of it, 十个里有九个")] == [90, 67, 90]
    assert [(rank.place, rank.relation) for rank in ranks("排名第三，前十，榜首")] == [(3, "="), (10, "<"), (1, "=")]
    framed = Framed("Does · need eight hours? Not at all.")
    assert framed.answered
    assert framed.denied
    assert "eight" not in framed.text
