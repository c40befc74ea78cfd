"""Many files, each with the configuration nearest to it, on one core or several; the order never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from voicecheck import config
from voicecheck.batch.discover import discover
from voicecheck.checker import Checker, CheckOptions
from voicecheck.core.report import FileReport
from voicecheck.parsers import is_supported

_TOGETHER = 32
"""Files that are checked together, so that sentences are embedded in one go."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is run. `config_path` or `profile`, if given, hold for every file."""

    options: CheckOptions
    config_path: Path | None = None
    profile: str | None = None
    jobs: int = 1


class Batch:
    """Runs a plan; holds a Checker for each configuration that it meets."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._checkers: dict[Path | None, Checker] = {}

    def checker_for(self, path: str) -> Checker:
        """The checker for a file: that of the nearest configuration.

        Raises:
            ConfigError: that configuration does not do.
        """
        found = self.plan.config_path or config.find(Path(path))
        checker = self._checkers.get(found)
        if checker is None:
            checker = Checker.from_config(found or path, profile=self.plan.profile, options=self.plan.options)
            self._checkers[found] = checker
        return checker

    def files(self, paths: Iterable[str]) -> Iterator[str]:
        """The files to check below some paths."""
        return discover(
            paths, is_supported=is_supported, excluded=lambda path: self.checker_for(path).config.is_excluded(path)
        )

    def check(self, files: Iterable[str]) -> Iterator[FileReport]:
        """Check files; the reports come in their order, whatever the number of jobs."""
        if self.plan.jobs > 1:
            yield from _in_parallel(self.plan, files)
            return
        for chunk in _chunks(files):
            for checker, together in groupby(chunk, self.checker_for):
                yield from checker.check_read([part for path in together for part in checker.read(path)])


def _chunks(files: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(files)
    while chunk := list(islice(iterator, _TOGETHER)):
        yield chunk


def _in_parallel(plan: Plan, files: Iterable[str]) -> Iterator[FileReport]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    chunks = _chunks(files)
    with ProcessPoolExecutor(plan.jobs, initializer=_start_worker, initargs=(plan,)) as pool:
        # No more is handed out than the workers need to stay busy, so a long archive never stands in memory.
        pending: deque[Future[list[FileReport]]] = deque(
            pool.submit(_check_chunk, chunk) for chunk in islice(chunks, plan.jobs * 2)
        )
        while pending:
            reports = pending.popleft().result()
            pending.extend(pool.submit(_check_chunk, chunk) for chunk in islice(chunks, 1))
            yield from reports


_worker: Batch


def _start_worker(plan: Plan) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one batch, made once
    from dataclasses import replace

    _worker = Batch(replace(plan, jobs=1))


def _check_chunk(files: list[str]) -> list[FileReport]:
    return list(_worker.check(files))
