"""From a brand's posts to its voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from voicecheck.core.habits import COUNTED
from voicecheck.core.version import VERSION
from voicecheck.voice import calibration, fitting
from voicecheck.voice.counting import Counted, Passage, passages
from voicecheck.voice.exemplars import exemplars
from voicecheck.voice.held_out import LATER, held_out
from voicecheck.voice.learned import HabitVoice, Learned, Source
from voicecheck.voice.post import Post
from voicecheck.voice.preferences import preferences, said, with_unused, words
from voicecheck.voice.priors import general_calibration, priors_of

if TYPE_CHECKING:
    from voicecheck.voice.fitting import Floats, Table

CHARACTERS_A_WORD = 2
"""Chinese passages are so many times as long: about as much is said in 200 characters as in 100 English words."""


def lengths(language: str) -> list[int]:
    """The lengths of passages for which a voice is calibrated, in words or characters."""
    return [length * (CHARACTERS_A_WORD if language == "zh" else 1) for length in calibration.LENGTHS]


def learn(posts: Sequence[Post], language: str, channel: str = "") -> Learned:
    """Learn a voice and try it. The order of the posts does not matter; what lacks a date counts as oldest."""
    posts = sorted(posts, key=lambda post: (post.date, post.path))
    voice = _learned(posts, language, channel)
    earlier = len(posts) - int(len(posts) * LATER)
    tried: dict[str, Any] = {}
    if earlier < len(posts):
        trial = _learned(posts[:earlier], language, channel)
        tried = held_out(trial, [post.counted for post in posts[earlier:]], _table)
    shown = exemplars(posts, language)
    habits = {name: habit._replace(ours=shown.places.get(name, ())) for name, habit in voice.habits.items()}
    return replace(
        voice, habits=habits, held_out=tried, sentences=shown.sentences, posts=sorted(post.digest for post in posts)
    )


def _learned(posts: Sequence[Post], language: str, channel: str) -> Learned:
    plain = [post.counted for post in posts]
    each_says = [said(post) for post in plain]
    counted = with_unused(plain, calibration.blocks(len(posts)), language)
    names = [name for name, habit in COUNTED.items() if language in habit.languages]
    priors = priors_of(language)
    base = _table(counted, lengths(language)[1] * 3 // 2, names)
    rate, shape = fitting.fit(base, priors)
    tables = {length: _table(counted, length, names) for length in lengths(language)}
    found = calibration.scores(list(tables.values()), base, priors, len(posts))
    general = general_calibration(language)
    whole = _table_of_posts(counted, names)
    habits = {
        name: HabitVoice(
            int(whole.counts[:, place].sum()),
            int(whole.exposures[:, place].sum()),
            int((whole.counts[:, place] > 0).sum()),
            float(rate[place]),
            float(shape[place]),
        )
        for place, name in enumerate(names)
    }
    return Learned(
        language=language,
        channel=channel,
        learned_from=_source(posts),
        habits=habits,
        choices=preferences(each_says, language),
        words=words(each_says, language),
        calibration={
            length: _calibrated(tables[length], values, general[length])
            for length, values in zip(tables, found, strict=True)
        },
    )


def _calibrated(table: Table, scores: Floats, general: Sequence[float]) -> list[float]:
    if not len(scores):
        return list(general)
    return calibration.drawn(calibration.quantiles(scores), len(set(table.post.tolist())), general)


def _table(posts: Sequence[Sequence[Counted]], length: int, names: Sequence[str]) -> Table:
    return fitting.Table(posts, [list(passages(post, length)) for post in posts], names)


def _table_of_posts(posts: Sequence[Sequence[Counted]], names: Sequence[str]) -> Table:
    return fitting.Table(posts, [[Passage(0, len(post))] for post in posts], names)


def _source(posts: Sequence[Post]) -> Source:
    dates = [post.date for post in posts if post.date]
    whole = sha256("".join(sorted(post.digest for post in posts)).encode())
    return Source(
        posts=len(posts),
        words=sum(sentence.words for post in posts for sentence in post.counted),
        first=min(dates, default=""),
        last=max(dates, default=""),
        authors=len({post.author for post in posts if post.author}),
        hash=whole.hexdigest()[:16],
        version=VERSION,
    )
