"""Words that nearly every brand uses, whatever it writes of: derived statistics, made by `data/build_vocabulary.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "data" / "vocabulary.json"


class Common(NamedTuple):
    """A word that nearly every brand uses: its rate over brands is gamma distributed.

    Attributes:
        exposure: The rate of the gamma, in words.
        forms: As they stand in a text, in small letters (Chinese: Simplified).
    """

    shape: float
    exposure: float
    forms: tuple[str, ...]


@cache
def common(language: str) -> Mapping[str, Common]:
    """The words that nearly every brand uses, by base form."""
    rows = json.loads(_FILE.read_bytes())[language]
    return {word: Common(shape, 1000 * exposure, tuple(forms)) for word, (shape, exposure, forms) in rows.items()}


@cache
def base_of(language: str) -> Mapping[str, str]:
    """The base form of each form."""
    return {form: word for word, each in common(language).items() for form in each.forms}
