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


class Said(NamedTuple):
    """What a post says: its variants of `choices`, its common words, its length in words or characters."""

    variants: Counter[str]
    common: Counter[str]
    length: int


def said(post: Sequence[Counted]) -> Said:
    """The words of a post that are worth counting."""
    variants: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for sentence in post:
        variants.update(sentence.choices)
        common.update(sentence.common)
    return Said(variants, common, sum(sentence.words for sentence in post))


def preferences(posts: Iterable[Said], language: str) -> dict[str, dict[str, int]]:
    """How often each variant stands in some posts, by group; groups of which none does are left out."""
    tally: Counter[str] = Counter()
    for post in posts:
        tally.update(post.variants)
    found = {}
    for group, variants in groups(language).variants.items():
        counts = {variant: tally[variant] for variant in variants}
        if any(counts.values()):
            found[group] = counts
    return found


def words(posts: Sequence[Said], language: str) -> dict[str, Word]:
    """The common words that some posts never use or lean on."""
    return words_of([post.common for post in posts], sum(post.length for post in posts), language)


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


def never(chosen: Mapping[str, Mapping[str, int]], common: Mapping[str, Word]) -> Never:
    """What is never said, by what a voice has learned."""
    unsaid = {word: each.forms for word, each in common.items() if not each.ours}
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
    each_says = [said(post) for post in posts]
    unsaid = {}
    for block in set(blocks):
        others = [post for post, own in zip(each_says, blocks, strict=True) if own != block]
        unsaid[block] = never(preferences(others, language), words(others, language))
    return [with_never(post, unsaid[block]) for post, block in zip(posts, blocks, strict=True)]


def with_never(post: Sequence[Counted], unsaid: Never) -> list[Counted]:
    """A post with `HABIT` counted: the words that are never said."""
    return [_counting(sentence, unsaid) for sentence in post]


def _counting(sentence: Counted, unsaid: Never) -> Counted:
    number = sum(times for variant, times in sentence.choices.items() if variant in unsaid.variants)
    number += sum(times for word, times in sentence.common.items() if word in unsaid.words)
    return sentence._replace(habits={**sentence.habits, HABIT: number}) if number else sentence
