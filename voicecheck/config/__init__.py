"""Configuration: YAML to profile and rules, with line numbers; packs found, layers merged, results cached.

Everything that reads YAML is imported when it is called for: a warm start needs none of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from voicecheck.config.configuration import Config
from voicecheck.config.settings import Settings

if TYPE_CHECKING:
    from voicecheck.config.catalog import PackInfo, ProfileInfo
    from voicecheck.config.examples import Example, Examples, RuleFile
    from voicecheck.core.rule import Rule

__all__ = [
    "Config",
    "Example",
    "Examples",
    "PackInfo",
    "ProfileInfo",
    "RuleFile",
    "Settings",
    "json_schema",
    "list_packs",
    "list_profiles",
    "load",
    "load_rule_file",
]
_LATER = {
    "Example": "examples",
    "Examples": "examples",
    "RuleFile": "examples",
    "PackInfo": "catalog",
    "ProfileInfo": "catalog",
}


def load(
    start: str | os.PathLike[str],
    *,
    kinds: Callable[[str], type[Rule]],
    kind_names: Sequence[str],
    config: str | os.PathLike[str] | None = None,
    profile: str | None = None,
) -> Config:
    """The configuration that holds at a file or folder: of the nearest `voicecheck.yaml` upward.

    Args:
        start: Where to begin looking.
        kinds: The class of a kind of rule by its name.
        kind_names: All the names that `kinds` knows.
        config: A configuration file for all drafts, instead of the nearest one of each.
        profile: Name or path of a profile that stands before what files say.

    Raises:
        ConfigError: all that is wrong with it.
    """
    fixed = os.path.abspath(config) if config is not None else None
    loaded = Config(kinds, kind_names, fixed, profile)
    loaded.scope(_folder(start))
    return loaded


def load_rule_file(
    path: str | os.PathLike[str], *, kinds: Callable[[str], type[Rule]], kind_names: Sequence[str]
) -> RuleFile:
    """One rule file with its examples, as it stands.

    Raises:
        ConfigError: all that is wrong with it.
    """
    from voicecheck.config.catalog import rule_file
    from voicecheck.config.compiler import Compiler
    from voicecheck.config.prepared import shared

    return rule_file(os.path.abspath(path), Compiler(kinds, kind_names, shared()))


def list_profiles(start: str | os.PathLike[str] = ".") -> list[ProfileInfo]:
    """The profiles that can be named at a file or folder, own ones first.

    Raises:
        ConfigError: one of them does not do.
    """
    from voicecheck.config.catalog import profiles

    return profiles(_folder(start))


def list_packs(start: str | os.PathLike[str] = ".") -> list[PackInfo]:
    """The packs that can be named at a file or folder, own ones first.

    Raises:
        ConfigError: one of them does not do.
    """
    from voicecheck.config.catalog import packs

    return packs(_folder(start))


def json_schema(
    which: Literal["config", "profile", "rules", "messages", "people"],
    *,
    kinds: Callable[[str], type[Rule]],
    kind_names: Sequence[str],
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a sort of file, for editors."""
    if which == "rules":
        from voicecheck.config.schema import rules_schema

        return rules_schema(kinds, kind_names)
    if which == "messages":
        from voicecheck.config.messages import messages_schema

        return messages_schema()
    if which == "people":
        from voicecheck.config.people import people_schema

        return people_schema()
    from voicecheck.config.config_schema import config_schema, profile_schema

    return config_schema() if which == "config" else profile_schema()


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _folder(start: str | os.PathLike[str]) -> str:
    path = os.path.abspath(start)
    return path if os.path.isdir(path) else os.path.dirname(path)
