"""The facet `vectors`: the sentences of a draft by their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.rule import Sentence
from voicecheck.language import scripts
from voicecheck.language.embed import embedder
from voicecheck.language.measures import UNUSUAL, Alike, Measure, Nearest
from voicecheck.language.screening import Batch, batch

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.embed import Matrix
    from voicecheck.language.facets import Models

LEAST_WORDS = 2.0
"""Shorter sentences have no vector; as a Han character counts 0.6 word, four of them are enough."""


class Near(NamedTuple):
    """A sentence, and which of the texts asked about is nearest to it.

    Attributes:
        place: Index of the sentence in `Vectors.sentences`.
        text: Index of the text.
        score: What was held against the threshold.
    """

    sentence: Sentence
    place: int
    text: int
    cosine: float
    score: float


class Vectors:
    """The vectors of one draft.

    Attributes:
        sentences: Those that are long enough, ascending.
    """

    def __init__(
        self, sentences: Sequence[Sentence], numbers: Sequence[int], batch: Batch, posts: tuple[str, ...] = ()
    ) -> None:
        self.sentences = sentences
        self._posts = posts
        self._numbers = numbers
        self._batch = batch

    @cached_property
    def matrix(self) -> Matrix:
        """One row a sentence, shape (n, dim), of unit length. A cascade then saves nothing."""
        return self._batch.matrix(self._numbers)

    @property
    def screened(self) -> tuple[int, int] | None:
        """How many sentences a cascade's second embedder saw, and of how many; None without a cascade."""
        reached = self._batch.reached(self._numbers)
        return None if reached is None else (reached, len(self.sentences))

    def embed(self, texts: Sequence[str]) -> Matrix:
        """The vectors of other texts, such as a rule's examples, remembered; not to be written to."""
        return self._batch.embed(texts)

    def near(self, texts: Sequence[str], threshold: float = -1.0) -> Sequence[Near]:
        """For each sentence its nearest text, where their cosine is no less than `threshold`."""
        return self._reaching(Nearest(tuple(texts)), threshold, texts) if texts else ()

    def alike(self, like: Sequence[str], unlike: Sequence[str]) -> Sequence[Near]:
        """The sentences that are as good as all examples of `like` and `unlike` together tell, with the nearest."""
        return self._reaching(Alike(tuple(like), tuple(unlike), self._posts), UNUSUAL, like)

    def _reaching(self, measure: Measure, threshold: float, texts: Sequence[str]) -> Sequence[Near]:
        if not self.sentences:
            return ()
        places, scores = self._batch.reaching(self._numbers, measure, threshold)
        if not places:
            return ()
        cosines = self._batch.matrix([self._numbers[place] for place in places]) @ self.embed(texts).T
        texts_at = cosines.argmax(axis=1)
        return [
            Near(
                self.sentences[place], place, int(texts_at[row]), float(cosines[row, texts_at[row]]), float(scores[row])
            )
            for row, place in enumerate(places)
        ]

    def nearest(self, place: int, texts: Sequence[str]) -> tuple[int, float]:
        """The index of the text nearest to one sentence, and their cosine."""
        cosines = self.embed(texts) @ self._batch.matrix([self._numbers[place]])[0]
        text = int(cosines.argmax())
        return text, float(cosines[text])


def vectors(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Vectors]:
    """The facet for a batch: every distinct sentence is embedded once, all in one call; by a cascade when asked for.

    Blocks that none of the `rules`, those that need vectors, can see are left out; without rules every block counts.
    """
    model = embedder(models.embedder, models.store)
    rows: dict[str, int] = {}
    parts: list[tuple[list[Sentence], list[int]]] = []
    for draft in drafts:
        sentences: list[Sentence] = []
        numbers: list[int] = []
        text = draft.document.text
        for sentence in _sentences(draft, rules):
            written = text[sentence.start : sentence.end]
            if scripts.count_words(written) >= LEAST_WORDS:
                sentences.append(sentence)
                numbers.append(rows.setdefault(written, len(rows)))
        parts.append((sentences, numbers))
    whole = batch(list(rows), model)
    return [Vectors(sentences, numbers, whole, models.posts) for sentences, numbers in parts]


def _sentences(draft: AnalysedDraft, rules: Sequence[Rule]) -> list[Sentence]:
    seen = {block for rule in rules for block in draft.blocks(rule.spec)}
    return [
        sentence for block in draft.document.blocks if not rules or block in seen for sentence in draft.sentences(block)
    ]
