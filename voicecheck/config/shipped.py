"""Where the rule packs and profiles that come with voicecheck lie: in the installed package, or in a checkout."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> str:
    """The folder of the rule packs."""
    return _shipped("rules")


def profiles_folder() -> str:
    """The folder of the brand profiles."""
    return _shipped("brand_profiles")


def is_installed() -> bool:
    """Whether this is an installed package, whose files change with its version only."""
    return os.path.isdir(os.path.join(_PACKAGE, "_rules"))


def _shipped(name: str) -> str:
    installed = os.path.join(_PACKAGE, f"_{name}")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), name)
