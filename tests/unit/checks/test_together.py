import pytest

from tests.drafts import check, matched, rule
from voicecheck.core.rule import OptionError

GROUPS = [["\\bsix\\b", "六"], ["lamps?", "灯"]]


def test_groups_must_meet_in_a_sentence_and_the_first_is_reported():
    tested = rule("together", all=GROUPS)
    assert matched(tested, "Lamps? We have SIX lamps. Six days passed. A lamp.") == ["SIX"]


def test_neighbours_and_paragraphs_are_wider():
    text = "There are six. We mean lamps. So it is."
    assert matched(rule("together", all=GROUPS), text) == []
    assert matched(rule("together", all=GROUPS, within="neighbours"), text) == ["six"]
    assert matched(rule("together", all=GROUPS, within="paragraph"), "Six. They shine. All lamps.") == ["Six"]


def test_traditional_text_is_read_as_simplified():
    assert matched(rule("together", all=[["六盏"], ["灯"]]), "這裡有六盞燈。") == ["六盞"]


def test_words_are_put_in_and_none_excuses():
    tested = rule("together", words={"n": ["two", "ten"], "m": ["<n> more"]}, all=[["<m> lamps"], ["we"]], none=["not"])
    assert matched(tested, "We want ten more lamps. We want ten lamps. We do not want two more lamps.") == [
        "ten more lamps"
    ]
    with pytest.raises(OptionError, match="<q>"):
        rule("together", all=[["<q>"]])


@pytest.mark.parametrize("wrong", ["(", "x*"])
def test_a_pattern_that_does_not_do_is_told(wrong: str):
    with pytest.raises(OptionError):
        rule("together", all=[["lamp"], [wrong]])


def test_ours_asks_for_us():
    tested = rule("together", all=[["six"]], ours=True)
    assert check(tested, "The club has six lamps.") == []
    assert matched(tested, "Our club has six lamps.") == ["six"]
