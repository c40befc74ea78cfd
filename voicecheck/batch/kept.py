"""Reports kept between runs: a draft that has not changed is not checked again.

A report holds while the draft, all that was said of it, its settings, the files that rules read, the day, and the
program are what they were. It is kept without the draft's text; a report that hides something sensitive, or that says
what could not be checked, is not kept at all.
"""

from __future__ import annotations

import os
import pickle
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from voicecheck.checker import Checker
from voicecheck.config import Settings
from voicecheck.config.cache import own
from voicecheck.config.globs import expand
from voicecheck.config.shipped import is_installed
from voicecheck.core.blob_store import BlobStore
from voicecheck.core.finding import Finding
from voicecheck.core.lines import LineIndex
from voicecheck.core.report import FileReport
from voicecheck.core.span import Span
from voicecheck.core.version import VERSION
from voicecheck.parsers import Unread

FORMAT = 2
MAX_BYTES = 256_000_000

_NAMES = Finding._fields
_SPAN = _NAMES.index("span")
_BEFORE, _AFTER = attrgetter(*_NAMES[:_SPAN]), attrgetter(*_NAMES[_SPAN + 1 :])
"""What stands in a finding before its span, and behind it."""

_PACKAGE = Path(__file__).parents[1]


class KeptReports:
    """The reports of earlier runs. Does nothing where a run asks for what is not to be kept."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        options = checker.options
        folder = None if options.reveal or options.similarity or not options.keep else own("reports")
        self._store = BlobStore(Path(folder) / f"reports{FORMAT}.sqlite3", max_bytes=MAX_BYTES) if folder else None
        self._run = _digest(_program(), date.today().isoformat(), repr(options)) if folder else b""
        self._settings: dict[int, bytes] = {}

    def find(self, drafts: Sequence[Unread | FileReport]) -> list[FileReport | None]:
        """The report of each draft that is known."""
        keys = [self._key(draft) if isinstance(draft, Unread) else None for draft in drafts]
        found = self._store.read([key for key in keys if key is not None]) if self._store else {}
        return [
            draft if isinstance(draft, FileReport) else _restored(found.get(key or b""), draft)
            for draft, key in zip(drafts, keys, strict=True)
        ]

    def keep(self, drafts: Sequence[Unread | FileReport], reports: Sequence[FileReport]) -> None:
        """Keep the reports of drafts that were just checked."""
        if self._store is None:
            return
        blobs = {}
        for draft, report in zip(drafts, reports, strict=True):
            if isinstance(draft, Unread) and (key := self._key(draft)) and _may_be_kept(draft, report):
                blobs[key] = _packed(report)
        self._store.write(blobs)

    def _key(self, draft: Unread) -> bytes | None:
        if self._store is None or isinstance(draft.source, bytes):
            return None
        settings = self._checker.rules_for(draft.given.path).settings
        known = self._settings.get(id(settings))
        if known is None:
            known = self._settings[id(settings)] = _digest(repr(settings), *_stamps(settings))
        return _digest(self._run, known, draft.format, repr(draft.given), draft.source)


def _may_be_kept(draft: Unread, report: FileReport) -> bool:
    return report.error is None and report.repeatable and report.source == draft.source


def _restored(blob: bytes | None, draft: Unread) -> FileReport | None:
    if blob is None or isinstance(draft.source, bytes):
        return None
    try:
        report: FileReport
        report, findings = pickle.loads(blob)
        made = [[*before, Span(start, end), *after] for before, start, end, after in findings]
        found = tuple([Finding(*values) for values in made])
    except Exception:
        return None
    return replace(report, source=draft.source, lines=LineIndex(draft.source), findings=found)


def _packed(report: FileReport) -> bytes:
    # Findings are most of a report, and plain tuples are pickled in a third of the time.
    bare = replace(report, source="", lines=LineIndex(""), findings=())
    findings = [(_BEFORE(each), *each.span, _AFTER(each)) for each in report.findings]
    return pickle.dumps((bare, findings), protocol=pickle.HIGHEST_PROTOCOL)


def _program() -> str:
    """What the program is: its version, and in a checkout its files; and when packages last changed."""
    parts = [VERSION, sys.version, _stamp(sysconfig.get_path("purelib"))]
    if not is_installed():
        parts += sorted(_stamp(str(path)) for path in _PACKAGE.rglob("*") if path.suffix != ".pyc")
    return "\n".join(parts)


def _stamps(settings: Settings) -> Iterator[str]:
    """The learned voices and the brand's posts; all else that settings name is read when they are composed."""
    for pattern in settings.profile.posts:
        yield from map(_stamp, expand("/", pattern))
    for folder in settings.profile.voice_folders:
        for path in sorted(Path(folder).glob("*")):
            yield _stamp(str(path))


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return path
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _digest(*parts: str | bytes) -> bytes:
    found = blake2b(digest_size=20)
    for part in parts:
        whole = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(len(whole).to_bytes(8, "big") + whole)
    return found.digest()
