"""The facet `judged`: the sentences of a draft that a classifier reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.core.lazy import Lazy
from voicecheck.core.rule import Sentence
from voicecheck.language import scripts
from voicecheck.language.classifiers import Judged, classifier
from voicecheck.language.embed import embedder
from voicecheck.language.neutral import neutral

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.facets import Models

_QUOTED = Lazy(r"[“\"「『][^“”\"「」『』]{8,}[”\"」』]")
"""What others say; shorter quotations are names and words."""

LEAST_WORDS = 3.0
"""Shorter sentences are not judged; as a Han character counts 0.6 word, five of them are enough."""


class Judgements:
    """What the classifiers say of one draft."""

    def __init__(self, draft: AnalysedDraft, store: str | None) -> None:
        self._draft = draft
        self._store = store

    def judge(self, name: str, sentences: Sequence[Sentence], least: float) -> Iterator[tuple[Sentence, Judged]]:
        """Those of some sentences whose score is no less than `least`.

        Raises:
            RuleFault: the model is missing.
        """
        text, profile = self._draft.document.text, self._draft.profile
        spoken = [(each, _QUOTED.sub(" ", text[each.start : each.end])) for each in sentences]
        asked = [(each, own) for each, own in spoken if scripts.count_words(own) >= LEAST_WORDS]
        written = [neutral(own, profile) for _, own in asked]
        try:
            for found in classifier(name).judge(written, embedder("use", self._store), least):
                yield asked[found.place][0], found
        except VoicecheckError as error:
            raise RuleFault(str(error)) from None


def judged(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Judgements]:
    """The facet for a batch; nothing is computed before a rule asks."""
    return [Judgements(draft, models.store) for draft in drafts]
