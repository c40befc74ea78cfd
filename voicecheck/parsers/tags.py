"""Reads HTML where it stands: text runs with their exact places, blocks by what their tags mean.

A browser's error recovery is not the aim. What matters is that no text is lost, that no tag is taken for
text, and that broken or hostile markup costs time in proportion to its length.
"""

from __future__ import annotations

import re

from voicecheck.core.document import OBJECT
from voicecheck.parsers.builder import Builder, Run
from voicecheck.parsers.images import LINKING, linked, shown

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "  # noqa: SIM905
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main "
    "menu meta nav noscript ol optgroup option p pre script search section select style summary "
    "table tbody td template tfoot th thead title tr ul".split()
)
SKIPPED = frozenset(
    "script style pre code kbd samp svg template noscript textarea math iframe object canvas audio video".split()  # noqa: SIM905
)
"""Elements whose content is not prose."""
_SWALLOWING = frozenset("script style pre svg template noscript textarea".split())  # noqa: SIM905
"""Of these, what follows an opening tag that is never closed is not prose either."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
INLINE_SCOPES = {"a": "link", "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis"}

_SCOPES = {
    "li": "list", "dt": "list", "dd": "list", "blockquote": "quote", "td": "cell", "th": "cell",
    "figcaption": "caption", "caption": "caption", "title": "title",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "ul": "", "ol": "", "menu": "", "dl": "", "table": "", "tr": "",
}  # fmt: skip
_LISTS = ("ul", "ol", "menu", "dl")
_BOUNDS = {"li": _LISTS, "dt": _LISTS, "dd": _LISTS, "td": ("tr", "table"), "th": ("tr", "table"), "tr": ("table",)}
"""An opening tag ends an open element of its kind, up to the nearest of these."""
_MAX_DEPTH, _MAX_FAILURE = 200, 256

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)[^>=]*+(?:=(?:\s*+(?:\"[^\"]*+\"|'[^']*+'))?+[^>=]*+)*+>")
_ATTRIBUTE = re.compile(r"([^\s=>/\"'<]++)\s*+(?:=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_COMMENT_END = re.compile(r"--!?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_HIDDEN = re.compile(r"\shidden(?=[\s=/>])|aria-hidden\s*=\s*[\"']?true|display\s*:\s*none", re.IGNORECASE)


class TagReader:
    """Feeds the builder with pieces of HTML.

    Attributes:
        scope, level: What text outside every element of a scope is.
        metas: Content of `<meta>` by lower-case name, and the `lang` of `<html>`.
        unclosed: The skipped element that the last piece left open, or "".
    """

    def __init__(self, builder: Builder) -> None:
        self.scope = "paragraph"
        self.level = 0
        self.metas: dict[str, str] = {}
        self.unclosed = ""
        self._builder = builder
        self._stack: list[tuple[str, str, int]] = []  # element, scope, level
        self._inlines: list[tuple[str, int]] = []  # element, where it began in the text
        self._hidden = ""
        self._hidden_depth = 0
        self._without_end: set[str] = set()
        self._text = ""  # the piece that is being read
        self._offset = 0  # of the piece in the source

    def feed(self, text: str, offset: int) -> None:
        """Read a piece of the source, or a copy of it in which characters were replaced, that begins at `offset`."""
        self._text, self._offset = text, offset
        self._without_end.clear()
        self.unclosed = ""
        at, end = 0, len(text)
        text_start = 0
        longest = end  # a tag that does not close is not sought so far again
        while (at := text.find("<", at)) != -1:
            following = text[at + 1 : at + 2]
            if following in ("!", "?") or (following == "/" and not text[at + 2 : at + 3].isalpha()):
                self._add_text(text_start, at)
                at = text_start = self._skip_declaration(at)
            elif found := _TAG.match(text, at, min(end, at + longest)):
                self._add_text(text_start, at)
                at = text_start = self._tag(found)
            else:
                if following.isalpha() or following == "/":
                    longest = max(longest // 2, _MAX_FAILURE)
                at += 1
        self._add_text(text_start, end)

    def end_block(self) -> None:
        """End the open block; inline elements go on in the next."""
        self._end_inlines(0)
        scope, level = self.scope, self.level
        if self._stack:
            _, scope, level = self._stack[-1]
        self._builder.close(scope, level)
        here = self._builder.here
        self._inlines = [(name, here) for name, _ in self._inlines]

    def end_inlines(self) -> None:
        """End the inline elements that are open."""
        if self._inlines:
            self._end_inlines(0)
            self._inlines.clear()

    def leave(self) -> None:
        """Leave every open block element but quotes: what follows is not HTML."""
        self._stack = [element for element in self._stack if element[0] == "blockquote"]
        self._hidden = ""

    @property
    def in_quote(self) -> bool:
        """Whether a quote was left open."""
        return bool(self._stack)

    @staticmethod
    def is_skipped(name: str) -> bool:
        """Whether an element's content is not prose."""
        return name.lower() in SKIPPED

    @staticmethod
    def end_of(name: str, text: str, start: int, without: set[str]) -> int:
        """Where the next closing tag of this name ends in `text`, or -1; `without` keeps what was sought in vain."""
        if name not in without:
            closing = re.compile(rf"</{name}(?:\s[^>]*)?>", re.IGNORECASE).search(text, start)
            if closing:
                return closing.end()
            without.add(name)
        return -1

    def text_runs(self, start: int, end: int) -> list[Run]:
        """The runs of text and entities in a range of the piece, in places of the source."""
        text, offset = self._text, self._offset
        if text.find("&", start, end) == -1:
            return [(start + offset, end + offset, None)]
        from html import unescape

        runs: list[Run] = []
        for entity in _ENTITY.finditer(text, start, end):
            meaning = unescape(entity[0])
            if meaning != entity[0]:
                if entity.start() > start:
                    runs.append((start + offset, entity.start() + offset, None))
                start = entity.end()
                runs.append((entity.start() + offset, start + offset, meaning))
        if start < end:
            runs.append((start + offset, end + offset, None))
        return runs

    def _add_text(self, start: int, end: int) -> None:
        if start >= end or self._hidden:
            return
        builder = self._builder
        if not builder.is_open:
            run = self._text[start:end]
            start = end - len(run.lstrip())
            if start >= end:
                return
        keep = builder.keep_around if builder.holes else builder.keep
        for run_start, run_end, text in self.text_runs(start, end):
            if text is None:
                keep(run_start, run_end)
            else:
                builder.put(text, run_start, run_end)

    def _skip_declaration(self, at: int) -> int:
        """Pass a comment, a doctype or the like; where it ends."""
        text = self._text
        if not text.startswith("<!--", at):
            return (text.find(">", at) + 1) or len(text)
        if text.startswith(("<!-->", "<!--->"), at):
            return text.index(">", at) + 1
        closing = _COMMENT_END.search(text, at + 4)
        inner_end, end = closing.span() if closing else (len(text), len(text))
        self._builder.comments.append((at + self._offset, end + self._offset, text[at + 4 : inner_end].strip()))
        return end

    def _tag(self, found: re.Match[str]) -> int:
        """Take a tag in; where to read on."""
        name = found[2].lower()
        if self._hidden and not self._leaves_hidden(name, closes=bool(found[1])):
            return found.end()
        if found[1]:
            self._close_tag(name)
            return found.end()
        if name in BLOCKS:
            self.end_block()
        if name in SKIPPED:
            return self._skip(name, found)
        if name == "br":
            self._builder.put("\n", found.start() + self._offset, found.end() + self._offset)
        elif name in ("img", "meta", "html"):
            self._read_attributes(name, found)
        elif name in LINKING:
            self._builder.images += linked(found, self._offset)
        if name in _SCOPES:
            self._open(name)
        elif name in INLINE_SCOPES and len(self._inlines) < _MAX_DEPTH:
            self._inlines.append((name, self._builder.here))
        if name not in VOID and _HIDDEN.search(self._text, *found.span()):
            self._hidden, self._hidden_depth = name, 1
        return found.end()

    def _skip(self, name: str, found: re.Match[str]) -> int:
        """Pass an element without prose; an object stands for it if it stands in a line of prose."""
        end = found.end()
        if not found[0].endswith("/>"):
            end = self.end_of(name, self._text, found.end(), self._without_end)
        if end == -1:
            if name not in _SWALLOWING:
                return found.end()
            self.unclosed = name
            return len(self._text)
        if name not in BLOCKS:
            self._builder.put(OBJECT, found.start() + self._offset, end + self._offset)
        return end

    def _open(self, name: str) -> None:
        stack = self._stack
        if bounds := _BOUNDS.get(name):
            for index in range(len(stack) - 1, -1, -1):
                if stack[index][0] in bounds:
                    break
                if _BOUNDS.get(stack[index][0]) == bounds:
                    del stack[index:]
                    break
        if len(stack) >= _MAX_DEPTH:
            return
        scope, level = _SCOPES[name], 0
        if not scope:
            _, scope, level = stack[-1] if stack else ("", self.scope, self.level)
        elif scope == "heading":
            level = int(name[1])
            if stack and stack[-1][1] == "heading":
                stack.pop()
        elif scope == "list":
            level = max(sum(element in _LISTS for element, _, _ in stack), 1)
        elif scope == "quote":
            level = 1 + sum(element == name for element, _, _ in stack)
        stack.append((name, scope, level))

    def _close_tag(self, name: str) -> None:
        if name in BLOCKS:
            self.end_block()
            if name in _SCOPES:
                for index in range(len(self._stack) - 1, -1, -1):
                    if self._stack[index][0] == name:
                        del self._stack[index:]
                        break
        elif name in INLINE_SCOPES:
            for index in range(len(self._inlines) - 1, -1, -1):
                if self._inlines[index][0] == name:
                    self._end_inlines(index)
                    del self._inlines[index:]
                    break

    def _end_inlines(self, first: int) -> None:
        here = self._builder.here
        for name, start in self._inlines[first:]:
            if start < here:
                self._builder.inlines.append((INLINE_SCOPES[name], start, here))

    def _leaves_hidden(self, name: str, *, closes: bool) -> bool:
        """Whether this tag ends the hidden element."""
        if name == self._hidden:
            self._hidden_depth += -1 if closes else 1
        if self._hidden_depth > 0 and not (self._hidden == "p" and name in BLOCKS):
            return False
        self._hidden = ""
        return True

    def _read_attributes(self, name: str, found: re.Match[str]) -> None:
        spans: dict[str, tuple[int, int]] = {}
        for attribute in _ATTRIBUTE.finditer(self._text, found.end(2), found.end() - 1):
            if attribute.lastindex and attribute.lastindex > 1:
                spans.setdefault(attribute[1].lower(), attribute.span(attribute.lastindex))
        if name == "img":
            self._builder.images += shown(found, spans, self._offset)
            self._builder.put(OBJECT, found.start() + self._offset, found.end() + self._offset)
            if "alt" in spans:
                self._builder.aside("alt", self.text_runs(*spans["alt"]))
            return
        values = {key: "".join(self._run_text(run) for run in self.text_runs(*span)) for key, span in spans.items()}
        if name == "html":
            self.metas["lang"] = values.get("lang", "")
            return
        key = (values.get("name") or values.get("property") or "").lower()
        if key and key not in self.metas and "content" in values:
            self.metas[key] = values["content"]
            if key == "description":
                self._builder.aside("description", self.text_runs(*spans["content"]))
                self.end_block()

    def _run_text(self, run: Run) -> str:
        start, end, text = run
        return self._builder.source[start:end] if text is None else text
