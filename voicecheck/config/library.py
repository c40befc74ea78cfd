"""Finds rule packs by name and reads rule files, each once."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from voicecheck.config.compiler import Compiler
from voicecheck.config.inputs import Inputs
from voicecheck.config.places import Place, join, nearest, shown
from voicecheck.config.rules import RawRule, RuleSource, read_rules
from voicecheck.config.shipped import rules_folder
from voicecheck.config.validate import Validator
from voicecheck.config.wording import described
from voicecheck.config.yaml_nodes import Parsed, Positions, parse
from voicecheck.core.errors import ConfigError
from voicecheck.core.rule import RuleSpec

_ENDING = ".yaml"
_SWITCHED_OFF = re.compile(rb"^default[ \t]*:[ \t]*false\b", re.MULTILINE)


def read_yaml(path: str, inputs: Inputs, cited: Place | None = None) -> Parsed:
    """Read a YAML file. If another file names it (`cited`), the error of not finding it points there.

    Raises:
        ConfigError: it cannot be read, or is not YAML.
    """
    try:
        data = inputs.read(path)
    except (OSError, ValueError) as error:
        place = cited or Place(path)
        named = f"'{shown(path)}' " if cited else ""
        if isinstance(error, IsADirectoryError):
            raise place.error(f"{named}is a folder; expected a file") from None
        if isinstance(error, FileNotFoundError):
            inputs.is_file(path)
            raise place.error(f"{named}is not there: no such file") from None
        reason = getattr(error, "strerror", None) or str(error)
        raise place.error(f"{named}cannot be read: {reason}") from None
    return parse(data, path)


def read_mapping(path: str, inputs: Inputs, validator: Validator, key: str) -> tuple[dict[str, Any], Positions]:
    """Read a YAML file that holds a mapping with `key`, and see that it fits its schema.

    Raises:
        ConfigError: all that is wrong with it.
    """
    value, positions = read_yaml(path, inputs)
    if not isinstance(value, dict):
        raise positions.value().error(f"got {described(value)}; expected a mapping with '{key}'")
    join(validator.problems(value, positions))
    return value, positions


class Library:
    """Rule files, read and compiled as they are asked for."""

    def __init__(self, compiler: Compiler, inputs: Inputs) -> None:
        self.compiler = compiler
        self.inputs = inputs
        self._sources: dict[str, RuleSource | ConfigError] = {}
        self._specs: dict[Place, RuleSpec | ConfigError] = {}

    def source(self, path: str, cited: Place | None = None) -> RuleSource:
        """A rule file.

        Raises:
            ConfigError: it cannot be read, or is not made as rule files are.
        """
        if path not in self._sources:
            try:
                self._sources[path] = read_rules(read_yaml(path, self.inputs, cited))
            except ConfigError as error:
                self._sources[path] = error
        found = self._sources[path]
        if isinstance(found, ConfigError):
            raise found
        return found

    def spec(self, rule: RawRule) -> RuleSpec:
        """A rule of a file as it stands there, compiled once.

        Raises:
            ConfigError: it does not do.
        """
        key = rule.place
        if key not in self._specs:
            try:
                self._specs[key] = self.compiler.compile(rule)
            except ConfigError as error:
                self._specs[key] = error
        found = self._specs[key]
        if isinstance(found, ConfigError):
            raise found
        return found

    def find_pack(self, name: str, folders: Sequence[str], place: Place) -> str:
        """The file of a pack: the first folder that has it.

        Raises:
            ConfigError: none has it.
        """
        for folder in folders:
            path = os.path.join(folder, name + _ENDING)
            if self.inputs.is_file(path):
                return path
        known = sorted({known for folder in folders for known in self.pack_names(folder)})
        hint = nearest(name, known) or (f"; there are {', '.join(known)}" if known else "")
        searched = ", ".join(map(shown, folders))
        raise place.error(f"no rule pack is named '{name}'{hint} (looked for {name}{_ENDING} in {searched})")

    def pack_names(self, folder: str) -> list[str]:
        """The packs in a folder."""
        return [os.path.basename(path).removesuffix(_ENDING) for path in self._listing(folder)]

    def default_packs(self) -> list[str]:
        """The shipped packs that are on where nothing names packs."""
        return [
            os.path.basename(path).removesuffix(_ENDING)
            for path in self._listing(rules_folder())
            if not _SWITCHED_OFF.search(self.inputs.read(path))
        ]

    def _listing(self, folder: str) -> list[str]:
        try:
            return self.inputs.listing(folder, "*" + _ENDING)
        except ValueError:
            return []

    def rule_files(self, pattern: str, place: Place) -> list[str]:
        """The files that a path or glob names.

        Raises:
            ConfigError: there are none, or too much to search.
        """
        from voicecheck.config.globs import is_glob

        if not is_glob(pattern):
            return [pattern]
        try:
            found = self.inputs.listing("/", pattern)
        except ValueError as error:
            raise place.error(str(error)) from None
        if not found:
            raise place.error(f"'{shown(pattern)}' matches no file")
        return found

    def ids(self, folders: Sequence[str], files: Sequence[str]) -> set[str]:
        """The ids of every rule in these files and in every pack of these folders; unreadable ones are passed over."""
        paths = {*files, *(path for folder in folders for path in self._listing(folder))}
        found: set[str] = set()
        for path in sorted(paths):
            try:
                found.update(rule.id for rule in self.source(path).rules)
            except ConfigError:
                continue
        return found - {""}
