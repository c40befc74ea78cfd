"""Whether two sentences speak of the same: asked only where words alone do not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecheck.language.facets import Models

SAME = 0.5
"""Least cosine for a sentence to speak of what a fact says. An embedding hardly sees negation, which suits: only the topic
is asked here."""


def mean_the_same(pairs: Sequence[tuple[str, str]], models: Models) -> list[bool]:
    """For each pair of texts whether they speak of the same.

    Raises:
        VoicecheckError: the model is missing.
    """
    from voicecheck.language.embed import embedder

    model = embedder(models.embedder, models.store)
    left = model.encode([one for one, _ in pairs])
    right = model.encode([other for _, other in pairs])
    cosines = (left * right).sum(axis=1)
    return [bool(cosine >= SAME) for cosine in cosines]
