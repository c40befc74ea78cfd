"""The points that hold two patterns against each other: `consistency` and `conditional`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.point import NONWORD, WORD, Hit, Point, State
from voicecheck.vale.prefilter import Live


class Consistency(Point):
    """Both of two spellings in one document."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        template = NONWORD if options.get("nonword") else options.get("template") or WORD
        flag = "(?i)" if options.get("ignorecase") else ""
        self._pairs = [
            Regex(flag + template.replace("%s", f"(?P<one>{one})|(?P<other>{other})"))
            for one, other in options.get("either", {}).items()
        ]

    def patterns(self) -> list[Regex]:
        return [*self._pairs]

    def alternatives(self) -> list[str]:
        return [pair.source for pair in self._pairs]

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        for index, pair in enumerate(self._pairs):
            if live is not None and index not in live:
                continue
            seen = state.seen.setdefault(f"{self.name}.{index}", set())
            places: dict[str, tuple[int, int]] = {}
            matched = ""
            for match in pair.finditer(text):
                for group in ("one", "other"):
                    if match.group(group) is not None:
                        seen.add(group)
                        matched = match.group(group)
                        if self.raw:
                            places[matched] = match.span(group)
                        places.setdefault(matched, match.span(group))
            if places and len(seen) == 2:
                # Vale names the last, and points at the first that reads the same; in the source at the last itself.
                yield self._hit(*places[matched], matched, matched)


class Conditional(Point):
    """A match of `first` that nothing which `second` captured stands for."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._first = Regex(self.options.get("first", ""))
        second = self.options.get("second", "")
        self._second = Regex(second)
        self._captures = second.count("(") > second.count("(?") + second.count(r"\(")

    def patterns(self) -> list[Regex]:
        return [self._first, self._second, *super().patterns()]

    def alternatives(self) -> list[str]:
        return [self._first.source, self._second.source] if self._captures else [self._first.source]

    @cached_property
    def _is_self_contained(self) -> bool:
        from voicecheck.vale.trees import is_free_of_place

        return is_free_of_place(self._first.source)

    def splits(self, text: str, live: Live | None) -> bool:
        # Where nothing is defined, what was defined before holds for all parts alike.
        if not self._is_self_contained or not self._captures or live is None or self._phrases is not None:
            return False
        return 1 not in live or self._second.search(text) is None

    def may_find(self, text: str, live: Live | None) -> bool:
        if live is not None and 0 not in live:
            return False
        return not self._is_self_contained or self._first.search(text) is not None

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        defined = state.defined.setdefault("", set())
        if not self._captures:
            if self._second.search(text) is not None:
                return
            defined = set()
        elif live is None or 1 in live:
            for match in self._second.finditer(text):
                defined.update(group for group in match.groups() if group)
        if live is not None and 0 not in live:
            return
        firsts = self._first.finditer(text) if live is None else [each for _, each in self._matches(text, {0: live[0]})]
        for match in firsts:
            matched = match.group()
            if matched and matched not in defined and not self._allowed(matched, text, *match.span()):
                yield self._hit(*match.span(), matched, matched)
