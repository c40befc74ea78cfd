from __future__ import annotations

import numpy as np
import pytest

from voicecheck.language.embed import embedder
from voicecheck.language.measures import UNUSUAL, Alike, Nearest, ordinary

LIKE = ("Several of my colleagues are looking for another job.", "Half of my team wants to leave the company.")
UNLIKE = ("We are looking for two new colleagues.",)


def scores(measure, *texts, name="static"):
    model = embedder(name)
    return measure.scores(model.encode(list(texts)), model)


def test_the_nearest_example_counts():
    measure = Nearest(LIKE)
    found = scores(measure, LIKE[1], "Rain fell all day.")
    assert found[0] == pytest.approx(1, abs=1e-5)
    assert found[1] < 0.5


@pytest.mark.parametrize("name", ["static", "use"])
def test_what_is_like_the_examples_stands_out_from_ordinary_sentences(name):
    said, fine, other = scores(
        Alike(LIKE, UNLIKE),
        "Some of my team are searching for a new job.",
        UNLIKE[0],
        "The lamp is on the desk.",
        name=name,
    )
    assert said >= UNUSUAL
    assert fine < UNUSUAL
    assert other < UNUSUAL


@pytest.mark.parametrize("name", ["static", "use"])
def test_ordinary_sentences_are_not_reported(name):
    measure = Alike(LIKE, UNLIKE)
    assert (scores(measure, *ordinary(), name=name) < UNUSUAL).mean() > 0.995


def test_posts_that_all_say_it_set_the_scale():
    text = "Some of my team are searching for a new job."
    posts = tuple(f"Some people of my team {number} are searching for a new job." for number in range(50))
    assert (scores(Alike(LIKE, UNLIKE), *posts) >= UNUSUAL).all()
    assert (scores(Alike(LIKE, UNLIKE, posts), *posts) >= UNUSUAL).mean() <= 0.02
    few = (*("The lamp is on the desk." for _ in range(200)), text)
    assert scores(Alike(LIKE, UNLIKE, few), text)[0] >= UNUSUAL


def test_scores_do_not_hang_on_what_else_is_scored():
    measure = Alike(LIKE, UNLIKE)
    together = scores(measure, *LIKE, *UNLIKE, *ordinary()[:5])
    alone = np.array([scores(measure, text)[0] for text in (*LIKE, *UNLIKE, *ordinary()[:5])])
    assert np.allclose(together, alone, atol=1e-3)
