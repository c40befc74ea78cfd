"""What there is: profiles, packs, and single rule files with their examples."""

from __future__ import annotations

import os
from dataclasses import dataclass

from voicecheck.config.compiler import Compiler
from voicecheck.config.configuration import nearest_file
from voicecheck.config.examples import Example, Examples, RuleFile, example
from voicecheck.config.inputs import Inputs
from voicecheck.config.layers import PROFILE_FILE, PROFILES_FOLDER, Reader, profile_names
from voicecheck.config.library import Library, read_yaml
from voicecheck.config.merge import Merged
from voicecheck.config.places import MOST_PROBLEMS, join
from voicecheck.config.rules import RawRule, read_rules
from voicecheck.config.shipped import profiles_folder, rules_folder
from voicecheck.core.errors import ConfigError
from voicecheck.core.rule import Rule, RuleSpec


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """A profile that can be named; `shipped` if it comes with voicecheck."""

    name: str
    title: str
    description: str
    languages: tuple[str, ...]
    path: str
    shipped: bool


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A pack that can be named.

    Attributes:
        default: Whether it is on where nothing names packs.
        shipped: Whether it comes with voicecheck.
    """

    name: str
    title: str
    description: str
    languages: tuple[str, ...]
    rules: int
    default: bool
    path: str
    shipped: bool


def rule_file(path: str, compiler: Compiler) -> RuleFile:
    """A rule file with its examples, as it stands: without the overrides of any configuration.

    Raises:
        ConfigError: all that is wrong with it.
    """
    source = read_rules(read_yaml(path, Inputs()))
    specs: list[RuleSpec] = []
    problems: list[ConfigError] = []
    for rule in source.rules:
        if len(problems) >= MOST_PROBLEMS:
            break
        try:
            specs.append(compiler.compile(rule))
        except ConfigError as error:
            problems.append(error)
    join(problems)
    return RuleFile(
        path=path,
        pack=source.pack,
        title=source.title,
        description=source.description,
        languages=source.languages,
        default=source.default,
        rules=tuple(specs),
        examples={rule.id: Examples(_examples(rule, "bad"), _examples(rule, "good")) for rule in source.rules},
    )


def _examples(rule: RawRule, which: str) -> tuple[Example, ...]:
    stated = rule.data.get("examples", {}).get(which, ())
    return tuple(example(value, str(rule.value(("examples", which, index)))) for index, value in enumerate(stated))


def profiles(folder: str) -> list[ProfileInfo]:
    """The profiles that a configuration in a folder can name, own ones first.

    Raises:
        ConfigError: one of them does not do.
    """
    root = _root(folder)
    own = os.path.join(root, PROFILES_FOLDER)
    found: dict[str, ProfileInfo] = {}
    for base in dict.fromkeys([own, profiles_folder()]):
        for name in profile_names(base):
            path = os.path.join(base, name, PROFILE_FILE)
            merged = Merged(Reader(Inputs(), [root]).profiles(path, None), list)
            found.setdefault(
                name,
                ProfileInfo(
                    name=name,
                    title=merged.value("title", ""),
                    description=merged.value("description", ""),
                    languages=tuple(merged.values("languages")),
                    path=path,
                    shipped=base == profiles_folder(),
                ),
            )
    return list(found.values())


def packs(folder: str) -> list[PackInfo]:
    """The packs that a configuration in a folder can name, own ones first; a shipped one of the same name is left out.

    Raises:
        ConfigError: one of them does not do.
    """
    library = Library(Compiler(_no_kind, ()), Inputs())
    own = os.path.join(_root(folder), "rules")
    found: dict[str, PackInfo] = {}
    for base in dict.fromkeys([own, rules_folder()]):
        for name in library.pack_names(base):
            path = os.path.join(base, f"{name}.yaml")
            source = library.source(path)
            shipped = base == rules_folder()
            info = PackInfo(
                name=name,
                title=source.title,
                description=source.description,
                languages=source.languages,
                rules=len(source.rules),
                default=source.default and shipped,
                path=path,
                shipped=shipped,
            )
            found.setdefault(name, info)
    return list(found.values())


def _no_kind(name: str) -> type[Rule]:
    """Packs are listed without compiling a rule."""
    raise KeyError(name)


def _root(folder: str) -> str:
    config = nearest_file(folder)
    return os.path.dirname(config) if config else folder
