"""Two embedders, one behind the other: the static table says which sentences the second need look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicecheck.language.embed import Embedder

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

MARGIN = 0.07
"""By how much the cosine of the static table may fall short of the second embedder's: with the pack `concepts` on
public posts 0.1 passes on 15 % of the sentences and decides 99.98 % as `use` alone, 0.05 on 6 %, 99.91 %."""


@dataclass(frozen=True, eq=False)
class CascadeEmbedder:
    """As an embedder it is the second one; `language.screening` is where the first one saves work.

    Attributes:
        margin: A text is passed on if its static cosine reaches a rule's threshold less this.
    """

    first: Embedder
    second: Embedder
    margin: float = MARGIN

    @property
    def name(self) -> str:
        return self.second.name

    @property
    def dim(self) -> int:
        return self.second.dim

    def encode(self, texts: Sequence[str]) -> Matrix:
        return self.second.encode(texts)
