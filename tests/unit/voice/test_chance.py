from math import exp, inf, lgamma, log, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.voice.chance import at_least, at_most, usual


def mass(k: int, mean: float, shape: float) -> float:
    """The textbook formula, by logarithms of the gamma function."""
    return exp(
        lgamma(k + shape) - lgamma(shape) - lgamma(k + 1) - shape * log1p(mean / shape) + k * log(mean / (mean + shape))
    )


MEANS = st.floats(0.001, 50)
SHAPES = st.floats(0.03, 100)


@given(st.integers(0, 40), MEANS, SHAPES)
def test_tails_are_those_of_the_formula(count: int, mean: float, shape: float) -> None:
    below = sum(mass(k, mean, shape) for k in range(count + 1))
    assert at_most(count, mean, shape) == pytest.approx(min(below, 1), abs=1e-9)
    assert at_least(count + 1, mean, shape) == pytest.approx(max(1 - below, 0), abs=1e-9)


def test_a_small_tail_keeps_its_digits() -> None:
    assert at_least(2, 1e-6, 0.5) == pytest.approx(mass(2, 1e-6, 0.5), rel=1e-4)
    assert 0 < at_least(200, 0.01, 5.0) < 1e-100


def test_nothing_or_more_is_certain() -> None:
    assert at_least(0, 3.0, 1.0) == 1.0


@given(st.integers(1, 30), MEANS, SHAPES)
def test_more_events_are_less_probable(count: int, mean: float, shape: float) -> None:
    assert at_least(count + 1, mean, shape) <= at_least(count, mean, shape) + 1e-12


@given(MEANS, SHAPES)
def test_the_usual_counts_hold_most_of_the_mass(mean: float, shape: float) -> None:
    low, high = usual(mean, shape)
    assert 0 <= low <= high
    assert sum(mass(k, mean, shape) for k in range(low, high + 1)) >= 0.95 - 1e-6
    assert at_least(high + 1, mean, shape) <= 0.025 + 1e-9


def test_a_steady_rate_is_poisson() -> None:
    assert at_least(1, 2.0, 1e9) == pytest.approx(1 - exp(-2.0), rel=1e-6)
    assert inf > usual(100.0, 1e9)[1] > 110


@pytest.mark.parametrize(("count", "expected"), [(4000, 0.5), (4400, 0.0), (3600, 1.0)])
def test_counts_of_many_posts_do_not_underflow(count: int, expected: float) -> None:
    assert at_least(count, 4000, 2000) == pytest.approx(expected, abs=0.02)
    assert at_most(count, 4000, 2000) == pytest.approx(1 - expected, abs=0.02)
