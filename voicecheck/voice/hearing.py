"""A draft held against the voice of its brand: the learned one, the declared one, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.core.span import Span
from voicecheck.core.voice import ALARM, LEAST_LENGTH, LEAST_POSTS, Deviation, Usual, VoiceResult
from voicecheck.voice import declared, deviation
from voicecheck.voice.foreign import foreign
from voicecheck.voice.learned import AGAIN, Learned, load
from voicecheck.voice.observed import observe
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import Similarity, parse, read

FOREIGN = "foreign-paragraphs"
"""The habit of which a strange paragraph is told."""

SIMILARITY = ".similarity"
"""The ending of the file beside a voice that tells its texts from those of others."""


class Voice(NamedTuple):
    """The learned voice that a draft is held against; `note` says so where it is not its channel's own."""

    learned: Learned
    similarity: Similarity | None
    name: str
    note: str


def hear(document: Document, profile: Profile, *, similarity: bool = False) -> VoiceResult:
    """Hold a document that has been through `identify` against its brand's voice.

    Args:
        similarity: Whether to say how much it reads like the brand, too.

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
    paragraphs = read(seen.prose)
    likeness = voice.similarity.p_value(list(paragraphs.values())) if similarity and voice.similarity else None
    few = posts < LEAST_POSTS
    note = f"the voice was learned from {posts} posts, fewer than {LEAST_POSTS}: it warns, and fails nobody"
    return replace(
        result,
        p=judged.p,
        similarity=likeness,
        deviations=(*stated, *judged.deviations, *_strange(seen.prose, paragraphs, voice)),
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
            return Voice(learned, _similarity(path), said, note)
    return None


@lru_cache(maxsize=32)
def _load(path: Path, stamp: int) -> Learned:
    return load(path)


def _similarity(path: Path) -> Similarity | None:
    beside = path.with_suffix(SIMILARITY)
    try:
        stamp = beside.stat().st_mtime_ns
    except OSError:
        return None
    return _parse(beside, stamp)


@lru_cache(maxsize=8)
def _parse(path: Path, stamp: int) -> Similarity:
    try:
        return parse(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise VoicecheckError(f"{path}: not a learned voice: {str(error)[:80]}; {AGAIN}") from None


def _strange(prose: Prose, paragraphs: Mapping[int, Sequence[str]], voice: Voice) -> list[Deviation]:
    """The paragraph that does not read like the rest of the draft, if there is one."""
    found = foreign(list(paragraphs.values()), voice.similarity) if voice.similarity else None
    if found is None or found.p > ALARM:
        return []
    block = prose.paragraphs[list(paragraphs)[found.place]]
    return [
        Deviation(
            habit=FOREIGN,
            count=1,
            exposure=len(paragraphs),
            usual=Usual(0, 0),
            brand_count=None,
            brand_exposure=voice.learned.learned_from.posts,
            p=found.p,
            fewer=False,
            spans=(Span(block.start, block.end),),
        )
    ]
