from __future__ import annotations

from itertools import pairwise
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.voice.posts import posts, prose, text
from voicecheck.voice import likeness
from voicecheck.voice.background import background
from voicecheck.voice.cohesion import GENERAL, estrangement, words
from voicecheck.voice.features import length
from voicecheck.voice.foreign import LEAST_POSTS, STRETCH, foreign, strangest, stretches
from voicecheck.voice.similarity import Similarity, paragraphs_of

OTHER = (
    "Kubernetes clusters schedule workloads across nodes, so that operators ought to monitor the control plane "
    "and tune the autoscaler before traffic increases. Observability pipelines should therefore export metrics, logs "
    "and traces, so that teams can investigate latency regressions quickly and roll back a deployment safely."
)


@pytest.fixture(scope="module")
def model() -> Similarity:
    found = likeness.learn([post.paragraphs for post in posts(40)], "en", background("en"))
    assert found is not None
    return found


def test_a_foreign_paragraph_is_found_and_located(model: Similarity) -> None:
    own = paragraphs_of(prose(text(300, sentences=45)))
    assert len(model.foreign) >= LEAST_POSTS
    found = foreign([own[0], [OTHER], own[1], own[2]], model)
    assert found is not None
    assert found.place == 1
    assert found.p <= 0.05


def test_in_a_long_post_each_stretch_has_its_chance(model: Similarity) -> None:
    own = paragraphs_of(prose(text(300, sentences=45)))
    long = own * 4
    assert len(list(strangest(long, model))) > 1
    once = foreign([own[0], [OTHER], own[1], own[2]], model)
    found = foreign([long[0], [OTHER], *long[1:]], model)
    assert once is not None
    assert found is not None
    assert found.place == 1
    assert found.p > once.p


def test_too_few_paragraphs_say_nothing(model: Similarity) -> None:
    assert foreign([[OTHER], [OTHER]], model) is None


def test_words_of_both_languages() -> None:
    assert words(["Don’t panic: it’s 2024!", "OK."], "en") == ["don't", "panic", "it's", "ok"]
    assert words(["請看 Anna 的燈塔。"], "zh") == ["请看", "anna", "的灯", "灯塔"]


def test_who_shares_no_words_is_apart() -> None:
    common = {"the": 120, "and": 150}
    lamps, more, boats = (
        ["the", "lamp", "and", "the", "shade"],
        ["the", "shade", "lamp"],
        ["the", "boat", "and", "a", "sail"],
    )
    one, two, three = estrangement([lamps, more, boats], common)
    assert three > one
    assert three > two
    assert all(value <= -log(GENERAL) for value in (one, two, three))
    assert estrangement([], common) == []
    assert estrangement([[], ["lamp"]], common)[0] == 0


@given(st.lists(st.integers(0, 900), min_size=1, max_size=30), st.sampled_from(["en", "zh"]))
def test_stretches_hold_every_paragraph_once(sizes: list[int], language: str) -> None:
    paragraphs = [[" ".join(["lamp"] * size) if language == "en" else "灯" * size] for size in sizes]
    found = stretches(paragraphs, language)
    assert found[0].start == 0
    assert found[-1].end == len(paragraphs)
    assert all(before.end == after.start for before, after in pairwise(found))
    whole = sum(length(each[0], language) for each in paragraphs)
    assert len(found) <= max(round(whole / STRETCH[language]), 1)
