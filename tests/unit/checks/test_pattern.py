import pytest

from tests.drafts import check, matched, rule
from voicecheck.core.rule import OptionError


def test_matches_in_blocks_only():
    assert matched(rule("pattern", pattern=r"(\w+) (\w+)"), "one two", "three") == ["one two"]
    assert matched(rule("pattern", pattern=r"^第\d+章"), "第3章", "见第3章") == ["第3章"]


def test_allow_and_replace():
    tested = rule("pattern", pattern=r"(\d+) ?%", allow=["100 ?%"], replace=r"\1 per cent")
    found = check(tested, "5% of 100% of 7 %")
    assert [each.matched for each in found] == ["5%", "7 %"]
    assert found[0].fix.replacement == "5 per cent"


def test_overlapping_patterns_report_a_place_once():
    assert matched(rule("pattern", patterns=["ab", "abc", "bc"]), "abc") == ["abc"]


@pytest.mark.parametrize("options", [{"pattern": "(x"}, {"pattern": "x*"}, {"patterns": ["ok", "["]}])
def test_bad_patterns_are_option_errors(options):
    with pytest.raises(OptionError):
        rule("pattern", **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wоrld's Bеst tea", "wоrld's Bеst"),
        ("the world's ｂｅｓｔ tea", "world's ｂｅｓｔ"),
        ("the world's be\u200bst tea", "world's be\u200bst"),
        ("the world's b e s t tea", "world's b e s t"),
    ],
)
def test_tricks_are_seen_through(text, expected):
    found = check(rule("pattern", pattern=r"world's best"), text)
    assert [each.matched for each in found] == [expected]
    assert found[0].note


def test_traditional_text_matches_simplified_patterns_and_punctuation_stays():
    assert matched(rule("pattern", pattern="(国家|世界)级"), "這是國家級的，世界級的。") == ["國家級", "世界級"]
    assert matched(rule("pattern", pattern=r"\p{Han},\p{Han}"), "國家，世界") == []
