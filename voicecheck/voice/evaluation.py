"""How good a learned voice is, measured on posts that it was not learned from.

Intervals by the bootstrap over posts, whose passages are alike. Source: B. Efron and R. J. Tibshirani, An Introduction
to the Bootstrap, 1993.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from voicecheck.core.habits import HABITS
from voicecheck.core.voice import ALARM
from voicecheck.voice import calibration
from voicecheck.voice.counting import exposure, passages
from voicecheck.voice.evidence import evidence, family_sizes, total
from voicecheck.voice.learned import Learned
from voicecheck.voice.post import Post
from voicecheck.voice.preferences import never, with_never
from voicecheck.voice.similarity import Similarity

_DRAWS = 400


class Interval(NamedTuple):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class Row(NamedTuple):
    """One length of passage, or whole posts (`length` 0).

    Attributes:
        own, others: Numbers of passages.
        false_alarms: Share of own passages that are an alarm.
        noticed: Share of others' passages that are; None without posts of others, as are the next two.
        deviation_auc, similarity_auc: The chance that a passage of others is farther off than an own one.
    """

    length: int
    own: int
    others: int
    false_alarms: Interval
    noticed: Interval | None
    deviation_auc: Interval | None
    similarity_auc: Interval | None


class _Scored(NamedTuple):
    p: float
    likeness: float | None


def evaluate(own: Sequence[Post], others: Sequence[Post], voice: Learned, similarity: Similarity | None) -> list[Row]:
    """Measure a voice by length of passage, and on whole posts."""
    unsaid = never(voice.choices, voice.words)
    own, others = (
        [post._replace(counted=with_never(post.counted, unsaid)) for post in posts] for posts in (own, others)
    )
    rows = []
    for length in (*list(voice.calibration)[1:5], 0):
        mine = [found for post in own if (found := _scored(post, length, voice, similarity))]
        theirs = [found for post in others if (found := _scored(post, length, voice, similarity))]
        if mine:
            rows.append(_row(length, mine, theirs))
    return rows


def _row(length: int, mine: list[list[_Scored]], theirs: list[list[_Scored]]) -> Row:
    def alarms(posts: Sequence[Sequence[_Scored]], _: object = ()) -> float:
        flat = [each.p <= ALARM for post in posts for each in post]
        return sum(flat) / len(flat)

    def auc_of(key: Callable[[_Scored], float]) -> Callable[..., float]:
        def values(posts: Sequence[Sequence[_Scored]]) -> list[float]:
            return [key(each) for post in posts for each in post]

        return lambda own, others: auc(values(own), values(others))

    alike = all(each.likeness is not None for post in (*mine, *theirs) for each in post)
    return Row(
        length,
        sum(map(len, mine)),
        sum(map(len, theirs)),
        _interval(alarms, mine, ()),
        _interval(alarms, theirs, ()) if theirs else None,
        _interval(auc_of(lambda each: each.p), mine, theirs) if theirs else None,
        _interval(auc_of(lambda each: each.likeness or 0.0), mine, theirs) if theirs and alike else None,
    )


def _interval(
    figure: Callable[..., float], mine: Sequence[Sequence[_Scored]], theirs: Sequence[Sequence[_Scored]]
) -> Interval:
    """A figure of posts, and what it is for posts drawn from them again and again."""
    rng = random.Random(0)
    drawn = sorted(
        figure(rng.choices(mine, k=len(mine)), rng.choices(theirs, k=len(theirs)) if theirs else ())
        for _ in range(_DRAWS)
    )
    return Interval(figure(mine, theirs), drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS)])


def auc(own: Sequence[float], others: Sequence[float]) -> float:
    """The chance that one of the own is higher than one of the others, ties counting half."""
    ranked = sorted([(value, 1) for value in own] + [(value, 0) for value in others])
    wins = below = 0.0
    place = 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        mine = sum(kind for _, kind in ranked[place:end])
        theirs = end - place - mine
        wins += mine * (below + theirs / 2)
        below += theirs
        place = end
    return wins / (len(own) * len(others))


def _scored(post: Post, length: int, voice: Learned, similarity: Similarity | None) -> list[_Scored]:
    """The passages of a post, or the whole of it."""
    counted, sizes = post.counted, family_sizes(voice.habits)
    cuts = [(cut.start, cut.end) for cut in passages(counted, length)] if length else [(0, len(counted))]
    found = []
    for start, end in cuts:
        piece = counted[start:end]
        exposed = exposure(piece)
        if not exposed.words:
            continue
        counts = {name: sum(sentence.habits.get(name, 0) for sentence in piece) for name in HABITS}
        score = total(evidence(counts, exposed, voice.habits), sizes)
        p = calibration.chance_of(score, exposed.words, voice.calibration)
        found.append(_Scored(p, similarity.score([list(post.sentences[start:end])]) if similarity else None))
    return found
