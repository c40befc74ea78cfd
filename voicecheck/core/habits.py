"""The table of habits: those of both languages, of English, of Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from voicecheck.core.habit import Habit
from voicecheck.core.habits_en import ENGLISH
from voicecheck.core.habits_zh import CHINESE

_BOTH = ("en", "zh")

SHARED = (
    Habit("long-sentences", _BOTH, "sentences", "sentence-length", "long sentences", "长句", fewer=True),
    Habit("short-sentences", _BOTH, "sentences", "sentence-length", "short sentences", "短句", fewer=True),
    Habit("exclamations", _BOTH, "words", "emphasis", "exclamation marks", "感叹号"),
    Habit("exclamation-runs", _BOTH, "words", "emphasis", "doubled exclamation marks", "连用的感叹号"),
    Habit("emoji", _BOTH, "words", "emphasis", "emoji", "表情符号"),
    Habit("word-choice", _BOTH, "words", "word-choice", "words we never choose", "不用的词"),
    Habit("first-person-singular", _BOTH, "words", "person", "I, me, my", "我"),
)

HABITS: Mapping[str, Habit] = {habit.id: habit for habit in (*SHARED, *ENGLISH, *CHINESE)}
"""Habits by id, in the order in which charts show them."""
