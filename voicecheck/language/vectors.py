"""The facet `vectors`: the sentences of a draft by their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from voicecheck.core.rule import Sentence
from voicecheck.language import scripts
from voicecheck.language.embed import Embedder, embedder

if TYPE_CHECKING:
    from voicecheck.core.rule import Rule
    from voicecheck.language.draft import AnalysedDraft
    from voicecheck.language.embed import Matrix
    from voicecheck.language.facets import Models

LEAST_WORDS = 2.0
"""Shorter sentences have no vector; as a Han character counts 0.6 word, four of them are enough."""

UNUSUAL = 3.5
"""Chosen on half of the public blogs so that twelve concepts together give at most one false alarm in 2,000
words; of 120 held-out sentences 75 % were found: see benchmarks/concepts.py."""


class Near(NamedTuple):
    """A sentence, and which of the texts asked about is nearest to it.

    Attributes:
        place: Index of the sentence in `Vectors.sentences`.
        text: Index of the text.
    """

    sentence: Sentence
    place: int
    text: int
    cosine: float


class Vectors:
    """The vectors of one draft.

    Attributes:
        sentences: Those that are long enough, ascending.
    """

    def __init__(self, sentences: Sequence[Sentence], rows: Sequence[int], batch: Matrix, model: Embedder) -> None:
        self.sentences = sentences
        self._rows = rows
        self._batch = batch
        self._model = model

    @cached_property
    def matrix(self) -> Matrix:
        """One row a sentence, shape (n, dim), of unit length."""
        found: Matrix = self._batch[list(self._rows)]
        return found

    def embed(self, texts: Sequence[str]) -> Matrix:
        """The vectors of other texts, such as a rule's examples, remembered; not to be written to."""
        return _remembered(self._model, tuple(texts))

    def unusually_near(self, texts: Sequence[str]) -> float:
        """The cosine to the nearest of `texts` that hardly an ordinary sentence of a corporate post reaches.

        It stands `UNUSUAL` standard deviations over the mean of such sentences, so that it suits any model.
        """
        return _unusual(self._model, tuple(texts))

    def near(self, texts: Sequence[str], threshold: float = -1.0) -> Sequence[Near]:
        """For each sentence its nearest text, where their cosine is no less than `threshold`."""
        if not texts or not self.sentences:
            return ()
        cosines = self.matrix @ self.embed(texts).T
        texts_at = cosines.argmax(axis=1)
        best = cosines.max(axis=1)
        return [
            Near(self.sentences[place], place, int(texts_at[place]), float(best[place]))
            for place in (best >= threshold).nonzero()[0].tolist()
        ]

    def nearest(self, place: int, texts: Sequence[str]) -> tuple[int, float]:
        """The index of the text nearest to one sentence, and their cosine."""
        cosines = self.embed(texts) @ self.matrix[place]
        text = int(cosines.argmax())
        return text, float(cosines[text])


@lru_cache(maxsize=256)
def _unusual(model: Embedder, texts: tuple[str, ...]) -> float:
    cosines = (_remembered(model, _ordinary()) @ _remembered(model, texts).T).max(axis=1)
    return min(float(cosines.mean() + UNUSUAL * cosines.std()), 0.95)


@lru_cache(maxsize=1)
def _ordinary() -> tuple[str, ...]:
    """300 sentences of the invented brands in examples/, half English, half Chinese."""
    from importlib.resources import files

    text = files("voicecheck.language.data").joinpath("ordinary.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


@lru_cache(maxsize=256)
def _remembered(model: Embedder, texts: tuple[str, ...]) -> Matrix:
    found = model.encode(texts)
    found.flags.writeable = False
    return found


def vectors(drafts: Sequence[AnalysedDraft], rules: Sequence[Rule], models: Models) -> Sequence[Vectors]:
    """The facet for a batch: every distinct sentence is embedded once, all in one call.

    Blocks that none of the `rules`, those that need vectors, can see are left out; without rules every block counts.
    """
    model = embedder(models.embedder)
    rows: dict[str, int] = {}
    parts: list[tuple[list[Sentence], list[int]]] = []
    for draft in drafts:
        sentences: list[Sentence] = []
        places: list[int] = []
        text = draft.document.text
        for sentence in _sentences(draft, rules):
            written = text[sentence.start : sentence.end]
            if scripts.count_words(written) >= LEAST_WORDS:
                sentences.append(sentence)
                places.append(rows.setdefault(written, len(rows)))
        parts.append((sentences, places))
    batch = model.encode(list(rows))
    return [Vectors(sentences, places, batch, model) for sentences, places in parts]


def _sentences(draft: AnalysedDraft, rules: Sequence[Rule]) -> list[Sentence]:
    seen = {block for rule in rules for block in draft.blocks(rule.spec)}
    return [
        sentence for block in draft.document.blocks if not rules or block in seen for sentence in draft.sentences(block)
    ]
