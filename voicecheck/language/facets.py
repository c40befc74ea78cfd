"""What is costly to know of a draft, computed once for each batch if a rule asks for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.embed import Spec

FACETS: Mapping[str, str] = {
    "vectors": "voicecheck.language.vectors:vectors",
    "judged": "voicecheck.language.judged:judged",
    "names": "voicecheck.language.names:names",
    "tokens": "voicecheck.language.tokens:tokens",
    "messages": "voicecheck.messages.hearing:messages",
    "images": "voicecheck.images.facet:images",
    "vale": "voicecheck.vale.facet:findings",
}
"""Facet, and the function `(drafts, rules that need it, models) -> one value a draft`."""


@dataclass(frozen=True, slots=True)
class Models:
    """Which models to use.

    Attributes:
        embedder: See `language.embed.embedder`.
        spacy: Name or folder of a spaCy model by language tag (`en`, `zh`, `zh-Hant`).
        posts: Sentences of the brand's own posts, for what learns from examples.
        store: Folder where vectors are kept between runs; None if nowhere.
    """

    embedder: Spec = None
    spacy: Mapping[str, str] = field(default_factory=dict)
    store: str | None = None
    posts: tuple[str, ...] = ()


def compute(names: Collection[str], drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> None:
    """Sets `draft.facets[name]` for each draft and each name.

    Raises:
        VoicecheckError: a model is missing.
    """
    for name in sorted(names):
        module, _, function = FACETS[name].partition(":")
        asking = [rule for rule in rules if name in rule.needs]
        values = getattr(import_module(module), function)(drafts, asking, models)
        for draft, value in zip(drafts, values, strict=True):
            draft.facets[name] = value
