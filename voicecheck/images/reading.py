"""From the bytes of an image to the data of people that it carries. Pictures are not decoded: it stands beside them."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from struct import error as struct_error
from typing import IO, TYPE_CHECKING, Any
from zlib import error as zlib_error

from voicecheck.core.errors import UnreadableError
from voicecheck.images import fields, markup
from voicecheck.images.data import ENTITIES, Datum, tells, tidy

if TYPE_CHECKING:
    from PIL.Image import Exif

_FORMATS = ("JPEG", "GIF", "BMP", "WEBP", "TIFF", "AVIF")
_NOWHERE = logging.NullHandler()
_PNG = b"\x89PNG\r\n\x1a\n"
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_MOST_SEARCHED = 20_000_000
"""Bytes of a file in which metadata are sought by their marks; they stand before the picture."""
_AUTHORS = frozenset({"author", "artist", "creator", "photographer", "by-line", "owner"})
_FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, RuntimeError, EOFError),
    *(struct_error, zlib_error),
)
"""What Pillow raises for damaged files, and for those that unpack to too much."""


def read(file: IO[bytes]) -> list[Datum]:
    """The data of people in an image, each once, in the order of `ENTITIES`.

    Raises:
        UnreadableError: it is no image, or one that is damaged. The reason quotes nothing of it.
    """
    try:
        from PIL import Image
    except ImportError:
        raise UnreadableError("the package 'pillow' is not installed; run: pip install pillow") from None
    logging.getLogger("PIL").addHandler(_NOWHERE)  # it tells of damaged files on the screen
    head = file.read(64)
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = list(dict.fromkeys(_read(file, head)))
        except Image.DecompressionBombError:
            raise UnreadableError("it is too large") from None
        except _FAULTS as error:
            raise UnreadableError(_reason(error)) from None
    named = {datum.value for datum in found if datum.entity != "comment"}
    kept = [datum for datum in found if datum.entity != "comment" or datum.value not in named]
    return sorted(kept, key=lambda datum: ENTITIES.index(datum.entity))


def _reason(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return "it is no image of a kind that is known"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the image is damaged"


def _read(file: IO[bytes], head: bytes) -> Iterator[Datum]:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<svg", b"<?xml", b"<!")):
        yield from markup.read(file.read(_MOST_SEARCHED))
    elif head.startswith(_PNG):
        yield from _png(file)
    elif head[4:8] == b"ftyp" and head[8:12] in _HEIF and b"avif" not in head:
        yield from _heif(file.read(_MOST_SEARCHED))
    else:
        yield from _with_pillow(file)


def _with_pillow(file: IO[bytes]) -> Iterator[Datum]:
    from PIL import Image
    from PIL.IptcImagePlugin import getiptcinfo

    with Image.open(file, formats=_FORMATS) as image:
        stated = image.info.get("exif")  # of a damaged one Pillow itself gives nothing
        yield from fields.exif(_exif(stated) if stated else image.getexif())
        if image.format in ("JPEG", "MPO", "TIFF"):
            yield from fields.iptc(getiptcinfo(image) or {})
        yield from _beside(image.info)
        if image.format == "GIF":  # Pillow does not know its XMP
            file.seek(0)
            yield from _packet(file.read(_MOST_SEARCHED))


def _png(file: IO[bytes]) -> Iterator[Datum]:
    """The chunks of text, also those after the picture, which Pillow reads only together with it."""
    from PIL.PngImagePlugin import PngStream

    file.seek(len(_PNG))
    stream = PngStream(file)
    kind = b""
    while kind != b"IEND":
        kind, at, length = stream.read()
        if kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf"):
            stream.crc(kind, stream.call(kind, at, length))
        else:
            file.seek(length + 4, 1)
    info = dict(stream.im_info)
    for name in ("exif", "APP1"):
        if packed := info.get(f"Raw profile type {name}"):
            info.setdefault("exif" if b"Exif" in _unpacked(packed) else "xmp", _unpacked(packed))
    if packed := info.get("Raw profile type xmp"):
        info.setdefault("xmp", _unpacked(packed))
    if info.get("exif"):
        yield from fields.exif(_exif(info["exif"]))
    yield from _beside(info)


def _unpacked(profile: Any) -> bytes:
    """What ImageMagick puts into a text: a name, a length, then bytes in hexadecimal."""
    return bytes.fromhex("".join(str(profile).split("\n")[3:]))


def _exif(data: bytes) -> Exif:
    from PIL.Image import Exif

    found = Exif()
    found.load(data)
    return found


def _heif(data: bytes) -> Iterator[Datum]:
    """Pillow does not read HEIF, but EXIF and XMP stand in it as they are."""
    at = data.find(b"Exif\0\0")
    if at >= 0:
        yield from fields.exif(_exif(data[at:]))
    yield from _packet(data)


def _packet(data: bytes) -> Iterator[Datum]:
    """What stands in XMP that is found by its tags alone."""
    start, end = data.find(b"<x:xmpmeta"), data.find(b"</x:xmpmeta>")
    if 0 <= start < end:
        yield from markup.read(data[start : end + len(b"</x:xmpmeta>")])


def _beside(info: Mapping[Any, Any]) -> Iterator[Datum]:
    """XMP, comments, and the texts of PNG."""
    for name in ("xmp", "XML:com.adobe.xmp"):
        if packet := info.get(name):
            yield from markup.read(packet if isinstance(packet, bytes) else str(packet).encode())
            break
    yield from _texts((str(name), value) for name, value in info.items() if name not in ("exif", "xmp"))


def _texts(named: Iterable[tuple[str, Any]]) -> Iterator[Datum]:
    for name, stated in named:
        if name.startswith(("Raw profile", "XML:")) or not isinstance(stated, (str, bytes)) or name == "icc_profile":
            continue
        value = tidy(stated)
        if name.lower() in _AUTHORS and value:
            yield Datum("author", value)
        elif tells(value) or name.lower() in ("username", "user", "hostname"):
            yield Datum("comment", value)


def of_bytes(data: bytes) -> list[Datum]:
    """As `read`, of an image that stands in the draft itself."""
    return read(BytesIO(data))
