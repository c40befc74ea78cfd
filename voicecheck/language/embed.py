"""Texts as vectors: near in meaning, near in direction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from voicecheck.core.document import OBJECT
from voicecheck.core.errors import ConfigError
from voicecheck.language.patterns import encodable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

EMBEDDERS: Mapping[str, str] = {
    "use": "voicecheck.language.use_embedder:UseEmbedder",
    "sentence-transformers": "voicecheck.language.sentence_transformers_embedder:SentenceTransformersEmbedder",
    "hash": "voicecheck.language.hash_embedder:HashEmbedder",
}
"""Name in a configuration, and its class; the module is imported when the embedder is asked for."""

_CHEAP = frozenset({"hash"})
"""Embedders whose vectors are not worth keeping."""
_WITH_MODEL = frozenset({"sentence-transformers"})
_EXPECTED = "expected use, hash or {sentence_transformers: name or folder of a model}"

LONGEST_TEXT = 2000
"""How many code points of a text count; what follows in a longer one does not."""


class Embedder(Protocol):
    """Turns texts into vectors. Pickles, and loads its model with the first text."""

    @property
    def name(self) -> str:
        """Identity, version included: embedders of one name give the same vectors."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    def __hash__(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, shape (n, dim), of unit length; all zeros for a text with nothing to read.

        Raises:
            VoicecheckError: the model is missing or not the one that is expected.
        """


Spec = str | Mapping[str, str] | tuple[str, str] | None
"""A name of `EMBEDDERS`, or for `sentence-transformers` a mapping from it to a model, or the pair; None: `DEFAULT`."""

DEFAULT = "use"


def embedder(spec: Spec = None) -> Embedder:
    """The embedder that a configuration names; the same object for the same `spec`.

    Raises:
        ConfigError: there is no such embedder.
        VoicecheckError: its package or model is not installed.
    """
    if spec is None or isinstance(spec, str):
        name, model = spec or DEFAULT, ""
    elif isinstance(spec, tuple):
        name, model = spec
    elif len(spec) == 1:
        name, model = next(iter(spec.items()))
    else:
        raise ConfigError(f"embedder: got {dict(spec)!r}; {_EXPECTED}")
    key = name.replace("_", "-")
    if key not in EMBEDDERS:
        from difflib import get_close_matches

        near = get_close_matches(key, EMBEDDERS, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise ConfigError(f"embedder: got '{name}'; {_EXPECTED}{hint}")
    if (key in _WITH_MODEL) != bool(model) or not isinstance(model, str):
        raise ConfigError(f"embedder: got '{name}' with the model {model!r}; {_EXPECTED}")
    return _make(key, model)


@lru_cache(maxsize=4)
def _make(name: str, model: str) -> Embedder:
    module, _, attribute = EMBEDDERS[name].partition(":")
    made: Embedder = getattr(import_module(module), attribute)(*([model] if model else ()))
    if name in _CHEAP:
        return made
    from voicecheck.language.vector_store import StoredEmbedder

    return StoredEmbedder(made)


def readable(text: str) -> str:
    """A text as an embedder takes it: of bounded length, without stand-ins for objects and lone surrogates."""
    return encodable(text[:LONGEST_TEXT].replace(OBJECT, " "))


def encode_distinct(texts: Sequence[str], dim: int, encode: Callable[[list[str]], Matrix]) -> Matrix:
    """`encode` applied once to each distinct text that is not blank, its rows put where they belong."""
    import numpy as np

    rows: dict[str, int] = {}
    row_of = np.array([rows.setdefault(text, len(rows)) if text.strip() else -1 for text in texts], dtype=np.int64)
    found = np.zeros((len(texts), dim), dtype=np.float32)
    if rows:
        shown = row_of >= 0
        found[shown] = encode(list(rows))[row_of[shown]]
    return found
