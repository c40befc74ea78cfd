"""Who wrote a file, as git knows it: the author of its last commit, or whoever is about to commit it.

A walk through the history is one process for all files that are asked for together. From the second time on it is one
process that goes on where it stood, so that a run over many files walks the history of a repository once or twice.
No git, no repository, a broken one, one of another owner: nobody is known, and nothing is said.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

_COMMIT, _FIELD = "\x02", "\x01"
_LOG = (
    *("log", "-z", "--no-renames", "--no-merges", "--no-ext-diff", "--name-only"),
    *("--decorate-refs=HEAD", f"--format={_COMMIT}%h{_FIELD}%aN{_FIELD}%aE{_FIELD}%D", "HEAD"),
)
_SAFE = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "log.follow=false")
"""What a repository's own configuration may not make git do here: run programs."""
_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What a hook of one repository would make us say of another."""
_PIECE = 65_536


class Author(NamedTuple):
    """Who wrote a file.

    Attributes:
        source: Where that is from, for the reader of a report.
    """

    name: str
    email: str
    source: str


class Authors:
    """The authors of files, by repository; what was found once is not sought again."""

    def __init__(self) -> None:
        self._repositories: dict[str, _Repository] = {}
        self._roots: dict[str, str] = {}

    def of(self, paths: Iterable[str]) -> dict[str, Author]:
        """The authors of those of these files that exist and of which git knows somebody, by path."""
        asked: dict[str, dict[str, str]] = {}
        for path in dict.fromkeys(paths):
            folder, name = os.path.split(os.path.abspath(path))
            folder = os.path.realpath(folder)
            if os.path.isfile(os.path.join(folder, name)) and (root := self._root(folder)):
                inside = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
                asked.setdefault(root, {})[path] = inside
        found: dict[str, Author] = {}
        for root, names in asked.items():
            repository = self._repositories.setdefault(root, _Repository(root))
            authors = repository.authors(list(names.values()))
            found.update({path: author for path, name in names.items() if (author := authors.get(name))})
        return found

    def _root(self, folder: str) -> str:
        """The top folder of the work tree in which a folder lies, or ""."""
        if folder not in self._roots:
            above = os.path.dirname(folder)
            is_root = os.path.exists(os.path.join(folder, ".git"))
            self._roots[folder] = folder if is_root else "" if above == folder else self._root(above)
        return self._roots[folder]


class _Repository:
    """One work tree; names of files count from its top folder and have forward slashes."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._known: dict[str, Author | None] = {}
        self._rest: Generator[tuple[str, Author], None, None] | None = None
        self._asked_before = False

    def authors(self, names: Sequence[str]) -> dict[str, Author | None]:
        new = [name for name in names if name not in self._known]
        if new:
            committed = set(self._lines("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD", "--", *new))
            sought = [name for name in new if name in committed]
            self._walk(sought)
            next_one = None if len(sought) == len(new) else self._next_author()
            self._known.update({name: next_one for name in new if name not in committed})
        return self._known

    def _walk(self, sought: Sequence[str]) -> None:
        """Go back in history until the last commit of each of these files is known; the first time by them alone."""
        missing = set(sought) - self._known.keys()
        if not missing:
            return
        if self._asked_before:
            self._rest = self._rest or self._history(())
            self._read(self._rest, missing)
        else:
            with closing(self._history(sought)) as history:
                self._read(history, missing)
        self._asked_before = True
        self._known.update(dict.fromkeys(missing))

    def _read(self, history: Iterator[tuple[str, Author]], missing: set[str]) -> None:
        for name, author in history:
            self._known.setdefault(name, author)
            missing.discard(name)
            if not missing:
                return

    def _history(self, names: Sequence[str]) -> Generator[tuple[str, Author], None, None]:
        """The files of each commit with its author, from the newest; of these files alone, if any are named."""
        author, is_first = Author("", "", ""), False
        for token in self._tokens(*_LOG, "--", *names):
            if token.startswith(_COMMIT) and token.count(_FIELD) == 3:
                commit, name, email, marks = token[1:].split(_FIELD)
                author, is_first = Author(name, email, f"git, commit {commit}"), True
                if marks.startswith("grafted"):  # all that came before seems to have been made by it
                    author = Author("", "", "the history of this clone is cut short")
            elif token:
                yield token.removeprefix("\n") if is_first else token, author
                is_first = False

    def _next_author(self) -> Author | None:
        """Who would be the author of the next commit."""
        stated = dict(
            pair.split("\n", 1)
            for pair in self._lines("config", "-z", "--get-regexp", r"^user\.(name|email)$")
            if "\n" in pair
        )
        name, email = stated.get("user.name", ""), stated.get("user.email", "")
        return Author(name, email, "git, user.name: not committed yet") if name or email else None

    def _lines(self, *arguments: str) -> list[str]:
        return [token for token in self._tokens(*arguments) if token]

    def _tokens(self, *arguments: str) -> Generator[str, None, None]:
        """What git prints, parted at NUL; nothing if it cannot be run. Its process ends with the generator."""
        environment = {key: value for key, value in os.environ.items() if key not in _OTHERS}
        environment |= {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
        try:
            process = subprocess.Popen(
                ["git", *_SAFE, *arguments],
                cwd=self._root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        assert process.stdout is not None
        try:
            held = b""
            while piece := process.stdout.read1(_PIECE):  # type: ignore[attr-defined]
                *whole, held = (held + piece).split(b"\0")
                yield from map(os.fsdecode, whole)
            if held:
                yield os.fsdecode(held)
        finally:
            process.kill()
            process.stdout.close()
            process.wait()
