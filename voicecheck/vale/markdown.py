"""Markdown as the stream of tags that its HTML would be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

import pyromark

from voicecheck.vale import tags
from voicecheck.vale.addresses import linked
from voicecheck.vale.pieces import Piece, new
from voicecheck.vale.tags import COMMENT, END, START, TEXT, Tag

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_NAMES = {
    "Paragraph": "p",
    "Item": "li",
    "BlockQuote": "blockquote",
    "HtmlBlock": "",
    "Table": "table",
    "TableRow": "tr",
    "TableCell": "td",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
}
_PLAIN = {event: name for event, name in _NAMES.items() if name and event != "TableCell"}
_IN_TEXT = frozenset(("Text", "SoftBreak"))
_STARTS = {
    name: Tag(START, name)
    for name in {
        *_NAMES.values(),
        *(f"h{n}" for n in range(1, 7)),
        *"ul ol th thead code pre br hr input img sup div a".split(),
    }
}
_ENDS = {name: Tag(END, name) for name in _STARTS}
_NONE: Mapping[str, str] = {}
_NO_PLACES: Mapping[str, int] = {}
_WIDE = re.compile(r"[^\x00-\x7f]")


class Reader:
    """Reads one document.

    Args:
        source: The text; ranges of it that must not be read as Markdown have been blanked.
        start: Where the body begins.
    """

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._base = start
        body = source[start:]
        self._body = body
        self._wide, self._extra = _wide(body)
        self._open: list[Piece] = []
        self._cell = "td"
        self._notes: dict[str, int] = {}
        self._in_link = 0
        self._in_code = False

    def read(self) -> list[Tag]:
        """All tags, the notes at the foot last."""
        found: list[Tag] = []
        notes: list[Tag] = []
        into = found
        image: dict[str, Any] | None = None
        html: list[Piece] = []
        point, source, base, extra = self._point, self._source, self._base, self._extra
        wide, open_ = self._wide, self._open
        # What has been read since then and stands in the source as it is, in one run.
        run_start = run_end = 0
        byte = end = -1
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            key: str
            value: Any
            if isinstance(event, str):
                key, value = event, ""
            else:
                ((key, value),) = event.items()
            if image is not None:
                if key == "End" and value == "Image":
                    into += self._image(image)
                    image = None
                elif key in ("Text", "Code"):
                    image["alt"].append(self._piece(value, point(place["start"]), point(place["end"])))
                elif key in ("SoftBreak", "HardBreak"):
                    image["alt"].append(Piece("\n", point(place["start"]), point(place["end"])))
                continue
            if key in _IN_TEXT:
                # What `_point` does, without the calls: most events pass here, and most begin where the last one ended.
                start = place["start"]
                start = end if start == byte else start + base - extra[bisect_left(wide, start)]
                byte = place["end"]
                end = byte + base - extra[bisect_left(wide, byte)]
                value = value or "\n"
                if source[start:end] != value:
                    if run_end:
                        open_.append(new(Piece, (source[run_start:run_end], run_start, run_end)))
                        run_end = 0
                    open_.append(self._piece(value, start, end))
                elif start != run_end:
                    if run_end:
                        open_.append(new(Piece, (source[run_start:run_end], run_start, run_end)))
                    run_start, run_end = start, end
                else:
                    run_end = end
                continue
            if run_end:
                open_.append(new(Piece, (source[run_start:run_end], run_start, run_end)))
                run_end = 0
            if key == "Start":
                if open_:
                    into += self._text()
                    open_ = self._open
                if type(value) is dict:
                    if "Image" in value:
                        image = {"alt": [], "src": value["Image"]["dest_url"]}
                        continue
                    if "FootnoteDefinition" in value:
                        into = notes
                        notes.append(_STARTS["li"])
                        continue
                elif value in _PLAIN:
                    into.append(_STARTS[_PLAIN[value]])
                    continue
                into += self._open_tag(value)
            elif key == "End":
                if value == "HtmlBlock":
                    into += _html(html)
                    html = []
                    continue
                if open_:
                    into += self._text()
                    open_ = self._open
                if type(value) is not dict and value in _PLAIN:
                    into.append(_ENDS[_PLAIN[value]])
                    continue
                if value == "FootnoteDefinition":
                    _end_note(notes, point(place["end"]))
                    into = found
                    continue
                into += self._close_tag(value)
            elif key == "Html":
                html.append(self._piece(value, point(place["start"]), point(place["end"])))
            else:
                if open_:
                    into += self._text()
                    open_ = self._open
                if key == "InlineHtml":
                    into += tags.read(value, point(place["start"]))
                else:
                    into += self._tags(key, value, point(place["start"]), point(place["end"]))
        if run_end:
            open_.append(new(Piece, (source[run_start:run_end], run_start, run_end)))
        found += self._text()
        if notes:
            found += [_STARTS["div"], _STARTS["hr"], _STARTS["ol"], *notes, _ENDS["ol"], _ENDS["div"]]
        return found

    def _tags(self, key: str, value: Any, start: int, end: int) -> list[Tag]:
        if key == "Code":
            inside = self._source.find(value, start, end)
            piece = Piece(value, inside, inside + len(value)) if inside >= 0 else Piece(value, start, end)
            return [_STARTS["code"], Tag(TEXT, "", {}, [piece]), _ENDS["code"]]
        if key == "HardBreak":
            return [_STARTS["br"]]
        if key == "Rule":
            return [_STARTS["hr"]]
        if key == "TaskListMarker":
            return [_STARTS["input"]]
        if key == "FootnoteReference":
            link = Tag(START, "a", {"href": f"#fn:{value}"})
            number = str(self._notes.setdefault(value, len(self._notes) + 1))
            return [_STARTS["sup"], link, Tag(TEXT, "", {}, [Piece(number, start, end)]), _ENDS["a"], _ENDS["sup"]]
        return []

    def _open_tag(self, value: Any) -> list[Tag]:
        if isinstance(value, str):
            if value == "TableHead":
                self._cell = "th"
                return [_STARTS["thead"], _STARTS["tr"]]
            if value == "TableCell":
                return [_STARTS[self._cell]]
            return [_STARTS[_NAMES[value]]] if _NAMES.get(value) else []
        name, fields = next(iter(value.items()))
        if name == "Heading":
            return [_STARTS[fields["level"].lower()]]
        if name == "Link":
            self._in_link += 1
            href = fields["dest_url"]
            return [Tag(START, "a", {"href": "mailto:" + href if fields["link_type"] == "Email" else href})]
        if name == "List":
            return [_STARTS["ul" if fields is None else "ol"]]
        if name == "CodeBlock":
            self._in_code = True
            return [_STARTS["pre"], _STARTS["code"]]
        return [_STARTS[_NAMES[name]]] if _NAMES.get(name) else []

    def _close_tag(self, value: Any) -> list[Tag]:
        name = value if isinstance(value, str) else next(iter(value))
        if name == "TableHead":
            self._cell = "td"
            return [_ENDS["tr"], _ENDS["thead"]]
        if name == "TableCell":
            return [_ENDS[self._cell]]
        if name == "Heading":
            return [_ENDS[value["Heading"].lower()]]
        if name == "Link":
            self._in_link -= 1
            return [_ENDS["a"]]
        if name == "List":
            return [_ENDS["ol" if value["List"] else "ul"]]
        if name == "CodeBlock":
            self._in_code = False
            return [_ENDS["code"], _ENDS["pre"]]
        return [_ENDS[_NAMES[name]]] if _NAMES.get(name) else []

    def _image(self, image: dict[str, Any]) -> list[Tag]:
        alt: list[Piece] = image["alt"]
        found = self._text()
        found.append(Tag(START, "img", {"src": image["src"], "alt": "".join(piece.text for piece in alt)}, alt))
        return found

    def _text(self) -> list[Tag]:
        pieces = self._open
        if not pieces:
            return []
        self._open = []
        if not (self._in_link or self._in_code):
            for piece in pieces:
                text = piece[0]
                if "@" in text or "www." in text or "://" in text:
                    return linked(pieces)
        return [new(Tag, (TEXT, "", _NONE, pieces, _NO_PLACES))]

    def _piece(self, value: str, start: int, end: int) -> Piece:
        if end - start != len(value) and self._source[start:end].endswith(value):
            start = end - len(value)
        return new(Piece, (value, start, end))

    def _point(self, byte: int) -> int:
        return byte + self._base - self._extra[bisect_left(self._wide, byte)]


def _wide(text: str) -> tuple[list[int], list[int]]:
    """The byte offsets of the characters that are not ASCII; and, after so many of them, the bytes too many."""
    starts: list[int] = []
    extra = [0]
    total = 0
    for match in () if text.isascii() else _WIDE.finditer(text):
        starts.append(match.start() + total)
        total += len(match[0].encode("utf-8", "surrogatepass")) - 1
        extra.append(total)
    return starts, extra


def _end_note(notes: list[Tag], end: int) -> None:
    """Put the way back at the end of a note."""
    back = [Tag(START, "a", {"href": "#fnref"}), Tag(TEXT, "", {}, [Piece("↩︎", end, end)]), _ENDS["a"]]
    at = len(notes) - 1 if notes[-1] is _ENDS["p"] else len(notes)
    notes[at:at] = back
    notes.append(_ENDS["li"])


def _html(lines: list[Piece]) -> Iterator[Tag]:
    """An HTML block; lines that a quote mark parts are read as if they stood together."""
    if not lines:
        return
    runs: list[list[Piece]] = [[lines[0]]]
    for line in lines[1:]:
        if line.start == runs[-1][-1].end:
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        yield from tags.read("".join(piece.text for piece in run), run[0].start)


__all__ = ["COMMENT", "Reader"]
