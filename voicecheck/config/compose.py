"""Everything that a configuration draws in, composed to the settings of a draft: the slow way, without a cache."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from voicecheck.config.compiler import Compiler
from voicecheck.config.inputs import Inputs
from voicecheck.config.layers import PROFILES_FOLDER, VOICE_FOLDER, Layer, Reader, is_path, overrides_of
from voicecheck.config.library import Library
from voicecheck.config.merge import Merged, Stated
from voicecheck.config.messages import read_messages
from voicecheck.config.overrides import Overrides
from voicecheck.config.people import read_people
from voicecheck.config.places import MOST_PROBLEMS, Place, join, nearest
from voicecheck.config.rules import RawRule, twice
from voicecheck.config.settings import rules_json
from voicecheck.config.shipped import rules_folder
from voicecheck.config.styles import Styles
from voicecheck.core.errors import ConfigError
from voicecheck.core.rule import RuleSpec


class Composer:
    """Reads one `voicecheck.yaml`, or none, and composes settings for any choice of its overrides.

    Args:
        config: The absolute path of `voicecheck.yaml`, or None.
        profile: A profile of the command line; it stands before all that files say.

    Raises:
        ConfigError: the configuration, or one that it extends, does not do.
    """

    def __init__(self, config: str | None, profile: str | None, compiler: Compiler) -> None:
        self.inputs = Inputs()
        self.compiler = compiler
        self._config = config
        self._profile = profile
        self._root = os.path.dirname(config) if config else os.getcwd()
        self._library = Library(compiler, self.inputs)
        self._styles = Styles(self.inputs)
        self._reader = Reader(self.inputs, [self._root])
        self._layers = self._reader.configs(config) if config else []
        self.overrides = overrides_of(self._layers)
        self.composed: dict[tuple[int, ...], str] = {}

    def check(self) -> None:
        """Compose the settings without overrides and with each alone, so that nothing wrong stays unseen.

        Raises:
            ConfigError: all that is wrong.
        """
        problems = []
        for choice in [(), *((index,) for index in range(len(self.overrides)))]:
            try:
                self._resolve(choice)
            except ConfigError as error:
                problems.append(error)
        join(problems)

    def settings(self, choice: tuple[int, ...]) -> str:
        """Settings in their JSON form, with the overrides of these indices; composed once for each choice.

        Raises:
            ConfigError: all that is wrong with them.
        """
        if choice not in self.composed:
            merged, rules, changes = self._resolve(choice)
            provenance = _provenance(merged) | {key: str(stated.place) for key, stated in changes.items()}
            data = {
                "profile": {
                    **_profile_json(merged),
                    "messages": read_messages(_folders_of_profiles(merged), self.inputs),
                    "people": read_people(_folders_of_profiles(merged), self.inputs),
                },
                **rules_json(rules),
                "embedder": _embedder(merged.value("embedder")),
                "exclude": _exclude(merged),
                "provenance": provenance,
                "changes": _plain(changes),
                "scalars": self._scalars(merged),
            }
            self.composed[choice] = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return self.composed[choice]

    def modules(self) -> list[str]:
        """The modules of the kinds that took part."""
        return [kind.__module__ for kind in self.compiler.used.values()]

    def _resolve(self, choice: tuple[int, ...]) -> tuple[Merged, list[RuleSpec], dict[str, Stated]]:
        """All layers merged, the rules as they want them, and what they changed of the rules."""
        layers = [*self._layers, *(self.overrides[index] for index in choice)]
        profiles = self._profiles(layers)
        merged = Merged([*profiles, *layers], self._library.default_packs)
        changes: dict[str, Stated] = {}
        rules = self._rules(merged, self._rule_folders(profiles), changes)
        join(_problems(merged, rules))
        return merged, rules, changes

    def _profiles(self, layers: Sequence[Layer]) -> list[Layer]:
        if self._profile is not None:
            return self._reader.profiles(self._profile, None)
        for layer in reversed(layers):
            if "profile" in layer.data:
                return self._reader.profiles(layer.data["profile"], layer)
        return []

    def _rule_folders(self, profiles: Sequence[Layer]) -> list[str]:
        """Where packs are looked for by name, in order: beside configurations, beside profiles, among the shipped."""
        beside = [layer.folder for layer in reversed(self._layers)] or [self._root]
        for layer in reversed(profiles):
            beside.append(layer.folder)
            parent = os.path.dirname(layer.folder)
            if os.path.basename(parent) == PROFILES_FOLDER:
                beside.append(os.path.dirname(parent))
        return list(dict.fromkeys([*(os.path.join(folder, "rules") for folder in beside), rules_folder()]))

    def _rules(self, merged: Merged, folders: Sequence[str], changes: dict[str, Stated]) -> list[RuleSpec]:
        raw, problems = self._raw_rules(merged, folders)
        try:
            raw += self._styles.rules(merged)
        except ConfigError as error:
            problems.append(error)
        overrides = Overrides(merged.layers)
        compiled: list[RuleSpec] = []
        for rule in raw:
            if len(problems) >= MOST_PROBLEMS:
                break
            try:
                changed = overrides.apply(rule, self.compiler, changes)
                if changed is not None and self._styles.made(changed):
                    compiled.append(self._styles.spec(changed))
                elif changed is not None:
                    same = changed is rule
                    compiled.append(self._library.spec(rule) if same else self.compiler.compile(changed))
            except ConfigError as error:
                problems.append(error)
        if not problems:
            active = {rule.id for rule in raw}
            problems = overrides.problems(active, lambda: self._library.ids(folders, self._all_rule_files()))
        join(problems)
        return compiled

    def _raw_rules(self, merged: Merged, folders: Sequence[str]) -> tuple[list[RawRule], list[ConfigError]]:
        files: dict[str, Place] = {}
        problems: list[ConfigError] = []
        for name, place in merged.lists["packs"]:
            try:
                path = name if is_path(name) else self._library.find_pack(name, folders, place)
                files.setdefault(path, place)
            except ConfigError as error:
                problems.append(error)
        for pattern, place in merged.lists.get("rule_files", ()):
            try:
                files.update({path: place for path in self._library.rule_files(pattern, place) if path not in files})
            except ConfigError as error:
                problems.append(error)
        rules: dict[str, RawRule] = {}
        unnamed: list[RawRule] = []
        for path, place in files.items():
            try:
                for rule in self._library.source(path, place).rules:
                    if not rule.id:
                        unnamed.append(rule)
                    elif rule.id in rules:
                        problems.append(twice(rule.id, rule.value(("id",)), rules[rule.id].value(("id",))))
                    else:
                        rules[rule.id] = rule
            except ConfigError as error:
                problems.append(error)
        return [*rules.values(), *unnamed], problems

    def _all_rule_files(self) -> list[str]:
        stated = [
            (layer.resolve(path), layer.place(("rule_files",)))
            for layer in [*self._layers, *self.overrides]
            for path in _every(layer.data.get("rule_files", ()))
        ]
        return [file for path, place in stated for file in self._library.rule_files(path, place)]

    def _scalars(self, merged: Merged) -> dict[str, Any]:
        jobs = merged.value("jobs", 0)
        return {
            "root": self._root,
            "config": self._config or "",
            **{name: merged.value(name) for name in ("channel", "role", "author", "record_format", "encoding")},
            "author_from_git": merged.value("author_from_git", True),
            "fail_on": merged.value("fail_on", "error"),
            "min_severity": merged.value("min_severity", "suggestion"),
            **{name: _plain(merged.mappings[name]) for name in ("columns", "spacy")},
            "jobs": 0 if jobs == "auto" else jobs,
        }


def _every(stated: Any) -> list[str]:
    return [*stated.get("replace", ()), *stated.get("add", ())] if isinstance(stated, Mapping) else list(stated)


def _problems(merged: Merged, rules: Sequence[RuleSpec]) -> list[ConfigError]:
    problems = []
    encoding = merged.scalars.get("encoding")
    if encoding is not None:
        try:
            codecs.lookup(encoding.value)
        except (LookupError, ValueError):
            problems.append(encoding.place.error(f"'encoding': no encoding is called '{encoding.value[:60]}'"))
    problems += _unknown(merged, "channel", "channels", {name for rule in rules for name in rule.channels})
    problems += _unknown(merged, "role", "roles", {name for rule in rules for name in rule.roles})
    return problems


def _unknown(merged: Merged, scalar: str, mapping: str, named: set[str]) -> list[ConfigError]:
    """A default channel or role that neither the profile nor a rule knows; a profile that lists none allows any."""
    listed, stated = merged.mappings[mapping], merged.scalars.get(scalar)
    if stated is None or not listed or stated.value in listed or stated.value in named:
        return []
    hint = nearest(stated.value, [*listed, *named]) or f"; expected one of {', '.join(listed)}"
    return [stated.place.error(f"'{scalar}': the profile has no {scalar} '{stated.value[:60]}'{hint}")]


def _profile_json(merged: Merged) -> dict[str, Any]:
    files = [layer.file for layer in merged.layers if layer.sort == "profile"]
    return {
        **{name: merged.value(name, "") for name in ("name", "title", "description")},
        **{name: merged.values(name) for name in ("aliases", "languages", "packs", "allow", "posts")},
        "products": [(product["name"], product["wrong"]) for product in merged.values("products")],
        "channels": {name: _plain(fields) for name, fields in merged.mappings["channels"].items()},
        "roles": _plain(merged.mappings["roles"]),
        "topics": {name: _plain(fields) for name, fields in merged.mappings["topics"].items()},
        "voice": _plain(merged.mappings["voice"]),
        "disclosure": _plain(merged.mappings["disclosure"]),
        "voice_folders": [os.path.join(folder, VOICE_FOLDER) for folder in _folders_of_profiles(merged)],
        "path": files[-1] if files else "",
    }


def _folders_of_profiles(merged: Merged) -> list[str]:
    return list(dict.fromkeys(layer.folder for layer in reversed(merged.layers) if layer.sort == "profile"))


def _plain(mapping: Mapping[str, Stated]) -> dict[str, Any]:
    return {key: stated.value for key, stated in mapping.items()}


def _embedder(stated: Any) -> list[str] | None:
    if isinstance(stated, Mapping):
        return list(next(iter(stated.items())))
    return [stated, ""] if stated else None


def _exclude(merged: Merged) -> list[tuple[str, list[str]]]:
    by_folder: dict[str, list[str]] = {}
    for folder, pattern in merged.values("exclude"):
        by_folder.setdefault(folder, []).append(pattern)
    return list(by_folder.items())


def _provenance(merged: Merged) -> dict[str, str]:
    """`file:line` by dotted key of everything that a file states."""
    found = {name: str(stated.place) for name, stated in merged.scalars.items()}
    for layer in merged.layers:
        if "profile" in layer.data:
            found["profile"] = str(layer.place(("profile",)))
    for name, items in merged.lists.items():
        for value, place in items:
            text = value["name"] if name == "products" else value[1] if name == "exclude" else value
            found[f"{name}.{text}"] = str(place)
    for name, values in merged.mappings.items():
        found.update({f"{name}.{key}": str(place) for key, place in _places(values)})
    return found


def _places(values: Mapping[str, Any]) -> list[tuple[str, Place]]:
    found = []
    for key, stated in values.items():
        if isinstance(stated, Stated):
            found.append((key, stated.place))
        else:
            found += [(f"{key}.{inner}", place) for inner, place in _places(stated)]
    return found
