"""How probable a count is: the negative binomial distribution, for single values.

A writer's rate differs from text to text; if it is gamma distributed over texts, the count of a text is negative
binomial. Source: M. Greenwood and G. U. Yule, "An Inquiry into the Nature of Frequency Distributions", Journal of the
Royal Statistical Society 83(2), 1920; for word counts F. Mosteller and D. L. Wallace, Inference and Disputed
Authorship: The Federalist, 1964.
"""

from __future__ import annotations

from math import erfc, exp, log, log1p, sqrt

_SMALLEST = 1e-300
_NEGLIGIBLE = 1e-12

_MOST_EXPONENT = 600.0
"""The chance of no event is computed up to this; where it is smaller still, the normal distribution will do."""


def at_least(count: int, mean: float, shape: float) -> float:
    """The probability of `count` or more events where `mean` are expected; `shape` is that of the gamma."""
    if count <= 0:
        return 1.0
    if shape * log1p(mean / shape) > _MOST_EXPONENT:
        return _normal_tail(count - 0.5 - mean, mean, shape)
    below = 0.0
    ratio = mean / (mean + shape)
    term = exp(-shape * log1p(mean / shape))
    for k in range(count):
        below += term
        term *= (k + shape) / (k + 1) * ratio
    if below < 0.5:
        return 1.0 - below
    # The tail by itself: 1 - below would lose its digits.
    tail, k = 0.0, count
    while True:
        tail += term
        term *= (k + shape) / (k + 1) * ratio
        k += 1
        if term < tail * _NEGLIGIBLE or term < _SMALLEST:
            return max(tail, _SMALLEST)


def at_most(count: int, mean: float, shape: float) -> float:
    """The probability of `count` or fewer events."""
    if shape * log1p(mean / shape) > _MOST_EXPONENT:
        return _normal_tail(mean - count - 0.5, mean, shape)
    below = 0.0
    ratio = mean / (mean + shape)
    term = exp(-shape * log1p(mean / shape))
    for k in range(count + 1):
        below += term
        term *= (k + shape) / (k + 1) * ratio
    return min(1.0, max(below, _SMALLEST))


def _normal_tail(beyond: float, mean: float, shape: float) -> float:
    """The chance to lie at least so far beyond the mean, on one side."""
    return max(erfc(beyond / sqrt(2 * (mean + mean * mean / shape))) / 2, _SMALLEST)


def usual(mean: float, shape: float, share: float = 0.95) -> tuple[int, int]:
    """The counts from which `share` of texts do not depart: the least and the most of the middle."""
    outside = (1 - share) / 2
    ratio = mean / (mean + shape)
    log_term = -shape * log1p(mean / shape)
    below, k, low = exp(log_term), 0, -1
    while True:
        if low < 0 and below > outside:
            low = k
        if below >= 1 - outside or k > 10_000:
            return max(low, 0), k
        log_term += log((k + shape) / (k + 1) * ratio) if ratio else float("-inf")
        below += exp(log_term)
        k += 1
