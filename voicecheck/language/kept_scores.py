"""Scores of sentences kept on disk: who edits a draft waits for no model on account of what was judged fine before.

Only hashes of sentences and their scores are kept, never a sentence.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from voicecheck.core.blob_store import BlobStore, key_of

MAX_BYTES = 16_000_000
_FILE = "judged.scores"


class KeptScores:
    """The scores that judges gave in earlier runs.

    Args:
        version: Of the judges; what others gave is not known.
    """

    def __init__(self, folder: str, version: str) -> None:
        self._store = BlobStore(Path(folder) / _FILE, max_bytes=MAX_BYTES)
        self._version = version

    def known(self, judge: str, texts: Sequence[str]) -> list[float | None]:
        """The score of each text by one judge, None if it was not kept."""
        keys = self._keys(judge, texts)
        kept = self._store.read(keys)
        return [struct.unpack("<f", kept[key])[0] if len(kept.get(key, b"")) == 4 else None for key in keys]

    def keep(self, judge: str, texts: Sequence[str], scores: Sequence[float]) -> None:
        """Keep the score of each text."""
        self._store.write(
            dict(zip(self._keys(judge, texts), [struct.pack("<f", each) for each in scores], strict=True))
        )

    def _keys(self, judge: str, texts: Sequence[str]) -> list[bytes]:
        return [key_of(f"{self._version}\0{judge}\0{text}") for text in texts]
