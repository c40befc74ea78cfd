from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.voice.posts import posts, prose, text
from voicecheck.voice import likeness
from voicecheck.voice.background import background, rows_of, widened
from voicecheck.voice.features import WINDOW, features, length, windows
from voicecheck.voice.masking import ADDRESS, FIGURE, NAME, masked
from voicecheck.voice.numbered import Numbered, lines_of
from voicecheck.voice.similarity import (
    LARGEST_SCALE,
    SCALE_UNIT,
    WEIGHT_UNIT,
    Similarity,
    dump,
    packed,
    paragraphs_of,
    parse,
)

OTHER = (
    "Kubernetes clusters schedule workloads across nodes, so that operators ought to monitor the control plane "
    "and tune the autoscaler before traffic increases. Observability pipelines should therefore export metrics, logs "
    "and traces, so that teams can investigate latency regressions quickly and roll back a deployment safely."
)


@cache
def model(language: str = "en") -> Similarity:
    found = likeness.learn([post.paragraphs for post in posts(40, language)], language, background(language))
    assert found is not None
    return found


def test_own_texts_read_more_like_the_brand() -> None:
    own = model().score(paragraphs_of(prose(text(200))))
    other = model().score(paragraphs_of(prose(OTHER)))
    assert own is not None
    assert other is not None
    assert own > 0 > other


@pytest.mark.parametrize("language", ["en", "zh"])
def test_p_values_of_own_texts_are_spread(language: str) -> None:
    found = [model(language).p_value(paragraphs_of(prose(text(seed, language), language))) for seed in range(100, 130)]
    assert all(p is not None and 0 < p <= 1 for p in found)
    assert sum(p is not None and p <= 0.1 for p in found) <= 9


def test_a_text_of_others_has_a_small_p_value() -> None:
    found = model().p_value(paragraphs_of(prose(OTHER)))
    assert found is not None
    assert found < 0.05


def test_what_is_written_is_read() -> None:
    written = dump(model())
    read = parse(written)
    assert dump(read) == written
    assert read.score([[OTHER]]) == model().score([[OTHER]])
    assert len(written.encode()) < 2_000_000


def test_learning_again_gives_the_same() -> None:
    again = likeness.learn([post.paragraphs for post in posts(40)], "en", background("en"))
    assert again is not None
    assert dump(again) == dump(model())


def test_contrast_posts_join_the_others() -> None:
    contrast = [post.paragraphs for post in posts(10, "en")]
    found = likeness.learn([[[OTHER]] for _ in range(20)], "en", background("en"), contrast)
    plain = likeness.learn([[[OTHER]] for _ in range(20)], "en", background("en"))
    assert found is not None
    assert plain is not None
    probe = paragraphs_of(prose(text(5)))
    with_contrast, without = found.score(probe), plain.score(probe)
    assert with_contrast is not None
    assert without is not None
    assert with_contrast < without


@settings(deadline=None)
@given(st.data())
def test_damage_is_an_error_or_a_model(data: st.DataObject) -> None:
    first, _, lines = dump(model()).partition("\n")
    whole = json.loads(first)
    name = data.draw(st.sampled_from(sorted(whole)))
    whole[name] = data.draw(st.one_of(st.none(), st.integers(), st.text(max_size=3), st.just([]), st.just({"a": None})))
    with suppress(ValueError):
        assert isinstance(parse(f"{json.dumps(whole)}\n{lines}"), Similarity)


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-20], lambda text: text.replace("\t1", "\tx"), lambda text: text + "a\t1\n"]
)
def test_other_lines_than_were_written_are_an_error(damage: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="damaged"):
        parse(damage(dump(model())))


def test_runs_of_the_brand_alone_are_looked_at_too() -> None:
    brand = [[["We cut a shillelagh from blackthorn today."] * 12] for _ in range(12)]
    found = likeness.learn(brand, "en", background("en"))
    assert found is not None
    assert "w:blackthorn" not in background("en").vocabulary
    assert found.features["w:blackthorn"] > 0
    assert "w:blackthorn" not in model().features


def test_numbers_are_found_before_and_after_much_was_asked() -> None:
    table = {"a": 1, "a b": -2, "p:\u201c": 3, "灯": 4}
    read = Numbered(lines_of(table))
    assert dict(read) == table
    for _ in range(3):
        assert [read.get(name, 0) for name in ("a", "a ", "b", "灯", "")] == [1, 0, 0, 4, 0]
        assert "a b" in read
        assert "c" not in read


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Ask Anna Bell about the API in 2024.", f"ask {NAME} {NAME} about the api in {FIGURE}."),
        ("en", "See https://example.com/a now.", f"see {ADDRESS} now."),
        ("en", "It costs 3.50, I think.", f"it costs {FIGURE}, i think."),
        ("zh", "請看 Anna Bell 的 3 盞「燈」。", f"请看{NAME}的{FIGURE}盏“灯”。"),
    ],
)
def test_masking(language: str, sentence: str, expected: str) -> None:
    assert masked(sentence, language, frozenset({"ask", "see", "it", "api"})) == expected


def test_windows_hold_the_whole_text() -> None:
    own = paragraphs_of(prose(text(1, sentences=60)))
    cut = windows(own, "en")
    assert sum(length(each, "en") for each in cut) == sum(len(sentence.split()) for each in own for sentence in each)
    assert all(length(each, "en") >= WINDOW["en"] for each in cut[:-1])


def test_features_of_words_and_letters() -> None:
    found = features("the lamp", "en")
    assert found["w:the lamp"] == found["w:lamp"] == found[" th"] == 1
    assert features("灯到了", "zh") == {"灯": 1, "到": 1, "了": 1, "灯到": 1, "到了": 1, "灯到了": 1}


def test_features_of_marks() -> None:
    found = features("well, that is all we said: 0!", "en")
    assert found["p:_ , __ : 0"] == found["p:, __ :"] == found["p:!"] == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_passage_scores_alike_in_learning_and_in_checking(language: str) -> None:
    known = background(language)
    own = model(language)
    known = widened(known, list(own.features))
    (passage, *_) = windows(paragraphs_of(prose(text(7, language), language)), language, known.common)
    weights, scales = np.zeros((2, len(known.vocabulary)))
    for name, both in own.features.items():
        weight, scale = divmod(both, LARGEST_SCALE + 1)
        assert packed(weight, scale) == both
        weights[known.vocabulary[name]] = weight / scale * SCALE_UNIT / WEIGHT_UNIT
        scales[known.vocabulary[name]] = scale
    rows = rows_of([passage, ""], language, known).scaled(scales)
    assert own.of_window(passage) == pytest.approx(rows.times(weights)[0])
    assert own.of_window("") == rows.times(weights)[1] == 0


def test_what_all_have_alike_does_not_dilute_what_tells_the_brand() -> None:
    own, (told,) = model(), windows([[text(7)]], "en")
    telling = max(own.features, key=lambda name: own.features[name])
    assert own.of_window(f"{telling.removeprefix('w:')} {told}") > own.of_window(f"zyx {told}")
    assert own.of_window("zyx zyx") <= own.of_window(telling.removeprefix("w:"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_background_is_unpacked_as_it_was_counted(language: str) -> None:
    rows = background(language).rows
    assert all((np.diff(rows.columns[start:end]) > 0).all() for start, end in pairwise(rows.starts.tolist()[:200]))
    assert rows.columns.max() < len(background(language).vocabulary)
    assert (rows.values > 0).all()
