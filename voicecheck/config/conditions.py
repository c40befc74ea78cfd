"""Conditions of rules: names put in, expressions tried, and what can never hold refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from voicecheck.config.places import nearest
from voicecheck.config.validate import Places
from voicecheck.config.yaml_nodes import Path
from voicecheck.core.errors import ConfigError

MAX_SIZE = 2_000
"""Parts that a condition may have once all names are put in."""

Condition: TypeAlias = Mapping[str, Any]
Lookup: TypeAlias = Callable[[str], "Condition | None"]


class Named:
    """The named conditions of one rule file. Each is written out once, when it is first asked for."""

    def __init__(self, conditions: Mapping[str, Any], places: Places) -> None:
        self._conditions = conditions
        self._places = places
        self._done: dict[str, Condition] = {}
        self._doing: list[str] = []
        self.problems: list[ConfigError] = []

    @property
    def names(self) -> list[str]:
        """The names there are."""
        return list(self._conditions)

    def get(self, name: str) -> Condition | None:
        """A condition with all names put in, None if there is none of this name."""
        if name in self._done or name not in self._conditions:
            return self._done.get(name)
        path = ("conditions", name)
        if name in self._doing:
            chain = " -> ".join([*self._doing[self._doing.index(name) :], name])
            self.problems.append(self._places.key(path).error(f"condition '{name}' contains itself: {chain}"))
            return {}
        self._doing.append(name)
        self._done[name] = self.write_out(self._conditions[name], path, self._places, f"condition '{name}'")
        self._doing.pop()
        return self._done[name]

    def write_out(self, condition: Any, path: Path, places: Places, subject: str) -> Condition:
        """A condition, or the name of one, with all names put in; what is wrong goes to `problems`."""
        return _Writer(self, places, subject).whole(condition, path)


class _Writer:
    def __init__(self, named: Named, places: Places, subject: str) -> None:
        self._named = named
        self._places = places
        self._subject = subject
        self._size = 0

    def whole(self, condition: Any, path: Path) -> Condition:
        if isinstance(condition, str):
            return self._by_name(condition, path)
        self._grow(path, 1)
        self._try(condition, path)
        written: dict[str, Any] = {}
        for key, value in condition.items():
            if key in ("any", "all"):
                written[key] = [self.whole(each, [*path, key, index]) for index, each in enumerate(value)]
            elif key == "not":
                written[key] = self.whole(value, [*path, key])
            else:
                written[key] = value
        return written

    def _by_name(self, name: str, path: Path) -> Condition:
        found = self._named.get(name)
        if found is None:
            names = self._named.names
            hint = nearest(name, names) or ("" if names else "; this file names no conditions")
            self._problem(path, f"no condition is named '{name}'{hint}")
            return {}
        self._grow(path, _size(found))
        return found

    def _grow(self, path: Path, size: int) -> None:
        self._size += size
        if self._size > MAX_SIZE:
            raise ConfigError.join(
                [*self._named.problems, self._places.value(path).error(f"{self._subject}: the condition is too large")]
            )

    def _try(self, condition: Condition, path: Path) -> None:
        from voicecheck.config.regexes import problem

        if "pattern" in condition and (wrong := problem(condition["pattern"])):
            self._problem([*path, "pattern"], f"'pattern' does not do as a regular expression: {wrong}")
        wanted, terms = condition.get("at_least"), condition.get("terms")
        if wanted is not None and terms is None:
            self._problem([*path, "at_least"], "'at_least' counts 'terms', and there are none")
        elif wanted is not None and wanted > len(set(terms or ())):
            self._problem([*path, "at_least"], f"can never hold: wants {wanted} of {len(set(terms or ()))} terms")

    def _problem(self, path: Path, message: str) -> None:
        self._named.problems.append(self._places.value(path).error(f"{self._subject}: {message}"))


def _size(condition: Condition) -> int:
    inner = [*condition.get("any", ()), *condition.get("all", ())]
    if "not" in condition:
        inner.append(condition["not"])
    return 1 + sum(_size(each) for each in inner)
