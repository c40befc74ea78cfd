"""Many files on one core or several; the order never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeAlias

from voicecheck.batch.discover import discover
from voicecheck.checker import Checker
from voicecheck.core.report import FileReport
from voicecheck.parsers import TABLES, format_of, is_supported
from voicecheck.reading import Part

_TOGETHER = 32
"""Drafts that are checked together, so that sentences are embedded in one go."""

Item: TypeAlias = "str | Part"
"""A file yet to be read, or a record that has been."""


def find_files(checker: Checker, paths: Iterable[str]) -> Iterator[str]:
    """The files to check below some paths.

    Raises:
        ConfigError: the configuration of a folder on the way does not do.
    """
    return discover(paths, is_supported=is_supported, exclusions=lambda path: checker.config.settings_for(path).exclude)


def check_files(checker: Checker, files: Iterable[str], *, jobs: int = 1) -> Iterator[FileReport]:
    """Check files; the reports come in their order, whatever the number of jobs."""
    chunks = _chunks(checker, files)
    first = list(islice(chunks, 2)) if jobs > 1 else []
    if len(first) == 2:
        yield from _in_parallel(checker, chain(first, chunks), jobs)
        return
    for chunk in chain(first, chunks):
        yield from _check(checker, chunk)


def _check(checker: Checker, chunk: Iterable[Item]) -> list[FileReport]:
    return checker.check_read(
        part for item in chunk for part in (checker.read(item) if isinstance(item, str) else [item])
    )


def _chunks(checker: Checker, files: Iterable[str]) -> Iterator[list[Item]]:
    """Files to be read where they are checked; of tables, the records, so that several processes share one."""
    items = (item for path in files for item in (checker.read(path) if is_table(path, checker) else [path]))
    while chunk := list(islice(items, _TOGETHER)):
        yield chunk


def is_table(path: str, checker: Checker) -> bool:
    """Whether a file holds many posts."""
    return (checker.options.format or format_of(path)) in TABLES


def _in_parallel(checker: Checker, chunks: Iterable[list[Item]], jobs: int) -> Iterator[FileReport]:
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


def _check_chunk(chunk: list[Item]) -> list[FileReport]:
    return _check(_worker, chunk)
