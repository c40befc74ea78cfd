"""Habits of Chinese alone."""

from __future__ import annotations

from voicecheck.core.habit import Habit

_ZH = ("zh",)

CHINESE = (
    Habit("polite-you", _ZH, "words", "address", "您", "您", fewer=True),
    Habit("slang", _ZH, "words", "slang", "slang", "网络用语"),
    Habit("chat", _ZH, "words", "colloquial", "words of chats", "聊天用语"),
    Habit("vulgar", _ZH, "words", "slang", "vulgar words", "粗口"),
    Habit("particles", _ZH, "words", "colloquial", "modal particles", "语气词", fewer=True),
    Habit("colloquial", _ZH, "words", "colloquial", "colloquial words", "口语词"),
    Habit("intensifiers", _ZH, "words", "colloquial", "intensifiers", "程度副词"),
    Habit("hype", _ZH, "words", "hype", "hype", "夸张宣传语"),
    Habit("raving", _ZH, "words", "hype", "rave words", "赞美宣传语"),
    Habit("praise", _ZH, "words", "praise", "words of praise", "褒义形容"),
    Habit("boosters", _ZH, "words", "praise", "words of certainty", "断言语"),
    Habit("hedges", _ZH, "words", "hedges", "hedges", "留有余地的词", fewer=True),
    Habit("officialese", _ZH, "words", "officialese", "officialese", "公文用语"),
    Habit("stiff-words", _ZH, "words", "officialese", "stiff words", "公事公办的词"),
    Habit("company-voice", _ZH, "words", "company", "we as a company", "公司自称"),
    Habit("written", _ZH, "words", "written", "bookish words", "书面语", fewer=True),
    Habit("dummy-verbs", _ZH, "words", "written", "dummy verbs", "虚化动词"),
    Habit("passives", _ZH, "words", "written", "passives", "被动句"),
    Habit("idioms", _ZH, "words", "idioms", "four-character idioms", "四字格"),
    Habit("personal-view", _ZH, "words", "private", "the writer's own views and private life", "个人看法与私事"),
    Habit("calls", _ZH, "words", "address", "calls to the reader", "祈使与号召", fewer=True),
    Habit("reader-address", _ZH, "words", "address", "forms of address", "称呼读者"),
    Habit("politeness", _ZH, "words", "politeness", "thanks, please, sorry", "客气话"),
    Habit("book-titles", _ZH, "words", "marks", "titles in 《》", "书名号"),
    Habit("mixed-english", _ZH, "words", "mixed", "English words mixed in", "夹用英文"),
)
