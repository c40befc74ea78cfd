"""The forms in which a report is written. A new form is one file here and one line in `REPORTERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecheck.core.report import Report
    from voicecheck.reporters.view import View

    Reporter = Callable[[Report, View], Iterator[str]]

REPORTERS: Mapping[str, str] = {
    "terminal": "terminal:render",
    "line": "line:render",
    "json": "json_format:render_document",
    "jsonl": "json_format:render_lines",
    "sarif": "sarif:render",
    "github": "github:render",
    "gitlab": "gitlab:render",
    "junit": "junit:render",
    "rdjson": "rdjson:render",
    "checkstyle": "checkstyle:render",
    "markdown": "markdown:render",
}
"""Format as the user names it, and `module:function` in this package; a module is imported when it is asked for."""


def reporter(name: str) -> Reporter:
    """The function that writes a report in a format, piece by piece.

    Raises:
        KeyError: there is no such format.
    """
    module, function = REPORTERS[name].split(":")
    found: Reporter = getattr(import_module(f"{__name__}.{module}"), function)
    return found
