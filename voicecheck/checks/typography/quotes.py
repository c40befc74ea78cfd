"""Quotation marks, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicecheck.checks.typography.passage import CJK, Change, Passage, is_ascii_word, pattern

_CURLY = "“”‘’"
_CORNER = "「」『』"
_STRAIGHT = "\"\"''"
_BY_VARIANT: Mapping[str, str] = {"zh-Hant": "corner", "zh-Hans": "curly"}

# A straight mark may open where no letter or figure stands before it (6" pipe), and close where none follows.
_PAIR = r"(?<![A-Za-z0-9=\\])(?:\"([^\"\n]{1,300})\"|'([^'\n]{1,100})')(?![A-Za-z0-9])"
_APOSTROPHE = r"(?<=[A-Za-z])'(?=[A-Za-z])"


def quotes(passage: Passage) -> Iterator[Change]:
    """Quotation marks in the style of the rule; without one, straight marks around Chinese words only."""
    match passage.style:
        case "straight":
            yield from _others(passage, _CURLY, _STRAIGHT, chinese=False)
        case "corner":
            yield from _straight(passage)
            yield from _others(passage, _CURLY, _CORNER, chinese=True)
        case "curly":
            yield from _straight(passage)
            yield from _others(passage, _CORNER, _CURLY, chinese=True)
        case _:
            yield from _straight(passage)


def _straight(passage: Passage) -> Iterator[Change]:
    for match in passage.find(f"{_PAIR}|{_APOSTROPHE}"):
        start, end = match.span()
        content = match[1] or match[2]
        if content is None:
            if passage.style == "curly" and passage.is_english(start):
                yield start, end, "’"
        # Where a mark has no other half nobody can tell which one opens.
        elif match[2] or passage.count('"') % 2 == 0:
            marks = _marks_for(passage, start, content, single=bool(match[2]))
            if marks:
                yield from passage.pair(start, end, marks[0], content, marks[1])


def _marks_for(passage: Passage, start: int, content: str, *, single: bool) -> str:
    """The two marks that should stand around a quotation; "" if the straight ones are fine."""
    level = 2 if single else 0
    language = passage.language(start)
    if language.startswith("zh"):
        if not pattern(f"[{CJK}]").search(content):
            return ""
        style = passage.style or _BY_VARIANT.get(language, "curly")
        return (_CORNER if style == "corner" else _CURLY)[level : level + 2]
    return _CURLY[:2] if language == "en" and passage.style == "curly" and not single else ""


def _others(passage: Passage, wrong: str, right: str, *, chinese: bool) -> Iterator[Change]:
    """Marks of another style, one by one, in Chinese or in English sentences."""
    for match in passage.find(f"[{wrong}]"):
        start, end = match.span()
        apostrophe = match[0] == "’" and is_ascii_word(passage.before(start)) and is_ascii_word(passage.after(end))
        if apostrophe and chinese:
            continue
        if passage.is_chinese(start) if chinese else passage.is_english(start):
            yield start, end, right[wrong.index(match[0])]
