"""How likely it is that a sentence contradicts a fact: what `data/build_weights.py` learned from written pairs.

Boosted trees over the `signals` of a pair, over a sum of one weight for each of its words, and over how near the two
are by the embedder `static`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from voicecheck.core.message import Message
from voicecheck.language.model_files import verify
from voicecheck.language.scripts import count_han
from voicecheck.messages import polarity
from voicecheck.messages.fact import without_names
from voicecheck.messages.framing import Framed
from voicecheck.messages.judgement import Judgement
from voicecheck.messages.pair_words import pair_words, stated
from voicecheck.messages.signals import signals
from voicecheck.messages.words import is_chinese

FOLDER = Path(__file__).parent / "data"
TREES, WORDS = "fact_trees.json", "fact_words.marisa"
WORD_FORMAT = "<e"
SHA256: Mapping[str, str] = {
    "fact_trees.json": "18958fb067289bf86d4e9ac52e0845aa1070216abae0f709241ce62d489e03c5",
    "fact_words.marisa": "a818373c9cc1452e772fafe65708904766c50543b60f21fe41881feba2c55e7b",
}
_REMEDY = "run: pip install --force-reinstall --no-deps voicecheck"

_AS_NEAR = 0.05
"""So much farther than the nearest fact another may be: a value that held before, in the words of the one that holds."""

_NEAR_BY_PRONOUN = 0.5
"""As near as this must a sentence be to a fact of whose entity it says 'we'."""


class Pair(NamedTuple):
    """A fact, and a sentence about its entity.

    Attributes:
        found: What the words alone show.
        by_pronoun: The sentence does not name the entity: it is trusted less.
    """

    message: Message
    text: str
    found: Judgement | None
    by_pronoun: bool = False

    @property
    def fact(self) -> str:
        """What the message says, in the language of the sentence if it does in that."""
        return stated(self.message, "zh" if count_han(self.text) else "en")

    @property
    def sentence(self) -> str:
        """The sentence without the names of the entity."""
        return without_names(self.message, self.text)

    @property
    def signals(self) -> list[float]:
        """See `signals`, without the names."""
        return [*signals(self.message, self.text, self.found).values()]

    @property
    def shown(self) -> bool:
        """Whether the words alone show a contradiction."""
        return self.found is not None and not self.found.agrees and self.found.sure

    def may_be(self, cosine: float, near: float) -> bool:
        """Whether a contradiction that the words do not show is possible: asserted, and near enough to the fact."""
        least = max(near, _NEAR_BY_PRONOUN) if self.by_pronoun else near
        return cosine >= least and polarity.asserts(Framed(self.sentence).text, chinese=is_chinese(self.sentence))


def contradicting(pairs: Sequence[Pair]) -> list[bool]:
    """For each pair whether its sentence is to be told to contradict its fact.

    Of several facts that a sentence stands beside it is only the nearest that it may contradict in other words.

    Raises:
        VoicecheckError: a file of the package is missing or another.
    """
    model = _model()
    cosines = nearness(pairs) if pairs else []
    nearest: dict[str, float] = {}
    for pair, cosine in zip(pairs, cosines, strict=True):
        nearest[pair.text] = max(cosine, nearest.get(pair.text, -1.0))
    return [
        (pair.shown or cosine >= nearest[pair.text] - _AS_NEAR) and model.contradicts(pair, cosine)
        for pair, cosine in zip(pairs, cosines, strict=True)
    ]


def nearness(pairs: Sequence[Pair]) -> list[float]:
    """For each pair the cosine of its fact and its sentence."""
    from voicecheck.language.embed import embedder

    model = embedder("static")
    facts = model.encode([pair.fact.replace("·", " ") for pair in pairs])
    sentences = model.encode([pair.sentence.replace("·", " ") for pair in pairs])
    return [float(cosine) for cosine in (facts * sentences).sum(axis=1)]


class Model(NamedTuple):
    """What was learned.

    Attributes:
        trees: Of each its nodes: the place of what is compared, the most with which one goes left, and where left and
            right go on; at a leaf -1, what it adds, 0 and 0.
        least: The logarithm of the odds from which on a contradiction is told that the words alone do not show.
        near: How near the sentence must then be to the fact.
        kept: The logarithm of the odds from which on one is told that the words do show.
    """

    base: float
    trees: Sequence[Sequence[tuple[int, float, int, int]]]
    words: Any
    words_base: float
    least: float
    near: float
    kept: float

    def contradicts(self, pair: Pair, cosine: float) -> bool:
        """Whether a sentence is to be told to contradict a fact."""
        if not pair.shown and not pair.may_be(cosine, self.near):
            return False
        odds = self.score([*pair.signals, self.by_words(pair), cosine])
        return odds >= (self.kept if pair.shown else self.least)

    def score(self, values: Sequence[float]) -> float:
        """The logarithm of the odds."""
        total = self.base
        for tree in self.trees:
            at = 0
            while (node := tree[at])[0] >= 0:
                at = node[2] if values[node[0]] <= node[1] else node[3]
            total += node[1]
        return total

    def by_words(self, pair: Pair) -> float:
        """What the words alone say, likewise."""
        found = pair_words(pair.fact, pair.sentence, of_value=not pair.message.statements)
        known = [rows[0][0] for word in found if (rows := self.words.get(word))]
        return self.words_base + (fsum(known) / sqrt(len(known)) if known else 0.0)


@lru_cache(maxsize=1)
def _model() -> Model:
    from marisa_trie import RecordTrie

    verify(FOLDER, SHA256, _REMEDY)
    read = json.loads((FOLDER / TREES).read_text("utf-8"))
    words = RecordTrie(WORD_FORMAT)
    words.mmap(str(FOLDER / WORDS))
    return Model(words=words, **read)
