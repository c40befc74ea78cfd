"""What many brands do, by habit: derived statistics that ship with voicecheck, never anybody's text.

`data/priors.json` is made by `data/build_priors.py` from public company blogs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from voicecheck.voice.fitting import Prior

_FILE = Path(__file__).parent / "data" / "priors.json"


class General(NamedTuple):
    """One habit in general language.

    Attributes:
        prior: How rates differ from brand to brand.
        low, middle, high: Rates a unit of exposure: a tenth of brands has less than `low`, half less than `middle`.
    """

    prior: Prior
    low: float
    middle: float
    high: float


@cache
def general(language: str) -> Mapping[str, General]:
    """By habit; a habit that the table was not built with is missing."""
    rows = _read()["habits"].get(language, {})
    return {name: General(Prior(*row[:3]), *row[3:]) for name, row in rows.items()}


def priors_of(language: str) -> Mapping[str, Prior]:
    """The priors alone."""
    return {name: each.prior for name, each in general(language).items()}


def general_calibration(language: str) -> Mapping[int, list[float]]:
    """What passages of a brand score by the rest of its posts: the mean over many brands, by length."""
    return {int(length): scores for length, scores in _read()["calibration"][language].items()}


@cache
def _read() -> Any:
    return json.loads(_FILE.read_bytes())
