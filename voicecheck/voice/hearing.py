"""A draft held against the voice of its brand: the learned one, the declared one, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from voicecheck.core.document import Document
from voicecheck.core.profile import Profile
from voicecheck.core.voice import VoiceResult
from voicecheck.voice import declared, deviation
from voicecheck.voice.learned import Learned, load
from voicecheck.voice.observed import observe
from voicecheck.voice.prose import Prose

LEAST_POSTS = 30
"""A voice learned from fewer posts warns; it fails nobody."""

LEAST_LENGTH = {"en": 40, "zh": 80}
"""English words or Chinese characters below which a draft is not held against a learned voice."""


class Voice(NamedTuple):
    """The learned voice that a draft is held against; `note` says so where it is not its channel's own."""

    learned: Learned
    name: str
    note: str


def hear(document: Document, profile: Profile) -> VoiceResult:
    """Hold a document that has been through `identify` against its brand's voice.

    Raises:
        VoicecheckError: a learned voice is damaged.
    """
    language = "zh" if document.language.startswith("zh") else "en"
    seen = observe(Prose(document, language))
    voice = voice_for(profile.voice_folders, language, document.channel or "")
    stated = declared.deviations(seen, profile.voice, voice.learned if voice else None)
    words = seen.exposure.words
    if voice is None:
        return VoiceResult(language, "declared" if profile.voice else "", words, deviations=tuple(stated))
    posts = voice.learned.learned_from.posts
    result = VoiceResult(
        language, voice.name, words, posts=posts, deviations=tuple(stated), notes=(voice.note,) if voice.note else ()
    )
    least = LEAST_LENGTH[language]
    if words < least:
        unit = "characters" if language == "zh" else "words"
        return replace(result, abstained=f"{words} {unit} are too few to hear a voice in; it takes {least}")
    judged = deviation.judge(seen, voice.learned, skip=declared.demands(profile.voice))
    few = posts < LEAST_POSTS
    note = f"the voice was learned from {posts} posts, fewer than {LEAST_POSTS}: it warns, and fails nobody"
    return replace(
        result,
        p=judged.p,
        deviations=(*stated, *judged.deviations),
        warn_only=few,
        notes=(*result.notes, note) if few else result.notes,
    )


def voice_for(folders: Sequence[str], language: str, channel: str) -> Voice | None:
    """The voice of a channel in a language, else that of the language; a folder before the next.

    Raises:
        VoicecheckError: it is damaged.
    """
    for folder in folders:
        for name in [f"{language}.{channel}", language] if channel else [language]:
            path = Path(folder, f"{name}.json")
            try:
                stamp = path.stat().st_mtime_ns
            except OSError:
                continue
            learned = _load(path, stamp)
            said = f"{language}, {learned.channel}" if learned.channel else language
            fallback = bool(channel) and not learned.channel and any(Path(folder).glob(f"{language}.*.json"))
            note = f"no voice was learned for the channel '{channel}'; held against all posts" if fallback else ""
            return Voice(learned, said, note)
    return None


@lru_cache(maxsize=32)
def _load(path: Path, stamp: int) -> Learned:
    return load(path)
