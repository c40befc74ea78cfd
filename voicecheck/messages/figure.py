"""A quantity as it stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A quantity as it stands in a text.

    Attributes:
        low, high: In base units of the dimension; equal unless the text states a range.
        dimension: Of `units`, or `count`.
        relation: `=`, `~` about, `>` at least or more than, `<` less than, `≲` nearly, `≤` up to.
        factor: How many base units its unit has.
        after: What follows it, up to the end of the text.
        per: Seconds of the period that an amount of money is for ('a month'); 0 if none is stated.
    """

    start: int
    end: int
    low: float
    high: float
    dimension: str
    relation: str
    factor: float
    after: str
    per: float = 0.0
