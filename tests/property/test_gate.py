"""Whatever an expression matches passes the gate: else a rule would be silent."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.language.gate import Gate
from voicecheck.language.patterns import Pattern
from voicecheck.language.required import keyed, required

SOURCES = (
    r"\b(?:we|our team) (?:can't|won.t|will \w+) (?:launch|ship)(?:es|ing)?\b",
    r"(?:launch|release)s? (?:on|in) (?:\d{1,2}(?:st|nd)|(?:early|late) 20\d\d)",
    r"(?:我们|公司)(?:的)?[^。]{0,4}(?:亏损|裁(?:员|掉))了?",
    r"\bNDA\b|保密(?:协议|条款)|off[- ]the[- ]record",
    r"(?:ab|b)c{2,3}d?[efg]h+ (?:x|yz)?w",
    r"^\s*(?:dear|hello),? (?:colleague|friend)s?[!.]?$",
    r"(?i:Project) [A-Z]\w+|codename",
)


@pytest.mark.parametrize("source", SOURCES)
@given(data=st.data())
def test_what_matches_passes(source, data):
    text = data.draw(st.from_regex(re.compile(source, re.IGNORECASE | re.ASCII)))
    gate = Gate.of({source: [keyed(words) for words in required(source)]})
    assert not Pattern(source).found_in(text) or source in {*gate.always(), *next(gate.live([text]))}
