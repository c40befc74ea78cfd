import contextlib
import time

from voicecheck.core.errors import RuleFault
from voicecheck.language import patterns
from voicecheck.language.patterns import Pattern, expand, matches_empty, problem


def test_linear_and_look_around_patterns_find_the_same_places():
    assert [match.span() for match in Pattern(r"\d+%").finditer("中 50% 7%")] == [(2, 5), (6, 8)]
    assert [match.span() for match in Pattern(r"(?<=中 )\d+%").finditer("中 50% 7%")] == [(2, 5)]


def test_case_is_ignored_unless_asked():
    assert Pattern("abc").found_in("ABC")
    assert not Pattern("abc", ignore_case=False).found_in("ABC")


def test_a_catastrophic_pattern_ends(monkeypatch):
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.2)
    hostile = Pattern(r"(?<!x)(a|aa|a?)+$(?=b)")
    begun = time.monotonic()
    with contextlib.suppress(RuleFault):
        list(hostile.finditer("a" * 40 + "!"))
    assert time.monotonic() - begun < 30


def test_problems_are_told():
    assert problem(r"\d+") is None
    assert problem(r"(?<=a)b") is None
    assert problem(r"(unclosed")
    assert matches_empty("a*")
    assert not matches_empty("a+")


def test_expand_keeps_chinese_and_drops_empty_groups():
    match = next(iter(Pattern(r"(\d)(x)?年").finditer("3年")))
    assert expand(r"第\1年\2", match) == "第3年"


def test_a_lone_surrogate_is_no_crash_and_moves_nothing():
    assert [match.span() for match in Pattern("b").finditer("a\ud800b")] == [(2, 3)]
