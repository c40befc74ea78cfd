"""What the voice check says of a draft, in words and as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from voicecheck.core.span import Span

if TYPE_CHECKING:
    from voicecheck.core.finding import Finding
    from voicecheck.core.report import FileReport
    from voicecheck.core.voice import VoiceResult

_PLACES_SHOWN = 3


def voice_line(result: VoiceResult) -> str:
    """How the draft as a whole holds against the voice; "" if there is nothing to say."""
    from voicecheck.core.voice import ALARM

    where = f" ({result.voice}; {result.posts} posts)" if result.posts else ""
    if result.abstained:
        return f"Voice{where}: not judged: {result.abstained}."
    if result.p is None:
        return ""
    if result.p > ALARM:
        share = f"{round(100 * result.p)} in 100 of our own passages of this length are as far off or farther"
        line = f"Voice{where}: sounds like us; {share if result.p < 0.995 else 'nothing in it is unusual for us'}."
    else:
        # No more can be said than there are posts.
        least = min(round(1 / result.p), max(result.posts, 1))
        line = f"Voice{where}: off our voice; at most 1 in {least} of our own passages is as far off."
    if result.similarity is not None:
        line += f" Similarity p = {result.similarity:.2f}: the share of our passages that read as little like us."
    return line


def notes(file: FileReport) -> Iterator[str]:
    """What the reader should be told of the voice that was used."""
    if file.voice is not None:
        yield from file.voice.notes


def more_places(finding: Finding) -> Sequence[Span]:
    """The other places of a habit, as many as are worth showing."""
    spans = finding.evidence.get("spans", ()) if finding.kind == "voice" else ()
    return [Span(*span) for span in spans[1:_PLACES_SHOWN]]


def places_left(finding: Finding) -> int:
    """How many places of a habit are not shown."""
    spans = finding.evidence.get("spans", ()) if finding.kind == "voice" else ()
    return max(len(spans) - _PLACES_SHOWN, 0)


def ours(finding: Finding) -> Sequence[str]:
    """Sentences of the brand's own that show how it is said."""
    return finding.evidence.get("ours", ()) if finding.kind == "voice" else ()


def voice_object(result: VoiceResult | None) -> dict[str, Any] | None:
    """The result as plain JSON values; None where there is no voice."""
    if result is None or not (result.voice or result.abstained):
        return None
    return {
        "language": result.language,
        "voice": result.voice,
        "posts": result.posts,
        "length": result.words,
        "p": None if result.p is None else float(f"{result.p:.3g}"),
        "similarity_p": None if result.similarity is None else float(f"{result.similarity:.3g}"),
        "abstained": result.abstained,
        "notes": list(result.notes),
    }
