"""Other writers, as counts: feature rows of passages, against which a brand's voice is learned.

`data/background.<language>.npz` is made by `data/build_background.py` from public company blogs. It holds how often
each run of letters or words stands in a passage, never the passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.voice.features import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FOLDER = Path(__file__).parent / "data"


class Background(NamedTuple):
    """Passages of other writers.

    Attributes:
        vocabulary: The features that are looked at, and the column of each.
        idf: By column: the rarer a feature among other writers' passages, the more it weighs.
        common: Words that many of the writers use; they are no names.
        rows: Shape (passages, features) float32, unit length.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    common: frozenset[str]
    rows: Floats


@cache
def background(language: str) -> Background:
    """The background that ships with voicecheck."""
    import numpy as np

    with np.load(_FOLDER / f"background.{language}.npz", allow_pickle=False) as data:
        names = str(data["names"]).split("\n")
        idf = data["idf"].astype(np.float32)
        counts = np.zeros((len(data["starts"]) - 1, len(names)), dtype=np.float32)
        for row, (start, end) in enumerate(zip(data["starts"], data["starts"][1:], strict=False)):
            counts[row, data["columns"][start:end]] = data["counts"][start:end]
        common = frozenset(str(data["common"]).split("\n"))
    return Background({name: column for column, name in enumerate(names)}, idf, common, weighed(counts, idf))


def weighed(counts: Floats, idf: Floats) -> Floats:
    """Counts as rows of unit length: damped, and weighed by rarity."""
    import numpy as np

    rows = np.zeros_like(counts)
    np.log(counts, out=rows, where=counts > 0)
    rows[counts > 0] += 1
    rows *= idf
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.maximum(norms, 1e-9)[:, None]
    return rows


def rows_of(texts: Sequence[str], language: str, known: Background) -> Floats:
    """Masked texts as rows over a background's features."""
    import numpy as np

    counts = np.zeros((len(texts), len(known.vocabulary)), dtype=np.float32)
    for row, text in enumerate(texts):
        for name, number in features(text, language).items():
            column = known.vocabulary.get(name)
            if column is not None:
                counts[row, column] = number
    return weighed(counts, known.idf)
