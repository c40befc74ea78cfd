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
    assert matched(rule("pattern", patterns=["ab", "abc", "bc"]), "abc") == ["ab"]


@pytest.mark.parametrize("options", [{"pattern": "(x"}, {"pattern": "x*"}, {"patterns": ["ok", "["]}])
def test_bad_patterns_are_option_errors(options):
    with pytest.raises(OptionError):
        rule("pattern", **options)
