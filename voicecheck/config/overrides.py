"""Rules changed by the `rules` of profiles and configurations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from voicecheck.config.compiler import Compiler
from voicecheck.config.globs import is_glob
from voicecheck.config.layers import Layer
from voicecheck.config.merge import Stated
from voicecheck.config.places import MOST_PROBLEMS, nearest
from voicecheck.config.rules import RawRule
from voicecheck.core.errors import ConfigError

_EDITS = frozenset(("replace", "add", "remove"))


class Overrides:
    """The changes that some layers make to rules, in the order of the layers; within one, globs before ids."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = [(layer, layer.data["rules"]) for layer in layers if layer.data.get("rules")]

    def apply(self, rule: RawRule, compiler: Compiler, changes: dict[str, Stated]) -> RawRule | None:
        """The rule as all layers want it, the same object if none touches it; None if it is off.

        What was changed goes to `changes`, by `rules.<id>.<key>`.
        """
        current, off = rule, False
        for layer, pattern, change in self._changes(rule.id):
            path = ("rules", pattern)
            if isinstance(change, str):
                if change not in ("on", "off"):
                    current = current.changed("severity", change, layer.positions, path)
                off = change == "off"
                changes[f"rules.{rule.id}.severity"] = Stated(change, layer.place(path))
                continue
            for key, value in change.items():
                changes[f"rules.{rule.id}.{key}"] = Stated(value, layer.place((*path, key)))
                if key == "severity" and value in ("on", "off"):
                    off = value == "off"
                    continue
                off = off and key != "severity"
                stated = _edited(current, key, value, compiler)
                current = current.changed(key, stated, layer.positions, (*path, key))
                if key in current.data.get("zh", {}) and "zh" not in change:
                    # Whoever rewords a rule has not reworded what it says in Chinese.
                    rest = {name: text for name, text in current.data["zh"].items() if name != key}
                    current = current.changed("zh", rest, layer.positions, (*path, key))
        return None if off else current

    def problems(self, active: Collection[str], every: Callable[[], Collection[str]]) -> list[ConfigError]:
        """An error for each id or glob that names no rule.

        Args:
            active: The ids of the rules at hand.
            every: The ids of all rules that can be found; asked for only if `active` does not have one.
        """
        found: list[ConfigError] = []
        for layer, rules in self._layers:
            for pattern in rules:
                if len(found) >= MOST_PROBLEMS:
                    return found
                if _names(pattern, active) or _names(pattern, every()):
                    continue
                known = sorted({*active, *every()})
                what = "no rule matches" if is_glob(pattern) else "no rule has the id"
                place = layer.positions.key(("rules", pattern))
                found.append(place.error(f"{what} '{pattern}'{nearest(pattern, known)}"))
        return found

    def _changes(self, name: str) -> Iterator[tuple[Layer, str, Any]]:
        for layer, rules in self._layers:
            for pattern, change in rules.items():
                if is_glob(pattern) and fnmatchcase(name, pattern):
                    yield layer, pattern, change
            if name in rules:
                yield layer, name, rules[name]


def _names(pattern: str, ids: Collection[str]) -> bool:
    if not is_glob(pattern):
        return pattern in ids
    return any(fnmatchcase(name, pattern) for name in ids)


def _edited(rule: RawRule, key: str, value: Any, compiler: Compiler) -> Any:
    """A value, or the rule's list changed as the value says."""
    current = rule.data.get(key)
    if not isinstance(value, Mapping) or not value or not _EDITS.issuperset(value):
        return value
    if not isinstance(current, list) and (current is not None or compiler.option_type(rule, key) != "array"):
        return value
    if not all(isinstance(part, list) for part in value.values()):
        return value
    kept = [item for item in value.get("replace", current or ()) if item not in value.get("remove", ())]
    return [*kept, *(item for item in value.get("add", ()) if item not in kept)]
