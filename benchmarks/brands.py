"""What the benchmarks of the voice share: their arguments, and one measurement a brand on two cores."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

Result = TypeVar("Result")


class Arguments(NamedTuple):
    """Where the corpora lie, and which languages and brand of them are measured."""

    corpora: Path
    languages: tuple[str, ...]
    brand: str | None
    flags: frozenset[str]


def arguments(*flags: str) -> Arguments:
    """Those of the command line; `flags` are the names of further options without a value."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--language", choices=("en", "zh"))
    parser.add_argument("--brand")
    for flag in flags:
        parser.add_argument(f"--{flag}", dest="flags", action="append_const", const=flag)
    given = parser.parse_args()
    chosen = frozenset(getattr(given, "flags", None) or ())
    return Arguments(given.corpora, (given.language,) if given.language else ("en", "zh"), given.brand, chosen)


def each_brand(
    measure: Callable[[str, Any, str], Result], brands: Mapping[str, Any], language: str, only: str | None
) -> Iterator[tuple[str, Result]]:
    """`measure(brand, brands, language)` of each brand in turn, or of one."""
    chosen = [name for name in sorted(brands) if only in (None, name)]
    with ProcessPoolExecutor(2) as pool:
        yield from zip(chosen, pool.map(measure, chosen, [brands] * len(chosen), [language] * len(chosen)), strict=True)
