"""The points that count: `occurrence` and `repetition`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import compress, count
from operator import eq
from string import ascii_letters, digits
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted
from voicecheck.vale.point import Hit, Point, State
from voicecheck.vale.prefilter import Live
from voicecheck.vale.sentences import count as count_sentences

_WORDS = (r"\b(\w+)\b", r"\b\w+\b", r"\w+", r"(\w+)")
_NO_SPACE = (r"(?:[^\s]+)", r"(?:\S+)")
_WHOLE_WORDS = tuple(f"{flag}(?:{token})" for flag in ("", "(?i)") for token in (*_WORDS, r"[\w]+", r"\b[\w]+\b"))
_BESIDE_WORDS = bytes(mark if chr(mark) in ascii_letters + digits + "_" else 32 for mark in range(256))
_BETWEEN = "__between_two_texts__"
_WIDE_LETTER = re.compile(r"[^\W\x00-\x7f]")


class Occurrence(Point):
    """Too many, or too few, matches in a block."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}(?:{self.options.get('token', '')})")
        self._is_word = self.options.get("token") in _WORDS
        # Whole words have something between them.
        self._least_room = 2 if self._is_word else 1
        if not self.options.get("min"):
            self.least_length = self.options.get("max", 0) * self._least_room + 1

    def patterns(self) -> list[Regex]:
        return [self._pattern]

    def alternatives(self) -> list[str]:
        return [] if self.options.get("min") else [self._pattern.source]

    def blocks(self, texts: Sequence[str], whole: str, among: Sequence[int]) -> Iterable[int]:
        if self.options.get("min"):
            return among
        most, least, is_free = self.options.get("max", 0), self.least_length, self._free({0: []})
        return [
            number
            for number in among
            if len(texts[number]) >= least and (not is_free or self._exceeds(texts[number], most))
        ]

    def may_find(self, text: str, live: Live | None) -> bool:
        most, least = self.options.get("max", 0), self.options.get("min", 0)
        return least > 0 or not self._free({0: []}) or self._exceeds(text, most)

    def narrowed(self, text: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        most, room = self.options.get("max", 0), self.least_length
        if room and self._is_word and _has_plain_words(text):
            words = text.encode("ascii", "replace").translate(_BESIDE_WORDS)
            return [
                (start, end) for start, end in spans if end - start >= room and len(words[start:end].split()) > most
            ]
        return [(start, end) for start, end in spans if end - start >= room]

    def _exceeds(self, text: str, most: int) -> bool:
        return len(text) > most * self._least_room and self._count(text) > most

    def _count(self, text: str) -> int:
        if self._is_word and _has_plain_words(text):
            return _count_words(text)
        return self._pattern.count(text)

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        most, least = self.options.get("max", 0), self.options.get("min", 0)
        if not ((most > 0 and self._exceeds(text, most)) or (least > 0 and self._pattern.count(text) < least)):
            return
        number = self._count(text)
        message = formatted(self.message, (number,))
        if not number:
            yield Hit(0, 0, message, "")
            return
        # Vale points at the first that is neither blank nor hidden; without one it says nothing.
        for match in self._pattern.finditer(text):
            start, end = match.span()
            if text[start:end].strip(" \t\r\n\f\v*@"):
                yield Hit(start, end, message, text[start:end])
                return


class Repetition(Point):
    """A token that stands twice in a row."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}(?:{'|'.join(self.options.get('tokens', ()))})")

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def alternatives(self) -> list[str]:
        return [self._pattern.source]

    @cached_property
    def _is_spaceless(self) -> bool:
        from voicecheck.vale.trees import is_spaceless

        return is_spaceless(self._pattern.source)

    def blocks(self, texts: Sequence[str], whole: str, among: Sequence[int]) -> Iterable[int]:
        if self._pattern.source not in _NO_SPACE and not (self._is_spaceless and self._free({0: []})):
            return among
        fold = bool(self.options.get("ignorecase"))
        if not self._takes_words or _BETWEEN in whole:
            return [number for number in among if self._pairs(_words(self._pattern, True, texts[number], fold=fold))]
        words = _words(self._pattern, True, f" {_BETWEEN} ".join(texts), fold=fold)
        found = {words[:at].count(_BETWEEN) for at in self._pairs(words)}
        return [number for number in among if number in found] if found else ()

    @cached_property
    def _takes_words(self) -> bool:
        return self._pattern.findall(_BETWEEN) == [_BETWEEN]

    def _pairs(self, words: Sequence[str]) -> list[int]:
        """Where a word is that which comes next."""
        found = [*compress(count(), map(eq, words, words[1:]))]
        return [at for at in found if words[at].isalpha()] if self.options.get("alpha") else found

    def splits(self, text: str, live: Live | None) -> bool:
        return not self.options.get("max") and self._free({0: []}) and self._phrases is None

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        fold, letters = bool(self.options.get("ignorecase")), bool(self.options.get("alpha"))
        words = _words(self._pattern, self._is_spaceless, text, fold=fold)
        if not any(map(eq, words, words[1:])):
            return
        most, before, count, begin, reported = self.options.get("max", 0), "", 0, 0, 0
        for match in self._pattern.finditer(text):
            current = match.group().strip()
            same = current != "" and (current.lower() == before.lower() if fold else current == before)
            if same and (not letters or current.isalpha()):
                count += 1
                if count > most:
                    start, end = begin, match.end()
                    whole = text[start:end]
                    # Of three in a row, Vale shows one pair where case is folded, else both.
                    is_new = start >= reported or not fold or self.raw
                    if is_new and count_sentences(whole) == 1 and not self._allowed(whole, text, start, end):
                        reported = end
                        yield self._hit(start, end, whole, current)._replace(
                            message=formatted(self.message, (current,))
                        )
                        count = 0
            begin, before = match.start(), current


@lru_cache(maxsize=256)
def _count_words(text: str) -> int:
    """The number of words of ASCII; rules of several styles ask it of the same sentences."""
    return len(text.encode("ascii", "replace").translate(_BESIDE_WORDS).split())


def _has_plain_words(text: str) -> bool:
    """Whether all words are of letters and figures of ASCII alone."""
    return text.isascii() or _WIDE_LETTER.search(text) is None


def _words(pattern: Regex, is_spaceless: bool, text: str, *, fold: bool) -> list[str]:
    """The matches of a pattern without the space around them, in small letters if capitals do not matter (`fold`)."""
    if pattern.source in _WHOLE_WORDS and _has_plain_words(text):
        plain = text.encode("ascii", "replace").translate(_BESIDE_WORDS)
        return (plain.lower() if fold else plain).decode("ascii").split()
    text = text.lower() if fold else text
    if pattern.source in _NO_SPACE:
        return text.split()
    words = pattern.findall(text)
    return words if is_spaceless else [*map(str.strip, words)]
