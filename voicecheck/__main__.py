"""The command line: `voicecheck` and `python -m voicecheck`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from voicecheck.cli import run

    code = run()
    gc.freeze()  # what is left need not be looked over once more before it is given back
    sys.exit(code)


if __name__ == "__main__":
    main()
