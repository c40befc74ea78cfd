from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.core.habits import HABITS
from voicecheck.voice import calibration
from voicecheck.voice.counting import Exposure
from voicecheck.voice.evidence import evidence, families, total
from voicecheck.voice.learned import CHANCES, HabitVoice

NAMES = [name for name, habit in HABITS.items() if "en" in habit.languages]
STEPS = [0.1, 0.2, 0.4, 0.8, 1.0, 1.3, 1.6, 2.0, 3.0]


@given(st.data())
def test_one_passage_scores_as_in_a_table_of_many(data: st.DataObject) -> None:
    counts = {name: data.draw(st.integers(0, 6)) for name in NAMES}
    voice = {
        name: HabitVoice(0, 0, 0, data.draw(st.floats(1e-6, 0.02)), data.draw(st.floats(0.05, 20))) for name in NAMES
    }
    exposed = Exposure(words=120, sentences=9, paragraphs=2)
    sizes = {family: len(members) for family, members in families(NAMES).items()}
    means = [voice[name].rate * getattr(exposed, HABITS[name].per) for name in NAMES]
    by_table = calibration.score(
        np.array([[counts[name] for name in NAMES]], dtype=float),
        np.array([means]),
        np.array([voice[name].shape for name in NAMES]),
        NAMES,
    )
    # The table ends its sums earlier.
    assert total(evidence(counts, exposed, voice), sizes) == pytest.approx(by_table[0], abs=1e-4)


def test_quantiles_are_conformal() -> None:
    values = np.arange(1.0, 100.0)
    found = dict(zip(CHANCES, calibration.quantiles(values), strict=True))
    # Of 99 own passages and one more, five score 96 or more.
    assert found[0.05] == 95.0
    assert found[0.5] == 50.0


@given(st.floats(0, 50), st.floats(0, 50), st.integers(1, 5000))
def test_a_higher_score_is_never_more_probable(one: float, other: float, length: int) -> None:
    table = {100: STEPS, 300: [step * 2 for step in STEPS]}
    low, high = sorted((one, other))
    assert 0 < calibration.chance_of(high, length, table) <= calibration.chance_of(low, length, table) <= 1


def test_the_kept_scores_have_their_chances() -> None:
    for step, chance in zip(STEPS, CHANCES, strict=True):
        assert calibration.chance_of(step, 100, {100: STEPS}) == pytest.approx(chance)


def test_between_two_lengths_the_chance_lies_between() -> None:
    table = {100: STEPS, 400: [step * 3 for step in STEPS]}
    near, between, far = (calibration.chance_of(2.0, length, table) for length in (100, 200, 400))
    assert near < between < far


def test_few_posts_are_drawn_towards_other_brands() -> None:
    assert calibration.drawn([1.0], calibration.OTHERS, [3.0]) == [2.0]
    assert calibration.drawn([1.0], 0, [3.0]) == [3.0]


def test_blocks_follow_each_other_in_time() -> None:
    found = calibration.blocks(12)
    assert found == sorted(found)
    assert set(found) == set(range(calibration.BLOCKS))
