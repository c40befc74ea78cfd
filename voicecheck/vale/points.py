"""Vale's extension points that match patterns: what a rule of each finds in one block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import eq, itemgetter
from typing import Any, NamedTuple

from voicecheck.vale.casing import Case
from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted, listed
from voicecheck.vale.sentences import count as count_sentences

WORD = r"(?m)\b(?:%s)\b"
_NONWORD = "(?m)(?:%s)"
_OPEN = re.compile(r"(?<!\\)\((?!\?)")
_REFERENCE = re.compile(r"\$(\d+)|\$\{(\w+)\}")


_LINKED = re.compile(r"\\[1-9]|\\k<|\(\?P=|\(\?[a-zA-Z-]+\)|\(\?\(")
"""What makes one alternative depend on another: references to groups, flags that hold from there on."""


class Hit(NamedTuple):
    """What a rule found: a range of a block's text; an empty one at 0 is about the whole document."""

    start: int
    end: int
    message: str
    match: str
    suggestions: tuple[str, ...] = ()


@dataclass
class State:
    """What rules remember of one document."""

    defined: dict[str, set[str]] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)


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
        self.options = options
        exceptions = list(options.get("exceptions", ()))
        if vocabulary and options.get("vocab", True) and not (options.get("nonword") and self.words_only):
            exceptions += vocabulary
        self.exceptions = sorted(exceptions, key=lambda term: -len(term.encode()))
        self._excepted = _excepted(self.exceptions)
        phrases = [term for term in exceptions if " " in term or "\t" in term or r"\s" in term]
        self._phrases = Regex(rf"(?i)\b(?:{'|'.join(phrases)})\b") if phrases else None

    words_only = False
    """Whether a vocabulary says nothing to a `nonword` rule."""

    def patterns(self) -> list[Regex]:
        """All expressions of the rule; each must compile."""
        return [each for each in (self._excepted, self._phrases) if each]

    def trigger(self) -> str | None:
        """The expression without a match of which the rule cannot fire; None if it may fire without one."""
        return None

    def alternatives(self) -> list[str] | None:
        """The expressions of which a match is one, each whole; None if they cannot be told apart."""
        return None

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterable[Hit]:
        """What it finds in a block.

        Args:
            live: The alternatives that may match there; None: any.
        """
        raise NotImplementedError

    def _matches(self, text: str, live: Collection[int]) -> Iterator[tuple[int, Any]]:
        """The matches of some alternatives as their alternation would find them, with the alternative's index."""
        parts = self._parts
        ahead = [
            (found.start(), index, found)
            for index in live
            if (found := self._part(parts, index).search(text)) is not None
        ]
        while ahead:
            start, index, match = min(ahead, key=_by_place)
            yield index, match
            at = max(match.end(), start + 1)
            ahead = [
                each if each[0] >= at else (found.start(), each[1], found)
                for each in ahead
                if each[0] >= at or (found := self._part(parts, each[1]).search(text, at=at)) is not None
            ]

    @cached_property
    def _parts(self) -> list[Regex | None]:
        return [None] * len(self.alternatives() or ())

    def _part(self, parts: list[Regex | None], index: int) -> Regex:
        found = parts[index]
        if found is None:
            found = parts[index] = Regex((self.alternatives() or ())[index])
        return found

    def _allowed(self, matched: str, text: str, start: int, end: int) -> bool:
        if self._excepted is not None and self._excepted.search(matched) is not None:
            return True
        if self._phrases is None:
            return False
        return any(found.start() <= start and end <= found.end() for found in self._phrases.finditer(text))

    def _hit(self, start: int, end: int, matched: str, *arguments: str) -> Hit:
        fixed = self.fixed(matched)
        if fixed is not None and len(arguments) < 2:
            shown = fixed[0] if len(fixed) == 1 else listed(fixed) if fixed else matched
            arguments = (*arguments, shown)
        return Hit(start, end, formatted(self.message, arguments), matched, tuple(fixed or ()))

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
            return [_edited(matched, params)]
        return []


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
            template = _NONWORD
        pattern = template.replace("%s", "|".join(tokens))
        pattern = pattern + raw if options.get("append") else raw + pattern
        self._pattern = Regex("(?i)" + pattern if options.get("ignorecase") else pattern)
        self._is_empty = not tokens and not raw
        flag = "(?i)" if options.get("ignorecase") else ""
        self._alternatives = [flag + template.replace("%s", token) for token in tokens]
        if raw or len(tokens) < 2 or any(map(_LINKED.search, tokens)):
            self._alternatives = []

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def trigger(self) -> str | None:
        return None if self._is_empty else self._pattern.source

    def alternatives(self) -> list[str] | None:
        return self._alternatives or None

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        if self._is_empty:
            yield Hit(0, 0, formatted(self.message, ("",)), "")
            return
        found = (
            self._pattern.finditer(text, simple=simple)
            if live is None
            else (each for _, each in self._matches(text, live))
        )
        for match in found:
            start, end = match.span()
            if start < end and not self._allowed(match.group().strip(), text, start, end):
                yield self._hit(start, end, match.group(), match.group())


class Substitution(Point):
    """A match of a key, for which its value should stand."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        self._keys = sorted(options.get("swap", {}), key=lambda key: -len(key.encode()))
        swap = options.get("swap", {})
        self._values = [swap[key] for key in self._keys]
        template = _NONWORD if options.get("nonword") else options.get("template") or WORD
        groups = "|".join(f"({_closed(key)})" for key in self._keys)
        flag = "(?i)" if options.get("ignorecase") else ""
        self._pattern = Regex(flag + template.replace("%s", groups))
        self._alternatives = [flag + template.replace("%s", f"({_closed(key)})") for key in self._keys]
        if len(self._keys) < 2 or any(map(_LINKED.search, self._keys)):
            self._alternatives = []
        self._wanted = [None if value.isalpha() else Regex(f"^(?:{value})$") for value in self._values]

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def trigger(self) -> str | None:
        return self._pattern.source

    def alternatives(self) -> list[str] | None:
        return self._alternatives or None

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        if live is not None:
            for index, match in self._matches(text, live):
                start, end = match.span(1)
                hit = self._checked(index, match.group(1), start, end) if start < end else None
                if hit is not None:
                    yield hit
            return
        for match in self._pattern.finditer(text, simple=simple):
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
        expected = self._expected(index, observed)
        replaces = self.action.get("name") == "replace"
        alternatives = _alternatives(expected)
        if self._conforms(index, expected, observed, alternatives if replaces else None):
            return None
        if self._excepted is not None and self._excepted.search(observed) is not None:
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
        return Hit(start, end, formatted(message, (expected, observed)), observed, suggestions)

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
        return str(observed[: match.start()] + _referred(expected, match) + observed[match.end() :])

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


class Occurrence(Point):
    """Too many, or too few, matches in a block."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}(?:{self.options.get('token', '')})")

    def patterns(self) -> list[Regex]:
        return [self._pattern]

    def trigger(self) -> str | None:
        return None if self.options.get("min") else self._pattern.source

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        most, least = self.options.get("max", 0), self.options.get("min", 0)
        # The full engine: RE2 finds fast, but each match costs more than it saves.
        found = [match.span() for match in self._pattern.finditer(text)]
        if not ((most > 0 and len(found) > most) or (least > 0 and len(found) < least)):
            return
        message = formatted(self.message, (len(found),))
        if not found:
            yield Hit(0, 0, message, "")
            return
        start, end = next((span for span in found if not _is_code(text[slice(*span)])), found[0])
        yield Hit(start, end, message, text[start:end])


class Repetition(Point):
    """A token that stands twice in a row."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        self._pattern = Regex(f"{flag}({'|'.join(self.options.get('tokens', ()))})")

    def patterns(self) -> list[Regex]:
        return [self._pattern, *super().patterns()]

    def trigger(self) -> str | None:
        return self._pattern.source

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        fold, letters = bool(self.options.get("ignorecase")), bool(self.options.get("alpha"))
        words = self._pattern.findall(text.lower() if fold else text)
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
                    # Of three in a row, one alert is enough.
                    if start >= reported and count_sentences(whole) == 1 and not self._allowed(whole, text, start, end):
                        reported = end
                        yield self._hit(start, end, whole, current)._replace(
                            message=formatted(self.message, (current,))
                        )
                        count = 0
            begin, before = match.start(), current


class Consistency(Point):
    """Both of two spellings in one document."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        options = self.options
        template = _NONWORD if options.get("nonword") else options.get("template") or WORD
        flag = "(?i)" if options.get("ignorecase") else ""
        self._pairs = [
            Regex(flag + template.replace("%s", f"(?P<one>{one})|(?P<other>{other})"))
            for one, other in options.get("either", {}).items()
        ]

    def patterns(self) -> list[Regex]:
        return [*self._pairs]

    def trigger(self) -> str | None:
        return "|".join(
            pair.source.removeprefix("(?i)").replace("(?P<one>", "(?:").replace("(?P<other>", "(?:")
            for pair in self._pairs
        )

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        for index, pair in enumerate(self._pairs):
            seen = state.seen.setdefault(f"{self.name}.{index}", set())
            places: dict[str, tuple[int, int]] = {}
            matched = ""
            for match in pair.finditer(text):
                for group in ("one", "other"):
                    if match.group(group) is not None:
                        seen.add(group)
                        matched = match.group(group)
                        places.setdefault(matched, match.span(group))
            if places and len(seen) == 2:
                # Vale names the last, and points at the first that reads the same.
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

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        defined = state.defined.setdefault("", set())
        if not self._captures:
            if self._second.search(text, simple=simple) is not None:
                return
            defined = set()
        else:
            for match in self._second.finditer(text, simple=simple):
                defined.update(group for group in match.groups() if group)
        for match in self._first.finditer(text, simple=simple):
            matched = match.group()
            if matched and matched not in defined and not self._allowed(matched, text, *match.span()):
                yield self._hit(*match.span(), matched, matched)


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

    def run(self, text: str, state: State, *, simple: bool, live: Collection[int] | None = None) -> Iterator[Hit]:
        expected, right = self._case.check(text)
        if not right:
            suggestions = (expected,) if self.options.get("match") in ("$title", "$sentence") else ()
            yield Hit(0, len(text), formatted(self.message, (text, expected)), text, suggestions)


_by_place = itemgetter(0, 1)


def _excepted(terms: Sequence[str]) -> Regex | None:
    if not terms:
        return None
    scoped = "|".join(term if term.startswith("(?i)") else f"(?-i){term}" for term in terms)
    return Regex(rf"(?m)\b(?:{scoped})\b")


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


def _is_code(text: str) -> bool:
    return "*" in text


def _referred(template: str, match: Any) -> str:
    """A replacement with the groups of a match put in; a group that there is not stays as it is written."""

    def put(reference: re.Match[str]) -> str:
        try:
            return str(match.group(int(reference[1]) if reference[1] else reference[2]) or "")
        except (IndexError, KeyError):
            return reference[0]

    return _REFERENCE.sub(put, template)


def _edited(text: str, params: Sequence[str]) -> str:
    name, *rest = params
    if name == "regex" and len(rest) == 2:
        found: list[str] = []
        last = 0
        for match in Regex(rest[0]).finditer(text):
            found += [text[last : match.start()], _referred(rest[1], match)]
            last = match.end()
        text = "".join(found) + text[last:]
    elif name in ("trim", "trim_left", "trim_right") and len(rest) == 1:
        strip = {"trim": str.strip, "trim_left": str.lstrip, "trim_right": str.rstrip}[name]
        text = strip(text, rest[0])
    elif name == "truncate" and len(rest) == 1:
        text = text.split(rest[0] or None)[0] if text else text
    elif name == "split" and len(rest) == 2 and rest[1].isdigit():
        parts = text.split(rest[0] or None)
        text = parts[int(rest[1])] if int(rest[1]) < len(parts) else text
    return text.strip()
