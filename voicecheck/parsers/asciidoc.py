"""AsciiDoc: sections, lists, quotes, tables, and inline markup."""

from __future__ import annotations

import re
from typing import Any

from voicecheck.core.document import OBJECT, Document
from voicecheck.core.span import Span
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.given import Given
from voicecheck.parsers.text import add_lines

MAX_LENGTH = 5_000_000
"""Code points. A longer source is read as plain text."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_CODE_FENCE = re.compile(r"-{4,}|\.{4,}|\+{4,}|`{3,}\w*|/{4,}")
_OPEN_FENCE = re.compile(r"={4,}|\*{4,}|--|_{4,}|[|,:!]={3,}")
_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*(?:(\*{1,5}|-|\.{1,5})|\d+\.|<[\d.]+>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"(\S[^\r\n]{0,300}?)(?:::+|;;)(?:[ \t]+|$)")
_ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?:[ \t]+|$)")
_BLOCK_MACRO = re.compile(r"(\w+)::([^\s\[]*)\[(.*)\]")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CODE_STYLES = (
    "source",
    "listing",
    "literal",
    "stem",
    "latexmath",
    "asciimath",
    "pass",
    "ditaa",
    "plantuml",
    "mermaid",
)
_INLINE = re.compile(
    r"\\(?P<escape>[*_`#{<+])|(?P<code>``[^`]{1,500}``|`[^`]{1,500}`|\+{1,3}[^+\r\n]{1,500}\+{1,3})"
    r"|(?:kbd|btn|menu|stem|latexmath|asciimath|pass|icon):[^\s\[]{0,200}\[(?P<macro>[^\]]{0,500})\]"
    r"|image:[^\s\[:][^\s\[]{0,500}\[(?P<image>[^\]]{0,500})\]"
    r"|[ \t]*footnote:[\w-]{0,40}\[(?P<footnote>[^\]]{1,2000})\]"
    r"|(?:link:|xref:|mailto:|(?=https?://))[^\s\[<>]{1,1000}\[(?P<link>[^\]]{0,500}?)(?:,[^\]]{0,100})?\^?\]"
    r"|<<[^<>,]{1,200}(?:,[ \t]*(?P<xref>[^<>]{0,300}))?>>|(?P<attribute>\{[a-z][\w-]{0,60}\})"
    r"|\*\*(?P<strong2>[^*]{1,500})\*\*|(?<![\w*])\*(?P<strong>[^*\s](?:[^*]{0,500}[^*\s])?)\*(?![\w*])"
    r"|__(?P<emphasis2>[^_]{1,500})__|(?<![\w_])_(?P<emphasis>[^_\s](?:[^_]{0,500}[^_\s])?)_(?![\w_])"
    r"|(?<![\w#])#(?P<mark>[^#\s](?:[^#]{0,500}[^#\s])?)#(?![\w#])|\[\[[^\[\]]{1,100}\]\]|(?P<hard>[ \t]\+)(?=[\r\n])",
    re.DOTALL,
)
_SCOPES = {
    "link": "link", "xref": "link", "strong": "strong", "strong2": "strong", "emphasis": "emphasis",
    "emphasis2": "emphasis", "mark": "",
}  # fmt: skip


def parse(source: str, given: Given) -> Document:
    """The blocks of an AsciiDoc post."""
    if len(source) > MAX_LENGTH:
        from voicecheck.parsers import text

        return text.parse(source, given._replace(notes=(*given.notes, "read as plain text: too long")))
    builder = Builder(source)
    reader = _Reader(builder)
    reader.read()
    return builder.finish("asciidoc", given, reader.meta, reader.meta_spans)


class _Reader:
    """Goes through the lines once; a paragraph is a run of lines that nothing else claims."""

    def __init__(self, builder: Builder) -> None:
        self.meta: dict[str, Any] = {}
        self.meta_spans: dict[str, Span] = {}
        self._builder = builder
        self._lines = [found.span(1) for found in _LINE.finditer(builder.source)]
        self._at = 0
        self._quotes: list[str] = []  # fences of the open quotes
        self._tables: list[str] = []
        self._has_heading = False
        self._scope = "paragraph"
        self._level = 0
        self._style = ""  # of the block that follows
        self._paragraph: tuple[int, int] | None = None

    def read(self) -> None:
        while self._at < len(self._lines):
            start, end = self._lines[self._at]
            text = self._builder.source[start:end].rstrip()
            self._at += 1
            self._line(start, start + len(text), text)
        self._end()

    def _line(self, start: int, end: int, text: str) -> None:
        if not text or text == "+":
            self._end()
            self._scope, self._level = ("list", self._level) if text and self._level else ("paragraph", 0)
        elif _CODE_FENCE.fullmatch(text):
            self._skip_to_fence(start, text)
        elif text.startswith("//"):
            self._builder.comments.append((start, end, text[2:].strip()))
        elif _OPEN_FENCE.fullmatch(text):
            self._fence(text)
        elif self._tables:
            self._row(start, end)
        elif not self._block_line(start, end, text):
            self._prose(start, end, text)

    def _block_line(self, start: int, end: int, text: str) -> bool:
        """A line that is a block by itself, or says something of the next block."""
        if found := _HEADING.match(text):
            self._end()
            self._add(start + found.end(), end)
            level = len(found[1])
            is_title = level == 1 and not self._has_heading
            self._has_heading = True
            self._builder.close("title" if is_title else "heading", 0 if is_title else level - 1)
            if is_title:
                self.meta.setdefault("title", text[found.end() :])
                self._header()
        elif text.startswith("[") and text.endswith("]") and not text.startswith("[["):
            self._end()
            self._style = re.split("[,%#]", text[1:-1], maxsplit=1)[0].strip(' "').lower()
        elif text.startswith("[[") and text.endswith("]]"):
            self._end()
        elif found := _ATTRIBUTE.match(text):
            self._attribute(found, start, end)
        elif found := _BLOCK_MACRO.fullmatch(text):
            self._end()
            if found[1] == "image" and (alt := found[3].split(",")[0]) and "=" not in alt:
                at = start + found.start(3)
                self._builder.keep(at, at + len(alt))
                self._builder.close("alt")
        elif len(text) > 1 and text[0] == "." and text[1] not in ". " and self._paragraph is None:
            self._add(start + 1, end)
            self._builder.close("caption")
        elif text in ("'''", "<<<", "---", "***"):
            self._end()
        else:
            return False
        return True

    def _header(self) -> None:
        """The author line and the date line below the title."""
        for name in ("author", "date"):
            if self._at >= len(self._lines):
                return
            start, end = self._lines[self._at]
            text = self._builder.source[start:end].strip()
            if not text or text[0] in ":/[=":
                return
            if name == "author":
                self.meta.setdefault("author", text.split("<")[0].split(";")[0].strip())
            else:
                dates = re.search(r"\d{4}-\d{2}-\d{2}", text)
                self.meta.setdefault("date", dates[0] if dates else text)
            self._at += 1

    def _attribute(self, found: re.Match[str], start: int, end: int) -> None:
        name = found[1].lower()
        if name not in self.meta:
            self.meta[name] = found.string[found.end() :]
            self.meta_spans[name] = Span(start + found.end(), end)
            if name == "description" and start + found.end() < end:
                self._end()
                self._add(start + found.end(), end)
                self._builder.close("description")

    def _fence(self, text: str) -> None:
        self._end()
        if text[0] == "_":
            if self._quotes and self._quotes[-1] == text:
                self._quotes.pop()
            else:
                self._quotes.append(text)
        elif text.endswith("==="):
            if text[0] not in "|,:!":
                return
            if self._tables and self._tables[-1] == text:
                self._tables.pop()
            else:
                self._tables.append(text)

    def _skip_to_fence(self, start: int, fence: str) -> None:
        self._end()
        self._style = ""
        source = self._builder.source
        closing = "`" * (len(fence) - len(fence.lstrip("`"))) or fence
        while self._at < len(self._lines):
            line_start, line_end = self._lines[self._at]
            self._at += 1
            if source[line_start:line_end].rstrip() == closing:
                if fence[0] == "/":
                    self._builder.comments.append((start, line_end, source[start + len(fence) : line_start].strip()))
                return

    def _row(self, start: int, end: int) -> None:
        """Cells begin with a bar; what stands before the first of a line goes on in the cell above."""
        source = self._builder.source
        at = start
        for bar in re.finditer(r"(?<!\\)\|", source[start:end]):
            cell_end = start + bar.start()
            self._cell(at, len(source[at:cell_end].rstrip()) + at if at > start else at)
            self._builder.close("cell")
            at = cell_end + 1
        if at == start and self._builder.is_open:
            self._builder.put("\n", start, start)
        self._cell(at, end)

    def _cell(self, start: int, end: int) -> None:
        text = self._builder.source[start:end]
        self._add(start + len(text) - len(text.lstrip()), end)

    def _prose(self, start: int, end: int, text: str) -> None:
        if found := _ITEM.match(text):
            self._end()
            marker = found[1] or "-"
            self._scope, self._level = "list", len(marker) if marker[0] in "*." else 1
            start += found.end()
        elif found := _TERM.fullmatch(text) or _TERM.match(text):
            self._end()
            self._add(start + found.start(1), start + found.end(1))
            self._builder.close("list", 1)
            self._scope, self._level = "list", 1
            start += found.end()
        elif self._paragraph is None:
            if text[0] in " \t" and self._scope != "list":
                self._style = "literal"
            elif found := _ADMONITION.match(text):
                start += found.end()
        first = self._paragraph[0] if self._paragraph else start
        if start < end:
            self._paragraph = first, end

    def _end(self) -> None:
        """End the paragraph that is open."""
        if self._tables:
            self._builder.close("cell")
        if self._paragraph is None:
            return
        style, self._style = self._style, ""
        if not style.startswith(_CODE_STYLES):
            self._add(*self._paragraph)
            scope, level = self._scope, self._level
            if scope == "paragraph" and (self._quotes or style in ("quote", "verse")):
                scope, level = "quote", max(len(self._quotes), 1)
            self._builder.close(scope, level)
        self._paragraph = None

    def _add(self, start: int, end: int) -> None:
        """Add prose without its inline markup."""
        builder = self._builder
        for found in _INLINE.finditer(builder.source, start, end):
            add_lines(builder, start, found.start())
            start = found.end()
            kind = found.lastgroup or ""
            if kind in ("code", "macro", "attribute", "image"):
                builder.put(OBJECT, found.start(), start)
            if kind in ("image", "footnote"):
                first, last = found.span(kind)
                last = first + len(found[kind].split(",")[0]) if kind == "image" else last
                builder.aside("alt" if kind == "image" else "footnote", [(first, last, None)] if first < last else [])
            elif kind == "escape":
                builder.keep(*found.span(kind))
            elif kind == "link" and not found[kind]:
                first = found.start()
                builder.keep(first, first + found[0].index("["))
            elif kind in _SCOPES:
                here = builder.here
                add_lines(builder, *found.span(kind))
                if _SCOPES[kind] and builder.here > here:
                    builder.inlines.append((_SCOPES[kind], here, builder.here))
        add_lines(builder, start, end)
