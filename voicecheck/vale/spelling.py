"""Vale's spelling rules, with Hunspell dictionaries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from voicecheck.vale.flavour import Regex
from voicecheck.vale.point import Hit, Point, State
from voicecheck.vale.prefilter import Live

DEFAULT = "en_US"
_FILTERS = (r"[A-Z]{1}[a-z]+[A-Z]+\w+", r"[A-Z]+$", r"[^a-zA-Z_']")
_TOKEN = re.compile(r"[^\s—–]+")
_BEFORE = "$(\"[<'"
_AFTER = ",)\"];!.?:'>"
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_NUMBER = re.compile(r"(?:[0-9]+[.,-]?)+|0?x[0-9A-Fa-f]+|0b[01]+|[0-9a-z]{40}")
"""Numbers with their marks, those to the base of 16 and 2, the hashes of commits."""
_MEASURE = re.compile(r"[0-9]+([A-Za-z]+)")
_BRITISH = (
    (re.compile(r"is(e[drs]?|ers|ing|ations?|able)$"), r"iz\1"),
    (re.compile(r"ys(e[drs]?|ers|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|ably|al|ally|er|ers|ful|fully|hood|hoods|ism|ist|ite|ites|less)?$"), r"or\1"),
    (re.compile(r"ll(ed|ing|ers?|ors?)$"), r"l\1"),
    (re.compile(r"tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ogue(s|d)?$"), r"og\1"),
    (re.compile(r"ence(s|less)?$"), r"ense\1"),
    (re.compile(r"amme(s)?$"), r"am\1"),
    (re.compile(r"mongst$"), "mong"),
    (re.compile(r"hilst$"), "hile"),
    (re.compile(r"[ao]e"), "e"),
)
"""British spellings, which Vale's own dictionary has beside the American ones."""
_MORE = frozenset("backend cd frontend GitLab kB Kubernetes linter nav observability ok os webhook".split())
"""Further words that Vale's own dictionary has, as its alerts show, and the American one lacks."""
_MOST_KNOWN = 100_000
"""Words of which a rule keeps whether they are right."""
_LEAST = 5
"""The letters of a word that may be spelt in two ways."""
_QUOTES = str.maketrans("‘’“”", "''\"\"")


class Spelling(Point):
    """A word that no dictionary knows."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        self._filters = [Regex(each) for each in options.get("filters", ())]
        if not options.get("custom"):
            self._filters += [Regex(each) for each in _FILTERS]
        self._words = frozenset(options.get("words", ()))
        terms = [rf"\b(?:{term})\b" for term in self.exceptions]
        self._accepted = Regex("(?i)" + "|".join(terms)) if terms else None
        self._paths = tuple(options.get("dictionary_paths", ()))
        self._is_default = any(os.path.basename(path) == DEFAULT for path in self._paths)
        self._known: dict[str, bool] = {}
        # Of what stands between two spaces, where the wrong word in it is.
        self._wrong: dict[str, tuple[int, int] | None] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_known": {}, "_wrong": {}}

    def patterns(self) -> list[Regex]:
        return [*self._filters, *([self._accepted] if self._accepted else ())]

    def splits(self, text: str, live: Live | None) -> bool:
        return True

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        plain = text.translate(_QUOTES)
        if self._phrases is not None:
            # The words of an accepted phrase are right in the phrase alone.
            for phrase in self._phrases.finditer(plain):
                start, end = phrase.span()
                plain = plain[:start] + " " * (end - start) + plain[end:]
        for match in _TOKEN.finditer(plain):
            token = match.group()
            place = self._wrong[token] if token in self._wrong else self._judged(token)
            if place is not None:
                begin = match.start()
                start, end = begin + place[0], begin + place[1]
                matched = text[start:end]
                yield Hit(start, end, super()._hit(start, end, matched, plain[start:end]).message, matched)

    def _judged(self, token: str) -> tuple[int, int] | None:
        """Where in a run of characters a word is wrong; None if none is."""
        start, end = _trimmed(token, 0, len(token))
        word = token[start:end]
        place = None
        if word and any(map(str.isalpha, word)):
            known = self._known.get(word)
            if known is None:
                known = self._known[word] = self._is_right(word)
            place = None if known else (start, end)
        if len(self._wrong) >= _MOST_KNOWN:
            self._wrong, self._known = {}, {}
        self._wrong[token] = place
        return place

    def _is_right(self, word: str) -> bool:
        if any(each.search(word) is not None for each in self._filters):
            return True
        if word in self._words or word.lower() in self._words:
            return True
        if self._accepted is not None and self._accepted.search(word) is not None:
            return True
        if _NUMBER.fullmatch(word):
            return True
        measure = _MEASURE.fullmatch(word)
        if any(map(self._has, dict.fromkeys((word, word.lower(), measure[1] if measure else word)))):
            return True
        if not self._is_default:
            return False
        lower = word.lower()
        forms = (form.removesuffix(ending) for form in (word, lower) for ending in ("", "s", "'s"))
        if any(form in _MORE for form in forms):
            return True
        if len(word) < _LEAST:
            return False
        return any(new != lower and self._has(new) for old, to in _BRITISH for new in (old.sub(to, lower, count=1),))

    def _has(self, word: str) -> bool:
        return any(_is_known(path, word) for path in self._paths)


@lru_cache(maxsize=8)
def dictionary(path: str) -> Any:
    """A Hunspell dictionary by its path without an ending."""
    from spylls.hunspell import Dictionary

    return Dictionary.from_files(path)


@lru_cache(maxsize=_MOST_KNOWN)
def _is_known(path: str, word: str) -> bool:
    """Whether a dictionary has a word in just this case; Vale's speller does not take words apart at hyphens."""
    forms = dictionary(path).lookuper.good_forms(word, capitalization=False, allow_nosuggest=True)
    return any(True for _ in forms)


def default_path() -> str:
    """The dictionary that is used where a rule names none."""
    import spylls.hunspell

    return os.path.join(os.path.dirname(spylls.hunspell.__file__), "data", "en", DEFAULT)


def find(names: Sequence[str], folders: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paths of dictionaries by name, and the names that no folder has."""
    found: list[str] = []
    missing: list[str] = []
    for name in names:
        path = next(
            (base for folder in folders if os.path.isfile((base := os.path.join(folder, name)) + ".dic")),
            default_path() if name == DEFAULT else "",
        )
        (found if path else missing).append(path or name)
    return found, missing


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not _SPECIAL.fullmatch(text, start, end):
        if text[start] in _BEFORE:
            start += 1
        elif text[end - 1] in _AFTER:
            end -= 1
        else:
            break
    return start, end
