"""Which of words that mean the same a brand chooses, and which it never does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from voicecheck.core.span import Span
from voicecheck.voice.choices import Choice, groups
from voicecheck.voice.counting import Counted
from voicecheck.voice.learned import Word
from voicecheck.voice.prose import Prose
from voicecheck.voice.vocabulary import words_of

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


class Never(NamedTuple):
    """What a brand never says: variants of its choices; common words, by base form and as they stand in a text."""

    variants: frozenset[str]
    words: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


def never(chosen: Mapping[str, Mapping[str, int]], words: Mapping[str, Word]) -> Never:
    """What is never said, by what a voice has learned."""
    unsaid = {word: each.forms for word, each in words.items() if not each.ours}
    return Never(unused(chosen), frozenset(unsaid), frozenset(form for forms in unsaid.values() for form in forms))


def places(prose: Prose, chosen: Iterable[Choice], unsaid: Never) -> list[Span]:
    """Where a draft says what is never said."""
    spans = {Span(each.start, each.end) for each in chosen if each.variant in unsaid.variants}
    if unsaid.forms:
        tokens = (token for sentence in prose.sentences for token in sentence.tokens)
        spans |= {Span(token.start, token.end) for token in tokens if token.word in unsaid.forms}
    return sorted(spans)


def with_unused(posts: Sequence[Sequence[Counted]], blocks: Sequence[int], language: str) -> list[list[Counted]]:
    """The posts with `HABIT` counted: the words that the posts of the other blocks never say."""
    unsaid = {}
    for block in set(blocks):
        others = [post for post, own in zip(posts, blocks, strict=True) if own != block]
        unsaid[block] = never(preferences(others, language), words_of(others, language))
    return [with_never(post, unsaid[block]) for post, block in zip(posts, blocks, strict=True)]


def with_never(post: Sequence[Counted], unsaid: Never) -> list[Counted]:
    """A post with `HABIT` counted: the words that are never said."""
    return [_counting(sentence, unsaid) for sentence in post]


def _counting(sentence: Counted, unsaid: Never) -> Counted:
    number = sum(times for variant, times in sentence.choices.items() if variant in unsaid.variants)
    number += sum(times for word, times in sentence.common.items() if word in unsaid.words)
    return sentence._replace(habits={**sentence.habits, HABIT: number}) if number else sentence
