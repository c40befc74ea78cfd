"""Images with metadata, made by Pillow."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

LATITUDE, LONGITUDE = (52.0, 31.0, 12.0), (13.0, 24.0, 18.0)
GPS = {1: "N", 2: LATITUDE, 3: "E", 4: LONGITUDE}
NAME = "Marta Kowalski"


def exif(**fields: Any) -> Image.Exif:
    """EXIF with base fields by `t` and number, of the camera by `c`, and `gps`."""
    made = Image.Exif()
    camera = {int(key[1:], 16): value for key, value in fields.items() if key.startswith("c")}
    made.update({int(key[1:], 16): value for key, value in fields.items() if key.startswith("t")})
    if camera:
        made[0x8769] = camera
    if "gps" in fields:
        made[0x8825] = fields["gps"]
    return made


def picture(form: str = "JPEG", **more: Any) -> bytes:
    """A small image, saved in a format with what Pillow can put into it."""
    out = BytesIO()
    if isinstance(more.get("exif"), Image.Exif):
        more["exif"] = more["exif"].tobytes()
    Image.new("RGB", (8, 8), "white").save(out, form, **more)
    return out.getvalue()


def png(after: bool = False, **texts: str) -> bytes:
    """A PNG with texts, before the picture or after it."""
    info = PngInfo()
    for key, value in texts.items():
        if value.isascii():
            info.add_text(key, value, zip=key == "Zipped")
        else:
            info.add_itxt(key, value)
    made = picture("PNG", pnginfo=info)
    if not after:
        return made
    start, end = made.index(b"IHDR") + 21, made.index(b"IDAT") - 4
    chunks, rest = made[start:end], made[:start] + made[end:]
    tail = rest.index(b"IEND") - 4
    return rest[:tail] + chunks + rest[tail:]


def iptc(number: int, value: bytes) -> bytes:
    """A JPEG with one field of IPTC-IIM."""
    field = b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(field)) + field + b"\0" * (len(field) % 2)
    body = b"Photoshop 3.0\0" + resource
    made = picture()
    return made[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + made[2:]


def xmp(inner: str) -> bytes:
    """A packet of XMP around properties."""
    spaces = "".join(
        f' xmlns:{name}="{uri}"'
        for name, uri in {
            "dc": "http://purl.org/dc/elements/1.1/",
            "aux": "http://ns.adobe.com/exif/1.0/aux/",
            "exif": "http://ns.adobe.com/exif/1.0/",
            "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
        }.items()
    )
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}"><rdf:Description{spaces}>{inner}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


CREATOR = xmp(f"<dc:creator><rdf:Seq><rdf:li>{NAME}</rdf:li></rdf:Seq></dc:creator>")


def heic(payload: bytes) -> bytes:
    """What a HEIF file looks like to a reader that knows none of its boxes."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40 + payload + b"\0" * 40


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
