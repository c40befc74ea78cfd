"""What rules need of drafts besides their text, computed for all drafts of a batch together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from voicecheck.config import Settings
from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.language.draft import AnalysedDraft

LEAST_WORDS = 4.0
MOST_SENTENCES = 400
"""Of the brand's own posts; more of them change little."""


def compute(
    drafts: Sequence[AnalysedDraft], settings: Settings, *, posts: Callable[[], tuple[str, ...]], similarity: bool
) -> dict[str, str]:
    """Compute what the rules need; gives, for each need that could not be met, the reason.

    Args:
        posts: Gives sentences of the brand's own posts.
    """
    rules = {rule.spec.id: rule for draft in drafts for rule in draft.index.rules if rule.needs}
    if not rules:
        return {}
    from voicecheck.language import facets

    faults: dict[str, str] = {}
    learns = any("vectors" in rule.needs and rule.spec.options.get("threshold") is None for rule in rules.values())
    own = posts() if learns and settings.profile.posts else ()
    models = facets.Models(settings.embedder, settings.spacy, store(), own)
    for need in sorted(frozenset().union(*(rule.needs for rule in rules.values()))):
        if need == "voice":
            faults |= _hear(drafts, settings.profile, similarity=similarity)
            continue
        needy = [rule for rule in rules.values() if need in rule.needs]
        try:
            facets.compute({need}, [draft for draft in drafts if draft.index.needs(need)], needy, models)
        except VoicecheckError as error:
            faults[need] = str(error)
    return faults


def sentences_of(posts: Iterable[Document]) -> tuple[str, ...]:
    """Some sentences of posts, from all over them."""
    from voicecheck.language.scripts import count_words
    from voicecheck.language.sentences import split

    written = ((post.block_text(block), block.language or post.language) for post in posts for block in post.blocks)
    found = [text[start:end] for text, language in written for start, end in split(text, language)]
    found = [sentence for sentence in found if count_words(sentence) >= LEAST_WORDS]
    return tuple(found[:: len(found) // MOST_SENTENCES + 1])


def store() -> str | None:
    """Where vectors are kept between runs."""
    from voicecheck.config.cache import own

    return own("vectors")


def _hear(drafts: Sequence[AnalysedDraft], profile: Profile, *, similarity: bool) -> dict[str, str]:
    """Hold each draft against the brand's voice; gives the reason if that could not be done."""
    from voicecheck.voice.hearing import hear

    try:
        for draft in drafts:
            if draft.index.needs("voice"):
                draft.facets["voice"] = hear(draft.document, profile, similarity=similarity)
    except VoicecheckError as error:
        return {"voice": str(error)}
    return {}
