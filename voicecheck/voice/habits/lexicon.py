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
    for habit, listed in _sections(language):
        entries = [entry.replace("-", " ") for entry in listed] if language == "en" else listed
        for into, words in (
            (stems, [entry.rstrip("*") for entry in entries if entry[-1] == "*"]),
            (habits, [entry for entry in entries if entry[-1] != "*"]),
        ):
            # Whole sections at a time: one by one, thousands of entries would cost most of a check.
            own: dict[str, tuple[str, ...]] = dict.fromkeys(words, (habit,))
            own.update((word, (*into[word], habit)) for word in into.keys() & own.keys())
            into.update(own)
    if language == "zh":
        starts = {entry[:place] for entry in habits for place in range(1, len(entry))}
    else:
        starts = {start for entry in habits if " " in entry for start in _starts(entry)}
    return Lexicon(habits, frozenset(starts), stems, tuple(sorted({len(stem) for stem in stems}, reverse=True)))


@cache
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The sections of a word list, `lexicons/<name>.txt`."""
    return {section: frozenset(words) for section, words in _sections(name)}


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """The sections of a file of `lexicons`, each with its entries; lines that begin with # are for the reader."""
    section = ""
    lines: dict[str, list[str]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and line[0] != "#":
            lines.setdefault(section, []).append(line)
    for section, own in lines.items():
        entries = map(str.strip, ",".join(own).replace("\uff0c", ",").split(","))
        yield section, list(filter(None, entries))


def _starts(entry: str) -> Iterator[str]:
    """What an English phrase begins with, up to each space."""
    place = entry.find(" ")
    while place >= 0:
        yield entry[:place]
        place = entry.find(" ", place + 1)


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
