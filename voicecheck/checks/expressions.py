"""Regular expressions of rule files: tried when the file is read, and run only where they may match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from voicecheck.core.rule import Draft, OptionError
from voicecheck.language import patterns as regexes
from voicecheck.language.required import keyed, required


def refuse(source: str, path: tuple[str | int, ...], *, written: str = "", may_be_empty: bool = False) -> None:
    """See that an expression compiles and, unless it may, does not match the empty text.

    Args:
        path: Where it stands in the rule.
        written: The expression with its placeholders written out, if it has any.

    Raises:
        OptionError: it does not.
    """
    tried = written or source
    wrong = regexes.problem(tried)
    if wrong:
        raise OptionError(path, f"got the pattern {source!r}: {wrong}; expected a regular expression")
    if not may_be_empty and regexes.matches_empty(tried):
        raise OptionError(path, f"the pattern {source!r} matches the empty text; expected some text")


def needed(sources: Iterable[str]) -> list[list[dict[str, list[str]]]]:
    """For each expression the words that a match of it must hold, as `Rule.needed` gives them."""
    return [[keyed(words) for words in required(source)] for source in sources]


def live(patterns: Sequence[regexes.Pattern], draft: Draft) -> Mapping[int, Sequence[regexes.Pattern]]:
    """Those that may match in a block, by where it begins; what may match nowhere costs nothing in any block."""
    found: dict[int, list[regexes.Pattern]] = {}
    for each in patterns:
        for start in draft.places(each.source):
            found.setdefault(start, []).append(each)
    return found
