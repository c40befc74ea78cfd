"""Many files on one core or several; the order never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from voicecheck.batch.discover import discover
from voicecheck.checker import Checker
from voicecheck.core.report import FileReport
from voicecheck.parsers import is_supported

_TOGETHER = 32
"""Files that are checked together, so that sentences are embedded in one go."""


def find_files(checker: Checker, paths: Iterable[str]) -> Iterator[str]:
    """The files to check below some paths.

    Raises:
        ConfigError: the configuration of a folder on the way does not do.
    """
    return discover(paths, is_supported=is_supported, exclusions=lambda path: checker.config.settings_for(path).exclude)


def check_files(checker: Checker, files: Iterable[str], *, jobs: int = 1) -> Iterator[FileReport]:
    """Check files; the reports come in their order, whatever the number of jobs."""
    chunks = _chunks(files)
    if jobs <= 1:
        for chunk in chunks:
            yield from _check(checker, chunk)
        return
    first = list(islice(chunks, 2))
    if len(first) < 2:
        for chunk in first:
            yield from _check(checker, chunk)
        return
    yield from _in_parallel(checker, chain(first, chunks), jobs)


def _check(checker: Checker, files: Iterable[str]) -> list[FileReport]:
    return checker.check_read([part for path in files for part in checker.read(path)])


def _chunks(files: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(files)
    while chunk := list(islice(iterator, _TOGETHER)):
        yield chunk


def _in_parallel(checker: Checker, chunks: Iterable[list[str]], jobs: int) -> Iterator[FileReport]:
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting = iter(chunks)
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(checker,)) as pool:
        # No more is handed out than the workers need to stay busy, so a long archive never stands in memory.
        pending: deque[Future[list[FileReport]]] = deque(
            pool.submit(_check_chunk, chunk) for chunk in islice(waiting, jobs * 2)
        )
        while pending:
            reports = pending.popleft().result()
            pending.extend(pool.submit(_check_chunk, chunk) for chunk in islice(waiting, 1))
            yield from reports


_worker: Checker


def _start_worker(checker: Checker) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one checker, handed over once
    _worker = checker


def _check_chunk(files: list[str]) -> list[FileReport]:
    return _check(_worker, files)
