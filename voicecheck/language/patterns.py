r"""Regular expressions of rule files, which must never hang the tool.

RE2 runs them in linear time. A pattern with look-around or back-references, which RE2 refuses, runs in the
`regex` engine with a time limit. In both, \w, \d, \b are ASCII; write \p{L} or \p{Han} for other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from voicecheck.core.errors import RuleFault
from voicecheck.language.lookaround import with_han_written_out, without

TIME_LIMIT = 2.0
"""Seconds that a pattern with look-around may take for one block of text."""

_GROUP = re.compile(r"\\([0-9])")
_AROUND = re.compile(r"\(\?(?:=|!|<=|<!)")
_ANCHOR = re.compile(r"\(\?<?[=!]|(?<!\[)[$^]|\\[AzZ]")
_ABSENT: Any = object()
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Pattern:
    """A compiled regular expression. Compiles on first use and pickles as its source.

    Look-around is slow, to compile too; so it runs only where the expression without it matches.
    """

    __slots__ = ("_compiled", "_is_anchored", "_linear", "_looks_around", "_probe", "ignore_case", "source")

    def __init__(self, source: str, *, ignore_case: bool = True) -> None:
        self.source = source
        self.ignore_case = ignore_case
        self._looks_around = _AROUND.search(source) is not None
        self._compiled: Any = None
        self._is_anchored: bool | None = None
        self._linear = True
        self._probe: Any = _ABSENT

    @property
    def is_anchored(self) -> bool:
        """Whether it may match in a part of a text and not in the whole: it looks at what stands around a match."""
        if self._is_anchored is None:
            self._is_anchored = _ANCHOR.search(self.source) is not None
        return self._is_anchored

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.source, self.ignore_case)

    def finditer(self, text: str) -> Iterator[Any]:
        """The matches that are not empty, in order; each has `span()`, `group()` and `expand()`.

        Raises:
            RuleFault: the pattern took longer than `TIME_LIMIT`.
        """
        if self._looks_around and not self.may_match(text):
            return
        compiled = self._engine()
        if self._linear:
            # The engine turns text into bytes each time; most texts have no match, and bytes are enough to tell.
            if compiled.search(_encoded(text)) is not None:
                found = compiled.finditer(encodable(text))
                yield from (match for match in found if match.end() > match.start())
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
        if self._looks_around and not self.may_match(text):
            return False
        compiled = self._engine()
        if self._linear:
            return compiled.search(_encoded(text)) is not None
        try:
            return compiled.search(text, timeout=TIME_LIMIT) is not None
        except TimeoutError:
            raise RuleFault(f"pattern took longer than {TIME_LIMIT:g} s on one paragraph: {self.source!r}") from None

    def may_match(self, text: str) -> bool:
        """Whether it can match in a text or in a line of it; true where that is not quickly told."""
        if self._probe is _ABSENT:
            self._probe = _probe(self.source, self.ignore_case)
        return self._probe is None or self._probe.search(_encoded(text)) is not None

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


@lru_cache(maxsize=64)
def _encoded(text: str) -> bytes:
    return encodable(text).encode()


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
    return Pattern(source, ignore_case=False).found_in("")  # as `problem` has compiled it
