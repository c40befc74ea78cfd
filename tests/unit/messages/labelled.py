"""The labelled sentences of tests/data/messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from voicecheck.config.settings import message
from voicecheck.core.message import Message

_DATA = Path(__file__).parents[2] / "data" / "messages"


def labelled(name: str) -> Iterator[tuple[Message, str, bool]]:
    """Each fact with each of its sentences, and whether that contradicts it."""
    for case in yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8")):
        known = message(case["fact"])
        for contradicts in (True, False):
            for sentence in case["conflict" if contradicts else "consistent"]:
                yield known, sentence, contradicts


def precision_recall(hits: Iterable[bool], wrong: Sequence[bool]) -> tuple[float, float]:
    hits = [*hits]
    true = sum(hit and each for hit, each in zip(hits, wrong, strict=True))
    return true / sum(hits), true / sum(wrong)
