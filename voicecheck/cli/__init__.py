"""The command line: one file a command. Only the command that is called is loaded.

Exit codes: 0 clean; 1 findings at or above the failing severity; 2 usage, configuration, or something that
could not be checked; 3 a fault of ours; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence

from voicecheck.core.errors import ConfigError, VoicecheckError

COMMANDS: Mapping[str, str] = {
    "check": "Check drafts against the brand profile and the rules.",
    "learn": "Learn a brand's voice from its own posts.",
    "compare": "Tell which of several brands a text sounds like.",
    "evaluate": "Measure a learned voice on posts that it was not learned from.",
    "messages": "List or check the key messages of a profile, or take them over from a table.",
    "similar": "Find what the company already said about something.",
    "redact": "Write a copy of a draft with secrets and personal data left out.",
    "seal": "Add terms to a list that nobody can read, and that drafts are still checked for.",
    "explain": "Say why a rule exists, with good and bad examples.",
    "init": "Write a first configuration, profile and rule file.",
    "rules": "List the rules, or run their own examples.",
    "profile": "List, show or validate brand profiles.",
    "config": "Show which settings hold for a file, and where each comes from.",
    "import": "Take over the configuration of another tool.",
    "schema": "Print the JSON Schema of a file, for editors.",
}
"""Command, which lives in the module of that name, and what it does."""

_COMPLETION = "_VOICECHECK_COMPLETE"
"""Set by a shell that asks what may come next."""

CLEAN, FINDINGS, UNUSABLE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for matrices this small its threads only wait for each other
    gc.set_threshold(100_000, 20, 20)  # nearly all that a run makes it keeps; to look it over often costs a tenth
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except ConfigError as error:
        for problem in error.problems:
            _say(str(problem))
        return UNUSABLE
    except VoicecheckError as error:
        _say(str(error))
        return UNUSABLE
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); nothing is left to say, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:
        if os.environ.get("VOICECHECK_DEBUG"):
            raise
        _say(
            f"voicecheck: a fault of ours: {type(error).__name__}: {error}; your files are untouched; "
            "please report it with the output of the same command after 'export VOICECHECK_DEBUG=1'"
        )
        return FAULT


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        from voicecheck.cli.plain import options

        stated = options(arguments[1:])
        if stated is not None:
            from voicecheck.cli.checking import check

            return check(**stated)
    from voicecheck.cli.app import build, index

    if arguments and arguments[0] in COMMANDS:
        app = build(arguments[:1])
    else:
        app = build(list(COMMANDS)) if _COMPLETION in os.environ else index()
    try:
        app(list(arguments), prog_name="voicecheck")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else UNUSABLE if end.code else CLEAN
    return CLEAN


def _say(line: str) -> None:
    from voicecheck.reporters.escape import visible

    print(visible(line), file=sys.stderr)
