"""What the extension points of Vale have in common: a rule that finds ranges in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from voicecheck.vale.edits import edited, simple
from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted, listed
from voicecheck.vale.pieces import new
from voicecheck.vale.prefilter import NARROW, Live, Places

WORD = r"(?m)\b(?:%s)\b"
NONWORD = "(?m)(?:%s)"
LINKED = re.compile(r"\\[1-9]|\\k[<']|\(\?P=|\(\?[a-zA-Z-]+\)|\(\?\(")
"""What makes one alternative depend on another: references to groups, flags that hold from there on."""
_MOST_KNOWN = 20_000
"""Matches of which it is kept whether they are excepted."""


class TaggerError(Exception):
    """There is no tagger, or not the one that is expected."""


class Hit(NamedTuple):
    """What a rule found: a range of a block's text; an empty one at 0 is about the whole document."""

    start: int
    end: int
    message: str
    match: str
    suggestions: tuple[str, ...] = ()


Told = tuple[str, tuple[str, ...]]
"""The message and the suggestions of a hit."""


@dataclass
class State:
    """What rules remember of one document.

    Attributes:
        tags: Sentences, with the part of speech of each word.
        untagged: Sentences that a rule could not judge without.
    """

    defined: dict[str, set[str]] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    untagged: list[str] = field(default_factory=list)


class Point:
    """A rule, compiled.

    Args:
        options: Those of the rule file, their names in lower case and their types put right.
        vocabulary: Terms that projects accept, as expressions.
    """

    def __init__(
        self,
        name: str,
        message: str,
        action: Mapping[str, Any],
        options: Mapping[str, Any],
        vocabulary: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.message = message
        self.action = action
        self._acts = bool(action.get("name"))
        self.options = options
        exceptions = list(options.get("exceptions", ()))
        if vocabulary and options.get("vocab", True) and not (options.get("nonword") and self.words_only):
            exceptions += vocabulary
        self.exceptions = sorted(exceptions, key=lambda term: -len(term.encode()))
        self._excepted = _excepted(self.exceptions)
        self._known: dict[str, bool] = {}
        phrases = [term for term in exceptions if " " in term or "\t" in term or r"\s" in term]
        self._phrases = Regex(rf"(?i)\b(?:{'|'.join(phrases)})\b") if phrases else None

    raw = False
    """Whether the rule reads the source as it is, where Vale points at the very match."""
    least_length = 0
    """Of a text, for anything to be found in it."""

    words_only = False
    """Whether a vocabulary says nothing to a `nonword` rule."""

    def patterns(self) -> list[Regex]:
        """All expressions of the rule; each must compile."""
        return [each for each in (self._excepted, self._phrases) if each]

    def alternatives(self) -> list[str]:
        """The expressions of which a match is one, each whole; none if the rule may fire without a match."""
        return []

    def run(self, text: str, state: State, live: Live | None = None) -> Iterable[Hit]:
        """What it finds in a text.

        Args:
            live: The alternatives that may match there, and where; None: any.
        """
        raise NotImplementedError

    def splits(self, text: str, live: Live | None) -> bool:
        """Whether what is found in a text is all that would be found in the sentences that it is made of."""
        return False

    def scans(self) -> bool:
        """Whether `taken` tells of each match by itself all that the rule finds."""
        return False

    def taken(self, alternative: int, matched: str) -> Told | None:
        """What the rule makes of what one alternative matched; None if that is allowed."""
        raise NotImplementedError

    group = 0
    """That group of a match of an alternative which `taken` asks for."""

    def may_find(self, text: str, live: Live | None) -> bool:
        """Whether there may be anything in the parts of a text."""
        return True

    def blocks(self, texts: Sequence[str], whole: str, among: Sequence[int]) -> Iterable[int]:
        """Of some texts, by their numbers, those in which there may be anything.

        Args:
            whole: The texts side by side with a space between.
        """
        return among

    def narrowed(self, text: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Of some parts of a text those in which there may be anything."""
        return spans

    def _free(self, live: Live | None) -> bool:
        """Whether the live alternatives match a sentence as they match it within its paragraph."""
        if live is None:
            return False
        known = self._freedom
        return all(known[index] if index in known else self._is_free(index) for index in live)

    def _is_free(self, index: int) -> bool:
        from voicecheck.vale.trees import is_free_of_place

        found = self._freedom[index] = is_free_of_place(self.alternatives()[index])
        return found

    @cached_property
    def _freedom(self) -> dict[int, bool]:
        return {}

    @cached_property
    def parts(self) -> list[Regex]:
        """The alternatives, compiled."""
        return [Regex(source) for source in self.alternatives()]

    def _matches(self, text: str, live: Live) -> list[tuple[int, Any]]:
        """The matches of some alternatives as their alternation would find them, with the alternative's index."""
        parts = self.parts
        if len(live) == 1:
            ((index, places),) = live.items()
            return [(index, match) for match in _every(parts[index], text, places)]
        found: list[tuple[int, Any]] = []
        ahead = []
        for index, places in live.items():
            if len(places) > 1:
                places.sort()
            match = _next(parts[index], text, places, 0)
            if match is not None:
                ahead.append((match.start(), index, match))
        while ahead:
            start, index, match = min(ahead, key=_by_place)
            found.append((index, match))
            at = max(match.end(), start + 1)
            ahead = [
                each if each[0] >= at else (other.start(), each[1], other)
                for each in ahead
                if each[0] >= at or (other := _next(parts[each[1]], text, live[each[1]], at)) is not None
            ]
        return found

    def _is_excepted(self, matched: str) -> bool:
        if self._excepted is None:
            return False
        found = self._known.get(matched)
        if found is None:
            found = self._excepted.search(matched) is not None
            if len(self._known) < _MOST_KNOWN:
                self._known[matched] = found
        return found

    def _allowed(self, matched: str, text: str, start: int, end: int) -> bool:
        if self._is_excepted(matched):
            return True
        if self._phrases is None:
            return False
        return any(found.start() <= start and end <= found.end() for found in self._phrases.finditer(text))

    def _hit(self, start: int, end: int, matched: str, *arguments: str) -> Hit:
        shown, suggestions = self._told(matched, *arguments)
        hit: Hit = new(Hit, (start, end, shown, matched, suggestions))
        return hit

    def _told(self, matched: str, *arguments: str) -> Told:
        fixed = self.fixed(matched) if self._acts else None
        if fixed is not None and len(arguments) < 2:
            shown = fixed[0] if len(fixed) == 1 else listed(fixed) if fixed else matched
            arguments = (*arguments, shown)
        return formatted(self.message, arguments), tuple(fixed) if fixed else ()

    def fixed(self, matched: str) -> list[str] | None:
        """What the rule's action makes of a match; None without an action."""
        name, params = self.action.get("name"), list(self.action.get("params") or ())
        if not name:
            return None
        if name == "remove":
            return [""]
        if name == "replace":
            return params
        if name == "edit" and params:
            return [edited(matched, params)]
        if name == "convert" and params:
            return [simple(matched) if params[0] == "simple" else matched]
        return []


_by_place = itemgetter(0, 1)


def _every(part: Regex, text: str, places: Places) -> list[Any]:
    """The matches that begin where they may, one after the other."""
    if len(places) > 1:
        places.sort()
    found: list[Any] = []
    at, match = 0, part.matcher(text)
    for first, last in places or ((0, len(text)),):
        start = first if first > at else at
        is_wide = last - start > NARROW
        while start <= last:
            here = part.search(text, start) if is_wide else match(text, start)
            if here is not None:
                found.append(here)
                start, at = here.span()
                start = at = at + (start == at)
            elif is_wide:
                return found
            else:
                start += 1
    return found


def _next(part: Regex, text: str, places: Places, at: int) -> Any:
    """The first match from a place on that begins where it may."""
    if not places:
        return part.search(text, at) if at <= len(text) else None
    match = part.matcher(text)
    for first, last in places:
        if last < at:
            continue
        if last - first > NARROW:
            return part.search(text, max(first, at))
        for start in range(first if first > at else at, last + 1):
            found = match(text, start)
            if found is not None:
                return found
    return None


def _excepted(terms: Sequence[str]) -> Regex | None:
    if not terms:
        return None
    scoped = "|".join(term if term.startswith("(?i)") else f"(?-i){term}" for term in terms)
    return Regex(rf"(?m)\b(?:{scoped})\b")
