"""Spaces: between Chinese and Latin, beside full-width marks, before English ones."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks.typography.passage import (
    CLOSING,
    FULL_STOPS,
    OPENING,
    Change,
    Passage,
    is_ascii_word,
    is_cjk,
    is_one_of,
)

_LATIN_RUN = "[!-~°µÀ-ɏ]+"
_EDGE = "%+#°"
"""Marks that belong to the Latin word or figure before them."""

_SPACES = " \u00a0"
_LETTER_WORDS = frozenset({"OK", "AA"})
"""Letters that are half of a Chinese word: 卡拉OK, AA制. Single ones (T恤, A股, 维生素C) are left alone as a kind."""


def cjk_latin_space(passage: Passage) -> Iterator[Change]:
    """A space, or none, between Chinese characters and Latin words or figures."""
    find = _unspaced if passage.style != "none" else _spaced
    figures = passage.options.get("digits", True)
    for match in passage.find(_LATIN_RUN):
        run = match[0]
        change = find(passage, match.start(), match.end(), run, figures=figures)
        if change is None or passage.in_tag(match.start(), match.end()) or not passage.is_chinese(match.start()):
            continue
        if not _is_excepted(passage, match.start(), match.end()):
            yield change


def _unspaced(passage: Passage, start: int, end: int, run: str, *, figures: bool) -> Change | None:
    left = is_cjk(passage.before(start)) and run[0].isalnum() and (figures or not run[0].isdigit())
    right = is_cjk(passage.after(end)) and (run[-1].isalnum() or run[-1] in _EDGE)
    right = right and (figures or not run[-1].isdigit())
    if not (left or right) or _is_half_a_word(run) or any(each in run for each in "/\\_="):
        return None
    return start, end, " " * left + run + " " * right


def _spaced(passage: Passage, start: int, end: int, run: str, *, figures: bool) -> Change | None:
    if not figures and run[0].isdigit() and run[-1].isdigit():
        return None
    text = passage.text
    left, right = start, end
    while left > passage.start and text[left - 1] in _SPACES:
        left -= 1
    while right < passage.end and text[right] in _SPACES:
        right += 1
    if not (is_cjk(passage.before(left)) and run[0].isalnum()):
        left = start
    if not (is_cjk(passage.after(right)) and (run[-1].isalnum() or run[-1] in _EDGE)):
        right = end
    return (left, right, run) if left < start or right > end else None


def _is_half_a_word(run: str) -> bool:
    core = run.strip("()[]{}<>\"'`*,.;:!?")
    return (len(core) == 1 and core.isalpha()) or core in _LETTER_WORDS


def _is_excepted(passage: Passage, start: int, end: int) -> bool:
    for term in passage.options.get("exceptions", ()):
        at = passage.text.find(term, max(start - len(term), passage.start), min(end + len(term), passage.end))
        if 0 <= at < end and start < at + len(term):
            return True
    return False


def no_space_around_fullwidth(passage: Passage) -> Iterator[Change]:
    """A space beside a full-width mark, which brings its own."""
    for match in passage.find(f"[{_SPACES}]?([{FULL_STOPS}{CLOSING}{OPENING}])[{_SPACES}]?"):
        start, end = match.span(1)
        lead = match.start() < start and _may_close_up(passage, match.start())
        tail = end < match.end() and _may_follow(passage, match.end(), match[1])
        if (lead or tail) and passage.is_chinese(start):
            yield match.start() if lead else start, match.end() if tail else end, match[1]


def _may_close_up(passage: Passage, start: int) -> bool:
    before = passage.before(start)
    # A handle, a hashtag or an address ends with the space.
    return (before.isalnum() or is_one_of(before, "\"'”)%+")) and not passage.in_tag(start - 1, start)


def _may_follow(passage: Passage, end: int, mark: str) -> bool:
    after = passage.after(end)
    if mark in CLOSING:
        return False
    return is_cjk(after) or (is_ascii_word(after) and after.isalpha() and not passage.in_tag(end, end + 1))


def space_before_punctuation(passage: Passage) -> Iterator[Change]:
    """English: a space before a mark that closes."""
    for match in passage.find("(?<! ) {1,3}([,.;:!?])(?=[ \"')”’\\n]|$)"):
        start, end = match.span()
        before, after = passage.before(start), passage.after(end)
        if is_cjk(before) or not (before.isalnum() or is_one_of(before, ")]\"'”’%")):
            continue
        # An emoticon ( :) ), a ratio (3 : 1), dots ( . . . ).
        if match[1] in ":;" and after == ")":
            continue
        if match[1] == ":" and before.isdigit() and passage.after(end + 1).isdigit():
            continue
        if match[1] == "." and passage.text.startswith(" .", end):
            continue
        # A space may be all that is left of a footnote mark or a comment.
        if passage.is_english(start - 1) and passage.is_verbatim(start - 1, end):
            yield start, end, match[1]
