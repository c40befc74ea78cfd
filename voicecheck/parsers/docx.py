"""Word documents, read without Word: one line of source for each paragraph or table cell.

Only the parts that hold the text are unpacked, and never more of them than `MAX_SIZE`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple
from xml.etree import ElementTree

from voicecheck.core.document import OBJECT, Document
from voicecheck.core.errors import UnreadableError
from voicecheck.parsers.builder import Builder
from voicecheck.parsers.given import Given

MAX_SIZE = 50_000_000
"""Bytes of XML, unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_SCOPES = {
    "title": "title",
    "subtitle": "description",
    "quote": "quote",
    "intense quote": "quote",
    "caption": "caption",
}
_CODE_STYLES = ("code", "source code", "html preformatted", "macro text")
_LINE_BREAK = "\u2028"


class _Paragraph(NamedTuple):
    text: str
    scope: str
    level: int
    inlines: list[tuple[str, int, int]]
    alts: list[str]


def parse(data: bytes, given: Given) -> Document:
    """The paragraphs of a Word document.

    Raises:
        UnreadableError: not a Word document, damaged, or unpacking to more than `MAX_SIZE`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _read_part(archive, "word/document.xml")
            if body is None:
                raise UnreadableError("no Word document: the archive has no word/document.xml")
            styles = _read_styles(_read_part(archive, "word/styles.xml"))
            properties = _read_part(archive, "docProps/core.xml")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UnreadableError(f"not a readable Word document: {error}") from None
    paragraphs = _Body(styles).paragraphs(body)
    return _build(paragraphs, given, _read_properties(properties))


def _read_part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as part:
        data = part.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise UnreadableError(f"too large: {name} unpacks to more than {MAX_SIZE // 1_000_000} MB")
    parser = ElementTree.XMLParser(target=_Tree())
    try:
        parser.feed(data)
        root: ElementTree.Element = parser.close()
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableError(f"damaged Word document: {name}: {error}") from None
    return root


class _Tree(ElementTree.TreeBuilder):
    """Refuses a document type, the only place where an XML bomb can hide."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("it declares a document type")


def _read_styles(root: ElementTree.Element | None) -> dict[str, str]:
    """The lower-case name of each style by its id; a style without meaning of its own has its parent's."""
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    for style in () if root is None else root.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId", "")
        names[identity] = _value(style, "name").lower()
        parents[identity] = _value(style, "basedOn")
    resolved = {}
    for identity, name in names.items():
        at, seen = identity, 0
        while at in names and not _means_something(names[at]) and seen < 10:
            at, seen = parents[at], seen + 1
        resolved[identity] = names.get(at, name)
    return resolved


def _means_something(style: str) -> bool:
    return bool(style in _SCOPES or style in _CODE_STYLES or style.startswith("list") or _HEADING.match(style))


def _value(element: ElementTree.Element | None, name: str) -> str:
    child = None if element is None else element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def _read_properties(root: ElementTree.Element | None) -> dict[str, str]:
    wanted = {"title", "creator", "created", "language", "subject", "keywords"}
    found = {} if root is None else {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in root}
    return {key: value for key, value in found.items() if key in wanted and value}


class _Body:
    """Walks the body with a stack of its own: nesting costs no recursion."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._text: list[str] = []
        self._length = 0
        self._inlines: list[tuple[str, int, int]] = []
        self._alts: list[str] = []

    def paragraphs(self, root: ElementTree.Element) -> list[_Paragraph]:
        """Every paragraph in order; one that stands in a text box follows the paragraph that holds the box."""
        found: list[_Paragraph] = []
        todo: list[tuple[ElementTree.Element, bool]] = [(root, False)]
        while todo:
            element, in_cell = todo.pop()
            if element.tag == f"{_W}p":
                boxes = self._runs(element)
                found.append(self._paragraph(element, in_cell))
                todo += [(box, in_cell) for box in reversed(boxes)]
            elif element.tag != _FALLBACK:
                in_cell = in_cell or element.tag == f"{_W}tc"
                todo += [(child, in_cell) for child in reversed(element)]
        return found

    def _runs(self, paragraph: ElementTree.Element) -> list[ElementTree.Element]:
        """Take in the text of a paragraph; the text boxes in it."""
        self._text, self._length, self._inlines, self._alts = [], 0, [], []
        boxes: list[ElementTree.Element] = []
        links: list[tuple[int, int]] = []  # how much was to do around a link, and where it began
        todo = [child for child in reversed(paragraph) if child.tag != f"{_W}pPr"]
        while todo:
            while links and len(todo) < links[-1][0]:
                self._inline("link", links.pop()[1])
            element = todo.pop()
            tag = element.tag.removeprefix(_W)
            if tag == "r":
                self._run(element, boxes)
            elif tag == "hyperlink":
                links.append((len(todo) + 1, self._length))
                todo += reversed(element)
            elif tag not in ("del", "moveFrom", "pPr") and element.tag != _FALLBACK:
                todo += reversed(element)
        while links:
            self._inline("link", links.pop()[1])
        return boxes

    def _run(self, run: ElementTree.Element, boxes: list[ElementTree.Element]) -> None:
        start = self._length
        todo = list(reversed(run))
        is_drawing = False
        while todo:
            element = todo.pop()
            tag = element.tag.removeprefix(_W)
            if tag == "t":
                self._add(re.sub(r"[\r\n]", " ", element.text or ""))
            elif tag in ("br", "cr"):
                self._add(_LINE_BREAK)
            elif tag in ("tab", "noBreakHyphen"):
                self._add("\t" if tag == "tab" else "\u2011")
            elif tag in ("drawing", "pict", "object"):
                is_drawing = True
                todo += reversed(element)
            elif tag == "txbxContent":
                boxes.append(element)
                is_drawing = False
            elif element.tag == _DRAWING and element.get("descr"):
                self._alts.append(re.sub(r"\s+", " ", element.get("descr", "")))
            elif tag not in ("rPr", "delText", "instrText") and element.tag != _FALLBACK:
                todo += reversed(element)
        if is_drawing:
            self._add(OBJECT)
        properties = run.find(f"{_W}rPr")
        for name, scope in (("b", "strong"), ("i", "emphasis")):
            mark = None if properties is None else properties.find(f"{_W}{name}")
            if mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off"):
                self._inline(scope, start)

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _inline(self, scope: str, start: int) -> None:
        if self._inlines and self._inlines[-1][0] == scope and self._inlines[-1][2] == start:
            start = self._inlines.pop()[1]
        if start < self._length:
            self._inlines.append((scope, start, self._length))

    def _paragraph(self, element: ElementTree.Element, in_cell: bool) -> _Paragraph:
        properties = element.find(f"{_W}pPr")
        style = self._styles.get(_value(properties, "pStyle"), "")
        numbering = None if properties is None else properties.find(f"{_W}numPr")
        scope, level = "cell" if in_cell else "paragraph", 0
        if heading := _HEADING.match(style):
            scope, level = "heading", min(int(heading[1]), 6)
        elif style in _CODE_STYLES:
            scope = ""
        elif style in _SCOPES:
            scope, level = _SCOPES[style], int(style.endswith("quote"))
        elif not in_cell and (numbering is not None or style.startswith("list")):
            depth = _value(numbering, "ilvl") or str(int(style[-1:]) - 1 if style[-1:] in tuple("123456789") else 0)
            scope, level = "list", int(depth) + 1 if depth.isdecimal() else 1
        return _Paragraph("".join(self._text), scope, level, self._inlines, self._alts)


def _build(paragraphs: list[_Paragraph], given: Given, meta: dict[str, str]) -> Document:
    """A document whose source has a line for each paragraph, and after them one for each picture's description."""
    alts = [alt for paragraph in paragraphs for alt in paragraph.alts]
    builder = Builder("\n".join([paragraph.text for paragraph in paragraphs] + alts))
    at = 0
    for text, scope, level, inlines, _ in paragraphs:
        base = builder.here
        end = at + len(text)
        for part in re.finditer(rf"[^{_LINE_BREAK}]+|{_LINE_BREAK}", text) if scope else ():
            if part[0] == _LINE_BREAK:
                builder.put("\n", at + part.start(), at + part.end())
            else:
                builder.keep(at + part.start(), at + part.end())
        if scope:
            builder.inlines += [(name, base + start, base + stop) for name, start, stop in inlines]
        builder.close(scope, level)
        at = end + 1
    for alt in alts:
        builder.keep(at, at + len(alt))
        builder.close("alt")
        at += len(alt) + 1
    return builder.finish("docx", given, meta)
