"""The table of habits: those of both languages, of English, of Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from voicecheck.core.habit import Habit
from voicecheck.core.habits_en import ENGLISH
from voicecheck.core.habits_zh import CHINESE

_BOTH = ("en", "zh")

SHARED = (
    Habit("exclamations", _BOTH, "words", "emphasis", "exclamation marks", "感叹号"),
    Habit("exclamation-runs", _BOTH, "words", "emphasis", "doubled exclamation marks", "连用的感叹号"),
    Habit("emoji", _BOTH, "words", "emoji", "emoji", "表情符号"),
    Habit("emoticons", _BOTH, "words", "emoji", "emoticons", "颜文字"),
    Habit("hashtags", _BOTH, "words", "network", "hashtags", "话题标签"),
    Habit("mentions", _BOTH, "words", "network", "mentions of accounts", "提及账号"),
    Habit("first-person-singular", _BOTH, "words", "person", "I, me, my", "我", fewer=True),
    Habit("first-person-plural", _BOTH, "words", "person", "we, us, our", "我们", fewer=True),
    Habit("second-person", _BOTH, "words", "address", "you, your", "你", fewer=True),
    Habit("questions", _BOTH, "words", "questions", "questions", "问句"),
    Habit("ellipses", _BOTH, "words", "marks", "ellipses", "省略号"),
    Habit("dashes", _BOTH, "words", "marks", "dashes", "破折号"),
    Habit("semicolons", _BOTH, "words", "marks", "semicolons", "分号"),
    Habit("colons", _BOTH, "words", "marks", "colons", "冒号"),
    Habit("parentheses", _BOTH, "words", "marks", "parentheses", "括号"),
    Habit("quotations", _BOTH, "words", "marks", "words in quotation marks", "引号里的词"),
    Habit("waves", _BOTH, "words", "emphasis", "tildes", "波浪号"),
    Habit("numerals", _BOTH, "words", "numerals", "figures", "数字"),
    Habit("long-sentences", _BOTH, "sentences", "length", "long sentences", "长句", fewer=True),
    Habit("short-sentences", _BOTH, "sentences", "length", "short sentences", "短句", fewer=True),
    Habit("even-sentences", _BOTH, "sentences", "length", "rows of sentences of one length", "长短一样的句子"),
    Habit("hard-sentences", _BOTH, "sentences", "length", "sentences that are hard to read", "难读的句子"),
    Habit("formal-sentences", _BOTH, "sentences", "register", "formal sentences", "书面的句子", fewer=True),
    Habit("casual-sentences", _BOTH, "sentences", "register", "casual sentences", "口语的句子", fewer=True),
    Habit("long-paragraphs", _BOTH, "paragraphs", "paragraphs", "long paragraphs", "长段落", fewer=True),
    Habit("one-sentence-paragraphs", _BOTH, "paragraphs", "paragraphs", "paragraphs of one sentence", "一句成段"),
    Habit("foreign-paragraphs", _BOTH, "paragraphs", "foreign", "paragraphs from elsewhere", "像是别处来的段落"),
    Habit("word-choice", _BOTH, "words", "word-choice", "words we never choose", "从不选用的词"),
)


def _merged() -> dict[str, Habit]:
    """One entry for a habit that both languages have under one name, whatever words make it up there."""
    found: dict[str, Habit] = {}
    for habit in (*SHARED, *ENGLISH, *CHINESE):
        known = found.get(habit.id)
        found[habit.id] = known._replace(languages=_BOTH, label_zh=habit.label_zh) if known else habit
    return found


HABITS: Mapping[str, Habit] = _merged()
"""Habits by id, in the order in which charts show them."""

COUNTED: Mapping[str, Habit] = {name: habit for name, habit in HABITS.items() if habit.family != "foreign"}
"""Those that are counted; a paragraph from elsewhere is told by its words and how it reads."""
