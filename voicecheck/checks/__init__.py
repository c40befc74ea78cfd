"""The kinds of rule. A new kind is one file here and one line in `KINDS`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule

KINDS: Mapping[str, str] = {
    "terms": "Terms",
    "swap": "Swap",
    "pattern": "Pattern",
    "together": "Together",
    "signs": "Signs",
    "require": "Require",
    "limit": "Limit",
    "consistency": "Consistency",
    "capitalization": "Capitalization",
    "typography": "Typography",
    "concept": "Concept",
    "classifier": "Classifier",
    "message": "MessageRule",
    "secrets": "Secrets",
    "sealed": "SealedTerms",
    "exposure": "Exposure",
    "disclosure": "Disclosure",
    "voice": "Voice",
    "vale": "Vale",
    "personal-data": "PersonalData",
    "image-metadata": "ImageMetadata",
    "stance": "Stance",
}
"""Kind as rule files name it, and its class in the module of that name (`-` as `_`), imported when a rule needs it."""


def kind(name: str) -> type[Rule]:
    """The class of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    found: type[Rule] = getattr(import_module(f"{__name__}.{name.replace('-', '_')}"), KINDS[name])
    return found
