"""Learning what tells a brand's passages from those of other writers.

Source: ridge regression, A. E. Hoerl and R. W. Kennard, Technometrics 12(1), 1970; solved over passages rather than
features, C. Saunders, A. Gammerman and V. Vovk, "Ridge Regression Learning Algorithm in Dual Variables", ICML 1998.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voicecheck.voice.background import rows_of
from voicecheck.voice.calibration import BLOCKS, blocks
from voicecheck.voice.features import WINDOW, length, windows
from voicecheck.voice.foreign import LEAST_PARAGRAPHS, paragraph_texts, strangeness
from voicecheck.voice.similarity import IDF_SCALE, SPANS, WEIGHT_SCALE, Similarity

if TYPE_CHECKING:
    from voicecheck.voice.background import Background, Floats

RIDGE = 0.5
LEAST_WINDOWS = 10
"""So many passages of its own must a brand have."""

_KEPT = 200


def learn(
    posts: Sequence[Sequence[Sequence[str]]],
    language: str,
    known: Background,
    contrast: Sequence[Sequence[Sequence[str]]] = (),
) -> Similarity | None:
    """Learn from posts in order of time, each as the sentences of its paragraphs; None if they are too few.

    Args:
        contrast: Posts of others that join the background.
    """
    import numpy as np

    least = length_least(language)
    cut = [windows(post, language, known.common) for post in posts]
    kept = [[text for text in own if length(text, language) >= least] for own in cut]
    if sum(map(len, kept)) < LEAST_WINDOWS:
        return None
    own = rows_of([text for post in kept for text in post], language, known)
    others = known.rows
    if contrast:
        added = rows_of([text for post in contrast for text in windows(post, language, known.common)], language, known)
        others = np.concatenate([others, added])
    block_of = np.repeat(blocks(len(posts)), [len(post) for post in kept])
    post_of = np.repeat(np.arange(len(posts)), [len(post) for post in kept])
    solver = _Ridge(own, others)
    held_out = np.zeros(len(own), dtype=np.float32)
    strangest: list[float] = []
    for block in range(BLOCKS):
        out = block_of == block
        if not out.any() or out.all():
            continue
        weights = solver.weights(~out)
        held_out[out] = own[out] @ weights
        model = _model(weights, language, known)
        strangest += _strangest([posts[post] for post in sorted(set(post_of[out].tolist()))], model)
    model = _model(solver.weights(np.ones(len(own), dtype=bool)), language, known)
    return replace(model, own=_own(held_out, post_of), foreign=sorted(strangest))


def _model(weights: Floats, language: str, known: Background) -> Similarity:
    rounded = (weights * WEIGHT_SCALE).round().astype(int).tolist()
    idf = (known.idf * IDF_SCALE).round().astype(int).tolist()
    pairs = {name: (rounded[column], idf[column]) for name, column in known.vocabulary.items()}
    return Similarity(language, known.common, pairs, {})


def _strangest(posts: Sequence[Sequence[Sequence[str]]], model: Similarity) -> list[float]:
    """For each post that has enough paragraphs, how strange its strangest one is."""
    found = []
    for post in posts:
        own = paragraph_texts(post, model)
        if len(own) >= LEAST_PARAGRAPHS:
            sizes = [length(text, model.language) for text in own.values()]
            scores = [model.of_window(text) for text in own.values()]
            found.append(round(max(strangeness(scores, sizes, WINDOW[model.language])), 4))
    return found


def length_least(language: str) -> int:
    """A passage of fewer words or characters than this teaches nothing."""
    return 30 if language == "en" else 60


class _Ridge:
    """Ridge regression of two classes that weigh the same, solved over the passages."""

    def __init__(self, own: Floats, others: Floats) -> None:
        import numpy as np

        self._rows = np.concatenate([own, others])
        self._kernel = self._rows @ self._rows.T + 1.0
        self._own = len(own)

    def weights(self, kept: Any) -> Floats:
        """The weights by feature, learned from those of the own passages that are kept."""
        import numpy as np

        chosen = np.concatenate([np.flatnonzero(kept), np.arange(self._own, len(self._rows))])
        mine = int(kept.sum())
        theirs = len(chosen) - mine
        target = np.concatenate([np.ones(mine), -np.ones(theirs)])
        share = np.concatenate([np.full(mine, 0.5 / mine), np.full(theirs, 0.5 / theirs)]) * len(chosen)
        system = self._kernel[np.ix_(chosen, chosen)].astype(np.float64) + np.diag(RIDGE / share)
        solved = np.linalg.solve(system, target).astype(np.float32)
        found: Floats = solved @ self._rows[chosen]
        return found


def _own(scores: Floats, post_of: Any) -> dict[int, list[float]]:
    """The brand's own scores for passages in a row, thinned to so many that the file stays small."""
    import numpy as np

    found: dict[int, list[float]] = {}
    for span in SPANS:
        values = []
        for post in np.unique(post_of):
            own = scores[post_of == post]
            values += [float(own[place : place + span].mean()) for place in range(0, len(own) - span + 1, span)]
        if len(values) >= LEAST_WINDOWS:
            values.sort()
            places = np.linspace(0, len(values) - 1, min(len(values), _KEPT)).round().astype(int)
            found[span] = [round(values[place], 4) for place in places]
    return found
