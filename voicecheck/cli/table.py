"""Tables on a screen, in columns of equal width, also for Chinese."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads; down a pipe, one row a line with tabs between."""
    from voicecheck.reporters.escape import one_line

    safe = [[one_line(str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in safe:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        table.add_column(head, overflow="fold", no_wrap=place == 0)
    for row in safe:
        table.add_row(*map(Text, row))
    Console().print(table)
