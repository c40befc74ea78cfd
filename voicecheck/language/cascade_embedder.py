"""Two embedders, one behind the other: the static table says which sentences the second need look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicecheck.language.embed import Embedder

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix


@dataclass(frozen=True, eq=False)
class CascadeEmbedder:
    """As an embedder it is the second one; `language.screening` is where the first one saves work."""

    first: Embedder
    second: Embedder

    @property
    def name(self) -> str:
        return self.second.name

    @property
    def dim(self) -> int:
        return self.second.dim

    def encode(self, texts: Sequence[str]) -> Matrix:
        return self.second.encode(texts)
