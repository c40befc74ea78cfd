"""Learning a brand's voices from its posts: one for each language, and one for each channel that has enough posts."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from voicecheck.checker import Checker
from voicecheck.core.document import Document
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.voice import LEAST_POSTS
from voicecheck.language.draft import identify
from voicecheck.voice.corpus import choose
from voicecheck.voice.drift import Drift, drift
from voicecheck.voice.learned import Learned, load
from voicecheck.voice.learning import learn
from voicecheck.voice.post import Post
from voicecheck.voice.prose import Prose
from voicecheck.voice.similarity import Similarity

_LANGUAGES = ("en", "zh")
_MIXED = 0.1

WORTH_A_PROCESS = 50_000
"""Words or characters of posts from which the two numbers of a voice are learned side by side."""


class Selection(NamedTuple):
    """Which posts count.

    Attributes:
        since: The earliest date, as the posts write dates; "" for all.
        without: Authors whose posts do not count.
        channel: The channel that all posts are for, or "".
        by: How each post's channel is told: `path` (its folder), `front-matter`, or "" for not at all.
    """

    since: str = ""
    without: tuple[str, ...] = ()
    channel: str = ""
    by: str = ""


class Gathered(NamedTuple):
    """Posts by language and channel, and what the reader should know of them."""

    posts: dict[tuple[str, str], list[Post]]
    warnings: list[str]


Contrast = Mapping[tuple[str, str], Sequence[Post]]
"""Posts of other writers, by language and channel."""


class Outcome(NamedTuple):
    """A voice to be written, what to know of it, and how it differs from the one before."""

    voice: Learned
    similarity: Similarity | None
    warnings: Sequence[str]
    drift: Sequence[Drift]


def gather(checker: Checker, paths: Iterable[str], selection: Selection) -> Gathered:
    """Read the posts at some paths, and count them."""
    posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
    warnings: list[str] = []
    undated = others = 0
    for path in paths:
        for part in checker.read(path):
            if not isinstance(part, Document):
                warnings.append(f"{path}: not read: {part.error}")
                continue
            if part.author in selection.without:
                continue
            if selection.since and (part.date or "") < selection.since:
                undated += not part.date
                continue
            document = identify(part)
            language = "zh" if document.language.startswith("zh") else document.language
            if language not in _LANGUAGES:
                others += 1
                continue
            post = Post.of(_name(document), Prose(document, language))
            posts[language, _channel(document, selection)].append(post)
    if undated:
        warnings.append(f"{undated} posts have no date and were left out by --since")
    if others:
        warnings.append(f"{others} posts are neither English nor Chinese and were left out")
    return Gathered(posts, warnings + list(_on_languages(posts)))


def voices(gathered: Gathered, selection: Selection, folder: Path, others: Contrast) -> Iterator[Outcome]:
    """Learn a voice of each language from all its posts, and of each channel that has enough.

    Raises:
        VoicecheckError: there are no posts that are long enough.
    """
    languages = sorted({language for language, _ in gathered.posts})
    made = 0
    for language in languages:
        channels = {channel: posts for (own, channel), posts in gathered.posts.items() if own == language}
        groups = {selection.channel: [post for posts in channels.values() for post in posts]}
        if selection.by:
            enough = {channel: posts for channel, posts in sorted(channels.items()) if channel}
            groups |= {channel: posts for channel, posts in enough.items() if len(posts) >= LEAST_POSTS}
        for channel, posts in groups.items():
            chosen = choose(posts, language)
            if chosen.posts:
                made += 1
                voice, likeness = _learned(chosen.posts, language, channel, others)
                yield Outcome(voice, likeness, chosen.warnings, _drift(voice, folder))
    if not made:
        raise VoicecheckError("no posts to learn from: expected files of a few paragraphs, in English or Chinese")


def _learned(posts: Sequence[Post], language: str, channel: str, others: Contrast) -> tuple[Learned, Similarity | None]:
    """Both numbers' side of a voice, at once where there are posts enough to be worth a process."""
    words = sum(sentence.words for post in posts for sentence in post.counted)
    if words < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2:
        return learn(posts, language, channel), _likeness(posts, language, others)
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A copy of a process with numpy in it may wait for threads that it has not got.
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        likeness = pool.submit(_likeness, [post._replace(counted=()) for post in posts], language, others)
        return learn(posts, language, channel), likeness.result()


def _likeness(posts: Sequence[Post], language: str, others: Contrast) -> Similarity | None:
    from voicecheck.voice import likeness
    from voicecheck.voice.background import background

    ordered = sorted(posts, key=lambda post: (post.date, post.path))
    contrast = [post.paragraphs for (own, _), group in others.items() if own == language for post in group]
    return likeness.learn([post.paragraphs for post in ordered], language, background(language), contrast)


def file_name(voice: Learned) -> str:
    """The name of the file of a voice.

    Raises:
        VoicecheckError: the channel's name cannot be part of one.
    """
    if not voice.channel:
        return f"{voice.language}.json"
    if not re.fullmatch(r"[\w-]{1,60}", voice.channel):
        raise VoicecheckError(f"channel: got '{voice.channel}'; expected letters, figures, - and _: it names a file")
    return f"{voice.language}.{voice.channel}.json"


def _drift(voice: Learned, folder: Path) -> Sequence[Drift]:
    path = folder / file_name(voice)
    if not path.is_file():
        return ()
    try:
        return drift(load(path), voice)
    except VoicecheckError:
        return ()  # What lies there is damaged; it is written anew.


def _name(document: Document) -> str:
    return f"{document.path}:{document.record.line}" if document.record else document.path


def _channel(document: Document, selection: Selection) -> str:
    if selection.by == "path":
        return Path(document.path).parent.name
    return (document.channel or "") if selection.by == "front-matter" else ""


def _on_languages(posts: dict[tuple[str, str], list[Post]]) -> Iterator[str]:
    """Whether a few posts of another language stand among the rest, as if by mistake."""
    numbers: dict[str, int] = defaultdict(int)
    for (language, _), own in posts.items():
        numbers[language] += len(own)
    whole = sum(numbers.values())
    for language, number in sorted(numbers.items()):
        if number < min(_MIXED * whole, LEAST_POSTS):
            yield f"mixed languages: {number} of {whole} posts are in {language}; their voice is learned apart"
