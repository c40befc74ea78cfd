"""Styles of Vale that a configuration names, as rules of voicecheck."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from voicecheck.config.inputs import MAX_BYTES, Inputs, digest
from voicecheck.config.merge import Merged, Stated
from voicecheck.config.places import Place, nearest, shown
from voicecheck.config.rules import RawRule, RuleSource
from voicecheck.config.yaml_nodes import parse
from voicecheck.core.cache_folder import cache_folder
from voicecheck.core.errors import ConfigError
from voicecheck.core.rule import RuleSpec
from voicecheck.vale import packages
from voicecheck.vale.facts import Facts
from voicecheck.vale.kinds import facts
from voicecheck.vale.project import BUILT_IN, Vocabulary, built_in, ignored, leads_out, style_rules, vocabulary
from voicecheck.vale.rule import Problem, StyleRule

KIND = "vale"
_READING = (
    *("skipped_scopes", "ignored_scopes", "ignored_classes", "token_ignores", "block_ignores", "comment_delimiters"),
    *("formats", "based_on"),
)
_BESIDE = ("config", "Vocab")


class Styles:
    """Reads styles; each folder once."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._read: dict[str, tuple[list[StyleRule], list[Problem]]] = {}
        self._sources: dict[int, RuleSource] = {}
        self._facts: dict[tuple[str, ...], Facts] = {}

    def rules(self, merged: Merged) -> list[RawRule]:
        """The rules of all styles that are named.

        Raises:
            ConfigError: a path or a name leads nowhere.
        """
        stated = merged.lists.get("styles", ())
        if not stated:
            return []
        options: Mapping[str, Stated] = merged.mappings["vale"]
        may_be_empty = "use" in options and {BUILT_IN}.issuperset(options["use"].value)
        roots = [self._root(item.value, item.place, empty=may_be_empty) for item in stated]
        words = self._vocabulary(options.get("vocab"), [root for root, _ in roots])
        folders = [
            (style, item.place)
            for item, (root, single) in zip(stated, roots, strict=True)
            for style in _styles(root, single)
        ]
        chosen = _chosen(folders, options.get("use"))
        reading = {key: _texts(options[key]) for key in _READING if key in options}
        template = options["word_template"].value if "word_template" in options else ""
        more = {"reading": reading, "vocabulary": words.accepted}
        more = {key: value for key, value in more.items() if value}
        found: list[RawRule] = []
        for folder, place in chosen:
            if folder == BUILT_IN:
                rules = built_in(words, self._ignored([root for root, _ in roots]))
                found += [self._raw(rule, more, place) for rule in rules]
                continue
            if target := leads_out(folder):
                found.append(_refused_style(folder, target, place))
                continue
            rules, problems = self._style(folder, words, template)
            found += [self._raw(rule, more, place) for rule in rules]
            found += [_refused(problem) for problem in problems]
        self._sources.update({id(rule.source): rule.source for rule in found})
        return found

    def made(self, rule: RawRule) -> bool:
        """Whether a rule comes from a style, rather than from a rule file."""
        return id(rule.source) in self._sources

    @staticmethod
    def spec(rule: RawRule) -> RuleSpec:
        """The rule as layers want it."""
        data = rule.data
        return RuleSpec(
            id=data["id"],
            kind=KIND,
            severity=data["severity"],
            message=data["message"],
            why=data.get("why", ""),
            remedy=data.get("remedy", ""),
            languages=tuple(data.get("languages", ())),
            channels=tuple(data.get("channels", ())),
            roles=tuple(data.get("roles", ())),
            paths=tuple(data.get("paths", ())),
            owner=data.get("owner", ""),
            source=data.get("source", ""),
            pack=rule.source.pack,
            origin=str(rule.place),
            options=data["options"],
        )

    def _root(self, path: str, place: Place, *, empty: bool) -> tuple[str, bool]:
        """The StylesPath that a path stands for, which may be empty; or one style's folder, and True."""
        if "://" in path:
            raise place.error(f"'styles': got the address '{path[:80]}'; expected a path; fetch the package first")
        if path.endswith(".zip"):
            try:
                data = self._inputs.read(path)
                if len(data) > MAX_BYTES:
                    raise packages.PackageError(f"the package is larger than {MAX_BYTES:,} bytes")
                return packages.unpacked(data, os.path.join(cache_folder(), "styles", digest(data))), False
            except FileNotFoundError:
                raise place.error(f"'styles': '{shown(path)}' is not there: no such file") from None
            except (packages.PackageError, OSError) as error:
                raise place.error(f"'styles': '{shown(path)}': {error}") from None
        if not os.path.isdir(path):
            raise place.error(f"'styles': '{shown(path)}' is not there: no such folder")
        single = any(name.endswith(".yml") for name in os.listdir(path))
        if not (single or empty or _styles(path, False) or os.path.isdir(os.path.join(path, "config"))):
            raise place.error(
                f"'styles': '{shown(path)}' is no style: got no .yml files; expected rules, or folders of rules"
            )
        return path, single

    def _vocabulary(self, stated: Stated | None, roots: Sequence[str]) -> Vocabulary:
        found, left = Vocabulary(), list(stated.value) if stated else []
        for root in roots:
            words, left = vocabulary(root, left, self._inputs.read)
            found.accepted += words.accepted
            found.rejected += words.rejected
        if left and stated:
            expected = "config/vocabularies/<name>/accept.txt beside the styles"
            raise stated.place.error(f"'vocab': there is no vocabulary '{left[0][:60]}'; expected {expected}")
        return found

    def _ignored(self, roots: Sequence[str]) -> list[str]:
        found: list[str] = []
        for root in roots:
            for at, _, _ in os.walk(os.path.join(root, "config", "ignore")):
                self._inputs.listing(at, "*.txt")
            found += ignored(root, self._inputs.read)
        return found

    def _style(self, folder: str, words: Vocabulary, template: str) -> tuple[list[StyleRule], list[Problem]]:
        if folder not in self._read:
            for at, _, _ in os.walk(folder):
                self._inputs.listing(at, "*.yml")
            self._read[folder] = style_rules(folder, self._inputs.read, words.accepted, template)
        return self._read[folder]

    def _raw(self, rule: StyleRule, more: Mapping[str, Any], place: Place) -> RawRule:
        key = (rule.name, rule.path, *more.get("vocabulary", ()))
        if key not in self._facts:
            self._facts[key] = facts(rule, more.get("vocabulary", ()))
        stated = {
            name: value
            for name, value in asdict(rule).items()
            if name in ("point", "scope", "limit", "action", "options")
        }
        if formula := rule.options.get("place"):
            path, _, line = formula.rpartition(":")
            stated["options"] = {**rule.options, "place": f"{shown(path)}:{line}"}
        data = {
            "id": rule.name,
            "kind": KIND,
            "severity": rule.level,
            "message": rule.message,
            "why": rule.description,
            "source": rule.link,
            "options": {"rule": stated, **self._facts[key].packed(), **more},
        }
        return _raw_rule(data, rule.path or place.file, rule.line if rule.path else place.line)


def _texts(stated: Stated | Mapping[str, Stated]) -> list[str]:
    if isinstance(stated, Mapping):
        return [f"{key}={each.value}" for key, each in stated.items()]
    return list(stated.value)


def _styles(root: str, single: bool) -> list[str]:
    """The style folders below a StylesPath."""
    if single:
        return [os.path.normpath(root)]
    names = sorted(name for name in os.listdir(root) if name not in _BESIDE and not name.startswith("."))
    return [os.path.join(root, name) for name in names if os.path.isdir(os.path.join(root, name))]


def _chosen(folders: Sequence[tuple[str, Place]], use: Stated | None) -> list[tuple[str, Place]]:
    by_name: dict[str, tuple[str, Place]] = {}
    for folder, place in folders:
        by_name.setdefault(os.path.basename(folder), (folder, place))
    if use is None:
        return list(by_name.values())
    problems = []
    chosen = []
    for name in use.value:
        if name == BUILT_IN and name not in by_name:
            chosen.append((BUILT_IN, use.place))
        elif name in by_name:
            chosen.append(by_name[name])
        else:
            hint = nearest(name, list(by_name)) or f"; there are {', '.join(by_name)}"
            problems.append(use.place.error(f"'use': no style is named '{name[:60]}'{hint}"))
    if problems:
        raise ConfigError.join(problems)
    return chosen


def _refused_style(folder: str, target: str, place: Place) -> RawRule:
    """What stands for a style whose folder is a link out of the StylesPath."""
    name = os.path.basename(folder)
    message = f"'styles': the style '{name}' is a link that leads out of its StylesPath, to {target}, and is left out; "
    return _refused(Problem(place.file, place.line, f"{name}.Link", message + "name that folder itself in 'styles'"))


def _refused(problem: Problem) -> RawRule:
    """A rule that cannot be run; a check says so of each draft until the rule is switched off."""
    text = (
        f"{shown(problem.path)}:{problem.line}: {problem.message}; switch it off with 'rules: {{{problem.rule}: off}}'"
    )
    data = {
        "id": problem.rule,
        "kind": KIND,
        "severity": "suggestion",
        "message": f"Cannot be run: {problem.message}",
        "options": {"problem": text},
    }
    return _raw_rule(data, problem.path, problem.line)


def _raw_rule(data: dict[str, Any], path: str, line: int) -> RawRule:
    positions = parse(b"\n" * (max(line, 1) - 1) + b"{}\n", path).positions
    pack = str(data["id"]).partition(".")[0]
    source = RuleSource(path, pack, pack, "", (), True, _no_conditions(positions), [])
    return RawRule(source, data, positions, {}, frozenset())


def _no_conditions(positions: Any) -> Any:
    from voicecheck.config.conditions import Named

    return Named({}, positions)
