"""Makes the classifiers of sentences that say what should not be said; 10 minutes on one core, needs the extra `deep`.

    python -m voicecheck.language.data.build_classifiers ../shared/corpora examples

They learn from sentences that people wrote for it (`judged/<pack>-<language>[-<hand>].tsv`: label, channel, slug,
sentence; those of `harmless` are fine for every pack), with ordinary sentences of public blogs as further examples of
what is fine. One logistic regression a pack over the vectors of the embedder `use` and over words and pairs of words,
by themselves and times the channel. How well it does is asked of sentences by hands that it did not learn from. What
the vector of a sentence may add is fitted by the sum of one number a word of the static table, so that most sentences
need no vector.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from marisa_trie import RecordTrie
from numpy.typing import NDArray

from voicecheck.language.classifiers import (
    CHANNELS,
    GRAM_FORMAT,
    GRAMS,
    HARMLESS,
    HEADS,
    INDEX,
    JUDGED,
    PACKS,
    SHOWN,
    VECTORS,
    WEIGHTS,
    WORD_SCORES,
)
from voicecheck.language.data.build_static import sentences, sentences_of
from voicecheck.language.data.judging import (
    Features,
    Flags,
    Line,
    Matrix,
    cross_validated,
    effective,
    learn,
    threshold,
    word_judge,
)
from voicecheck.language.embed import embedder
from voicecheck.language.neutral import written
from voicecheck.language.scripts import has_cjk
from voicecheck.language.static_embedder import FOLDER, _table

ORDINARY = 3000
POOL = 20_000
"""Ordinary sentences of each language that are learned from, and that the quick judge is fitted to."""

PRECISION = {"identity": 0.92}
PRECISION_ELSEWHERE = 0.86
ALARMS = {"identity-company": 0.005, "identity-personal": 1.0, "leaks-personal": 0.004, "exposure-personal": 0.003}
ALARMS_ELSEWHERE = 0.002
ALARMS_HARMLESS = 0.03
ALARMS_FRANK = 0.005
"""A sentence is reported from the score at which so many of the reported sentences are rightly reported, by hands that
were not learned from, and no more than this share of unseen ordinary sentences, of harmless ones by such hands, and, on
a channel of the company, of posts that tell frankly of it. Among the ordinary ones are posts of private blogs, that
speak as `identity-company` reports; and a post of a company is just what `identity-personal` reports."""

JUDGED_WEIGHT = 5.0
"""Of a judged sentence beside an ordinary one, for what words say of vectors."""

LANGUAGES = (False, True)
"""Whether it is Chinese."""

MISSED = 0.01, 0.03
"""Of the sentences to be reported, the share that the words, and then the words and grams, may keep back."""


def judged(pack: str, folder: Path = FOLDER / JUDGED) -> Iterator[Line]:
    """The sentences of a pack, all languages and hands, and the harmless ones."""
    for path in (*sorted(folder.glob(f"{pack}-*.tsv")), *sorted(folder.glob(f"{HARMLESS}-*.tsv"))):
        _, _, hand = path.stem.split("-", 1)[1].partition("-")
        hand = hand if path.stem.startswith(pack) else f"{HARMLESS}{hand}"
        for line in path.read_text("utf-8").splitlines():
            label, channel, _, text = line.split("\t")
            yield Line(label == "1", channel, hand, written(text))


def word_means(texts: Sequence[str]) -> Matrix:
    """The mean of the table's vectors of each text's words, shape (n, 256); zeros if it knows none."""
    table = _table()
    found = np.zeros((len(texts), table.vectors.shape[1]), dtype=np.float32)
    for place, text in enumerate(texts):
        rows = table.words.rows(text)
        if rows:
            found[place] = (table.vectors[rows] * table.scales[rows][:, None]).mean(axis=0)
    return found


def ordinary(corpora: Path) -> tuple[list[str], list[str]]:
    """Sentences to learn from, and others, both languages."""
    taught: list[str] = []
    pool: list[str] = []
    for language, least in (("en", 15), ("zh", 8)):
        found = [text for text in sentences(corpora, language) if len(text) > least]
        random.Random(1).shuffle(found)
        taught += found[:ORDINARY]
        pool += found[ORDINARY : ORDINARY + POOL]
    return taught, pool


def frank(examples: Path) -> list[str]:
    """The sentences of posts that tell frankly of a small company, as those of the example brands do."""
    posts = sorted(examples.glob("*/posts/*.md"))
    read = [(path.read_text("utf-8"), str(path)) for path in posts]
    return [each for text, path in read for each in sentences_of(text, path, "zh" if has_cjk(text) else "en")]


class Texts(NamedTuple):
    """Sentences ready to be judged.

    Attributes:
        plain: `Features.plain` of them.
        means: `word_means` of them.
        han: Which are Chinese.
    """

    texts: Sequence[str]
    plain: Any
    means: Matrix
    han: Flags

    @classmethod
    def of(cls, texts: Sequence[str], features: Features) -> Texts:
        """What all that follows asks of sentences."""
        return cls(texts, features.plain(texts), word_means(texts), np.array([has_cjk(text) for text in texts]))


class Ground(NamedTuple):
    """What all packs share: ordinary sentences to learn from, others, and those of frank posts of companies."""

    features: Features
    taught: Texts
    pool: Texts
    frank: Texts


class Made(NamedTuple):
    """What was made for one head."""

    name: str
    stated: Mapping[str, Any]
    weights: Matrix
    word_scores: NDArray[np.int8]
    shown: Sequence[str]


class Gap(NamedTuple):
    """What of the scores of sentences does not hang on vectors: of their grams, and the bias less the least score."""

    grams: Matrix
    over: Any


class Screen(NamedTuple):
    """What is asked of words and grams before the model is: see `Classifier.may_be`."""

    judge: Matrix
    base: float
    slack: float
    gram_slack: float

    def passed(self, means: Matrix, gap: Gap) -> Flags:
        """Which sentences the model is asked about."""
        expected = means @ self.judge + self.base + gap.over
        found: Flags = (expected + self.slack >= 0) & (expected + gap.grams + self.gram_slack >= 0)
        return found


def make(pack: str, ground: Ground) -> Iterator[Made]:
    """Learn one pack, and say how well it does."""
    lines, features = list(judged(pack)), ground.features
    own = Texts.of([line.text for line in lines], features)
    wrong = np.array([line.wrong for line in lines])
    # What the company's posts say may be said on private accounts too, but where they speak in its name.
    where = [CHANNELS[place % 2 if pack != "identity" else 0] for place in range(len(ground.taught.texts))]
    fine = features.with_channels(ground.taught.plain, where)
    scores = cross_validated(features, own.plain, lines, fine)
    fitted = learn(features.with_channels(own.plain, [line.channel for line in lines]), wrong, fine)
    harmless = np.array([line.hand.startswith(HARMLESS) for line in lines])
    for name, head in HEADS.items():
        if head.pack != pack:
            continue
        weights, bias = effective(fitted, head.channel)
        here = np.array([line.channel == head.channel for line in lines])
        over = [
            bias
            - _least(name, scores.total, wrong, [here & (own.han == han), harmless, *_fine(ground, weights, bias, han)])
            for han in LANGUAGES
        ]
        least = bias - np.where(own.han, over[1], over[0])
        reported, gap = scores.total >= least, Gap(scores.grams, scores.bias - least)
        screen = _screen(ground, weights, own, gap, here & wrong & reported)
        by_word = _table().vectors @ screen.judge * _table().scales
        scale = float(np.abs(by_word).max() / 127)
        stated = {"bias": over, "scale": scale, **screen._asdict()}
        del stated["judge"]
        shown = [line.text for line in lines if line.wrong and line.channel == head.channel]
        yield Made(name, stated, weights, np.round(by_word / scale).astype(np.int8), shown)
        asked = screen.passed(own.means, gap)
        for han in LANGUAGES:
            of, spared = here & (own.han == han) & ~harmless, here & (own.han == han) & harmless
            print(
                f"{name} {'zh' if han else 'en'}: {of.sum()} judged, {(of & wrong).sum()} wrong; precision "
                f"{wrong[of & reported].mean():.3f}, recall {reported[of & wrong].mean():.3f}, after words and grams "
                f"{(asked & reported)[of & wrong].mean():.3f}; harmless: {reported[spared].sum()} of {spared.sum()} "
                f"reported, {asked[spared].mean():.1%} looked at; " + _told(ground, weights, screen, over, han),
                flush=True,
            )


def _fine(ground: Ground, weights: Matrix, bias: float, han: bool) -> list[Matrix]:
    """The scores of ordinary and of frank sentences in one language."""
    return [each.plain[each.han == han] @ weights + bias for each in (ground.pool, ground.frank)]


def _least(name: str, scores: Matrix, wrong: Flags, of: Sequence[Any]) -> float:
    """The least score that is reported; `of`: the places in one language, the harmless ones, and what `_fine` gives."""
    pack, channel = HEADS[name]
    here, harmless, pool, frank = of
    limits = [(pool, ALARMS.get(name, ALARMS_ELSEWHERE)), (scores[here & harmless], ALARMS_HARMLESS)]
    return threshold(
        scores[here & ~harmless],
        wrong[here & ~harmless],
        [*limits, (frank, ALARMS_FRANK)] if channel == "company" else limits,
        precision=PRECISION.get(pack, PRECISION_ELSEWHERE),
    )


def _screen(ground: Ground, weights: Matrix, own: Texts, gap: Gap, due: Flags) -> Screen:
    """A screen that lets pass what is due, but for `MISSED`."""
    judge, base = word_judge(
        np.vstack([own.means, ground.pool.means]),
        np.concatenate([ground.features.split(each.plain, weights)[0] for each in (own, ground.pool)]),
        np.repeat([JUDGED_WEIGHT, 1.0], [len(own.texts), len(ground.pool.texts)]),
    )
    expected = own.means @ judge + base + gap.over
    slack = -float(np.quantile(expected[due], MISSED[0]))
    return Screen(judge, base, slack, -float(np.quantile((expected + gap.grams)[due], MISSED[1])))


def _told(ground: Ground, weights: Matrix, screen: Screen, over: Sequence[float], han: bool) -> str:
    """How many ordinary and frank sentences are reported, and how many the model is asked about."""
    told = []
    for label, each in (("ordinary", ground.pool), ("frank", ground.frank)):
        of = each.han == han
        vectors, grams = ground.features.split(each.plain[of], weights)
        asked = screen.passed(each.means[of], Gap(grams, over[han]))
        told.append(f"{label}: {(vectors + grams + over[han] >= 0).mean():.2%} reported, {asked.mean():.1%} looked at")
    return "; ".join(told)


def main() -> None:
    """Write the files beside this script and say how well they do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("examples", type=Path)
    given = parser.parse_args()
    model = embedder("use")
    taught, pool = ordinary(given.corpora)
    features = Features(model, [*(line.text for pack in PACKS for line in judged(pack)), *taught])
    ground = Ground(features, *(Texts.of(texts, features) for texts in (taught, pool, frank(given.examples))))
    made = [each for pack in PACKS for each in make(pack, ground)]
    shown = [(each.name, text) for each in made for text in each.shown]
    vectors = model.encode([text for _, text in shown])
    np.save(FOLDER / WEIGHTS, np.array([each.weights[: model.dim] for each in made], dtype=np.float32))
    np.save(FOLDER / VECTORS, np.round(vectors * 127 / np.abs(vectors).max()).astype(np.int8))
    values = zip(features.rarity, *(each.weights[model.dim :] for each in made), strict=True)
    RecordTrie(GRAM_FORMAT, zip(features.grams, values, strict=True)).save(str(FOLDER / GRAMS))
    (FOLDER / WORD_SCORES).write_bytes(np.stack([each.word_scores for each in made]).tobytes())
    (FOLDER / SHOWN).write_text("".join(f"{name}\t{text}\n" for name, text in shown), "utf-8")
    (FOLDER / INDEX).write_text(json.dumps({each.name: each.stated for each in made}, indent=1) + "\n", "utf-8")
    for name in (INDEX, WORD_SCORES, WEIGHTS, VECTORS, SHOWN, GRAMS):
        print(f'    "{name}": "{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}",')


if __name__ == "__main__":
    main()
