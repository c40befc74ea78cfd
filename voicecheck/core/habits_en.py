"""Habits of English alone."""

from __future__ import annotations

from voicecheck.core.habit import Habit

_EN = ("en",)

ENGLISH = (
    Habit("slang", _EN, "words", "slang", "slang"),
    Habit("internet-language", _EN, "words", "slang", "internet language"),
    Habit("elongations", _EN, "words", "slang", "drawn-out words"),
    Habit("swearing", _EN, "words", "slang", "swear words"),
    Habit("informal-words", _EN, "words", "informal", "informal words", fewer=True),
    Habit("intensifiers", _EN, "words", "informal", "intensifiers"),
    Habit("shouted-capitals", _EN, "words", "emphasis", "words in capitals"),
    Habit("hype", _EN, "words", "hype", "hype"),
    Habit("raving", _EN, "words", "hype", "rave words"),
    Habit("praise", _EN, "words", "praise", "words of praise"),
    Habit("boosters", _EN, "words", "praise", "words of certainty"),
    Habit("hedges", _EN, "words", "hedges", "hedges", fewer=True),
    Habit("jargon", _EN, "words", "jargon", "business jargon"),
    Habit("officialese", _EN, "words", "officialese", "officialese"),
    Habit("stiff-words", _EN, "words", "officialese", "stiff words"),
    Habit("formal-words", _EN, "words", "formal", "formal words"),
    Habit("formal-connectives", _EN, "words", "formal", "formal connectives"),
    Habit("nominalisations", _EN, "words", "formal", "abstract nouns (-tion, -ment, -ness)", fewer=True),
    Habit("passives", _EN, "words", "formal", "passives", fewer=True),
    Habit("contractions", _EN, "words", "contractions", "contractions", fewer=True),
    Habit("full-forms", _EN, "words", "contractions", "forms that could be contracted"),
    Habit("personal-view", _EN, "words", "private", "the writer's own views and private life"),
    Habit("imperatives", _EN, "sentences", "address", "imperatives", fewer=True),
    Habit("reader-address", _EN, "words", "address", "forms of address"),
    Habit("politeness", _EN, "words", "politeness", "thanks, please, welcome"),
    Habit("sentence-starters", _EN, "sentences", "informal", "sentences that begin with And, But, So", fewer=True),
)
