"""Other writers, as counts: feature rows of passages, against which a brand's voice is learned.

`data/background.<language>.npz` is made by `data/build_background.py` from public company blogs. It holds how often
each run of letters or words stands in a passage, never the passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from voicecheck.voice.features import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_FOLDER = Path(__file__).parent / "data"


class Rows(NamedTuple):
    """Passages as sparse rows.

    Attributes:
        starts: Shape (passages + 1,): where the entries of each row begin.
        columns: The feature of each entry.
        values: What it counts: 1 + log(times), divided by the length of the row of all its features, times idf.
    """

    starts: Integers
    columns: Integers
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def times(self, weights: Floats) -> Floats:
        """The product with weights by feature, shape (passages,)."""
        import numpy as np

        summed = np.concatenate([[0.0], np.cumsum(self.values * weights[self.columns])])
        found: Floats = summed[self.starts[1:]] - summed[self.starts[:-1]]
        return found

    def transposed_times(self, by_row: Floats, size: int) -> Floats:
        """The product of the transposed with a value by passage, shape (features,)."""
        import numpy as np

        entries = self.values * np.repeat(by_row, np.diff(self.starts))
        found: Floats = np.bincount(self.columns, weights=entries, minlength=size).astype(np.float64)
        return found


class Background(NamedTuple):
    """Passages of other writers.

    Attributes:
        vocabulary: The features that are looked at, and the column of each.
        idf: By column: the rarer a feature among other writers' passages, the more it weighs; 1 on average.
        common: Words that many of the writers use; they are no names.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    common: frozenset[str]
    rows: Rows


@cache
def background(language: str) -> Background:
    """The background that ships with voicecheck."""
    import numpy as np

    with np.load(_FOLDER / f"background.{language}.npz", allow_pickle=False) as data:
        return unpacked(data)


def unpacked(data: Any) -> Background:
    """The arrays of a file as a background."""
    import numpy as np

    names = str(data["names"]).split("\n")
    idf = data["idf"].astype(np.float64)
    starts, columns = data["starts"].astype(np.int64), data["columns"].astype(np.int64)
    norms = np.repeat(data["norms"].astype(np.float64), np.diff(starts))
    values = (1 + np.log(data["counts"].astype(np.float64))) / norms * idf[columns]
    vocabulary = {name: column for column, name in enumerate(names)}
    return Background(vocabulary, idf, frozenset(str(data["common"]).split("\n")), Rows(starts, columns, values))


def rows_of(texts: Sequence[str], language: str, known: Background) -> Rows:
    """Masked texts as rows over a background's features."""
    import numpy as np

    starts, columns, values = [0], [], []
    for text in texts:
        counts = features(text, language)
        norm = norm_of(counts)
        for name, number in counts.items():
            column = known.vocabulary.get(name)
            if column is not None:
                columns.append(column)
                values.append((1 + log(number)) / norm)
        starts.append(len(columns))
    placed = np.array(columns, dtype=np.int64)
    return Rows(np.array(starts, dtype=np.int64), placed, np.array(values) * known.idf[placed])


def norm_of(counts: Mapping[str, int]) -> float:
    """The length of a row: of all features of a passage, known or not."""
    return sqrt(sum((1 + log(number)) ** 2 for number in counts.values())) or 1.0


def joined(first: Rows, second: Rows) -> Rows:
    """The rows of both."""
    import numpy as np

    return Rows(
        np.concatenate([first.starts, second.starts[1:] + first.starts[-1]]),
        np.concatenate([first.columns, second.columns]),
        np.concatenate([first.values, second.values]),
    )
