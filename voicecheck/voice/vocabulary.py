"""Words that other brands use and this one never does, and words that it leans on.

Source: the gamma-Poisson model of `fitting`, word by word; compare B. L. Monroe, M. P. Colaresi and K. M. Quinn,
"Fightin' Words", Political Analysis 16(4), 2008.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from voicecheck.voice import chance
from voicecheck.voice.common_words import common
from voicecheck.voice.learned import Word

NEVER = 0.05
"""A word counts as never used if fewer brands than this would not have used it in as many words."""

LEANED = 0.05
"""A word is leaned on if fewer brands than this would use it as often ..."""

TIMES = 2.0
"""... and at so many times the others' rate ..."""

IN_POSTS = 0.2
"""... in so many of the posts: else it goes with the subject of a few."""


def words_of(posts: Sequence[Mapping[str, int]], length: int, language: str) -> dict[str, Word]:
    """The words that posts never use or lean on; the steadiest first.

    Args:
        posts: How often each common word stands in each post.
        length: Of all posts, in words or characters.
    """
    tally: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for post in posts:
        tally.update(post)
        shown.update(post.keys())
    found = []
    for word, each in common(language).items():
        number = tally[word]
        mean = each.shape * length / each.exposure
        if not number:
            p = (1 + length / each.exposure) ** -each.shape
            wanted = p <= NEVER
        else:
            often = number >= TIMES * mean and shown[word] >= IN_POSTS * len(posts)
            p = chance.at_least(number, mean, each.shape) if often else 1.0
            wanted = p <= LEANED
        if wanted:
            found.append((p, word, Word(number, shown[word], round(mean, 1), () if number else each.forms)))
    return {word: each for _, word, each in sorted(found, key=lambda item: item[:2])}
