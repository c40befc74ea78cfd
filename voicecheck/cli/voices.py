"""What the commands about learned voices share: from a profile's name to its voice, from paths to posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from voicecheck.batch.run import find_files
from voicecheck.checker import Checker, CheckOptions
from voicecheck.cli.session import parse_columns
from voicecheck.core.errors import VoicecheckError
from voicecheck.learn import Selection, gather
from voicecheck.voice.hearing import Voice, voice_for
from voicecheck.voice.post import Post


class Named(NamedTuple):
    """A profile's voice in a language."""

    name: str
    voice: Voice


def voice_of(profile: str | None, language: str, channel: str = "") -> Named:
    """The learned voice of a profile.

    Raises:
        VoicecheckError: it has none in that language.
    """
    known = Checker.from_config(".", profile=profile).config.settings_for("draft.md").profile
    voice = voice_for(known.voice_folders, language, channel)
    if voice is None:
        name = profile or known.name
        raise VoicecheckError(
            f"profile '{name}' has no voice in {language}; learn one: voicecheck learn POSTS --profile {name}"
            if name
            else "no profile is in use here; name one: --profile NAME"
        )
    return Named(known.name or str(profile), voice)


def read_posts(paths: Iterable[str], columns: str | None = None) -> dict[str, list[Post]]:
    """The posts at some paths, by language."""
    checker = Checker.from_config(".", options=CheckOptions(columns=parse_columns(columns)))
    found: dict[str, list[Post]] = {}
    for (language, _), posts in gather(checker, find_files(checker, list(paths)), Selection()).posts.items():
        found.setdefault(language, []).extend(posts)
    return found
