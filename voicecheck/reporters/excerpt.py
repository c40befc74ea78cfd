"""A line of a draft cut to the width of the screen around a match, and where in it the matches stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from voicecheck.reporters.cells import cell_width
from voicecheck.reporters.escape import unsafe_characters, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicecheck.core.lines import LineIndex
    from voicecheck.core.span import Span

_TAB = "    "
_ELLIPSIS = "…"

_Glyph = tuple[str, int, int, int]
"""What is shown, its cells, and the half-open range of the source that it stands for."""


class Excerpt(NamedTuple):
    """One line to show.

    Attributes:
        text: Safe for the screen, at most as wide as was asked.
        marks: Half-open ranges of cells, one for each span that the text shows, in the order of the spans.
    """

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(source: str, lines: LineIndex, spans: Sequence[Span], width: int) -> Excerpt:
    """The line on which the first of `spans` begins, clipped around it to `width` cells.

    `spans` ascend, none is empty, and all begin on that line. The excerpt shows as many as fit, the first always.
    """
    first = spans[0]
    line = lines.position(first.start).line
    line_start = lines.line_start(line)
    line_end = lines.line_start(line + 1) if line < len(lines) else len(source)
    while line_end > first.start and source[line_end - 1] in "\r\n":
        line_end -= 1
    start, end = max(line_start, first.start - width), min(line_end, first.start + width)
    glyphs = _glyphs(source, start, end)
    if start > line_start or end < line_end or sum(glyph[1] for glyph in glyphs) > width:
        glyphs = _clip(glyphs, first, width - 2 * len(_ELLIPSIS))
    cut_before = bool(glyphs) and glyphs[0][2] > line_start
    cut_after = bool(glyphs) and glyphs[-1][3] < line_end
    text = "".join(glyph[0] for glyph in glyphs)
    return Excerpt(
        _ELLIPSIS * cut_before + text + _ELLIPSIS * cut_after, _marks(glyphs, spans, len(_ELLIPSIS) * cut_before)
    )


def _glyphs(source: str, start: int, end: int) -> list[_Glyph]:
    text = source[start:end]
    if text.isascii() and text.isprintable():
        return [(character, 1, index, index + 1) for index, character in enumerate(text, start)]
    glyphs: list[_Glyph] = []
    at = 0
    for match in unsafe_characters().finditer(text):
        glyphs += _graphemes(text[at : match.start()], start + at)
        shown = _TAB if match[0] == "\t" else visible(match[0])
        glyphs.append((shown, cell_width(shown), start + match.start(), start + match.end()))
        at = match.end()
    return glyphs + _graphemes(text[at:], start + at)


def _graphemes(text: str, start: int) -> list[_Glyph]:
    if text.isascii():
        return [(character, 1, index, index + 1) for index, character in enumerate(text, start)]
    from rich.cells import split_graphemes

    return [(text[first:last], size, start + first, start + last) for first, last, size in split_graphemes(text)[0]]


def _clip(glyphs: list[_Glyph], match: Span, room: int) -> list[_Glyph]:
    """The run of glyphs that fits, with the match in the middle or, if it is longer, its beginning."""
    first = next((index for index, glyph in enumerate(glyphs) if glyph[3] > match.start), len(glyphs) - 1)
    last = first
    while last < len(glyphs) and glyphs[last][2] < match.end and glyphs[last][1] <= room:
        room -= glyphs[last][1]
        last += 1
    before = room // 2
    while first > 0 and glyphs[first - 1][1] <= before:
        first -= 1
        before -= glyphs[first][1]
        room -= glyphs[first][1]
    while last < len(glyphs) and glyphs[last][1] <= room:
        room -= glyphs[last][1]
        last += 1
    while first > 0 and glyphs[first - 1][1] <= room:
        first -= 1
        room -= glyphs[first][1]
    return glyphs[first:last]


def _marks(glyphs: list[_Glyph], spans: Sequence[Span], offset: int) -> tuple[tuple[int, int], ...]:
    marks: list[tuple[int, int]] = []
    for span in spans:
        if marks and (not glyphs or span.start >= glyphs[-1][3]):
            break
        start = offset + sum(glyph[1] for glyph in glyphs if glyph[3] <= span.start)
        size = sum(glyph[1] for glyph in glyphs if glyph[3] > span.start and glyph[2] < span.end)
        marks.append((start, start + max(size, 1)))
    return tuple(marks)
