"""The blocks of Markdown: from the events of pulldown-cmark to paragraphs, headings, lists, quotes and tables."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pyromark

from voicecheck.parsers.builder import Builder
from voicecheck.parsers.inlines import InlineReader

if TYPE_CHECKING:
    from voicecheck.parsers.templates import Overlay

_Options = pyromark.Options
_OPTIONS = _Options(
    sum(
        (
            _Options.ENABLE_TABLES,
            _Options.ENABLE_FOOTNOTES,
            _Options.ENABLE_STRIKETHROUGH,
            _Options.ENABLE_TASKLISTS,
            _Options.ENABLE_MATH,
            _Options.ENABLE_GFM,
            _Options.ENABLE_HEADING_ATTRIBUTES,
            _Options.ENABLE_DEFINITION_LIST,
        )
    )
)
_Handler = Callable[["EventReader", Any, int, int], None]


class EventReader(InlineReader):
    """Takes the events of one document in; a block is closed where the next one begins or it ends itself."""

    def __init__(self, builder: Builder, text: str, hidden: Overlay | None, *, mdx: bool) -> None:
        super().__init__(builder, text)
        self._mdx = mdx
        self._depth = 0  # of lists
        self._outer: list[tuple[str, int, int]] = []  # scope, level and depth around each open container
        self._html: list[tuple[int, int]] = []  # lines of the HTML block that is being read
        self._endless: set[str] = set()  # elements without prose that nothing closes
        self._admonitions: frozenset[int] = frozenset()
        self._titles: list[tuple[int, int, int]] = []  # prose that the events do not show, the last first
        if hidden:
            builder.holes = hidden.holes
            builder.comments += hidden.comments
            self._admonitions = hidden.admonitions
            self._titles = hidden.asides[::-1]

    def read(self) -> None:
        """Take in all events."""
        add_text = self._add_text
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(self._text, options=_OPTIONS)
        for event, place in events:
            if isinstance(event, str):
                if event == "Rule":
                    self._start_block(event, place["start"], place["end"])
                else:
                    self._line_end(place["start"], place["end"])
                continue
            for key, value in event.items():
                if key == "Text":
                    add_text(value, place["start"], place["end"])
                    continue
                if key == "Start":
                    handle = _STARTS.get(value if isinstance(value, str) else next(iter(value)))
                elif key == "End":
                    handle = _ENDS.get(value if isinstance(value, str) else next(iter(value)))
                else:
                    handle = _LEAVES.get(key)
                if handle is not None:
                    handle(self, value, place["start"], place["end"])
        self._close()
        self._add_titles(len(self._text))

    def _add_text(self, value: str, start: int, end: int) -> None:
        if not self._is_ascii:
            size = end - start
            start = self._to_point(start)
            if size == len(value):  # one byte a character
                self._byte = end
                self._point = end = start + size
            else:
                end = self._to_point(end)
        if self._is_apart:
            self._add_apart(value, start, end)
            return
        if self._break >= 0:
            self._end_break(start)
        builder = self._builder
        if self._text[start:end] != value:
            builder.put(value, start, end)
        elif builder.holes:
            builder.keep_around(start, end)
        else:
            builder.keep(start, end)

    def _close(self) -> None:
        self._close_as(self._scope, self._level)

    def _close_as(self, scope: str, level: int) -> None:
        self._break = -1
        if self._skipped:
            self._end_skipped(self._skipped_end)
        if self._tags is not None:
            self._tags.end_inlines()
        self._builder.close(scope, level)

    def _add_titles(self, to: int) -> None:
        while self._titles and self._titles[-1][0] <= to:
            _, start, end = self._titles.pop()
            self._builder.keep(start, end)
            self._builder.close("paragraph")

    def _start_paragraph(self, value: Any, start: int, end: int) -> None:
        if self._titles:
            self._start_block(value, start, end)

    def _start_block(self, value: Any, start: int, end: int) -> None:
        self._close()
        if self._titles:
            self._add_titles(self._to_point(start))

    def _end_block(self, value: Any, start: int, end: int) -> None:
        self._close()

    def _end_heading(self, value: Any, start: int, end: int) -> None:
        self._close_as("heading", int(value["Heading"][1]))

    def _end_cell(self, value: Any, start: int, end: int) -> None:
        self._close_as("cell", 0)

    def _end_term(self, value: Any, start: int, end: int) -> None:
        self._close_as("list", self._depth + 1)

    def _start_container(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._outer.append((self._scope, self._level, self._depth))

    def _start_item(self, value: Any, start: int, end: int) -> None:
        self._start_container(value, start, end)
        if not (self._admonitions and self._to_point(start) in self._admonitions):
            self._depth += 1
            self._scope, self._level = "list", self._depth

    def _start_quote(self, value: Any, start: int, end: int) -> None:
        self._start_container(value, start, end)
        self._scope, self._level = "quote", self._level + 1 if self._scope == "quote" else 1

    def _start_footnote(self, value: Any, start: int, end: int) -> None:
        self._start_container(value, start, end)
        self._scope, self._level = "footnote", 0

    def _end_container(self, value: Any, start: int, end: int) -> None:
        self._close()
        self._scope, self._level, self._depth = self._outer.pop()

    def _start_code(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        if not (self._mdx and value["CodeBlock"] == "Indented"):  # MDX has no indented code
            self._in_code = self._is_apart = True

    def _end_code(self, value: Any, start: int, end: int) -> None:
        self._in_code = False
        self._settle()
        self._close()

    def _start_html(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._html.clear()

    def _html_line(self, value: str, start: int, end: int) -> None:
        self._html.append((start, end))

    def _end_html(self, value: Any, start: int, end: int) -> None:
        if not self._html:
            return
        html, first, last = self._html_text()
        if self._ignored_to > first:
            html = html[self._ignored_to - first :]
            first = min(self._ignored_to, last)
        tags = self._tag_reader()
        tags.feed(html, first)
        tags.end_inlines()
        tags.end_block()
        tags.leave()
        if not self._outer:
            self._scope, self._level = ("quote", 1) if tags.in_quote else ("paragraph", 0)
        if tags.unclosed:
            closing = tags.end_of(tags.unclosed, self._text, last, self._endless)
            if closing != -1:
                self._ignored_to = closing
                self._is_apart = True

    def _html_text(self) -> tuple[str, int, int]:
        """The HTML block with blanks for quote marks and indentation, and its range."""
        lines = [(self._to_point(start), self._to_point(end)) for start, end in self._html]
        at = first = lines[0][0]
        pieces = []
        for start, end in lines:
            if at < start:
                pieces.append(" " * (start - at))
                insort(self._builder.holes, (at, start, ""))
            pieces.append(self._text[start:end])
            at = end
        return "".join(pieces), first, at


_LEAVES: Mapping[str, _Handler] = {
    "Code": EventReader._object,
    "InlineMath": EventReader._math,
    "DisplayMath": EventReader._object,
    "Html": EventReader._html_line,
    "InlineHtml": EventReader._inline_html,
}
_STARTS: Mapping[str, _Handler] = {
    "Paragraph": EventReader._start_paragraph,
    "Heading": EventReader._start_block,
    "BlockQuote": EventReader._start_quote,
    "CodeBlock": EventReader._start_code,
    "HtmlBlock": EventReader._start_html,
    "Item": EventReader._start_item,
    "FootnoteDefinition": EventReader._start_footnote,
    "DefinitionListTitle": EventReader._start_block,
    "DefinitionListDefinition": EventReader._start_item,
    "Table": EventReader._start_block,
    "Emphasis": EventReader._start_inline,
    "Strong": EventReader._start_inline,
    "Link": EventReader._start_link,
    "Strikethrough": EventReader._start_struck,
    "Image": EventReader._start_image,
}
_ENDS: Mapping[str, _Handler] = {
    "Paragraph": EventReader._end_block,
    "Heading": EventReader._end_heading,
    "BlockQuote": EventReader._end_container,
    "CodeBlock": EventReader._end_code,
    "HtmlBlock": EventReader._end_html,
    "Item": EventReader._end_container,
    "FootnoteDefinition": EventReader._end_container,
    "DefinitionListTitle": EventReader._end_term,
    "DefinitionListDefinition": EventReader._end_container,
    "TableCell": EventReader._end_cell,
    "Emphasis": EventReader._end_inline,
    "Strong": EventReader._end_inline,
    "Link": EventReader._end_inline,
    "Strikethrough": EventReader._end_struck,
    "Image": EventReader._end_image,
}
