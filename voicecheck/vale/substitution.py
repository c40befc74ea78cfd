"""`substitution`: a match of a key, for which its value should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from voicecheck.vale.edits import referred
from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted, listed
from voicecheck.vale.point import LINKED, NONWORD, WORD, Hit, Point, State, Told
from voicecheck.vale.prefilter import Live

_OPEN = re.compile(r"(?<!\\)\((?!\?)")


class Substitution(Point):
    """A match of a key, for which its value should stand."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        self._keys = sorted(options.get("swap", {}), key=lambda key: -len(key.encode()))
        swap = options.get("swap", {})
        self._values = [swap[key] for key in self._keys]
        template = NONWORD if options.get("nonword") else options.get("template") or WORD
        groups = "|".join(f"({_closed(key)})" for key in self._keys)
        flag = "(?i)" if options.get("ignorecase") else ""
        self._pattern = Regex(flag + template.replace("%s", groups))
        self._alternatives = [flag + template.replace("%s", f"({_closed(key)})") for key in self._keys]
        self._is_linked = any(map(LINKED.search, self._keys))
        if self._is_linked:
            self._alternatives = [self._pattern.source]
        self._wanted = [None if value.isalpha() else Regex(f"^(?:{value})$") for value in self._values]

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def alternatives(self) -> list[str]:
        return self._alternatives

    def splits(self, text: str, live: Live | None) -> bool:
        return self._free(live)

    def scans(self) -> bool:
        return not self._is_linked

    group = 1

    def taken(self, alternative: int, matched: str) -> Told | None:
        return self._judged(alternative, matched) if matched else None

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        if live is not None and not self._is_linked:
            for index, match in self._matches(text, live):
                start, end = match.span(1)
                hit = self._checked(index, match.group(1), start, end) if start < end else None
                if hit is not None:
                    yield hit
            return
        for match in self._pattern.finditer(text):
            index = match.lastindex
            if not index or index > len(self._values):
                continue
            start, end = match.span(index)
            if start == end:
                continue
            hit = self._checked(index - 1, match.group(index), start, end)
            if hit is not None:
                yield hit

    def _checked(self, index: int, observed: str, start: int, end: int) -> Hit | None:
        told = self._judged(index, observed)
        return Hit(start, end, told[0], observed, told[1]) if told else None

    def _judged(self, index: int, observed: str) -> Told | None:
        expected = self._expected(index, observed)
        replaces = self.action.get("name") == "replace"
        alternatives = _alternatives(expected)
        if self._conforms(index, expected, observed, alternatives if replaces else None):
            return None
        if self._is_excepted(observed):
            return None
        message = self.message
        suggestions: tuple[str, ...] = () if replaces else (expected,)
        params = list(self.action.get("params") or ())
        if replaces and not params:
            if self.options.get("capitalize") and observed == _capital(observed):
                alternatives = [_capital(each) for each in alternatives]
            suggestions = tuple(alternatives)
            expected = listed(alternatives)
            for quoted in ("'%s'", '"%s"'):
                if message.count(quoted) == 2:
                    message = message.replace(quoted, "%s", 1)
        elif replaces:
            suggestions = tuple(params)
        return formatted(message, (expected, observed)), suggestions

    def _expected(self, index: int, observed: str) -> str:
        expected: str = self._values[index]
        if self.options.get("capitalize") and observed == _capital(observed):
            expected = _capital(expected)
        if "$" not in expected or not re.search(r"\$\d", expected):
            return expected
        key = self._keys[index]
        match = Regex("(?i)" + key if self.options.get("ignorecase") else key).search(observed)
        if match is None:
            return expected
        return str(observed[: match.start()] + referred(expected, match) + observed[match.end() :])

    def _conforms(self, index: int, expected: str, observed: str, alternatives: list[str] | None) -> bool:
        if alternatives is not None:
            return observed in alternatives
        pattern = self._wanted[index]
        if pattern is None or expected == observed:
            return expected == observed
        if expected != self._values[index]:
            pattern = Regex(f"^(?:{expected})$")
        try:
            return pattern.search(observed) is not None
        except ValueError:
            return False


def _closed(key: str) -> str:
    """A key whose groups capture nothing."""
    if key.count("(") == key.count("(?") + key.count(r"\("):
        return key
    return _OPEN.sub("(?:", key)


def _alternatives(value: str) -> list[str]:
    if "|" not in value:
        return [value] if value else []
    return [part.replace("\0", "|") for part in value.replace(r"\|", "\0").split("|") if part]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
