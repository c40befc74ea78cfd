"""The data of people in EXIF and IPTC."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from voicecheck.images.data import Datum, tells, tidy

if TYPE_CHECKING:
    from PIL.Image import Exif

_GPS, _EXIF = 0x8825, 0x8769
_BASE = {0x013B: "author", 0x9C9D: "author", 0xC62F: "serial", 0xFDE8: "owner"}  # Artist, XPAuthor, of DNG, OwnerName
_CAMERA = {0xA430: "owner", 0xA431: "serial", 0xA435: "serial"}
_TEXTS = (0x010D, 0x010E, 0x0131, 0x013C, 0x000B)  # document, description, software, computer, processing software
_WINDOWS = (0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)  # title, comment, author, keywords, subject in UTF-16
_COMMENT = 0x9286
_NEVER = frozenset({"", "0", "unknown", "none", "n/a", "default", "user", "null"})

_IPTC = {80: "author", 122: "author", 118: "author"}  # by-line, writer, contact
_IPTC_TEXTS = (120, 40)  # caption, special instructions


def exif(found: Exif) -> Iterator[Datum]:
    """What EXIF says, in the order of `ENTITIES`."""
    yield from _location(found.get_ifd(_GPS))
    camera = found.get_ifd(_EXIF)
    for fields, names in ((found, _BASE), (camera, _CAMERA)):
        for tag, entity in names.items():
            value = _text(tag, fields.get(tag, ""))
            if value.strip("0 ").lower() not in _NEVER:
                yield Datum(entity, value)
    texts = [(tag, found.get(tag, "")) for tag in (*_TEXTS, *_WINDOWS)]
    for tag, stated in (*texts, (_COMMENT, camera.get(_COMMENT, ""))):
        value = _text(tag, stated)
        if tells(value):
            yield Datum("comment", value)


def iptc(found: Mapping[tuple[int, int], Any]) -> Iterator[Datum]:
    """What the application record of IPTC-IIM says."""
    for number, entity in _IPTC.items():
        if value := tidy(found.get((2, number), "")):
            yield Datum(entity, value)
    for number in _IPTC_TEXTS:
        value = tidy(found.get((2, number), ""))
        if tells(value):
            yield Datum("comment", value)


def _location(gps: Mapping[int, Any]) -> Iterator[Datum]:
    """A camera without a fix writes nothing, zeros or no numbers."""
    stated = [_degrees(gps.get(tag), gps.get(tag - 1)) for tag in (2, 4)]
    known = [each for each in stated if each is not None]
    if any(known):
        yield Datum("location", ", ".join(f"{each:.5f}" for each in known))


def _degrees(parts: Any, side: Any) -> float | None:
    try:
        parts = parts if isinstance(parts, (tuple, list)) else (parts,)
        angle: float = sum(float(part) / 60.0**power for power, part in enumerate(parts))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not math.isfinite(angle):
        return None
    return -angle if tidy(side or "")[:1].upper() in ("S", "W") else angle


def _text(tag: int, value: Any) -> str:
    if isinstance(value, bytes) and tag in _WINDOWS:
        return tidy(value.decode("utf-16-le", "replace"))
    if isinstance(value, bytes) and tag == _COMMENT:
        text = value[8:]
        if value.startswith(b"UNICODE"):  # in the byte order of the file, which the text shows as well
            return tidy(text.decode("utf-16-be" if text[:1] == b"\0" else "utf-16-le", "replace"))
        return tidy(text)
    return tidy(value)
