"""Words and phrases of habits, looked up over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from voicecheck.core.habit import Event
from voicecheck.voice.prose import Prose, Token

_FOLDER = Path(__file__).parent.parent / "lexicons"
_BETWEEN = frozenset({"", " ", "-", "\n", "\u2010", "\u2011"})
"""What may stand between two words of an English phrase."""


class Lexicon(NamedTuple):
    """The entries of a language.

    Attributes:
        habits: The habits of an entry; words of a phrase parted by one space (Chinese: by nothing).
        starts: What a phrase may begin with, so that looking goes no further than it must.
        stems: The habits of entries that stand for any ending, by their first letters.
    """

    habits: Mapping[str, tuple[str, ...]]
    starts: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    stem_lengths: tuple[int, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The entries of `lexicons/<language>.txt`: sections of habits, entries parted by commas, `*` for any ending."""
    habits: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    habit = ""
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            habit = line.strip("[]")
        elif line and not line.startswith("#"):
            for entry in line.replace("\uff0c", ",").split(","):
                word = entry.strip()
                into = stems if word.endswith("*") else habits
                word = word.rstrip("*").replace("-", " ") if language == "en" else word.rstrip("*")
                if word and habit not in into.get(word, ()):
                    into[word] = (*into.get(word, ()), habit)
    starts = frozenset(start for entry in habits for start in _starts(entry, language))
    return Lexicon(habits, starts, stems, tuple(sorted({len(stem) for stem in stems}, reverse=True)))


@cache
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The sections of a word list, `lexicons/<name>.txt`."""
    found: dict[str, frozenset[str]] = {}
    section = ""
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            words = frozenset(word.strip() for word in line.split(",") if word.strip())
            found[section] = found.get(section, frozenset()) | words
    return found


def _starts(entry: str, language: str) -> Iterator[str]:
    if language == "zh":
        yield from (entry[:place] for place in range(1, len(entry)))
        return
    words = entry.split(" ")
    yield from (" ".join(words[:place]) for place in range(1, len(words)))


def found(prose: Prose) -> Iterator[Event]:
    """The longest entry at each word, as an event of each of its habits."""
    entries = lexicon(prose.language)
    for sentence in prose.sentences:
        tokens, place = sentence.tokens, 0
        while place < len(tokens):
            last, habits = _longest(tokens, place, entries, prose)
            for habit in habits:
                yield Event(habit, tokens[place].start, tokens[last].end)
            place = last + 1


def _longest(tokens: tuple[Token, ...], place: int, entries: Lexicon, prose: Prose) -> tuple[int, tuple[str, ...]]:
    """The last word of the longest entry that begins at a word, and its habits; none if there is no entry."""
    joint = "" if prose.language == "zh" else " "
    phrase = tokens[place].word
    last, habits = place, _alone(phrase, prose.language)
    ahead = place
    while phrase in entries.starts and ahead + 1 < len(tokens):
        between = prose.text[tokens[ahead].end : tokens[ahead + 1].start]
        if between if prose.language == "zh" else between not in _BETWEEN:
            break
        ahead += 1
        phrase += joint + tokens[ahead].word
        longer = entries.habits.get(phrase)
        if longer:
            last, habits = ahead, longer
    return last, habits


@lru_cache(maxsize=50_000)
def _alone(word: str, language: str) -> tuple[str, ...]:
    """The habits of a word by itself: its own, else those of the longest stem."""
    entries = lexicon(language)
    own = entries.habits.get(word)
    if own:
        return own
    stems = (entries.stems.get(word[:length]) for length in entries.stem_lengths if length <= len(word))
    return next(filter(None, stems), ())
