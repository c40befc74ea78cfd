"""The facet `judged`: the sentences of a draft that a classifier reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from voicecheck.core.errors import RuleFault, VoicecheckError
from voicecheck.core.lazy import Lazy
from voicecheck.core.rule import Sentence
from voicecheck.language import scripts
from voicecheck.language.classifiers import VERSION, Judged, classifier
from voicecheck.language.kept_scores import KeptScores
from voicecheck.language.neutral import neutral

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.embed import Embedder
    from voicecheck.language.facets import Models

_QUOTED = Lazy(r"[“\"「『][^“”\"「」『』]{8,}[”\"」』]")
"""What others say; shorter quotations are names and words."""

LEAST_WORDS = 3.0
"""Shorter sentences are not judged; as a Han character counts 0.6 word, five of them are enough."""


class Judgements:
    """What the classifiers say of one draft.

    Args:
        store: The folder where vectors are kept.
        kept: What was said before.
    """

    def __init__(self, draft: AnalysedDraft, store: str | None, kept: KeptScores | None) -> None:
        self._draft = draft
        self._store = store
        self._kept = kept
        self._known: dict[Sentence, str] = {}

    def judge(self, name: str, sentences: Sequence[Sentence], least: float) -> Iterator[tuple[Sentence, Judged]]:
        """Those of some sentences whose score is no less than `least`.

        Raises:
            RuleFault: the model is missing.
        """
        own = [self._own_words(sentence) for sentence in sentences]
        asked = [place for place, text in enumerate(own) if text]
        try:
            texts = [own[place] for place in asked]
            for found in classifier(name).judge(texts, self._model, least, self._kept):
                yield sentences[asked[found.place]], found
        except VoicecheckError as error:
            raise RuleFault(str(error)) from None

    def _model(self) -> Embedder:
        from voicecheck.language.embed import embedder

        return embedder("use", self._store)

    def _own_words(self, sentence: Sentence) -> str:
        """What is to be judged of a sentence: not what it quotes, nor the company's names; '' if that is too little."""
        known = self._known.get(sentence)
        if known is None:
            text = _QUOTED.sub(" ", self._draft.document.text[sentence.start : sentence.end])
            known = neutral(text, self._draft.profile) if scripts.count_words(text) >= LEAST_WORDS else ""
            self._known[sentence] = known
        return known


def judged(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Judgements]:
    """The facet for a batch; nothing is computed before a rule asks."""
    # With many drafts numpy is loaded anyway, and opening a file for each costs more than it spares.
    kept = KeptScores(models.store, VERSION) if models.store and len(drafts) == 1 else None
    return [Judgements(draft, models.store, kept) for draft in drafts]
