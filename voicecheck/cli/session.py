"""What the commands share: from options to a run, from a run to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from voicecheck import checks, config
from voicecheck.batch.run import check_files, find_files
from voicecheck.checker import Checker
from voicecheck.cli import CLEAN, FINDINGS, UNUSABLE
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.report import FileReport
from voicecheck.core.rule import RuleSpec
from voicecheck.filters import at_least
from voicecheck.ruleset import named

if TYPE_CHECKING:
    from voicecheck.config import RuleFile
    from voicecheck.parsers import Columns

STDIN = "-"


def reports(checker: Checker, paths: Sequence[str], *, stdin_filename: str, jobs: int) -> Iterator[FileReport]:
    """The reports of all drafts below `paths`, in order; `-` is standard input.

    Raises:
        VoicecheckError: there is nothing to check.
    """
    files = [path for path in paths if path != STDIN]
    found = check_files(checker, find_files(checker, files), jobs=jobs)
    first = next(found, None)
    if first is None and len(files) == len(paths):
        raise VoicecheckError(
            f"no drafts found in {', '.join(paths)}; expected files such as .md, .html, .txt, .docx, .csv, .jsonl"
        )
    read = [] if len(files) == len(paths) else checker.read(stdin_filename, sys.stdin.buffer.read())
    return chain(checker.check_read(read), [] if first is None else [first], found)


class Verdict:
    """The exit code of a run, told by reports as they pass."""

    def __init__(self, checker: Checker, fail_on: str | None) -> None:
        self._checker = checker
        self._fail_on = fail_on
        self.exit_code = CLEAN

    def watch(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Pass reports through; each fails by `fail_on` if that was given, else by its own configuration."""
        for report in reports:
            if report.error is not None:
                self.exit_code = UNUSABLE
            elif self.exit_code == CLEAN and report.findings and self._fails(report):
                self.exit_code = FINDINGS
            yield report

    def _fails(self, report: FileReport) -> bool:
        level = self._fail_on or self._checker.config.settings_for(report.path).fail_on
        return level != "never" and bool(at_least(report.findings, level))


def job_count(jobs: int) -> int:
    """The number of processes; 0 asks for one for each core that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def refuse_unknown(rules: Sequence[RuleSpec], *, select: Sequence[str], ignore: Sequence[str]) -> None:
    """See that each rule, pack or kind that an option names exists; in use, or in a pack that other drafts may use.

    Raises:
        VoicecheckError: one does not.
    """
    for option, patterns in (("--select", select), ("--ignore", ignore)):
        for pattern in patterns:
            if pattern.startswith("voicecheck.") or any(named(rule, (pattern,)) for rule in rules):
                continue
            known = [*rules, *all_rules()]
            if not any(named(rule, (pattern,)) for rule in known):
                from difflib import get_close_matches

                near = get_close_matches(pattern, {name for rule in known for name in (rule.id, rule.pack)}, n=1)
                hint = f"did you mean '{near[0]}'?" if near else "see voicecheck rules list"
                raise VoicecheckError(f"{option}: got '{pattern}'; expected a rule, pack or kind; {hint}")


def all_rules() -> list[RuleSpec]:
    """Every rule of the packs and profiles that can be named here, in use or not."""
    return [spec for path in rule_files() for spec in load_rules(path).rules]


def load_rules(path: Path) -> RuleFile:
    """A rule file with its examples.

    Raises:
        ConfigError: all that is wrong with it.
    """
    return config.load_rule_file(path, kinds=checks.kind, kind_names=tuple(checks.KINDS))


def rule_files() -> list[Path]:
    """Every pack that can be named here, and the rule files of every profile."""
    packs = [Path(pack.path) for pack in config.list_packs()]
    own = [path for profile in config.list_profiles() for path in sorted(Path(profile.path).parent.glob("rules*.yaml"))]
    return packs + own


def parse_columns(text: str | None) -> Columns | None:
    """`text=body,id=post_id` as Columns.

    Raises:
        VoicecheckError: a name that no column goes by.
    """
    if text is None:
        return None
    from voicecheck.parsers import Columns

    named: dict[str, str] = {}
    for part in text.split(","):
        name, mark, column = (piece.strip() for piece in part.partition("="))
        if not mark or name not in Columns._fields:
            raise VoicecheckError(
                f"--columns: got '{part}'; expected NAME=COLUMN with one of {', '.join(Columns._fields)}"
            )
        named[name] = column
    return Columns(**named)
