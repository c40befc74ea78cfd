"""Each habit finds what the cases mark, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.voice.posts import prose
from voicecheck.core.habits import COUNTED, HABITS
from voicecheck.voice.habits import events

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
MARKED = [
    (language, habit, text) for language, habits in CASES.items() for habit, texts in habits.items() for text in texts
]


@pytest.mark.parametrize(("language", "habit", "marked"), MARKED)
def test_events_stand_where_the_case_marks_them(language: str, habit: str, marked: str) -> None:
    expected = re.findall("⟦(.*?)⟧", marked)
    counted = prose(marked.replace("⟦", "").replace("⟧", ""), language)
    found = [counted.text[each.start : each.end] for each in events(counted) if each.habit == habit]
    assert found == expected


def test_cases_name_habits_of_their_language() -> None:
    for language, habits in CASES.items():
        for habit in habits:
            assert language in HABITS[habit].languages


@given(
    st.text(alphabet=st.sampled_from("aI we' !?！。我们你呢了😀#@“”《》.…—(（)1 \n"), max_size=200),
    st.sampled_from(("en", "zh")),
)
def test_any_text_can_be_counted(text: str, language: str) -> None:
    counted = prose(text, language)
    for event in events(counted):
        assert 0 <= event.start < event.end <= len(counted.text)
        assert language in COUNTED[event.habit].languages
