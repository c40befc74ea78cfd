"""`capitalization`: a block whose letters are not in the case that they should be in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voicecheck.vale.casing import Case
from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted
from voicecheck.vale.point import Hit, Point, State
from voicecheck.vale.prefilter import Live


class Capitalization(Point):
    """A block whose letters are not in the case that they should be in."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        self._case = Case(
            options.get("match", ""),
            options.get("style", ""),
            self._case_terms(),
            options.get("indicators", ()),
            options.get("threshold", 0.0),
            options.get("prefix", ""),
            self._excepted,
        )

    def _case_terms(self) -> list[str]:
        """The exceptions; Vale holds to their own case unless there is a vocabulary."""
        if len(self.exceptions) > len(self.options.get("exceptions", ())):
            return self.exceptions
        return [term if term.startswith("(?i)") else f"(?-i){term}" for term in self.exceptions]

    def patterns(self) -> list[Regex]:
        return [*self._case.patterns(), *super().patterns()]

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        expected, right = self._case.check(text)
        if not right:
            suggestions = (expected,) if self.options.get("match") in ("$title", "$sentence") else ()
            yield Hit(0, len(text), formatted(self.message, (text, expected)), text, suggestions)
