"""What the voice check says of a draft: which habits are not the brand's, and whether the whole is off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from voicecheck.core.span import Span

ALARM = 0.05
"""A draft is off voice if so few of the brand's own passages are as far off."""

LEAST_POSTS = 30
"""A voice learned from fewer posts warns; it fails nobody."""

LEAST_LENGTH: Mapping[str, int] = {"en": 40, "zh": 80}
"""English words or Chinese characters below which a text is neither judged nor learned from."""


class Usual(NamedTuple):
    """The counts that the brand's texts of a length have, all but one in twenty of them."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Deviation:
    """One habit of a draft that its brand's posts do not have, or one of theirs that it lacks.

    Attributes:
        count: Events in the draft.
        exposure: In how many words, sentences or paragraphs.
        usual: Expected counts in as much text.
        brand_count: Events in the posts that the voice was learned from; None if the voice is declared only.
        brand_exposure: In how many words, sentences or paragraphs.
        p: The chance of a count so far off, or farther, in one of the brand's own texts; in (0, 1].
        fewer: Whether the draft has too little of it rather than too much.
        spans: Where it shows, in code points of `Document.text`, ascending; empty if it is missing.
        ours: Sentences from the brand's own posts that show how it is done.
        declared: What the profile states of the habit, if that is what the draft breaks.
    """

    habit: str
    count: int
    exposure: int
    usual: Usual
    brand_count: int | None
    brand_exposure: int
    p: float
    fewer: bool
    spans: tuple[Span, ...]
    ours: tuple[str, ...] = ()
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A paragraph in another's voice; the span is in code points of `Document.text`."""

    span: Span
    p: float


@dataclass(frozen=True, slots=True)
class VoiceResult:
    """A draft held against one voice.

    Attributes:
        language: `en` or `zh`.
        voice: Language and channel of the voice that was used, such as `en` or `en, blog`.
        words: Length of the draft: English words or Han characters.
        p: The share of the brand's own passages of this length that are as far off, or farther; None if not judged.
        similarity: The share of the brand's own passages that read as little like it, or less; None if not asked.
        posts: From how many posts the voice was learned.
        abstained: Why the draft was not judged, or "".
        warn_only: Too few posts to fail anybody by it.
        notes: What the reader should be told: the fallback that was taken, too few posts.
    """

    language: str
    voice: str
    words: int
    p: float | None = None
    similarity: float | None = None
    posts: int = 0
    deviations: Sequence[Deviation] = ()
    foreign: Sequence[Foreign] = ()
    abstained: str = ""
    warn_only: bool = False
    notes: tuple[str, ...] = ()
