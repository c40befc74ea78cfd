"""Which of words that mean the same a brand chooses, and which it never does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from voicecheck.voice.choices import groups
from voicecheck.voice.counting import Counted

HABIT = "word-choice"
UNUSED_TOTAL = 15
"""A variant counts as never chosen if the brand chose among its group so often, and never it."""


def preferences(posts: Iterable[Sequence[Counted]], language: str) -> dict[str, dict[str, int]]:
    """How often each variant stands in some posts, by group; groups of which none does are left out."""
    tally: Counter[str] = Counter()
    for post in posts:
        for sentence in post:
            tally.update(sentence.choices)
    found = {}
    for group, variants in groups(language).variants.items():
        counts = {variant: tally[variant] for variant in variants}
        if any(counts.values()):
            found[group] = counts
    return found


def unused(chosen: Mapping[str, Mapping[str, int]]) -> frozenset[str]:
    """The words that are never chosen though the choice was had often."""
    return frozenset(
        variant
        for counts in chosen.values()
        if sum(counts.values()) >= UNUSED_TOTAL
        for variant, number in counts.items()
        if not number
    )


def with_unused(posts: Sequence[Sequence[Counted]], blocks: Sequence[int], language: str) -> list[list[Counted]]:
    """The posts with `HABIT` counted: the words that the posts of the other blocks never choose."""
    never = {
        block: unused(preferences([post for post, own in zip(posts, blocks, strict=True) if own != block], language))
        for block in set(blocks)
    }
    return [with_never(post, never[block]) for post, block in zip(posts, blocks, strict=True)]


def with_never(post: Sequence[Counted], never: frozenset[str]) -> list[Counted]:
    """A post with `HABIT` counted: the words of `never`."""
    return [_counting(sentence, never) for sentence in post]


def _counting(sentence: Counted, never: frozenset[str]) -> Counted:
    number = sum(times for variant, times in sentence.choices.items() if variant in never)
    return sentence._replace(habits={**sentence.habits, HABIT: number}) if number else sentence
