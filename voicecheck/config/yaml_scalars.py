"""Plain scalars by the core schema of YAML 1.2: `no`, `off` and dates are text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

CORE = "tag:yaml.org,2002:"
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_MAX_DIGITS = 30


def resolve(text: str) -> str:
    """The type of a plain scalar: null, bool, int, float or str."""
    first = text[:1]
    if first in "-+.0123456789" and text:
        return "int" if _INT.fullmatch(text) else "float" if _FLOAT.fullmatch(text) else "str"
    return "null" if text in _NULL else "bool" if text in _BOOL else "str"


def convert(tag: str, text: str) -> Any:
    """The value of a scalar that is not text, by its type or core tag.

    Raises:
        KeyError: there is no such tag.
        ValueError: the text is not of this type, or stands for a number that JSON cannot hold.
    """
    return _CONVERT[tag.removeprefix(CORE)](text)


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS or not _INT.fullmatch(text):
        raise ValueError(text)
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


def _float(text: str) -> float:
    if not _FLOAT.fullmatch(text):
        raise ValueError(text)
    number = float(text.replace(".inf", "inf").replace(".nan", "nan"))
    if number - number != 0:
        raise ValueError(text)
    return number


def _boolean(text: str) -> bool:
    if text not in _BOOL:
        raise ValueError(text)
    return _BOOL[text]


def _null(text: str) -> None:
    if text not in _NULL:
        raise ValueError(text)


_CONVERT: Mapping[str, Any] = {"int": _integer, "float": _float, "bool": _boolean, "null": _null}
