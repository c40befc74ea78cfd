"""What stands in Markdown posts but is not Markdown: template tags, JSX, attribute lists, admonition markers.

A copy of the source is made in which each of these is filled with as many harmless characters, so that a
Markdown parser reads the rest and every position stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from voicecheck.core.document import OBJECT
from voicecheck.parsers.jsx import JsxScanner

FILLER = ","
"""Means nothing to Markdown anywhere, and has the flanking of the braces that it stands for."""

_BLANK = "\n"  # as the text of an edit: nothing is left but white space, so that a block ends here
_OPENER = re.compile(r"`+|~~~+|\\.|<!--|</?[A-Za-z>]|\{|!!!|\?\?\?|:::+|===|\[!", re.DOTALL)
_MDX_OPENER = re.compile(_OPENER.pattern + r"|(?:^|(?<=[\r\n]))(?:import|export)\s", re.DOTALL)
_TEMPLATE_OPENER = re.compile(r"\{[{%]|<!--")
_FENCE_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t>]*(?=\r|\n|\Z)")
_LINE_END = re.compile(r"[ \t]*(?=\r|\n|\Z)")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_ATTRIBUTES = re.compile(
    r"\{:{0,2}[ ]*+(?:/?[#.]?[\w:-]+(?:=(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s{}\"']{1,200}))?[ ]*+)++\}"
)
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*[ \t]*(?:\"([^\"\r\n]*)\")?[ \t]*(?=\r|\n|\Z)")
_TAB = re.compile(r"===[!+]*[ \t]+\"([^\"\r\n]*)\"[ \t]*(?=\r|\n|\Z)")
_DIRECTIVE = re.compile(r":::+[ \t]*(?:\{[^}\r\n]*\}|[\w-]*(?:\[([^\]\r\n]*)\])?(?:\{[^}\r\n]*\})?[ \t]*([^\r\n]*))")
_CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*")
_MARKDOWN_TAG = re.compile(r"<[a-z][\w-]*(?:\s[^<>]{0,300})?\smarkdown(?:=[\"'][\w-]*[\"'])?(?:\s[^<>]{0,300})?>")
_ALERTS = frozenset(("note", "tip", "important", "warning", "caution"))
_TAG_NAME = re.compile(r"\{[{%][<%-]?\s*([\w-]*)")
_CODE_TAGS = frozenset(
    ("highlight", "codeblock", "code", "verbatim", "mermaid", "plantuml", "math", "katex", "javascript", "stylesheet")
)
_MAX_TAG = 5_000
_PREFIX_LENGTH = 200


class Overlay(NamedTuple):
    """The copy, and what it hides.

    Attributes:
        text: As long as the source.
        holes: Ranges filled in the midst of prose, and what the clean text has there: an object or nothing.
        asides: The marker's start, the start and the end of titles of admonitions, which are prose.
        admonitions: Where a list item begins in the copy that is none in the source.
    """

    text: str
    holes: list[tuple[int, int, str]]
    comments: list[tuple[int, int, str]]
    asides: list[tuple[int, int, int]]
    admonitions: frozenset[int]


def overlay(source: str, start: int, *, mdx: bool = False) -> Overlay | None:
    """The copy of a Markdown source from `start` on, or None if there is nothing to hide."""
    return _Scanner(source, mdx=mdx).scan(start, _MDX_OPENER if mdx else _OPENER)


def template_overlay(source: str, start: int) -> Overlay | None:
    """The copy of a source in another language, such as HTML, in which only template tags are hidden, if any."""
    return _Scanner(source, mdx=False).scan(start, _TEMPLATE_OPENER)


class _Scanner:
    """One pass over one source, from opener to opener."""

    def __init__(self, source: str, *, mdx: bool) -> None:
        self._source = source
        self._mdx = mdx
        self._jsx = JsxScanner(source) if mdx or "={" in source else None
        self._next: dict[str, int] = {}
        self._paragraph_end = -1
        self._edits: list[tuple[int, int, str]] = []
        self._fills: dict[int, str] = {}  # by the start of an edit, where the filler will not do
        self._comments: list[tuple[int, int, str]] = []
        self._asides: list[tuple[int, int, int]] = []
        self._admonitions: list[int] = []

    def scan(self, start: int, opener: re.Pattern[str]) -> Overlay | None:
        at = start
        while found := opener.search(self._source, at):
            handle = _HANDLERS.get(found[0][0], _Scanner._module)
            at = handle(self, found.start(), found.end())
        if not self._edits:
            return None
        self._edits.sort()
        self._blank_lone_lines()
        pieces = []
        at = 0
        for edit_start, edit_end, text in self._edits:
            if edit_start < at:
                continue
            pieces.append(self._source[at:edit_start])
            if text == _BLANK:
                pieces.append(re.sub(r"[^\r\n]", " ", self._source[edit_start:edit_end]))
            else:
                pieces.append(self._fills.get(edit_start) or FILLER * (edit_end - edit_start))
            at = edit_end
        pieces.append(self._source[at:])
        return Overlay(
            "".join(pieces),
            [edit for edit in self._edits if edit[2] != _BLANK],
            self._comments,
            self._asides,
            frozenset(self._admonitions),
        )

    # Each handler takes the range of an opener and says where to read on.

    def _escape(self, start: int, end: int) -> int:
        return end

    def _code(self, start: int, end: int) -> int:
        """Pass a fenced block or inline code."""
        source, fence = self._source, self._source[start:end]
        if len(fence) >= 3 and (prefix := self._prefix(start)) is not None and _FENCE_PREFIX.fullmatch(prefix):
            line = _REST_OF_LINE.match(source, end)
            line_end = line.end() if line else end
            if fence[0] == "~" or source.find("`", end, line_end) == -1:
                mark = re.escape(fence[0])
                closes = re.compile(rf"[\r\n][ \t>]*{mark}{{{len(fence)},}}[ \t]*(?=\r|\n|\Z)")
                closing = closes.search(source, line_end)
                return closing.end() if closing else len(source)
        if fence[0] == "~":
            return end
        closing = re.compile(f"(?<!`){fence}(?!`)").search(source, end, self._end_of_paragraph(end))
        return closing.end() if closing else end

    def _angle(self, start: int, end: int) -> int:
        """Pass a comment; hide a tag of JSX."""
        source = self._source
        if source.startswith("<!--", start):
            closing = self._find("-->", end)
            return closing + 3 if closing != -1 else end
        if found := _MARKDOWN_TAG.match(source, start):  # it says that what it holds is Markdown
            self._edits.append((start, found.end(), ""))
            return found.end()
        if self._jsx is None:
            return end
        stop = self._jsx.tag_end(start)
        if stop == -1:
            return end
        braces = self._jsx.tag_braces(start, stop)
        is_component = not source[start:end].strip("</").islower()
        if is_component and (braces or self._mdx):
            self._edits.append((start, stop, ""))
        elif braces:
            self._edits += [(brace_start, brace_end, OBJECT) for brace_start, brace_end in braces]
        else:
            return end
        return stop

    def _brace(self, start: int, end: int) -> int:
        source = self._source
        following = source[start + 1 : start + 2]
        if following in ("{", "%") and (stop := self._template_tag(start)) != -1:
            return stop
        if source.startswith("{/*", start) and (closing := self._find("*/}", end)) != -1:
            self._comments.append((start, closing + 3, source[start + 3 : closing].strip()))
            self._edits.append((start, closing + 3, ""))
            return closing + 3
        if following == ":" or source[start - 1 : start] in (")", "]", "`"):
            if source.startswith("{::comment}", start) and (closing := self._find("{:/comment}", end)) != -1:
                self._comments.append((start, closing + 11, source[start + 11 : closing].strip()))
                self._edits.append((start, closing + 11, _BLANK))
                return closing + 11
            if (found := _ATTRIBUTES.match(source, start)) and (following == ":" or re.search("[#.=]", found[0])):
                self._edits.append((start, found.end(), ""))
                return found.end()
        if self._mdx and following != "#" and self._jsx is not None and (stop := self._jsx.expression_end(start)) != -1:
            self._edits.append((start, stop, OBJECT))
            return stop
        return end

    def _template_tag(self, start: int) -> int:
        """Hide a tag of Jekyll, Hugo or their like, with all that it makes code or comment of; -1 if it is none."""
        source = self._source
        close = "%}" if source[start + 1] == "%" else {"<": ">}}", "%": "%}}"}.get(source[start + 2 : start + 3], "}}")
        closing = self._find(close, start + 2)
        stop = closing + len(close)
        if closing == -1 or stop - start > _MAX_TAG or _BLANK_LINE.search(source, start, stop):
            return -1
        if source.startswith("{{{", start) and source.startswith("}", stop):
            stop += 1
        name_found = _TAG_NAME.match(source, start)
        name = name_found[1] if name_found else ""
        if name == "comment" or source.startswith(("{{/*", "{{</*", "{{%/*"), start):
            return self._template_comment(start, stop, name)
        if name in _CODE_TAGS and (code_end := self._code_tag_end(name, stop)) != -1:
            self._edits.append((start, code_end, _BLANK))
            return code_end
        self._edits.append((start, stop, OBJECT))
        return stop

    def _template_comment(self, start: int, stop: int, name: str) -> int:
        source = self._source
        text = source[start + 2 : stop - 2].strip("<>%/* \t\r\n")
        if name == "comment":
            inner_end = self._find("endcomment", stop)
            closing = self._find("%}", inner_end) if inner_end != -1 else -1
            if closing == -1:
                return stop
            text = source[stop : source.rfind("{%", stop, inner_end)].strip()
            stop = closing + 2
        self._comments.append((start, stop, text))
        self._edits.append((start, stop, ""))
        return stop

    def _code_tag_end(self, name: str, start: int) -> int:
        source = self._source
        is_hugo = source.startswith(("%}}", ">}}"), start - 3)
        at = self._find("/" + name if is_hugo else "end" + name, start)
        closing = self._find("}}" if is_hugo else "%}", at) if at != -1 else -1
        return closing + 2 if closing != -1 else -1

    def _admonition(self, start: int, end: int) -> int:
        """Make an admonition's marker a list item's, so that its indented content is no code."""
        prefix = self._prefix(start)
        found = (_TAB if self._source[start] == "=" else _ADMONITION).match(self._source, start)
        if prefix is None or prefix.strip(" \t>") or found is None:
            return end
        stop = found.end()
        if found[1]:
            self._asides.append((start, *found.span(1)))
        self._admonitions.append(start)
        self._edits.append((start, stop, ""))
        self._fills[start] = ("*   " + FILLER * (stop - start))[: stop - start]
        return stop

    def _directive(self, start: int, end: int) -> int:
        prefix = self._prefix(start)
        found = _DIRECTIVE.match(self._source, start)
        if prefix is None or prefix.strip(" \t>") or found is None:
            return end
        for group in (1, 2):
            if found[group] and found[group].strip():
                self._asides.append((start, *found.span(group)))
        line = _REST_OF_LINE.match(self._source, found.end())
        stop = line.end() if line else found.end()
        self._edits.append((start, stop, _BLANK))
        return stop

    def _callout(self, start: int, end: int) -> int:
        """Hide the marker of a callout, unless it is one of those that Markdown parsers know."""
        prefix = self._prefix(start)
        found = _CALLOUT.match(self._source, start)
        if prefix is None or found is None or ">" not in prefix or prefix.strip(" \t>"):
            return end
        if found[1].lower() in _ALERTS and _LINE_END.match(self._source, found.end()):
            return found.end()
        self._edits.append((start, found.end(), ""))
        return found.end()

    def _module(self, start: int, end: int) -> int:
        stop = self._jsx.module_end(start) if self._jsx is not None else -1
        if stop == -1:
            return end
        self._edits.append((start, stop, _BLANK))
        return stop

    def _blank_lone_lines(self) -> None:
        """Blank the tags that fill their lines, so that they part blocks as they do when they are gone."""
        edits = self._edits
        first = 0
        while first < len(edits):
            last = first
            while last + 1 < len(edits) and not self._source[edits[last][1] : edits[last + 1][0]].strip(" \t"):
                last += 1
            prefix = self._prefix(edits[first][0])
            is_alone = prefix is not None and not prefix.strip(" \t>") and edits[first][0] not in self._fills
            if is_alone and _LINE_END.match(self._source, edits[last][1]):
                for index in range(first, last + 1):
                    edits[index] = (edits[index][0], edits[index][1], _BLANK)
            first = last + 1

    def _prefix(self, at: int) -> str | None:
        """The line up to `at`, or None if it is long."""
        low = max(0, at - _PREFIX_LENGTH)
        line_start = max(self._source.rfind("\n", low, at), self._source.rfind("\r", low, at)) + 1
        return self._source[line_start:at] if line_start or not low else None

    def _find(self, text: str, start: int) -> int:
        """`str.find`, at the cost of one pass however often it is asked with growing `start`."""
        known = self._next.get(text, -2)
        if known == -1 or known >= start:
            return known
        known = self._next[text] = self._source.find(text, start)
        return known

    def _end_of_paragraph(self, at: int) -> int:
        if self._paragraph_end < at:
            found = _BLANK_LINE.search(self._source, at)
            self._paragraph_end = found.start() if found else len(self._source)
        return self._paragraph_end


_HANDLERS: Mapping[str, Callable[[_Scanner, int, int], int]] = {
    "`": _Scanner._code,
    "~": _Scanner._code,
    "\\": _Scanner._escape,
    "<": _Scanner._angle,
    "{": _Scanner._brace,
    "!": _Scanner._admonition,
    "?": _Scanner._admonition,
    "=": _Scanner._admonition,
    ":": _Scanner._directive,
    "[": _Scanner._callout,
}
