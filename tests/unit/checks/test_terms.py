import pytest

from tests.drafts import check, matched, rule
from voicecheck.core.rule import OptionError


def test_words_stand_alone_and_evasion_is_named():
    tested = rule("terms", terms=["class", "no. 1", "revolutionary"])
    assert matched(tested, "A classic, first-class thing. NO. 1 of no. 10.") == ["class", "NO. 1"]
    findings = check(tested, "our revo\u200blutionary lamp")
    assert findings[0].matched == "revo\u200blutionary"
    assert findings[0].note == "written with invisible characters"


def test_chinese_look_alikes_are_no_hits():
    tested = rule("terms", terms=["最", "大麻", "国家级", "第一"])
    assert matched(tested, "最近最后遇到大麻烦，第一次来。") == []
    assert matched(tested, "國家級和国 家 级，全国第一品牌") == ["國家級", "国 家 级", "第一"]


def test_allowed_phrases_and_allowed_names():
    tested = rule("terms", terms=["best"], allow=["best practice"])
    assert matched(tested, "Best practice is best.") == ["best"]
    assert check(rule("terms", terms=["best"]), "The Best Lamp.", allowed=("Best Lamp",)) == []


def test_the_longest_term_wins():
    assert matched(rule("terms", terms=["best", "world's best"]), "The world’s best tea") == ["world’s best"]


def test_forms_case_and_texts_of_a_term():
    assert matched(rule("terms", terms=["leverage"], forms=True), "He leveraged leverage.") == ["leveraged", "leverage"]
    assert matched(rule("terms", terms=["Apple"], case="exact"), "Apple apple") == ["Apple"]
    found = check(rule("terms", terms=["x1", {"term": "guys", "message": "who?", "instead": "people"}]), "Hi guys")[0]
    assert (found.message, found.fix.replacement) == ("who?", "people")


def test_no_hit_in_an_address_but_in_a_hashtag():
    assert matched(rule("terms", terms=["best"]), "See https://a.com/best or best@a.com or #best") == ["best"]


def test_a_term_across_a_line_break_but_not_across_blocks():
    tested = rule("terms", terms=["in order to", "国家级"])
    assert matched(tested, "in\norder to, 国\n家级") == ["in\norder to", "国\n家级"]
    assert matched(tested, "in order", "to", "国家", "级") == []


def test_an_excusing_sentence():
    tested = rule("terms", {"unless_sentence": (r"\d+ of \d+",)}, terms=["most"])
    assert matched(tested, "Most of us, 7 of 9. But most agree.") == ["most"]


def test_a_term_that_is_allowed_too_can_never_match():
    with pytest.raises(OptionError):
        rule("terms", terms=["best"], allow=["best"])


def test_languages_gate_blocks_but_chinese_terms_fire_in_english_text():
    tested = rule("terms", {"languages": ("zh",)}, terms=["国家级", "nice"])
    assert matched(tested, "Our 国家级 lamp is nice and so on and on.") == ["国家级"]
    assert matched(tested, "这盏灯很nice，大家都说好。") == ["nice"]
