"""Whether two figures can both be said of one thing."""

from __future__ import annotations

from math import inf

from voicecheck.messages.figure import Figure

_ROUNDED = 0.015
"""What has been converted from another unit has been rounded."""


def agrees(stated: Figure, fact: Figure, *, exact: bool = False) -> bool:
    """Whether what is stated can be said of the fact; `exact`: 'more than' is read as a limit, not an estimate."""
    value = fact.low
    if stated.low == inf or value == inf:
        return stated.low == value
    near = _slack(stated, fact)
    if fact.relation == "≥":
        fact = fact._replace(relation=">")
    if stated.relation == "≥":
        stated = stated._replace(relation="=" if fact.relation in "=~" else ">")
    if fact.high > fact.low and fact.relation != ">":
        return _within(stated, fact, near)
    if stated.high > stated.low:
        return stated.low - near <= value <= stated.high + near
    said = stated.low
    if exact or (stated.relation in "=≤" and fact.relation not in ">≤") or stated.relation == fact.relation == "≤":
        return abs(said - value) <= near
    if fact.relation == ">":  # the fact is a least
        return said >= value - near if stated.relation in "=≤~≲" else stated.relation != "<" or said > value
    if fact.relation == "≤":  # the fact is a most
        return said < value if stated.relation == ">" else stated.relation == "<" or said <= value + near
    match stated.relation:
        case ">":
            return value >= said - near
        case "<":
            return value <= said + near
        case "≲":
            return 0.8 * said <= value <= said + near
    return abs(said - value) <= 0.1 * abs(value)


def _slack(stated: Figure, fact: Figure) -> float:
    """How far two figures may be apart that say the same."""
    converted = stated.factor != fact.factor and stated.dimension != "percent"
    if converted and stated.dimension == "temperature":
        return 0.6
    return (_ROUNDED if converted else 1e-6) * abs(fact.low)


def _within(stated: Figure, fact: Figure, near: float) -> bool:
    """Whether what is stated can be said of something that ranges from the least to the most of the fact."""
    match stated.relation:
        case ">":
            return stated.low < fact.high - near
        case "<" | "≲":
            return stated.low > fact.low + near
        case "≤":
            return stated.low >= fact.high - near
        case "~":
            return 0.9 * fact.low <= stated.low <= 1.1 * fact.high
    return fact.low - near <= stated.low and stated.high <= fact.high + near
