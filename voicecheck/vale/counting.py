"""The points that count: `occurrence` and `repetition`."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted
from voicecheck.vale.point import Hit, Point, State
from voicecheck.vale.prefilter import Live
from voicecheck.vale.sentences import count as count_sentences
from voicecheck.vale.trees import is_spaceless

_WORDS = (r"\b(\w+)\b", r"\b\w+\b", r"\w+", r"(\w+)")


class Occurrence(Point):
    """Too many, or too few, matches in a block."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}(?:{self.options.get('token', '')})")
        # Whole words have something between them.
        self._least_room = 2 if self.options.get("token") in _WORDS else 1

    def patterns(self) -> list[Regex]:
        return [self._pattern]

    def alternatives(self) -> list[str]:
        return [] if self.options.get("min") else [self._pattern.source]

    def may_find(self, text: str, live: Live | None) -> bool:
        most, least = self.options.get("max", 0), self.options.get("min", 0)
        return least > 0 or not self._free({0: []}) or self._exceeds(text, most)

    def _exceeds(self, text: str, most: int) -> bool:
        return len(text) > most * self._least_room and self._pattern.count(text) > most

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        most, least = self.options.get("max", 0), self.options.get("min", 0)
        if not ((most > 0 and self._exceeds(text, most)) or (least > 0 and self._pattern.count(text) < least)):
            return
        found = [match.span() for match in self._pattern.finditer(text)]
        message = formatted(self.message, (len(found),))
        if not found:
            yield Hit(0, 0, message, "")
            return
        # Vale points at the first that is neither blank nor hidden; without one it says nothing.
        shown = next((span for span in found if text[slice(*span)].strip(" \t\r\n\f\v*@")), None)
        if shown is not None:
            start, end = shown
            yield Hit(start, end, message, text[start:end])


class Repetition(Point):
    """A token that stands twice in a row."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}(?:{'|'.join(self.options.get('tokens', ()))})")
        self._is_spaceless = is_spaceless(self._pattern.source)

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def alternatives(self) -> list[str]:
        return [self._pattern.source]

    def splits(self, live: Live | None) -> bool:
        return not self.options.get("max") and self._free({0: []}) and self._phrases is None

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        fold, letters = bool(self.options.get("ignorecase")), bool(self.options.get("alpha"))
        words = self._pattern.findall(text.lower() if fold else text)
        if not self._is_spaceless:
            words = [*map(str.strip, words)]
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
