import pytest

from tests.drafts import check, matched, rule
from voicecheck.core.rule import OptionError


def fixes(tested, text):
    return [finding.fix and finding.fix.replacement for finding in check(tested, text)]


def test_the_case_is_kept_and_forms_are_carried_over():
    tested = rule("swap", swap={"utilize": "use", "github": "GitHub"}, forms=True)
    assert fixes(tested, "Utilizing it, UTILIZED, utilizes github") == ["Using", "USED", "uses", "GitHub"]


def test_several_replacements_are_a_remedy_without_a_fix():
    found = check(rule("swap", swap={"guys": ["people", "team"]}), "Hi Guys")[0]
    assert found.fix is None
    assert found.remedy == "Write 'People' or 'Team'."


def test_a_chinese_draft_is_told_in_chinese():
    tested = rule("swap", {"message": "“{match}”改为“{suggestion}”。"}, swap={"小白": ["新手", "初学者"], "亲": ""})
    several, dropped = check(tested, "小白也能用，亲。")
    assert (several.message, several.remedy) == ("“小白”改为“新手”或“初学者”。", "写作“新手”或“初学者”。")
    assert dropped.remedy == "删去。"
    assert check(rule("swap", swap={"软体": "软件"}), "這個軟體發布了。")[0].fix.title == "改為“軟件”"


def test_what_is_right_already_is_left_alone():
    assert matched(rule("swap", swap={"github": "GitHub"}), "GitHub github Github") == ["github", "Github"]


def test_the_list_form():
    tested = rule("swap", swap=[{"from": ["e-mail", "E mail"], "to": "email", "allow": ["e-mail address"]}])
    assert matched(tested, "e-mail me, my e-mail address, E mail") == ["e-mail", "E mail"]


def test_traditional_text_gets_a_traditional_fix():
    assert fixes(rule("swap", swap={"软体": "软件"}), "我們的軟體發布了。") == ["軟件"]


def test_a_swap_for_itself_is_an_error():
    with pytest.raises(OptionError):
        rule("swap", swap={"a b": "a b"})
