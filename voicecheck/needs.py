"""What rules need of drafts besides their text, computed for all drafts of a batch together."""

from __future__ import annotations

from collections.abc import Sequence

from voicecheck.config import Settings
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.language.draft import AnalysedDraft


def compute(drafts: Sequence[AnalysedDraft], settings: Settings, *, similarity: bool) -> dict[str, str]:
    """Compute what the rules need; gives, for each need that could not be met, the reason."""
    rules = {rule.spec.id: rule for draft in drafts for rule in draft.index.rules if rule.needs}
    if not rules:
        return {}
    from voicecheck.language import facets

    faults: dict[str, str] = {}
    models = facets.Models(settings.embedder, settings.spacy, store())
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
