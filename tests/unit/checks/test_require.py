from __future__ import annotations

import pytest

from voicecheck.core.rule import OptionError

from .drafting import check, rule

AD = {"any_of": ["#ad", "paid partnership", "广告"]}


def require(**options: object):  # type: ignore[no-untyped-def]
    return rule("require", options, message="Say {expected}.")


@pytest.mark.parametrize(
    "text",
    ["#ad A lamp.", "A lamp. Paid\npartnership with Banmu.", "【广告】好灯", "好燈（廣告）", "Ｐａｉｄ partnership"],
)
def test_it_is_there(text: str) -> None:
    assert check(text, require(**AD)) == []


@pytest.mark.parametrize("text", ["An adapted lamp.", "A lamp for #adventure.", "好灯"])
def test_it_is_not_there(text: str) -> None:
    (finding,) = check([("title", "Lamp"), ("paragraph", text)], require(**AD))
    assert (finding.span.start, finding.span.end, finding.matched) == (0, 0, "")
    assert finding.message == "Say '#ad', 'paid partnership' or '广告'."


def test_a_chinese_draft_is_told_in_chinese() -> None:
    made = rule("require", {**AD, "within_first": 5}, message="须写{expected}。")
    (finding,) = check("好灯", made)
    assert finding.message == "须写“#ad”、“paid partnership”或“广告”。"
    (finding,) = check("这盏灯真的很好用。广告", made)
    assert finding.remedy == "往前移：它写到第 11 个字为止，应当写在前 5 个字之内。"
    (finding,) = check("好燈", rule("require", {"pattern": "x", "insert": "#ad"}, message="须写{expected}。"))
    assert finding.remedy == "可寫：#ad"


def test_a_pattern_meets_it_as_well() -> None:
    made = require(any_of=["guarantee"], pattern=r"\d+ years? warranty")
    assert check("With 5 years warranty.", made) == []
    assert len(check("With a warranty.", made)) == 1


def test_it_must_stand_early_enough() -> None:
    made = require(**AD, within_first=20)
    assert check([("title", "A very long title indeed"), ("paragraph", "Paid partnership. Lamp.")], made) == []
    assert check([("title", "Lamp #ad"), ("paragraph", "This is a lamp with a switch.")], made) == []
    (finding,) = check("This is a lamp with a switch. #ad", made)
    assert finding.matched == "#ad"
    assert finding.evidence == {"position": 33, "within_first": 20}
    (finding,) = check("This is a lamp with a switch.", made)
    assert finding.matched == ""


def test_the_wording_to_insert_is_the_remedy() -> None:
    (finding,) = check("A lamp.", require(any_of=["#ad"], insert="#ad"))
    assert finding.remedy == "Write: #ad"


def test_only_drafts_in_the_rule_s_language_and_scopes_must_meet_it() -> None:
    assert check("A lamp.", rule("require", AD, languages=("zh",))) == []
    assert len(check("一盏灯。", rule("require", AD, languages=("zh",)))) == 1
    assert check("A lamp.", rule("require", AD, scopes=("description",))) == []
    assert check([], require(**AD)) == []


@pytest.mark.parametrize(
    ("options", "path"),
    [({"pattern": "("}, ("pattern",)), ({"pattern": "a*"}, ("pattern",)), ({"any_of": ["x", " "]}, ("any_of", 1))],
)
def test_options_that_do_not_do(options: dict[str, object], path: tuple[object, ...]) -> None:
    with pytest.raises(OptionError) as caught:
        require(**options)
    assert caught.value.path == path
