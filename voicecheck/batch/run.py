"""Many files on one core or several; the order never changes."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.batch.discover import discover
from voicecheck.checker import Checker
from voicecheck.core.report import FileReport
from voicecheck.parsers import is_supported
from voicecheck.reading import Draft

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from voicecheck.batch.kept import KeptReports

_TOGETHER = 32
"""Drafts that are checked together, so that sentences are embedded in one go."""
WORTH_A_PROCESS = 1.5
"""Seconds of checking after which other processes are started: they and what they hand back cost about as much."""


def find_files(checker: Checker, paths: Iterable[str]) -> Iterator[str]:
    """The files to check below some paths.

    Raises:
        ConfigError: the configuration of a folder on the way does not do.
    """
    return discover(paths, is_supported=is_supported, exclusions=lambda path: checker.config.settings_for(path).exclude)


def check_files(checker: Checker, files: Iterable[str], *, jobs: int = 1) -> Iterator[FileReport]:
    """Check files; the reports come in their order, whatever the number of jobs and what earlier runs found out."""
    chunks = _chunks(draft for path in files for draft in checker.drafts(path))
    first = next(chunks, [])
    if len(first) < 2:  # a single draft is checked sooner than looked up
        yield from checker.check_drafts(first)
        return
    from voicecheck.batch.kept import KeptReports

    second = next(chunks, None)
    if second is None:
        yield from _finish(_begin(first, KeptReports(checker), _Alone(checker)))
        return
    workers = _Several(checker, jobs, spent=_start_up(checker, first)) if jobs > 1 else _Alone(checker)
    with workers:
        yield from _in_order(chain((first, second), chunks), KeptReports(checker), workers)


def _chunks(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    while chunk := list(islice(drafts, _TOGETHER)):
        yield chunk


class _Begun(NamedTuple):
    """Drafts at work.

    Attributes:
        known: For each draft its report of an earlier run, or None.
        new: The others, whose reports `found` waits for.
    """

    known: list[FileReport | None]
    new: list[Draft]
    found: Callable[[], list[FileReport]]
    kept: KeptReports


def _in_order(chunks: Iterable[list[Draft]], kept: KeptReports, workers: _Alone) -> Iterator[FileReport]:
    """No more is handed out than the workers need to stay busy, so a long archive never stands in memory."""
    pending: deque[_Begun] = deque()
    for chunk in chunks:
        pending.append(_begin(chunk, kept, workers))
        if len(pending) > workers.ahead:
            yield from _finish(pending.popleft())
    while pending:
        yield from _finish(pending.popleft())


def _begin(chunk: list[Draft], kept: KeptReports, workers: _Alone) -> _Begun:
    known = kept.find(chunk)
    new = [draft for draft, report in zip(chunk, known, strict=True) if report is None]
    return _Begun(known, new, workers.check(new), kept)


def _finish(begun: _Begun) -> Iterator[FileReport]:
    reports = begun.found()
    begun.kept.keep(begun.new, reports)
    fresh = iter(reports)
    return (report if report is not None else next(fresh) for report in begun.known)


class _Alone:
    """Checks in this process, when the reports are asked for."""

    ahead = 0

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def __enter__(self) -> None:
        """There is nothing to start."""

    def __exit__(self, *error: object) -> None:
        """There is nothing to stop."""

    def check(self, drafts: list[Draft]) -> Callable[[], list[FileReport]]:
        """Begin with some drafts; the result waits for their reports."""
        return lambda: self._checker.check_drafts(drafts)


class _Several(_Alone):
    """Checks in other processes once it is seen that they are worth their start; until then in this one.

    They are copies of this one where the system makes such, and so have the rules compiled already.
    """

    def __init__(self, checker: Checker, jobs: int, *, spent: float) -> None:
        super().__init__(checker)
        self._jobs = jobs
        self._spent = spent
        self._pool: ProcessPoolExecutor | None = None

    @property
    def ahead(self) -> int:  # type: ignore[override]
        """How many chunks of drafts are to be handed out before one is waited for."""
        return self._jobs * 2 if self._spent >= WORTH_A_PROCESS else 0

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def check(self, drafts: list[Draft]) -> Callable[[], list[FileReport]]:
        if not drafts:
            return lambda: []
        if self._spent < WORTH_A_PROCESS:
            return lambda: self._timed(drafts)
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            # A copy of a process with models in it may wait for threads that it has not got.
            context = get_context("spawn") if "numpy" in sys.modules else None
            self._pool = ProcessPoolExecutor(self._jobs, context, _start_worker, (self._checker,))
        return self._pool.submit(_check, drafts).result

    def _timed(self, drafts: list[Draft]) -> list[FileReport]:
        begun = process_time()
        reports = self._checker.check_drafts(drafts)
        self._spent += process_time() - begun
        return reports


def _start_up(checker: Checker, drafts: list[Draft]) -> float:
    """The seconds to begin with: few where styles alone are checked, which take milliseconds; else all at once."""
    draft = drafts[0]
    path = draft.path if isinstance(draft, FileReport) else draft.given.path
    return 0.0 if checker.rules_for(path).reads_source else WORTH_A_PROCESS


_worker: Checker


def _start_worker(checker: Checker) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one checker, handed over once
    _worker = checker


def _check(drafts: list[Draft]) -> list[FileReport]:
    return _worker.check_drafts(drafts)
