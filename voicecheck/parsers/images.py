"""Which images a tag of HTML shows or leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

_ENDINGS = frozenset(
    "jpg jpeg jpe jfif png apng gif webp avif tif tiff bmp heic heif svg".split()  # noqa: SIM905
)
_MAY_NAME = re.compile(r"\.(?i:jp|jf|png|apng|gif|webp|avif|tif|bmp|hei|svg)")
LINKING = ("a", "source")
"""Tags that may lead to an image."""

_ATTRIBUTE = re.compile(r"([^\s=>/\"'<]++)\s*+(?:=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_CANDIDATE = re.compile(r"[\s,]*+(\S*[^\s,])(?:\s[^,]*)?,?")
_MAX_CANDIDATES = 50
Found = tuple[int, int, str]
"""Start, end and address of an image."""


def names_image(target: str) -> bool:
    """Whether a link leads to the file of an image, by its ending."""
    if "?" in target or "#" in target:
        target = re.split(r"[?#]", target, maxsplit=1)[0]
    return target[target.rfind(".") + 1 :].lower() in _ENDINGS


def shown(tag: re.Match[str], spans: Mapping[str, tuple[int, int]], offset: int) -> list[Found]:
    """The images that an `<img>` shows, by the places of its attributes; `offset` leads to the source."""
    text = tag.string
    found = [_plain(text[slice(*spans[key])]) for key in ("src", "data-src") if key in spans]
    for key in ("srcset", "data-srcset"):
        if key in spans:
            found += _candidates(text[slice(*spans[key])])
    return _placed(tag, found, offset)


def linked(tag: re.Match[str], offset: int) -> list[Found]:
    """The images to which a tag of `LINKING` leads."""
    if not _MAY_NAME.search(tag[0]):
        return []
    found: list[str] = []
    for attribute in _ATTRIBUTE.finditer(tag[0]):
        key, value = attribute[1].lower(), attribute[attribute.lastindex or 1]
        if key in ("href", "src"):
            found += filter(names_image, [_plain(value)])
        elif key in ("srcset", "data-srcset"):
            found += _candidates(value)
    return _placed(tag, found, offset)


def _placed(tag: re.Match[str], found: Iterable[str], offset: int) -> list[Found]:
    start, end = tag.span()
    return [(start + offset, end + offset, target) for target in dict.fromkeys(found) if target]


def _candidates(value: str) -> list[str]:
    """The addresses in a `srcset`."""
    return [each[1] for each in islice(_CANDIDATE.finditer(_plain(value)), _MAX_CANDIDATES)]


def _plain(value: str) -> str:
    if "&" in value:
        from html import unescape

        value = unescape(value)
    return value.strip()
