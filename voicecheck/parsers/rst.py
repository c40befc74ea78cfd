"""reStructuredText: sections, lists, quotes, footnotes and the directives that hold prose."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from voicecheck.core.document import OBJECT, Document
from voicecheck.core.span import Span
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.given import Given
from voicecheck.parsers.text import add_lines

MAX_LENGTH = 5_000_000
"""Code points. A longer source is read as plain text."""

_PROSE_DIRECTIVES = frozenset(
    "note warning tip important caution attention danger error hint admonition seealso topic "  # noqa: SIM905
    "sidebar epigraph highlights pull-quote figure container versionadded versionchanged deprecated rubric only".split()
)
_TITLED_DIRECTIVES = frozenset(("admonition", "topic", "sidebar", "figure", "image", "container", "only", "rubric"))
"""Their first line stands apart from what they hold."""
_CODE_ROLES = frozenset(
    "code math literal samp kbd file command envvar program option func class meth mod py:func raw".split()  # noqa: SIM905
)
_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\n|\r|\Z)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1+\s*")
_BULLET = re.compile(r"(?:[-*+•‣]|(?:\d+|#|[A-Za-z])[.)]|\((?:\d+|#|[A-Za-z])\))[ \t]+(?=\S)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|]+\|[ \t]+)?([\w:.+-]+)::(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[[^\]]+\][ \t]*")
_FIELD = re.compile(r":([^:\s][^:]*):(?:[ \t]+|$)")
_GRID = re.compile(r"\+(?:[-=]+\+)+\s*")
_SIMPLE_TABLE = re.compile(r"=+(?:[ \t]+=+)+\s*")
_INLINE = re.compile(
    r"\\(?P<escape>.)|``(?P<literal>[^`]{1,500})``"
    r"|:(?P<role>[A-Za-z][\w:.+-]{0,40}):`(?P<said>[^`<]{0,500})(?:<[^`>]{0,500}>)?`"
    r"|`(?P<link>[^`<]{1,500})(?:<[^`>]{0,2000}>)?`(?:__?)?"
    r"|(?<![\w*])\*\*(?P<strong>[^*\s](?:[^*]{0,500}[^*\s])?)\*\*(?!\w)"
    r"|(?<![\w*])\*(?P<emphasis>[^*\s](?:[^*]{0,500}[^*\s])?)\*(?![\w*])"
    r"|\|(?P<substitution>[^|\s][^|\r\n]{0,100})\|_{0,2}"
    r"|[ \t]*\[(?P<mark>#?[\w*-]{0,30})\]_|(?<=[^\W_])(?P<tail>__?)(?!\w)",
    re.DOTALL,
)


class _Line(NamedTuple):
    start: int  # of the text, after the indentation
    end: int
    indent: int
    text: str


def parse(source: str, given: Given) -> Document:
    """The blocks of a reStructuredText post."""
    if len(source) > MAX_LENGTH:
        from voicecheck.parsers import text

        return text.parse(source, given._replace(notes=(*given.notes, "read as plain text: too long")))
    builder = Builder(source)
    reader = _Reader(builder, _split(source))
    reader.read()
    return builder.finish("rst", given, reader.meta, reader.meta_spans)


def _split(source: str) -> list[_Line]:
    lines = []
    for found in _LINE.finditer(source):
        text = found[2].rstrip()
        start = found.start(2)
        lines.append(_Line(start, start + len(text), len(found[1].expandtabs()), text))
    return lines


class _Reader:
    """Goes through the lines once, each time taking in one block."""

    def __init__(self, builder: Builder, lines: list[_Line]) -> None:
        self.meta: dict[str, Any] = {}
        self.meta_spans: dict[str, Span] = {}
        self._builder = builder
        self._lines = lines
        self._at = 0
        self._adornments: list[str] = []  # of sections, from the highest level down
        self._items: list[int] = []  # the indentation of the text of each open list item
        self._prose_indents: list[int] = []  # of directives that hold prose
        self._has_caption = False  # whether the next paragraph is that of a figure

    def read(self) -> None:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.text:
                self._at += 1
                continue
            self._leave(line.indent)
            if not (self._section(line) or self._explicit(line) or self._field(line) or self._table(line)):
                self._paragraph(line)

    def _leave(self, indent: int) -> None:
        while self._items and indent < self._items[-1]:
            self._items.pop()
        while self._prose_indents and indent <= self._prose_indents[-1]:
            self._prose_indents.pop()

    def _peek(self, ahead: int = 1) -> str:
        at = self._at + ahead
        return self._lines[at].text if at < len(self._lines) else ""

    def _section(self, line: _Line) -> bool:
        """A title with a rule under it, and maybe one over it; or a rule alone."""
        is_rule = _RULE.fullmatch(line.text) is not None
        title, below, kind = (self._peek(), self._peek(2), "over") if is_rule else (line.text, self._peek(), "under")
        rule = _RULE.fullmatch(below)
        if title and rule and len(below) >= min(len(title), 4) and not (is_rule and below[0] != line.text[0]):
            adornment = kind + below[0]
            if adornment not in self._adornments:
                self._adornments.append(adornment)
            heading = self._lines[self._at + is_rule]
            self._inline(heading.start, heading.end)
            self._builder.close("heading", min(self._adornments.index(adornment) + 1, 6))
            self._items.clear()
            self._at += 2 + is_rule
            return True
        if is_rule and len(line.text) >= 4 and not title:
            self._at += 1
            return True
        return False

    def _explicit(self, line: _Line) -> bool:
        """Everything that begins with two dots."""
        opening = _EXPLICIT.match(line.text)
        if opening is None:
            return False
        rest = line.text[opening.end() :]
        rest_start = line.start + opening.end()
        if directive := _DIRECTIVE.match(rest):
            self._directive(line, directive[1].lower(), rest_start + directive.end())
        elif footnote := _FOOTNOTE.match(rest):
            self._at += 1
            end = self._skip_indented(line.indent, to_blank=True) or line.end
            self._inline(rest_start + footnote.end(), max(end, line.end))
            self._builder.close("footnote")
        elif rest.startswith(("_", "__")) and ":" in rest:
            self._at += 1
        else:
            self._at += 1
            end = max(self._skip_indented(line.indent), line.end)
            self._builder.comments.append((line.start, end, self._builder.source[rest_start:end].strip()))
        return True

    def _directive(self, line: _Line, name: str, argument: int) -> None:
        self._at += 1
        if name not in _PROSE_DIRECTIVES and name != "image":
            self._skip_indented(line.indent)
            return
        if argument < line.end and name not in ("figure", "image", "container", "only"):
            end = line.end
            if name not in _TITLED_DIRECTIVES:
                end = max(self._skip_indented(line.indent, to_blank=True), end)
            self._inline(argument, end)
            self._builder.close("paragraph")
        while self._peek(0) and self._lines[self._at].indent > line.indent:
            option = self._lines[self._at]
            found = _FIELD.match(option.text)
            if not found:
                break
            if found[1] == "alt":
                self._builder.keep(option.start + found.end(), option.end)
                self._builder.close("alt")
            self._at += 1
        if name != "image":
            self._prose_indents.append(line.indent)
            self._has_caption = name == "figure"

    def _field(self, line: _Line) -> bool:
        """A field is data; those before any text say who wrote the post, and when."""
        found = _FIELD.match(line.text)
        if found is None:
            return False
        self._at += 1
        self._skip_indented(line.indent)
        if not self._builder.blocks or len(self._adornments) <= 1:
            name = found[1].lower()
            self.meta.setdefault(name, line.text[found.end() :])
            self.meta_spans.setdefault(name, Span(line.start + found.end(), line.end))
        return True

    def _table(self, line: _Line) -> bool:
        """Each cell of a grid, its lines together; of a simple table, each cell of a line."""
        is_grid = _GRID.fullmatch(line.text) is not None
        if not is_grid and not _SIMPLE_TABLE.fullmatch(line.text):
            return False
        bounds = [found.start() for found in re.finditer(r"=+", line.text)]
        columns: list[list[tuple[int, int]]] = []
        while row := self._peek(0):
            start = self._lines[self._at].start
            self._at += 1
            if _GRID.match(row) or _SIMPLE_TABLE.fullmatch(row):
                self._add_cells(columns)
                continue
            edges = [found.start() for found in re.finditer(r"\|", row)] if is_grid else [*bounds, len(row)]
            cells = list(pairwise(edges))
            columns += [[] for _ in range(len(cells) - len(columns))]
            for column, (left, right) in zip(columns, cells, strict=False):
                column.append((start + left + is_grid, start + right))
            if not is_grid:
                self._add_cells(columns)
        self._add_cells(columns)
        return True

    def _add_cells(self, columns: list[list[tuple[int, int]]]) -> None:
        for column in columns:
            for start, end in column:
                text = self._builder.source[start:end]
                if not text.strip():
                    continue
                first = start + len(text) - len(text.lstrip())
                if self._builder.is_open:
                    self._builder.put("\n", start, first)
                self._inline(first, start + len(text.rstrip()))
            self._builder.close("cell")
        columns.clear()

    def _paragraph(self, line: _Line) -> None:
        """Lines up to a blank one or a change of indentation."""
        start, indent = line.start, line.indent
        scope, level = self._scope(indent)
        if line.text.startswith(">>> "):
            self._skip_paragraph()
            return
        if bullet := _BULLET.match(line.text):
            start += bullet.end()
            indent += bullet.end()
            self._items.append(indent)
            scope, level = "list", len(self._items)
        self._at += 1
        last = line
        while text := self._peek(0):
            following = self._lines[self._at]
            if following.indent != indent or _BULLET.match(text):
                break
            last = following
            self._at += 1
        is_term = not bullet and bool(self._peek(0)) and self._lines[self._at].indent > indent and last is line
        end = last.end
        opens_literal = self._builder.source.endswith("::", start, end)
        if opens_literal:
            end -= 2 if self._builder.source[start : end - 2].rstrip() != self._builder.source[start : end - 2] else 1
        if self._builder.source[start:end] != ":":
            self._inline(start, end)
        self._builder.close("list" if is_term else scope, level or int(is_term))
        if is_term:
            self._items.append(self._lines[self._at].indent)
        if opens_literal:
            self._skip_literal(line.indent)

    def _scope(self, indent: int) -> tuple[str, int]:
        if self._items and indent >= self._items[-1]:
            return "list", len(self._items)
        if self._prose_indents:
            is_caption, self._has_caption = self._has_caption, False
            return ("caption" if is_caption else "paragraph"), 0
        return ("quote", 1) if indent > 0 else ("paragraph", 0)

    def _skip_paragraph(self) -> None:
        while self._peek(0):
            self._at += 1

    def _skip_literal(self, indent: int) -> None:
        while self._at < len(self._lines) and not self._lines[self._at].text:
            self._at += 1
        if self._at < len(self._lines) and self._lines[self._at].indent > indent:
            self._skip_indented(indent)

    def _skip_indented(self, indent: int, *, to_blank: bool = False) -> int:
        """Pass the lines that are indented more; where the last of them ends, or 0."""
        end = 0
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if (line.text and line.indent <= indent) or (to_blank and not line.text):
                break
            end = line.end if line.text else end
            self._at += 1
        return end

    def _inline(self, start: int, end: int) -> None:
        """Add prose without its inline markup."""
        builder = self._builder
        for found in _INLINE.finditer(builder.source, start, end):
            add_lines(builder, start, found.start())
            start = found.end()
            kind = found.lastgroup or ""
            if kind == "said":
                kind = "literal" if found["role"].lower() in _CODE_ROLES else "link"
                inner = found.span("said")
            else:
                inner = found.span(kind) if kind else (start, start)
            if kind in ("literal", "substitution"):
                builder.put(OBJECT, found.start(), start)
            elif kind == "escape" and not found["escape"].isspace():
                builder.keep(*inner)
            elif kind in ("link", "strong", "emphasis"):
                here = builder.here
                add_lines(builder, inner[0], inner[0] + len(builder.source[inner[0] : inner[1]].rstrip()))
                if builder.here > here:
                    builder.inlines.append((kind, here, builder.here))
        add_lines(builder, start, end)
