"""Where the JavaScript in MDX begins and ends: expressions in braces, tags whose attributes hold them, imports."""

from __future__ import annotations

import re

_IN_BRACES = re.compile(r"[{}\"'`]|/\*")
_IN_TAG = re.compile(r"[{\"'>]")
_MODULE_LINE = re.compile(
    r"import\s+(?:[\w*{][^;'\"]{0,2000}?\sfrom\s*)?['\"][^'\"\r\n]+['\"]|import\s*\{|"
    r"export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|\{|\*)"
)
_BRACKETS = re.compile(r"[{}()\[\]]")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_REACH = 20_000
"""Code points; what has not ended so far from its beginning is not what it seems."""
_MODULE_HEAD = 500
_BUDGET = 500_000
"""Code points that may be looked at in vain in all; then hostile text is taken as it stands."""
_MAX_MODULE_LINES = 500


class JsxScanner:
    """Finds ends in one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._budget = _BUDGET

    def expression_end(self, start: int) -> int:
        """Past the `}` of the `{` at `start`, or -1."""
        if self._budget <= 0:
            return -1
        limit = min(len(self._source), start + _REACH)
        end = self._braces_end(start, limit)
        if end == -1:
            self._budget -= limit - start
        return end

    def tag_end(self, start: int) -> int:
        """Past the `>` of the tag whose `<` is at `start`, or -1."""
        if self._budget <= 0:
            return -1
        source = self._source
        limit = min(len(source), start + _REACH)
        at = start + 1
        while found := _IN_TAG.search(source, at, limit):
            mark = found[0]
            if mark == ">":
                return found.end()
            at = self._braces_end(found.start(), limit) if mark == "{" else source.find(mark, found.end(), limit) + 1
            if at <= 0:
                break
        self._budget -= limit - start
        return -1

    def tag_braces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The expressions in a tag that stands at this range."""
        source = self._source
        braces: list[tuple[int, int]] = []
        at = start + 1
        while found := _IN_TAG.search(source, at, end):
            if found[0] == "{":
                at = self._braces_end(found.start(), end)
                braces.append((found.start(), at))
            else:
                at = source.find(found[0], found.end(), end) + 1
            if at <= 0:
                break
        return braces

    def module_end(self, start: int) -> int:
        """Where the import or export statement ends that begins with the line at `start`, or -1."""
        source = self._source
        if self._budget <= 0:
            return -1
        if _MODULE_LINE.match(source, start) is None:
            self._budget -= _MODULE_HEAD
            return -1
        depth = 0
        at = start
        for _ in range(_MAX_MODULE_LINES):
            line_end = _LINE_END.search(source, at)
            stop = line_end.start() if line_end else len(source)
            for bracket in _BRACKETS.finditer(source, at, stop):
                depth += 1 if bracket[0] in "{([" else -1
            at = line_end.end() if line_end else stop
            if depth <= 0 or at >= len(source):
                return stop
        self._budget -= at - start
        return -1

    def _braces_end(self, start: int, limit: int) -> int:
        source = self._source
        depth = 0
        at = start
        while found := _IN_BRACES.search(source, at, limit):
            mark, at = found[0], found.end()
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
                if depth == 0:
                    return at
            elif mark == "/*":
                at = source.find("*/", at, limit) + 2
                if at == 1:
                    break
            else:
                closing = source.find(mark, at, limit)
                if closing != -1 and (mark == "`" or "\n" not in source[at:closing]):
                    at = closing + 1
        return -1
