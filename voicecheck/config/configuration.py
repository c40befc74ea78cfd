"""Which settings hold for which draft: those of the nearest `voicecheck.yaml`, from the cache or composed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from voicecheck.config.cache import Cache, Entry
from voicecheck.config.settings import Settings, decode

if TYPE_CHECKING:
    from voicecheck.config.compose import Composer
    from voicecheck.config.schema import Kinds

FILE_NAMES = ("voicecheck.yaml", ".voicecheck.yaml")


def nearest_file(folder: str) -> str | None:
    """The configuration of a folder: its own, or the nearest above it; `voicecheck.yaml` before the hidden one."""
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


class Config:
    """The settings of drafts. Pickles; sees changes of files only when loaded anew.

    Args:
        fixed: A configuration file for all drafts, whatever lies nearer to them.
        profile: A profile that stands before what files say.
    """

    def __init__(self, kinds: Kinds, kind_names: Sequence[str], fixed: str | None, profile: str | None) -> None:
        self._kinds = kinds
        self._kind_names = tuple(kind_names)
        self._fixed = fixed
        self._profile = profile
        self._nearest: dict[str, Scope] = {}
        self._scopes: dict[str | None, Scope] = {}
        self._last: tuple[str | os.PathLike[str], Settings | None] = ("", None)

    def settings_for(self, path: str | os.PathLike[str]) -> Settings:
        """The settings of a draft, which need not exist.

        Raises:
            ConfigError: a configuration that lies nearer to it than those seen so far does not do.
        """
        # The records of a table ask again and again for one path.
        last, settings = self._last
        if path != last or settings is None:
            absolute = os.path.abspath(path)
            folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
            settings = self.scope(folder).settings_for(absolute)
            self._last = (path, settings)
        return settings

    def relative(self, path: str | os.PathLike[str]) -> str:
        """A draft's path from the folder of its configuration, with forward slashes: what `paths` of rules match."""
        path = os.path.abspath(path)
        return _relative(path, self.scope(os.path.dirname(path)).root)

    def explain(self, path: str | os.PathLike[str]) -> list[tuple[str, Any, str]]:
        """Key, value and `file:line` (`default` where no file states it) of all settings of a draft."""
        from voicecheck.config.explain import rows

        return rows(self.settings_for(path))

    def scope(self, folder: str) -> Scope:
        """What holds below a folder, as far as its configuration goes."""
        if folder not in self._nearest:
            file = self._fixed or nearest_file(folder)
            if file not in self._scopes:
                self._scopes[file] = Scope(self._kinds, self._kind_names, file, self._profile)
            self._nearest[folder] = self._scopes[file]
        return self._nearest[folder]


class Scope:
    """One configuration file, or none, with the settings that it makes."""

    def __init__(self, kinds: Kinds, kind_names: tuple[str, ...], file: str | None, profile: str | None) -> None:
        self._kinds = kinds
        self._kind_names = kind_names
        self._file = file
        self._profile = profile
        self._made: dict[tuple[int, ...], Settings] = {}
        self._composer: Composer | None = None
        named = (f"{getattr(kinds, '__module__', '')}.{getattr(kinds, '__qualname__', '')}", *kind_names)
        self.root = os.path.dirname(file) if file else os.getcwd()
        self._base: Entry | None = None
        self._cache = Cache((file or "", self.root, os.getcwd() if profile else "", profile or "", *named))
        self._overrides: list[tuple[str, list[str]]] = self._read_overrides()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_composer": None, "_base": None}

    def settings_for(self, path: str) -> Settings:
        """The settings of a draft, by its absolute path."""
        choice = self._choice(path) if self._overrides else ()
        if choice not in self._made:
            self._made[choice] = self._kept(choice) or self._composed(choice)
        return self._made[choice]

    def _choice(self, path: str) -> tuple[int, ...]:
        from voicecheck.config.globs import matches

        chosen = []
        for index, (folder, patterns) in enumerate(self._overrides):
            relative = _relative(path, folder)
            if any(matches(pattern, relative) for pattern in patterns):
                chosen.append(index)
        return tuple(chosen)

    def _read_overrides(self) -> list[tuple[str, list[str]]]:
        """The folder and globs of each override; with a cache nothing else is read."""
        self._base = self._cache.read(_name(()))
        if self._base is not None:
            try:
                return [(folder, list(patterns)) for folder, patterns in self._base.extra]
            except (ValueError, TypeError):
                self._base = None
        self._compose()
        return self._stated()

    def _kept(self, choice: tuple[int, ...]) -> Settings | None:
        if self._composer is not None:
            return None
        entry = self._cache.read(_name(choice)) if choice else self._base
        try:
            return decode(entry.value()) if entry else None
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            return None

    def _composed(self, choice: tuple[int, ...]) -> Settings:
        composer = self._composer or self._compose()
        if choice not in composer.composed:
            composer.settings(choice)
            self._keep(choice)
        return decode(loads(composer.settings(choice)))

    def _compose(self) -> Composer:
        from voicecheck.config.compiler import Compiler
        from voicecheck.config.compose import Composer
        from voicecheck.config.prepared import Prepared

        self._composer = None
        prepared = Prepared()
        composer = Composer(self._file, self._profile, Compiler(self._kinds, self._kind_names, prepared))
        try:
            composer.check()
        finally:
            prepared.keep()
        self._composer = composer
        self._keep(())
        return composer

    def _keep(self, choice: tuple[int, ...]) -> None:
        composer = self._composer
        assert composer is not None
        value = composer.settings(choice)
        self._cache.write(_name(choice), value, composer.inputs, composer.modules(), self._stated())

    def _stated(self) -> list[tuple[str, list[str]]]:
        overrides = self._composer.overrides if self._composer else ()
        return [(layer.folder, list(layer.data["paths"])) for layer in overrides]


def _relative(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # Another drive.
        return path.replace(os.sep, "/")


def _name(choice: tuple[int, ...]) -> str:
    return "".join(f"-{index}" for index in choice)
