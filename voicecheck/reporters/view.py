"""What the look of a report depends on, besides the report."""

from __future__ import annotations

import os
import shutil
from typing import NamedTuple, TextIO

_WIDTH_WITHOUT_TERMINAL = 100


class View(NamedTuple):
    """How to show a report. Formats for machines look at none of this.

    Attributes:
        color: Write ANSI colours.
        width: Columns of the screen.
        quiet: Only what could not be read, and the last line.
        explain: Say why each rule is there.
    """

    color: bool = False
    width: int = _WIDTH_WITHOUT_TERMINAL
    quiet: bool = False
    explain: bool = True

    @classmethod
    def for_stream(cls, stream: TextIO, *, quiet: bool = False, explain: bool = True) -> View:
        """The view that suits a stream: its width, and colours if it is a screen and nobody forbids them.

        `NO_COLOR` (any value but "") and `TERM=dumb` forbid colours, `FORCE_COLOR` asks for them.
        """
        if os.environ.get("NO_COLOR"):
            color = False
        elif os.environ.get("FORCE_COLOR"):
            color = True
        else:
            color = stream.isatty() and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns
        return cls(color=color, width=width, quiet=quiet, explain=explain)
