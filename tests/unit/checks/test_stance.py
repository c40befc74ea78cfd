import pytest

from tests.drafts import matched, rule
from voicecheck.core.rule import OptionError


def test_words_stand_together_in_one_sentence():
    tested = rule(
        "stance", says=[r"{we} promise"], words={"we": [r"\bwe", "all of us"]}, along=["free"], without=["not"]
    )
    assert matched(tested, "We promise a free lamp. We promise light.") == ["We promise"]
    assert matched(tested, "We promise not to give free lamps.") == []


def test_what_others_say_is_not_searched():
    tested = rule("stance", says=[r"\bI hate"])
    assert matched(tested, "“I hate lamps,” says Bo.", "Q: Why? A: I hate lamps.", "I hate lamps. — Bo Lind") == []
    assert matched(tested, "I hate lamps") == ["I hate"]


def test_a_question_is_passed_over_and_in_chinese_only_its_last_clause():
    assert matched(rule("stance", says=["hate"]), "Do you hate lamps, or love them?") == []
    assert matched(rule("stance", says=["hate"], questions=True), "Do you hate lamps?") == ["hate"]
    assert matched(rule("stance", says=["讨厌"]), "我讨厌灯，你呢？", "你讨厌灯吗？") == ["讨厌"]


def test_traditional_and_curly_text_is_read_as_plain():
    assert matched(rule("stance", says=["觉得", "can't"]), "我覺得", "We can’t") == ["覺得", "can’t"]


def test_long_drafts_and_other_contexts_are_left_alone():
    assert matched(rule("stance", says=["lamp"], longest=10), "A lamp that is long.") == []
    assert matched(rule("stance", says=["lamp"], context=["oil"]), "A lamp.") == []


@pytest.mark.parametrize("options", [{"says": ["{nobody}"]}, {"says": ["x*"]}, {"says": ["a"], "without": ["("]}])
def test_bad_expressions_are_option_errors(options):
    with pytest.raises(OptionError):
        rule("stance", **options)
