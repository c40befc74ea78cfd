from hypothesis import given
from hypothesis import strategies as st

from voicecheck.core.finding import SEVERITIES, Finding
from voicecheck.core.score import score
from voicecheck.core.span import Span


def finding(rule, severity):
    return Finding(rule, "terms", severity, "m", Span(0, 1))


def test_one_error_in_a_hundred_words_leaves_90_and_in_five_hundred_98():
    assert score([finding("a", "error")], 100).value == 90
    assert score([finding("a", "error")], 500).value == 98
    assert score([finding("a", "error")], 3).value == 90


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(SEVERITIES)), max_size=60), st.floats(0, 5000))
def test_what_the_rules_took_is_what_is_missing(findings, words):
    result = score([finding(*each) for each in findings], words)
    assert 0 <= result.value <= 100
    assert abs(sum(result.points.values()) - (100 - result.value)) < 1e-9
    assert set(result.points) == {rule for rule, _ in findings}
