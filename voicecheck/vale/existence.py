"""`existence`: a match of any token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted
from voicecheck.vale.point import LINKED, NONWORD, WORD, Hit, Point, State, Told
from voicecheck.vale.prefilter import Live


class Existence(Point):
    """A match of any token."""

    words_only = True

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        tokens = [token for token in options.get("tokens", ()) if token.strip()]
        raw = "".join(options.get("raw", ()))
        template = options.get("template") or WORD
        if options.get("nonword") or not options.get("tokens"):
            template = NONWORD
        pattern = template.replace("%s", "|".join(tokens))
        pattern = pattern + raw if options.get("append") else raw + pattern
        self._pattern = Regex("(?i)" + pattern if options.get("ignorecase") else pattern)
        self._is_empty = not tokens and not raw
        flag = "(?i)" if options.get("ignorecase") else ""
        self._alternatives = [flag + template.replace("%s", token) for token in tokens]
        if raw or any(map(LINKED.search, tokens)):
            self._alternatives = [] if self._is_empty else [self._pattern.source]

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def alternatives(self) -> list[str]:
        return self._alternatives

    def splits(self, text: str, live: Live | None) -> bool:
        return self._free(live) and self._phrases is None

    def scans(self) -> bool:
        return self._phrases is None and not self._is_empty

    def taken(self, alternative: int, matched: str) -> Told | None:
        if not matched or (self._excepted is not None and self._is_excepted(matched.strip())):
            return None
        return self._told(matched, matched)

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        if self._is_empty:
            yield Hit(0, 0, formatted(self.message, ("",)), "")
            return
        found = self._pattern.finditer(text) if live is None else (each for _, each in self._matches(text, live))
        free = self._excepted is None and self._phrases is None
        for match in found:
            start, end = match.span()
            matched = match.group()
            if start < end and (free or not self._allowed(matched.strip(), text, start, end)):
                yield self._hit(start, end, matched, matched)
