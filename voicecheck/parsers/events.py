"""From the events of pulldown-cmark to blocks.

The events give ranges in UTF-8 bytes. The reader keeps one place of which both the byte and the code point
are known and counts on from there, so that a draft costs one pass whatever its script.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pyromark

from voicecheck.core.document import OBJECT
from voicecheck.parsers.builder import Builder, Run

if TYPE_CHECKING:
    from voicecheck.parsers.tags import TagReader
    from voicecheck.parsers.templates import Overlay

_Options = pyromark.Options
_OPTIONS = (
    _Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
    | _Options.ENABLE_MATH
    | _Options.ENABLE_GFM
    | _Options.ENABLE_HEADING_ATTRIBUTES
    | _Options.ENABLE_DEFINITION_LIST
)
_INLINE_SCOPES = {"Link": "link", "Strong": "strong", "Emphasis": "emphasis"}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_MAX_SKIPPED = 5_000
_Handler = Callable[["EventReader", Any, int, int], None]


class EventReader:
    """Takes the events of one document in.

    The mark of a footnote and the box of a task are no text. Handlers get the event's value and its range in bytes; what they keep is in code points.
    """

    def __init__(self, builder: Builder, text: str, hidden: Overlay | None, *, mdx: bool) -> None:
        self._builder = builder
        self._text = text
        self._mdx = mdx
        self._is_ascii = text.isascii()
        self._bytes = b"" if self._is_ascii else text.encode()
        self._byte = self._point = 0  # the same place in both units
        self._scope = "paragraph"
        self._level = self._depth = 0  # of the block, of lists
        self._outer: list[tuple[str, int, int]] = []  # scope, level and depth around each open container
        self._inlines: list[int] = []  # where each open inline begins in the text
        self._break = -1  # a line end after which quote marks or indentation may stand
        self._admonitions: frozenset[int] = frozenset()
        self._titles: list[tuple[int, int, int]] = []  # prose that the events do not show, the last first
        self._tags: TagReader | None = None
        self._html: list[tuple[int, int]] = []  # lines of the HTML block that is being read
        self._is_apart = False  # text is not simply added, for one of these reasons:
        self._in_code = False
        self._alt: list[Run] | None = None  # of the image that is being read
        self._images = 0  # around the place
        self._image_start = 0
        self._skipped = ""  # the inline element without prose that is being read
        self._skipped_start = self._skipped_end = 0
        self._endless: set[str] = set()  # elements without prose that nothing closes
        self._ignored_to = 0  # where an element without prose ends that began in an HTML block
        if hidden:
            builder.holes = hidden.holes
            builder.comments += hidden.comments
            self._admonitions = hidden.admonitions
            self._titles = hidden.asides[::-1]

    def read(self) -> None:
        """Take in all events."""
        text = self._text
        put = self._builder.put
        keep = self._builder.keep_around if self._builder.holes else self._builder.keep
        is_ascii = self._is_ascii
        for event, place in pyromark.events_with_range(text, options=_OPTIONS):
            if isinstance(event, str):
                self._line_end(event, place["start"], place["end"])
                continue
            for key, value in event.items():
                if key != "Text":
                    if key == "Start":
                        handle = _STARTS.get(value if isinstance(value, str) else next(iter(value)))
                    elif key == "End":
                        handle = _ENDS.get(value if isinstance(value, str) else next(iter(value)))
                    else:
                        handle = _LEAVES.get(key)
                    if handle is not None:
                        handle(self, value, place["start"], place["end"])
                    continue
                start = place["start"]
                end = place["end"]
                if not is_ascii:
                    size = end - start
                    start = self._to_point(start)
                    if size == len(value):  # one byte a character
                        self._byte = end
                        self._point = end = start + size
                    else:
                        end = self._to_point(end)
                if self._is_apart:
                    self._add_apart(value, start, end)
                    continue
                if self._break >= 0:
                    self._end_break(start)
                if text[start:end] == value:
                    keep(start, end)
                else:
                    put(value, start, end)
        self._close()
        self._add_titles(len(text))

    def _to_point(self, byte: int) -> int:
        """From a byte offset to one in code points; cheap if the offsets grow."""
        if self._is_ascii:
            return byte
        known = self._byte
        if byte > known:
            self._point += len(self._bytes[known:byte].decode())
        elif byte < known:
            self._point -= len(self._bytes[byte:known].decode())
        self._byte = byte
        return self._point

    # Leaves.

    def _add(self, text: str, start: int, end: int) -> None:
        """Add `text` for a range in code points."""
        if self._is_apart:
            self._add_apart(text, start, end)
            return
        if self._break >= 0:
            self._end_break(start)
        if self._text[start:end] == text:
            self._builder.keep(start, end)
        else:
            self._builder.put(text, start, end)

    def _add_apart(self, text: str, start: int, end: int) -> None:
        if self._ignored_to and start >= self._ignored_to:
            self._ignored_to = 0
            self._settle()
            self._add(text, start, end)
        elif self._in_code or self._ignored_to:
            return
        elif self._alt is not None:
            self._alt.append((start, end, None if self._text[start:end] == text else text))
        else:
            self._skipped_end = end

    def _settle(self) -> None:
        self._is_apart = self._in_code or self._alt is not None or bool(self._skipped or self._ignored_to)

    def _line_end(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._start_block(event, start, end)
            return
        start, end = self._to_point(start), self._to_point(end)
        if self._is_apart:
            self._add_apart("\n", start, end)
        elif self._text[end : end + 1] in " \t>":
            if self._break >= 0:
                self._end_break(start)
            self._break = start
        else:
            self._add("\n", start, end)

    def _end_break(self, to: int) -> None:
        """Add the line end that was put off, and with it the marks and the indentation before `to`."""
        start, self._break = self._break, -1
        if start >= 0:
            self._add("\n", start, to)

    def _object(self, value: str, start: int, end: int) -> None:
        self._add(OBJECT, self._to_point(start), self._to_point(end))

    def _math(self, value: str, start: int, end: int) -> None:
        """A formula, unless what looks like one lies between two prices."""
        start, end = self._to_point(start), self._to_point(end)
        after = self._text[end : end + 1]
        is_price = after.isascii() and after.isdigit()
        self._add(self._text[start:end] if is_price else OBJECT, start, end)

    # Blocks.

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

    def _start_item(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._outer.append((self._scope, self._level, self._depth))
        if not (self._admonitions and self._to_point(start) in self._admonitions):
            self._depth += 1
            self._scope, self._level = "list", self._depth

    def _start_quote(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._outer.append((self._scope, self._level, self._depth))
        level = self._level + 1 if self._scope == "quote" else 1
        self._scope, self._level = "quote", level

    def _start_footnote(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._outer.append((self._scope, self._level, self._depth))
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

    # Inlines.

    def _start_inline(self, value: Any, start: int, end: int) -> None:
        if self._break >= 0 and not self._is_apart:
            self._end_break(self._to_point(start))
        self._inlines.append(self._builder.here)

    def _end_inline(self, value: str, start: int, end: int) -> None:
        begun, here = self._inlines.pop(), self._builder.here
        if begun < here:
            self._builder.inlines.append((_INLINE_SCOPES[value], begun, here))

    def _start_struck(self, value: Any, start: int, end: int) -> None:
        """One tilde says "about" or "to"; only two strike out."""
        start = self._to_point(start)
        if not self._text.startswith("~~", start):
            self._add("~", start, start + 1)

    def _end_struck(self, value: Any, start: int, end: int) -> None:
        end = self._to_point(end)
        if not self._text.endswith("~~", 0, end):
            self._add("~", end - 1, end)

    def _start_image(self, value: Any, start: int, end: int) -> None:
        self._images += 1
        if self._images == 1:
            self._image_start = self._to_point(start)
            self._alt = []
            self._is_apart = True

    def _end_image(self, value: Any, start: int, end: int) -> None:
        self._images -= 1
        if self._images == 0:
            alt, self._alt = self._alt or [], None
            self._settle()
            self._add(OBJECT, self._image_start, self._to_point(end))
            if not self._is_apart:
                self._builder.aside("alt", alt)

    # HTML.

    def _tag_reader(self) -> TagReader:
        if self._tags is None:
            from voicecheck.parsers.tags import TagReader

            self._tags = TagReader(self._builder)
        self._tags.scope, self._tags.level = self._scope, self._level
        return self._tags

    def _inline_html(self, value: str, start: int, end: int) -> None:
        start, end = self._to_point(start), self._to_point(end)
        found = _TAG.match(value)
        if self._skipped:
            self._skipped_end = end
            if found and found[1] and found[2].lower() == self._skipped:
                self._end_skipped(end)
        if self._is_apart:
            return
        if self._break >= 0:
            self._end_break(start)
        tags = self._tag_reader()
        if found and not found[1] and tags.is_skipped(found[2]) and not value.endswith("/>"):
            if self._text.find("</" + found[2], end, end + _MAX_SKIPPED) != -1:
                self._skipped, self._skipped_start, self._skipped_end = found[2].lower(), start, end
                self._is_apart = True
            return
        tags.feed(self._text[start:end], start)
        tags.leave()
        if not self._builder.is_open:
            self._inlines = [self._builder.here] * len(self._inlines)

    def _end_skipped(self, end: int) -> None:
        self._skipped = ""
        self._settle()
        if not self._is_apart:
            self._builder.put(OBJECT, self._skipped_start, end)

    def _start_html(self, value: Any, start: int, end: int) -> None:
        self._start_block(value, start, end)
        self._html.clear()

    def _html_line(self, value: str, start: int, end: int) -> None:
        self._html.append((start, end))

    def _end_html(self, value: Any, start: int, end: int) -> None:
        lines = [(self._to_point(line_start), self._to_point(line_end)) for line_start, line_end in self._html]
        if not lines:
            return
        first, last = lines[0][0], lines[-1][1]
        pieces = []
        at = first
        for line_start, line_end in lines:
            if at < line_start:  # quote marks or indentation
                pieces.append(" " * (line_start - at))
                insort(self._builder.holes, (at, line_start, ""))
            pieces.append(self._text[line_start:line_end])
            at = line_end
        html = "".join(pieces)
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
    "Link": EventReader._start_inline,
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
