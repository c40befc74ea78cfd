"""Title and sentence case as Vale reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.prefilter import Prefilter

_SMALL = frozenset("a an and as at but by en for if in nor of on or per the to vs vs. via v v.".split())
_PREPOSITIONS = frozenset(
    """with from into during including until against among throughout despite towards upon concerning about over
    through before between after since without under within along following across beyond around down near
    above""".split()
)
_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_QUICK_WORD = re.compile(r"(?:[^\W_]|\*)\S*")
"""The same, where no exceptions stand."""
_VARIABLES = ("$title", "$sentence", "$lower", "$upper")
"""What `match` may be besides an expression."""
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


class Case:
    """A rule of letter case: gives what was expected, and whether the text is as it should be."""

    def __init__(
        self,
        match: str,
        style: str,
        exceptions: Sequence[str],
        indicators: Sequence[str],
        threshold: float,
        prefix: str,
        excepted: Regex | None,
    ) -> None:
        self._match = match
        self._style = style
        self._exceptions = tuple(exceptions)
        self._indicators = tuple(indicators)
        self._threshold = threshold or 0.8
        self._prefix = Regex(prefix) if prefix else None
        self._excepted = excepted
        self._pattern = Regex(match) if match not in _VARIABLES else None
        self._words = Regex(f"{excepted.source}|{_WORD}" if excepted else _WORD)
        self._split = Regex(r"[\p{N}\p{L}]+[^\s\-/]*")
        terms = "|".join(exceptions)
        self._tokens = Regex(rf"(?i)\b(?:{terms})\b|{_WORD}" if terms else _WORD)
        self._seen: dict[str, str] = {}
        self._allowed: dict[str, bool] = {}
        self._lowered = frozenset(term.lower() for term in exceptions)
        self._any = Regex("|".join(f"(?:{term})" for term in exceptions)) if _are_apart(exceptions) else None
        self._vocabulary = [(term, Regex(term)) for term in exceptions]

    @cached_property
    def _terms(self) -> Prefilter:
        from voicecheck.vale.literals import required

        return Prefilter({0: [required(rf"(?i)\b(?:{term})\b") for term in self._exceptions]})

    def patterns(self) -> list[Regex]:
        """What must compile."""
        return [each for each in (self._pattern, self._prefix, self._words) if each]

    def check(self, text: str) -> tuple[str, bool]:
        """What is expected in place of a text, and whether the text does."""
        if self._pattern is not None:
            return str(self._pattern.source), bool(self._pattern.search(text)) or self._is_excepted(text)
        if self._match in ("$lower", "$upper"):
            wanted = text.lower() if self._match == "$lower" else text.upper()
            return wanted, text == wanted or self._is_excepted(text)
        if self._match == "$title":
            return self._compared(text, self._title(text), title=True)
        return self._compared(text, self._sentence(text), title=False)

    def _is_excepted(self, text: str) -> bool:
        if self._excepted is None:
            return False
        found = self._allowed.get(text)
        if found is None:
            found = self._excepted.search(text) is not None
            if len(self._allowed) < 50_000:
                self._allowed[text] = found
        return found

    def _compared(self, text: str, expected: str, *, title: bool) -> tuple[str, bool]:
        words_of = self._words.finditer if self._may_hold_term(text, expected) else _QUICK_WORD.finditer
        wanted = [match.group() for match in words_of(expected)]
        right = words = 0
        for index, match in enumerate(words_of(text)):
            word = match.group()
            if index >= len(wanted) or word == wanted[index] or self._is_excepted(word):
                right += 1
            elif title:
                # Whether AP wants 'To' is said by the part of speech behind it; Chicago wants 'to' anyhow.
                is_open = self._style != "Chicago" and word.lower() == wanted[index].lower() == "to"
                right += word == word.upper() or is_open
            elif index == 0 and word != _titled(word.lower()):
                return expected, False
            words += 1
        return expected, words > 0 and right / words >= self._threshold

    def _sentence(self, text: str) -> str:
        prefix, text = self._parted(text)
        made: list[str] = []
        before = ""
        tokens = self._tokens.finditer(text) if self._may_hold_term(text) else _QUICK_WORD.finditer(text)
        for index, match in enumerate(tokens):
            token = match.group()
            known = self._known(token)
            if known:
                made.append(known)
            elif index == 0 or self._indicated(before, index - 1):
                made.append(token[:1].title() + token[1:].lower())
            else:
                made.append(token.lower())
            before = token
        return prefix + " ".join(made)

    def _indicated(self, word: str, index: int) -> bool:
        return (
            word.endswith(self._indicators)
            if self._indicators and word.endswith(self._indicators)
            else (index == 0 and re.search(r"\d+\.", word) is not None)
        )

    def _title(self, text: str) -> str:
        prefix, text = self._parted(text)
        flat = text.translate(_PLAIN).replace("…", "...") if not text.isascii() else text
        ignored = _SMALL | _PREPOSITIONS if self._style == "Chicago" else _SMALL
        at = 0

        def cased(match: Any) -> str:
            nonlocal at
            word: str = match.group()
            small = word.lower()
            place = max(flat.find(word.translate(_PLAIN), at), 0)
            at = place + len(word)
            known = self._known(word)
            if known:
                return known
            bounding = place == 0 or at == len(flat)
            if (
                not bounding
                and small in ignored
                and _at(flat, place - 1) in " -/"
                and _at(flat, place - 2) not in ":-"
                and (_at(flat, at) != "-" or _at(flat, place - 1) == "-")
            ):
                return small
            return word[:1].title() + word[1:]

        found, last = [], 0
        for match in self._split.finditer(text):
            found += [text[last : match.start()], cased(match)]
            last = match.end()
        return prefix + "".join(found) + text[last:]

    def _may_hold_term(self, *texts: str) -> bool:
        return bool(self._terms.always) or self._terms.may_match(texts)

    def _parted(self, text: str) -> tuple[str, str]:
        match = self._prefix.search(text) if self._prefix else None
        if not match:
            return "", text
        prefix = match.group()
        return prefix, text.removeprefix(prefix)

    def _known(self, word: str) -> str:
        found = self._seen.get(word)
        if found is None:
            found = self._looked_up(word)
            if len(self._seen) < 50_000:
                self._seen[word] = found
        return found

    def _looked_up(self, word: str) -> str:
        if word.lower() not in self._lowered and self._any is not None and self._any.search(word) is None:
            return ""
        for term, pattern in self._vocabulary:
            if term.lower() == word.lower():
                return term
            if pattern.search(word):
                return word
        return ""


def _are_apart(terms: Sequence[str]) -> bool:
    """Whether terms may be joined to one expression."""
    return bool(terms) and not any(re.search(r"\\[1-9kg]|\(\?P|\(\?<[A-Za-z]|\(\?\(", term) for term in terms)


def _at(text: str, index: int) -> str:
    return text[index] if 0 <= index < len(text) else text[0]


def _titled(text: str) -> str:
    return re.sub(r"(?:^|(?<=[^\w'’]))\w", lambda match: match[0].title(), text)


Check = Callable[[str], tuple[str, bool]]
