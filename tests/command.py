"""The installed `voicecheck` command, run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

COMMAND = str(Path(sys.executable).with_name("voicecheck"))


class Outcome(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def report(self) -> dict[str, Any]:
        """The report of `--format json`."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def rules(self) -> list[str]:
        """The rule of each finding in a report of `--format json`."""
        return [finding["rule"] for file in self.report["files"] for finding in file["findings"]]


def run(*arguments: str, cwd: Path, input: bytes | str = b"", seconds: float = 120, **environment: str) -> Outcome:  # noqa: A002
    """Run the command; one that takes longer than `seconds` hangs."""
    data = input.encode() if isinstance(input, str) else input
    done = subprocess.run(
        [COMMAND, *arguments],
        cwd=cwd,
        input=data,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in outcome.err, outcome.err
    return outcome
