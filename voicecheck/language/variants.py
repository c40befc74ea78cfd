"""Simplified and Traditional Chinese."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


def in_variant_of(language: str, text: str) -> str:
    """`text`, written in Simplified, in the script that `language` uses."""
    return _to_traditional()(text) if language == "zh-Hant" else text


def told(language: str, english: str, chinese: str) -> str:
    """What a writer in `language` is told; `chinese` is in Simplified."""
    return in_variant_of(language, chinese) if language.startswith("zh") else english


@lru_cache(maxsize=1)
def _to_traditional() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2tw").convert
    return convert
