"""CPU time of one check of one draft, beside an empty Typer program: the smallest of several runs of each."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer()
@app.callback()
def main() -> None: ...
@app.command()
def check(path: str = "x", quiet: bool = False) -> None: ...
app()
"""
SENTENCE = "We measured the lamp on the desk for three weeks and wrote down what we found on each day. "


def cpu_seconds(command: list[str], runs: int) -> float:
    """User and system time of the fastest of some runs."""
    best = float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--draft", help="a draft of your own instead of 300 made-up words")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(arguments.draft or Path(folder, "draft.md"))
        if not arguments.draft:
            draft.write_text("# A lamp\n\n" + "\n\n".join([SENTENCE * 4] * 4) + "\n", encoding="utf-8")
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY, encoding="utf-8")
        program = [sys.executable, "-m", "voicecheck"]
        yardstick = cpu_seconds([sys.executable, str(empty), "check"], arguments.runs)
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "voicecheck --version": [*program, "--version"],
            "voicecheck --help": [*program, "--help"],
            "voicecheck check, warm cache": [*program, "check", str(draft)],
        }
        print(f"{'an empty Typer program':<32}{yardstick:8.3f} s CPU")
        for name, command in rows.items():
            seconds = cpu_seconds(command, arguments.runs)
            print(f"{name:<32}{seconds:8.3f} s CPU   ratio {seconds / yardstick:5.2f}")


if __name__ == "__main__":
    main()
