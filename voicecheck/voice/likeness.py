"""Learning what tells a brand's passages from those of other writers.

Source: ridge regression, A. E. Hoerl and R. W. Kennard, Technometrics 12(1), 1970; solved by conjugate gradients, M. R.
Hestenes and E. Stiefel, Journal of Research of the National Bureau of Standards 49(6), 1952; features scaled by how
much oftener one side has them, S. Wang and C. D. Manning, "Baselines and Bigrams", ACL 2012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from voicecheck.voice.background import Rows, joined, rows_of, widened
from voicecheck.voice.calibration import BLOCKS, blocks
from voicecheck.voice.features import features, length, windows
from voicecheck.voice.foreign import strangest
from voicecheck.voice.similarity import LARGEST_SCALE, SCALE_UNIT, SPANS, WEIGHT_UNIT, Similarity, packed

if TYPE_CHECKING:
    from voicecheck.voice.background import Background, Floats, Integers

RIDGE = 3.0
"""How strongly the weights are drawn to zero; on public blogs the half and the double do about as well."""

LEAST_WINDOWS = 10
"""So many passages of its own must a brand have."""

MOST_WINDOWS = 2000
"""Passages that are learned from; more of them cost time and tell little more."""

MOST_STRETCHES = 300
"""Stretches of own posts that are tried for a foreign paragraph, the first ones of each post."""

KEPT = 20_000
"""The features that can move a score most are looked at, so many; more of them tell nothing more."""

WORDS, LONG = 1.5, 0.7
"""What a run of words counts, and one of three or more letters or characters, of which a word makes many."""

OWN_POSTS = 3
"""A run that the background does not know is looked at if so many of the brand's posts have it;
in English alone: Chinese ones do not gain by it."""

UNKNOWN = 3.0
"""In about so many passages of others a run is taken to stand that the background does not know: too few to be kept."""

RECENT = 2.0
"""The oldest post weighs e to the minus so much beside the newest: what is judged comes after what was learned."""

_STEPS = 15
_SCORES = 200
_LEAST = {"en": 30, "zh": 60}
"""A passage of fewer words or characters teaches nothing."""


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

    cut = [windows(post, language, known.common) for post in posts]
    kept = _thinned([[text for text in own if length(text, language) >= _LEAST[language]] for own in cut])
    if sum(map(len, kept)) < LEAST_WINDOWS:
        return None
    block_of_post = blocks(len(posts))
    standing = _standing(kept, block_of_post, language) if language == "en" else {}
    known = widened(known, [name for name, number in standing.items() if number.total() >= OWN_POSTS])
    own = rows_of([text for post in kept for text in post], language, known)
    others = known.rows
    if contrast:
        added = [text for post in contrast for text in windows(post, language, known.common)]
        others = joined(others, rows_of(added, language, known))
    both = joined(own, others)
    block_of = np.repeat(block_of_post, [len(post) for post in kept])
    post_of = np.repeat(np.arange(len(posts)), [len(post) for post in kept])
    recent = np.exp(RECENT * ((post_of + 1) / len(posts) - 1))
    held_out = np.zeros(len(own))
    stretches_each = max(MOST_STRETCHES // len(posts), 1)
    strange: list[float] = []
    for block in range(BLOCKS):
        out = block_of == block
        if not out.any() or out.all():
            continue
        # What only the posts that are left out have often enough must not be looked at for them.
        scales = _scales(both, recent * ~out, known, _rare(standing, block, known))
        rows = both.scaled(scales / SCALE_UNIT)
        weights = _ridge(rows, recent * ~out, len(scales))
        held_out[out] = rows.times(weights)[: len(own)][out]
        model = _model(weights, scales, language, known)
        for post in sorted(set(post_of[out].tolist())):
            strange += [round(value, 4) for _, value in islice(strangest(posts[post], model), stretches_each)]
    scales = _scales(both, recent, known)
    model = _model(_ridge(both.scaled(scales / SCALE_UNIT), recent, len(scales)), scales, language, known)
    return replace(model, own=_own(held_out, post_of), foreign=sorted(strange))


def _standing(posts: Sequence[Sequence[str]], block_of: Sequence[int], language: str) -> dict[str, Counter[int]]:
    """For each run, in how many posts of each block it stands; of all but those that stand in one post alone."""
    found: dict[str, Counter[int]] = {}
    once: dict[str, int] = {}
    for post, block in zip(posts, block_of, strict=True):
        for name in set().union(*(features(text, language) for text in post)):
            if name in found:
                found[name][block] += 1
            elif name in once:
                found[name] = Counter((once.pop(name), block))
            else:
                once[name] = block
    return dict(sorted(found.items()))


def _rare(standing: Mapping[str, Counter[int]], block: int, known: Background) -> list[int]:
    """The columns of runs that are the brand's own and stand in too few posts outside a block."""
    first = len(known.vocabulary) - known.own
    return [
        column
        for name, column in islice(known.vocabulary.items(), first, None)
        if standing[name].total() - standing[name][block] < OWN_POSTS
    ]


def _scales(rows: Rows, weighs: Any, known: Background, unseen: Sequence[int] = ()) -> Integers:
    """What each feature counts in units of `SCALE_UNIT`, 0 if it is not looked at.

    The rarer it is among others, and the more the brand has it oftener or seldomer than they, the more: the root of
    the product of both. So what all have alike does not drown what tells the brand.

    Args:
        weighs: As of `_ridge`.
        unseen: Columns that are not to be looked at.
    """
    import numpy as np

    own, size = len(weighs), len(known.vocabulary)
    mine, theirs = int((weighs > 0).sum()), len(rows) - own
    share = np.concatenate([weighs / weighs.sum(), np.full(theirs, 1 / theirs)])
    every = np.repeat(share, np.diff(rows.starts))
    first = int(rows.starts[own])
    have = np.bincount(rows.columns[:first], weights=every[:first], minlength=size)
    others = np.bincount(rows.columns[first:], weights=every[first:], minlength=size)
    # As if half a passage more of others had it and half one had not, and one more of the brand were like the others.
    unknown = np.where(np.arange(size) < size - known.own, 0.5, UNKNOWN)
    usual = (others * theirs + unknown) / (theirs + 1)
    ratio = np.log((have * mine + usual) / (mine + 1) / usual)
    scales = np.sqrt(np.abs(ratio) * known.idf) * np.array(list(map(_kind, known.vocabulary)))
    scales[list(unseen)] = 0.0
    moves = scales**2 * np.bincount(rows.columns, weights=rows.values**2 * every, minlength=size)
    scales[np.argsort(-moves, kind="stable")[KEPT:]] = 0.0
    found: Integers = np.minimum((scales * SCALE_UNIT).round(), LARGEST_SCALE).astype(np.int64)
    return found


def _kind(feature: str) -> float:
    if feature.startswith("w:"):
        return WORDS
    return 1.0 if len(feature) < 3 or feature.startswith("p:") else LONG


def _thinned(posts: list[list[str]]) -> list[list[str]]:
    """The first passages of each post, as many of each as make `MOST_WINDOWS` in all."""
    share = max((len(post) for post in posts), default=0)
    while share > 1 and sum(min(len(post), share) for post in posts) > MOST_WINDOWS:
        share -= 1
    return [post[:share] for post in posts]


def _ridge(rows: Rows, weighs: Any, size: int) -> Floats:
    """Weights by feature, own passages at 1 and the others at -1, by conjugate gradients; both sides weigh the same.

    Args:
        weighs: What each of the own passages, which come first, weighs; 0 if it is not learned from.
    """
    import numpy as np

    own, mine, others = len(weighs), int((weighs > 0).sum()), len(rows) - len(weighs)
    share = np.concatenate([weighs * (0.5 / weighs.sum()), np.full(others, 0.5 / others)]) * (mine + others)
    target = np.concatenate([np.ones(own), -np.ones(others)])
    weights = np.zeros(size)
    residual = rows.transposed_times(share * target, size)
    direction = residual.copy()
    before = _dot(residual, residual)
    for _ in range(_STEPS):
        pushed = rows.transposed_times(share * rows.times(direction), size) + RIDGE * direction
        step = before / _dot(direction, pushed)
        weights += step * direction
        residual -= step * pushed
        now = _dot(residual, residual)
        if now < 1e-10 * before or not now:
            break
        direction = residual + (now / before) * direction
        before = now
    return weights


def _dot(one: Floats, other: Floats) -> float:
    """Summed by numpy: BLAS sums in another order with other threads, and what is learned would differ."""
    return float((one * other).sum())


def _model(weights: Floats, scales: Integers, language: str, known: Background) -> Similarity:
    weighed = (weights * scales * (WEIGHT_UNIT / SCALE_UNIT)).round().astype(int).tolist()
    each = zip(known.vocabulary, weighed, scales.tolist(), strict=True)
    return Similarity(
        language, known.common, {name: packed(weight, scale) for name, weight, scale in each if scale}, {}
    )


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
            places = np.linspace(0, len(values) - 1, min(len(values), _SCORES)).round().astype(int)
            found[span] = [round(values[place], 4) for place in places]
    return found
