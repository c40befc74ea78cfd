"""The data of people in XMP, and in the metadata of SVG: both are XML with the same names."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from voicecheck.images.data import Datum, tells, tidy

_NAMES = {
    "creator": "author", "Artist": "author", "Author": "author", "CiEmailWork": "author", "CiTelWork": "author",
    "OwnerName": "owner", "CameraOwnerName": "owner",
    "SerialNumber": "serial", "BodySerialNumber": "serial", "LensSerialNumber": "serial",
    "GPSLatitude": "location", "GPSLongitude": "location",
}  # fmt: skip


def read(data: bytes) -> Iterator[Datum]:
    """The data in a packet or file.

    Raises:
        ValueError: it is no XML. Entities that multiply are refused by expat itself.
    """
    try:
        root = ElementTree.fromstring(data.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, LookupError) as error:
        raise ValueError from error
    for element in root.iter():
        text = tidy("; ".join(filter(None, map(str.strip, element.itertext())))) if _name(element.tag) in _NAMES else ""
        own = [
            (element.tag, text or tidy(element.text or "")),
            *((key, tidy(it)) for key, it in element.attrib.items()),
        ]
        for name, value in own:
            entity = _NAMES.get(_name(name))
            if entity == "location" and not any(each in "123456789" for each in value):
                continue
            if entity and value:
                yield Datum(entity, value)
            elif value and tells(value):
                yield Datum("comment", value)


def _name(tag: object) -> str:
    """The name without its namespace; names without one are those of SVG itself."""
    return tag.partition("}")[2] if isinstance(tag, str) else ""
