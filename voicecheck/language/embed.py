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
    "static": "voicecheck.language.static_embedder:StaticEmbedder",
    "cascade": "voicecheck.language.cascade_embedder:CascadeEmbedder",
    "sentence-transformers": "voicecheck.language.sentence_transformers_embedder:SentenceTransformersEmbedder",
    "sentence-transformers-onnx": "voicecheck.language.sentence_transformers_embedder:OnnxEmbedder",
    "sentence-transformers-openvino": "voicecheck.language.sentence_transformers_embedder:OpenVinoEmbedder",
    "hash": "voicecheck.language.hash_embedder:HashEmbedder",
}
"""Name in a configuration, and its class; the module is imported when the embedder is asked for."""

_WITH_MODEL = frozenset(name for name in EMBEDDERS if name.startswith("sentence-transformers")) | {"cascade"}
_QUICK = frozenset({"static", "hash"})
"""Faster to compute again than to keep."""

_EXPECTED = (
    "expected use, static, hash, {sentence_transformers: name or folder of a model} or "
    "{cascade: use, or name or folder of a model}"
)

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

DEFAULT: Spec = ("cascade", "use")


def embedder(spec: Spec = None, store: str | None = None) -> Embedder:
    """The embedder that a configuration names; the same object for the same arguments.

    Args:
        spec: See `Spec`.
        store: The folder where vectors are kept between runs, if they are.

    Raises:
        ConfigError: there is no such embedder.
        VoicecheckError: its package or model is not installed.
    """
    if spec is None:
        return embedder(DEFAULT, store)
    if isinstance(spec, str):
        name, model = spec, ""
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
    return _make(key, model, store)


@lru_cache(maxsize=8)
def _make(name: str, model: str, store: str | None) -> Embedder:
    module, _, attribute = EMBEDDERS[name].partition(":")
    made = getattr(import_module(module), attribute)
    if name == "cascade":
        plain = model in EMBEDDERS and model not in _WITH_MODEL
        second = embedder(model if plain else ("sentence-transformers", model), store)
        screened: Embedder = made(embedder("static"), second)
        return screened
    given = model or (store if name == "use" else None)
    whole: Embedder = made(*([given] if given else ()))
    if store is None or name in _QUICK:
        return whole
    from voicecheck.language.vector_store import StoredEmbedder

    return StoredEmbedder(whole, store)


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
