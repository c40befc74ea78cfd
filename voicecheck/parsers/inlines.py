"""What stands in a line of Markdown: text, breaks, code, images, emphasis, links and tags.

The events of pulldown-cmark give ranges in UTF-8 bytes. The reader keeps one place of which both the byte
and the code point are known and counts on from there, so that a draft costs one pass whatever its script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from voicecheck.core.document import OBJECT
from voicecheck.parsers.builder import Builder, Run
from voicecheck.parsers.images import names_image

if TYPE_CHECKING:
    from voicecheck.parsers.tags import TagReader

_SCOPES = {"Link": "link", "Strong": "strong", "Emphasis": "emphasis"}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_MAX_SKIPPED = 5_000
_MAX_NESTED = 8


class InlineReader:
    """Handlers get the event's value and its range in bytes; what they keep is in code points.

    The mark of a footnote and the box of a task are no text.
    """

    def __init__(self, builder: Builder, text: str) -> None:
        self._builder = builder
        self._text = text
        self._is_ascii = text.isascii()
        self._bytes = b"" if self._is_ascii else text.encode()
        self._byte = self._point = 0  # the same place in both units
        self._scope = "paragraph"
        self._level = 0
        self._inlines: list[int] = []  # where each open inline begins in the text
        self._break = -1  # a line end after which quote marks or indentation may stand
        self._tags: TagReader | None = None
        self._is_apart = False  # text is not simply added, for one of these reasons:
        self._in_code = False
        self._alt: list[Run] | None = None  # of the image that is being read
        self._images = 0  # around the place
        self._image_start = 0
        self._shown: list[tuple[int, str]] = []  # where each open image begins, and its address
        self._skipped = ""  # the inline element without prose that is being read
        self._skipped_start = self._skipped_end = 0
        self._ignored_to = 0  # where an element without prose ends that began in an HTML block

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

    def _line_end(self, start: int, end: int) -> None:
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

    def _start_inline(self, value: Any, start: int, end: int) -> None:
        if self._break >= 0 and not self._is_apart:
            self._end_break(self._to_point(start))
        self._inlines.append(self._builder.here)

    def _end_inline(self, value: str, start: int, end: int) -> None:
        begun, here = self._inlines.pop(), self._builder.here
        if begun < here:
            self._builder.inlines.append((_SCOPES[value], begun, here))

    def _start_struck(self, value: Any, start: int, end: int) -> None:
        """One tilde says "about" or "to"; only two strike out."""
        start = self._to_point(start)
        if not self._text.startswith("~~", start):
            self._add("~", start, start + 1)

    def _end_struck(self, value: Any, start: int, end: int) -> None:
        end = self._to_point(end)
        if not self._text.endswith("~~", 0, end):
            self._add("~", end - 1, end)

    def _start_link(self, value: Any, start: int, end: int) -> None:
        target = value["Link"]["dest_url"]
        if names_image(target):
            self._builder.images.append((self._to_point(start), self._to_point(end), target))
        self._start_inline(value, start, end)

    def _start_image(self, value: Any, start: int, end: int) -> None:
        self._images += 1
        if self._images <= _MAX_NESTED:
            self._shown.append((self._to_point(start), value["Image"]["dest_url"]))
        if self._images == 1:
            self._image_start = self._to_point(start)
            self._alt = []
            self._is_apart = True

    def _end_image(self, value: Any, start: int, end: int) -> None:
        if self._images <= _MAX_NESTED:
            begun, target = self._shown.pop()
            self._builder.images.append((begun, self._to_point(end), target))
        self._images -= 1
        if self._images == 0:
            alt, self._alt = self._alt or [], None
            self._settle()
            self._add(OBJECT, self._image_start, self._to_point(end))
            if not self._is_apart:
                self._builder.aside("alt", alt)

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
                return
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
