"""A rule file as written: each rule a mapping, with the place of each part, and the file's defaults put in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from voicecheck.config.conditions import Named
from voicecheck.config.places import Place, join, shown
from voicecheck.config.schema import FILE_DEFAULTS, rule_file
from voicecheck.config.validate import Validator
from voicecheck.config.wording import described
from voicecheck.config.yaml_nodes import Parsed, Path, Positions
from voicecheck.core.errors import ConfigError


class RawRule:
    """One rule as written. Its parts may come from several files: its own, and those that override it.

    Attributes:
        data: The rule's keys, with the file's defaults.
        lifted: Keys for which an empty list takes back what was stated before it.
    """

    __slots__ = ("_foreign", "_own", "data", "lifted", "source")

    def __init__(
        self,
        source: RuleSource,
        data: dict[str, Any],
        own: Positions,
        foreign: dict[str, tuple[Positions, Path]],
        lifted: frozenset[str],
    ) -> None:
        self.source = source
        self.data = data
        self.lifted = lifted
        self._own = own
        self._foreign = foreign

    @property
    def id(self) -> str:
        """The rule's id, "" if it has none that could be one."""
        name = self.data.get("id")
        return name if isinstance(name, str) else ""

    @property
    def place(self) -> Place:
        """Where the rule begins."""
        return self._own.value()

    def key(self, path: Path) -> Place:
        """The place of a key."""
        positions, at = self._at(path)
        return positions.key(at)

    def value(self, path: Path = ()) -> Place:
        """The place of a value."""
        positions, at = self._at(path)
        return positions.value(at)

    def changed(self, key: str, value: Any, positions: Positions, path: Path) -> RawRule:
        """The rule with one key stated anew, at `path` of another file."""
        foreign = {**self._foreign, key: (positions, path)}
        return RawRule(self.source, {**self.data, key: value}, self._own, foreign, self.lifted | {key})

    def _at(self, path: Path) -> tuple[Positions, Path]:
        if path and path[0] in self._foreign:
            positions, prefix = self._foreign[str(path[0])]
            return positions, [*prefix, *path[1:]]
        return self._own, path


@dataclass(frozen=True)
class RuleSource:
    """A rule file, read and validated but for the rules' own options."""

    path: str
    pack: str
    title: str
    description: str
    languages: tuple[str, ...]
    default: bool
    conditions: Named
    rules: list[RawRule]


def read_rules(parsed: Parsed) -> RuleSource:
    """Take a rule file apart.

    Raises:
        ConfigError: the file is not made as rule files are.
    """
    value, positions = parsed
    path = positions.file
    if not isinstance(value, dict):
        got = "an empty file" if value is None else described(value)
        raise positions.value().error(f"got {got}; expected a mapping with 'rules'")
    problems = _file_validator().problems(value, positions)
    join(problems)
    conditions = Named(value.get("conditions", {}), positions)
    for name in conditions.names:
        conditions.get(name)
    source = RuleSource(
        path=path,
        pack=value.get("pack") or os.path.splitext(os.path.basename(path))[0],
        title=value.get("title", ""),
        description=value.get("description", ""),
        languages=tuple(value.get("languages", ())),
        default=value.get("default", True),
        conditions=conditions,
        rules=[],
    )
    problems = [*conditions.problems, *_take_rules(source, value, positions)]
    join(problems)
    return source


def _take_rules(source: RuleSource, value: Mapping[str, Any], positions: Positions) -> list[ConfigError]:
    defaults = {key: value[key] for key in FILE_DEFAULTS if key in value}
    problems = []
    seen: dict[str, Place] = {}
    for index, rule in enumerate(value["rules"]):
        at = positions.under(("rules", index))
        if not isinstance(rule, dict):
            problems.append(at.value().error(f"rule {index + 1}: got {described(rule)}; expected a mapping"))
            continue
        name = rule.get("id")
        if isinstance(name, str) and name in seen:
            problems.append(twice(name, at.value(("id",)), seen[name]))
        elif isinstance(name, str):
            seen[name] = at.value(("id",))
        foreign: dict[str, tuple[Positions, Path]] = {key: (positions, (key,)) for key in defaults if key not in rule}
        source.rules.append(RawRule(source, {**defaults, **rule}, at, foreign, frozenset(defaults)))
    return problems


def twice(name: str, here: Place, there: Place) -> ConfigError:
    """The error of a rule id that two rules bear."""
    return here.error(f"rule '{name}': the id is taken by the rule at {shown(there.file)}:{there.line}; ids are unique")


@lru_cache(maxsize=1)
def _file_validator() -> Validator:
    return Validator(rule_file({}))
