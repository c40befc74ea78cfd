r"""Regular expressions of rule files, which must never hang the tool.

RE2 runs them in linear time. A pattern with look-around or back-references, which RE2 refuses, runs in the
`regex` engine with a time limit. In both, \w, \d, \b are ASCII; write \p{L} or \p{Han} for other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from voicecheck.core.errors import RuleFault
from voicecheck.language.lookaround import with_han_written_out, without

TIME_LIMIT = 2.0
"""Seconds that a pattern with look-around may take for one block of text."""

_GROUP = re.compile(r"\\([0-9])")
_SET_MEMORY = 64 << 20
_SET_SIZE = 8
_AROUND = re.compile(r"\(\?(?:=|!|<=|<!)")
_ABSENT: Any = object()
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Pattern:
    """A compiled regular expression. Compiles on first use and pickles as its source.

    Look-around is slow, to compile too; so it runs only where the expression without it matches.
    """

    __slots__ = ("_compiled", "_linear", "_probe", "ignore_case", "source")

    def __init__(self, source: str, *, ignore_case: bool = True) -> None:
        self.source = source
        self.ignore_case = ignore_case
        self._compiled: Any = None
        self._linear = True
        self._probe: Any = _ABSENT

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.source, self.ignore_case)

    def finditer(self, text: str) -> Iterator[Any]:
        """The matches that are not empty, in order; each has `span()`, `group()` and `expand()`.

        Raises:
            RuleFault: the pattern took longer than `TIME_LIMIT`.
        """
        text = encodable(text)
        if _AROUND.search(self.source) and not self.may_match(text):
            return
        compiled = self._engine()
        if self._linear:
            yield from (match for match in compiled.finditer(text) if match.end() > match.start())
            return
        try:
            yield from (match for match in compiled.finditer(text, timeout=TIME_LIMIT) if match.end() > match.start())
        except TimeoutError:
            raise RuleFault(
                f"pattern took longer than {TIME_LIMIT:g} s on one paragraph: {self.source!r}; "
                "expected: no nested repetition beside look-around"
            ) from None

    def found_in(self, text: str) -> bool:
        """Whether it matches anywhere, an empty match counted too."""
        text = encodable(text)
        if _AROUND.search(self.source) and not self.may_match(text):
            return False
        compiled = self._engine()
        if self._linear:
            return compiled.search(text) is not None
        try:
            return compiled.search(text, timeout=TIME_LIMIT) is not None
        except TimeoutError:
            raise RuleFault(f"pattern took longer than {TIME_LIMIT:g} s on one paragraph: {self.source!r}") from None

    def may_match(self, text: str) -> bool:
        """Whether it can match in an encodable text or in a line of it; true where that is not quickly told."""
        if self._probe is _ABSENT:
            self._probe = _probe(self.source, self.ignore_case)
        return self._probe is None or self._probe.search(text) is not None

    def _engine(self) -> Any:
        if self._compiled is None:
            self._compiled, self._linear = _compile(self.source, self.ignore_case)
        return self._compiled


def expand(template: str, match: Any) -> str:
    r"""A replacement template with `\1` to `\9` put in; a group that took no part is empty."""
    return _GROUP.sub(lambda reference: match.group(int(reference[1])) or "", template)


def group_count(source: str) -> int:
    """The number of groups of a regular expression that compiles."""
    count: int = _compile(source, False)[0].groups
    return count


def unknown_group(template: str, groups: int) -> str | None:
    """The first reference of a template to a group that is not there."""
    return next((found[0] for found in _GROUP.finditer(template) if int(found[1]) > groups), None)


def _restore(source: str, ignore_case: bool) -> Pattern:
    return Pattern(source, ignore_case=ignore_case)


def encodable(text: str) -> str:
    """`text` with each lone surrogate, which UTF-8 cannot hold, replaced by one other character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def _options(ignore_case: bool) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    return options


@lru_cache(maxsize=1024)
def _compile(source: str, ignore_case: bool) -> tuple[Any, bool]:
    import re2

    try:
        return re2.compile(source, _options(ignore_case)), True
    except re2.error:
        import regex

        flags = regex.ASCII | regex.VERSION0 | (regex.IGNORECASE if ignore_case else 0)
        return regex.compile(with_han_written_out(source), flags), False


@lru_cache(maxsize=1024)
def _probe(source: str, ignore_case: bool) -> Any:
    """In linear time: what matches wherever `source` does, line by line; None if there is nothing of the kind."""
    import re2

    bare = without(source) if _AROUND.search(source) else source
    try:
        found = re2.compile(f"(?m){bare}" if "^" in bare or "$" in bare else bare, _options(ignore_case))
    except re2.error:
        return None
    return None if found.search("") is not None else found


def problem(source: str) -> str | None:
    """What is wrong with a regular expression, in plain words, or None."""
    import re2

    try:
        _compile(source, False)
    except Exception as error:  # `regex` raises several kinds, also RecursionError for hostile patterns
        try:
            re2.compile(source, _options(False))
        except re2.error as refused:
            reason = refused.args[0]
            reason = reason.decode() if isinstance(reason, bytes) else str(reason)
            return f"{error or reason}"
    return None


def matches_empty(source: str) -> bool:
    """Whether a pattern matches nothing at all, and so everywhere."""
    return Pattern(source).found_in("")


class Prefilter:
    """Which of many groups of patterns can match a text at all.

    Several small `re2.Set`s, since the states of one large set multiply: measured on the shipped packs, sets of
    8 build four times and run three to twenty times as fast as one set of all.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups = groups
        self._sets: list[tuple[Any, list[int]]] | None = None
        self._always: set[int] = set()

    def __getstate__(self) -> Sequence[Sequence[str]]:
        return self._groups

    def __setstate__(self, groups: Sequence[Sequence[str]]) -> None:
        self.__init__(groups)  # type: ignore[misc]

    def candidates(self, text: str) -> frozenset[int]:
        """Indices of the groups that may match; those that RE2 cannot judge always may."""
        if self._sets is None:
            self._sets = list(self._build())
        data = encodable(text).encode()
        found = set(self._always)
        for each, owners in self._sets:
            hits = each.Match(data)
            # The first pattern matches every text: its absence says that RE2 ran out of memory.
            found.update([owners[index] for index in hits if index] if 0 in hits else owners[1:])
        return frozenset(found)

    def _build(self) -> Iterator[tuple[Any, list[int]]]:
        import re2

        options = _options(True)
        options.max_mem = _SET_MEMORY
        sources = [(index, source) for index, group in enumerate(self._groups) for source in group]
        for first in range(0, len(sources), _SET_SIZE):
            built, owners = re2.Set.SearchSet(options), [-1]
            built.Add(b"")
            for index, source in sources[first : first + _SET_SIZE]:
                try:
                    built.Add(f"(?m){source}".encode())
                    owners.append(index)
                except re2.error:
                    self._always.add(index)
            built.Compile()
            yield built, owners
