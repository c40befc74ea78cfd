"""Kind `signs`: signs near each other, excuses, and what the shorthands stand for."""

from __future__ import annotations

import pytest

from tests.drafts import matched, rule
from voicecheck.core.profile import Product, Profile
from voicecheck.core.rule import OptionError

SIGNS = {"measure": ["sales", "销量"], "figure": ["{number}"]}


def test_all_signs_must_stand_in_one_sentence() -> None:
    tested = rule("signs", signs=SIGNS)
    assert matched(tested, "Our sales rose by 12%.") == ["sales"]
    assert matched(tested, "Our sales rose. We have 12 lamps.") == []
    assert matched(tested, "Our sales rose.") == []


def test_within_counts_sentences_for_all_or_for_each_sign() -> None:
    text = "Our sales rose. We have 12 lamps."
    assert matched(rule("signs", signs=SIGNS, within=2), text) == ["sales"]
    assert matched(rule("signs", signs=SIGNS, within={"figure": 2}), text) == ["sales"]
    assert matched(rule("signs", signs=SIGNS, within={"figure": 2}), "Our sales rose. It rained. 12 lamps.") == []


def test_report_names_the_sign_that_is_reported() -> None:
    assert matched(rule("signs", signs=SIGNS, report="figure"), "Our sales rose by twelve.") == ["twelve"]


def test_an_excuse_near_makes_it_fine_unless_it_is_negated() -> None:
    tested = rule("signs", signs=SIGNS, excuses={"published": ["announced", "公布"]})
    assert matched(tested, "We announced it. Sales rose by 12%.") == []
    assert matched(tested, "We have not announced it. Sales rose by 12%.") == ["Sales"]
    assert matched(tested, "We announced it. It rained. It snowed. Sales rose by 12%.") == ["Sales"]
    assert matched(tested, "还没公布，销量涨了三成。") == ["销量"]


def test_questions_and_quotations_may_be_left_alone() -> None:
    asked, said = "Did sales rise by 12%?", 'He said "sales rose by 12%" and left.'
    assert matched(rule("signs", signs=SIGNS), asked, said) == ["sales", "sales"]
    assert matched(rule("signs", signs=SIGNS, questions=False), asked) == []
    assert matched(rule("signs", signs=SIGNS, quoted=False), said) == []


def test_longest_leaves_articles_alone() -> None:
    tested = rule("signs", signs=SIGNS, longest=40)
    assert matched(tested, "Our sales rose by 12%.") == ["sales"]
    assert matched(tested, "Our sales rose by 12%. " + "It rained all day long. " * 2) == []
    assert matched(tested, "四月销量涨了三成，大家都高兴。") == []


def test_traditional_characters_and_curly_apostrophes_are_seen() -> None:
    assert matched(rule("signs", signs={"a": ["don't"], "b": ["营收"]}), "Don’t：營收。") == ["Don’t"]


def test_company_stands_for_the_names_of_the_profile() -> None:
    profile = Profile(title="Acme", aliases=("@acme",), products=(Product("Acme Glow"), Product("顶灯")))
    tested = rule("signs", signs={"price": ["costs"], "ours": ["{company}"]})
    assert matched(tested, "Acme Glow costs nothing.", "Glow costs more.", "A glow costs less.", profile=profile) == [
        "costs",
        "costs",
    ]
    assert matched(tested, "Acme Glow costs nothing.") == []


@pytest.mark.parametrize("text", ["in May", "on Friday", "next week", "1月", "下周", "年底"])
def test_dates(text: str) -> None:
    assert matched(rule("signs", signs={"date": ["{date}"]}), f"X {text}.")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"report": "figures"}, "expected one of measure, figure"),
        ({"within": {"figures": 2}}, "expected one of measure, figure"),
        ({"excuses": {"x": ["("]}}, "expected a regular expression"),
        ({"excuses": {"x": ["a*"]}}, "matches the empty text"),
    ],
)
def test_wrong_options(options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        rule("signs", signs=SIGNS, **options)
