"""Typography of quotation marks, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicecheck.checks.passage import CJK, Change, Passage, pattern

_CURLY = "\u201c\u201d\u2018\u2019"
_CORNER = "\u300c\u300d\u300e\u300f"
_STRAIGHT = "\"\"''"
_BY_VARIANT: Mapping[str, str] = {"zh-Hant": "corner", "zh-Hans": "curly"}

# A straight mark may open where no letter or figure stands before it (6" pipe), and close where none follows.
_PAIR = r"(?<![A-Za-z0-9=\\])(?:\"([^\"\n]{1,300})\"|'([^'\n]{1,100})')(?![A-Za-z0-9])"
_APOSTROPHE = r"(?<=[A-Za-z])'(?=[A-Za-z])"


def quotes(passage: Passage) -> Iterator[Change]:
    """Quotation marks in the style of the rule; without one, straight marks around Chinese words only."""
    yield from _straight(passage)
    match passage.style:
        case "straight":
            yield from _others(passage, _CURLY, _STRAIGHT, chinese=False)
        case "corner":
            yield from _others(passage, _CURLY, _CORNER, chinese=True)
        case "curly":
            yield from _others(passage, _CORNER, _CURLY, chinese=True)


def _straight(passage: Passage) -> Iterator[Change]:
    if passage.style == "straight":
        return
    for match in passage.find(f"{_PAIR}|{_APOSTROPHE}"):
        start, end = match.span()
        content = match[1] or match[2]
        if content is None:
            if passage.style == "curly" and passage.is_english(start):
                yield start, end, "\u2019"
            continue
        level = 0 if match[1] else 2
        if passage.is_chinese(start):
            style = passage.style or _BY_VARIANT.get(passage.language(start), "")
            if not style or not pattern(f"[{CJK}]").search(content) or not _is_balanced(passage, match[0][0]):
                continue
        else:
            style = passage.style
            if style != "curly" or level or not passage.is_english(start) or not _is_balanced(passage, match[0][0]):
                continue
        marks = _CORNER if style == "corner" else _CURLY
        yield from passage.pair(start, end, marks[level], content, marks[level + 1])


def _is_balanced(passage: Passage, mark: str) -> bool:
    """Whether every mark of a block has its other half; else nobody can tell which one opens."""
    return mark == "'" or passage.text.count(mark, passage.start, passage.end) % 2 == 0


def _others(passage: Passage, wrong: str, right: str, *, chinese: bool) -> Iterator[Change]:
    for match in passage.find(f"[{wrong}]"):
        start = match.start()
        before, after = passage.before(start), passage.after(start + 1)
        if (
            match[0] == "\u2019"
            and chinese
            and before.isascii()
            and before.isalpha()
            and after.isascii()
            and after.isalpha()
        ):
            continue
        if passage.is_chinese(start) == chinese:
            yield start, start + 1, right[wrong.index(match[0])]
