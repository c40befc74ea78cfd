"""Other writers, as counts: feature rows of passages, against which a brand's voice is learned.

`data/background.<language>.npz` is made by `data/build_background.py` from public company blogs. It holds how often
each run of letters or words stands in a passage, never the passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from voicecheck.voice.features import VALUES, features, values_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_FOLDER = Path(__file__).parent / "data"

OWN = 3.0
"""What a feature weighs that is the brand's own; the rarest of the others weigh about 1.5."""


class Rows(NamedTuple):
    """Passages as sparse rows.

    Attributes:
        starts: Shape (passages + 1,): where the entries of each row begin.
        columns: The feature of each entry.
        values: What it counts, see `features.values_of`.
    """

    starts: Integers
    columns: Integers
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def times(self, weights: Floats) -> Floats:
        """The product with weights by feature, shape (passages,)."""
        import numpy as np

        sizes = np.diff(self.starts)
        found: Floats = np.zeros(len(self))
        # `reduceat` has no empty rows.
        found[sizes > 0] = np.add.reduceat(self.values * weights[self.columns], self.starts[:-1][sizes > 0])
        return found

    def transposed_times(self, by_row: Floats, size: int) -> Floats:
        """The product of the transposed with a value by passage, shape (features,)."""
        import numpy as np

        entries = self.values * np.repeat(by_row, np.diff(self.starts))
        found: Floats = np.bincount(self.columns, weights=entries, minlength=size).astype(np.float64)
        return found

    def scaled(self, scales: Floats) -> Rows:
        """The rows times a scale by feature, each brought to length 1."""
        import numpy as np

        values = self.values * scales[self.columns]
        lengths = np.sqrt(Rows(self.starts, self.columns, values * values).times(np.ones(len(scales))))
        unit = values / np.repeat(np.where(lengths, lengths, 1.0), np.diff(self.starts))
        return Rows(self.starts, self.columns, unit)


class Background(NamedTuple):
    """Passages of other writers.

    Attributes:
        vocabulary: The features that are looked at, and the column of each.
        idf: By column: the rarer a feature among other writers' passages, the more it weighs; 1 on average.
        own: So many features, the last ones, are a brand's own, which the writers have seldom or never.
        common: Words that several of the writers use, see `cohesion.words`; no names. Each with its commonness:
            100 times the logarithm to base 10 of in how many words it stands once.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    common: Mapping[str, int]
    rows: Rows
    own: int = 0


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
    starts = data["starts"].astype(np.int64)
    steps = np.cumsum(data["steps"].astype(np.int64))
    # Steps run on from the row before; each row begins anew.
    columns = steps - np.repeat(np.concatenate([[0], steps])[starts[:-1]], np.diff(starts))
    vocabulary = {name: column for column, name in enumerate(names)}
    common = dict(zip(str(data["common"]).split("\n"), data["commonness"].tolist(), strict=True))
    return Background(vocabulary, idf, common, Rows(starts, columns, np.array(VALUES)[data["counts"]]))


def widened(known: Background, names: Sequence[str]) -> Background:
    """A background that also looks at features which a brand has and the others have seldom or never."""
    import numpy as np

    added = [name for name in names if name not in known.vocabulary]
    vocabulary = {**known.vocabulary, **{name: place for place, name in enumerate(added, len(known.vocabulary))}}
    idf = np.concatenate([known.idf, np.full(len(added), OWN)])
    return known._replace(vocabulary=vocabulary, idf=idf, own=len(added))


def rows_of(texts: Sequence[str], language: str, known: Background) -> Rows:
    """Masked texts as rows over a background's features."""
    import numpy as np

    sizes, columns, values = [], [], []
    for text in texts:
        counts = features(text, language)
        every = np.array(values_of(counts))
        places = np.fromiter(map(known.vocabulary.get, counts, repeat(-1)), dtype=np.int64, count=len(counts))
        kept = places >= 0
        columns.append(places[kept])
        values.append(every[kept])
        sizes.append(int(kept.sum()))
    placed = np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))])
    return Rows(starts, placed, np.concatenate(values) if values else np.zeros(0))


def joined(first: Rows, second: Rows) -> Rows:
    """The rows of both."""
    import numpy as np

    return Rows(
        np.concatenate([first.starts, second.starts[1:] + first.starts[-1]]),
        np.concatenate([first.columns, second.columns]),
        np.concatenate([first.values, second.values]),
    )
