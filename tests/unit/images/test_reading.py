"""What is read from images of all formats, and how damaged ones end."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest

from tests.unit.images import pictures
from tests.unit.images.pictures import CREATOR, GPS, NAME, chunk, exif, heic, iptc, picture, png, xmp
from voicecheck.core.errors import UnreadableError
from voicecheck.images.data import tells
from voicecheck.images.reading import of_bytes

PLACE = ("location", "52.52000, 13.40500")
FORMATS = ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"]


def found(data: bytes) -> list[tuple[str, str]]:
    return [tuple(datum) for datum in of_bytes(data)]


@pytest.mark.parametrize("form", [*FORMATS, "GIF", "BMP"])
def test_a_clean_image_carries_nothing(form: str) -> None:
    assert found(picture(form)) == []


@pytest.mark.parametrize("form", FORMATS)
def test_exif_in_each_format(form: str) -> None:
    made = exif(gps=GPS, t013B=NAME, cA430="Bo Lind", cA431="SN-40771", cA435="LN-2")
    assert found(picture(form, exif=made)) == [
        PLACE, ("author", NAME), ("owner", "Bo Lind"), ("serial", "SN-40771"), ("serial", "LN-2"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF"])
def test_xmp_in_each_format(form: str) -> None:
    if form == "PNG":
        texts = pictures.PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", CREATOR.decode())
        data = picture("PNG", pnginfo=texts)
    elif form == "TIFF":
        data = picture("TIFF", tiffinfo={700: CREATOR})
    elif form == "GIF":
        block = b"\x21\xff\x0bXMP DataXMP" + CREATOR + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
        whole = picture("GIF")
        at = whole.index(b"\x2c", 13)
        data = whole[:at] + block + whole[at:]
    else:
        data = picture(form, xmp=CREATOR)
    assert found(data) == [("author", NAME)]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<aux:OwnerName>Bo Lind</aux:OwnerName>", [("owner", "Bo Lind")]),
        ("<aux:SerialNumber>407</aux:SerialNumber>", [("serial", "407")]),
        ("<exif:GPSLatitude>52,31.2N</exif:GPSLatitude>", [("location", "52,31.2N")]),
        ("<exif:GPSLatitude>0,0.0N</exif:GPSLatitude>", []),
        ('<dc:source stRef:filePath="/Users/marta/a.psd"/>', [("comment", "/Users/marta/a.psd")]),
        ("<dc:format>image/jpeg</dc:format>", []),
    ],
)
def test_properties_of_xmp(inner: str, expected: list[tuple[str, str]]) -> None:
    assert found(picture(xmp=xmp(inner))) == expected


@pytest.mark.parametrize(("number", "entity"), [(80, "author"), (122, "author")])
def test_iptc(number: int, entity: str) -> None:
    assert found(iptc(number, "Łucja Nowak".encode())) == [(entity, "Łucja Nowak")]
    assert found(iptc(5, b"A title")) == []


@pytest.mark.parametrize(
    "gps", [{}, {0: b"\2\3\0\0"}, {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, {29: "2026:01:02"}]
)
def test_a_camera_without_a_fix_says_no_place(gps: dict[int, Any]) -> None:
    assert found(picture(exif=exif(gps=gps))) == []


def test_the_south_and_the_west() -> None:
    gps = {1: "S", 2: (1.0, 30.0, 0.0), 3: "W", 4: (2.0, 15.0, 0.0)}
    assert found(picture(exif=exif(gps=gps))) == [("location", "-1.50000, -2.25000")]


@pytest.mark.parametrize(
    "data",
    [
        picture(comment=b"saved as C:\\Users\\wanglei\\a.jpg"),
        picture("GIF", comment=b"/home/wanglei/a.gif"),
        picture(exif=exif(t010E="Photo by Marta")),
        picture(exif=exif(t013C="Marta's MacBook")),
        picture(exif=exif(c9286=b"ASCII\0\0\0author: wl")),
        picture(exif=exif(c9286=b"UNICODE\0" + "作者：王磊".encode("utf-16-le"))),
        picture(exif=exif(c9286=b"UNICODE\0" + "/home/wl/x".encode("utf-16-be"))),
        picture(exif=exif(t9C9C="/Users/wanglei".encode("utf-16-le") + b"\0\0")),
        png(Comment="mail wl@banyan.example"),
        png(Zipped="/home/wanglei/a"),
        png(Description="拍摄者：王磊"),
        png(after=True, Source="/home/wanglei/a"),
    ],
)
def test_comments_that_tell(data: bytes) -> None:
    assert [entity for entity, _ in found(data)] == ["comment"]


def test_texts_of_screenshots() -> None:
    assert found(png(Author=NAME, Software="gnome-screenshot", Comment="Screenshot")) == [("author", NAME)]
    assert found(png(after=True, Author="王磊")) == [("author", "王磊")]
    profile = "\nexif\n      9\n" + exif(t013B=NAME).tobytes().hex()
    assert found(png(**{"Raw profile type exif": profile})) == [("author", NAME)]


@pytest.mark.parametrize(
    "text",
    ["Created with GIMP", "Screenshot", "A desk by the window", "Adobe Photoshop 25.1 (Windows)", "The author at work",
     "Author guidelines", "16:9", "/assets/a.png", "xmp.did:5f1c", "Users love it", "作者在工作"],
)  # fmt: skip
def test_comments_that_tell_nothing(text: str) -> None:
    assert not tells(text)


def test_an_address_is_not_told_twice() -> None:
    assert found(picture(exif=exif(t013B="m@banyan.example"), comment=b"m@banyan.example")) == [
        ("author", "m@banyan.example")
    ]


def test_heif_is_read_without_its_boxes() -> None:
    assert found(heic(b"Exif\0\0" + exif(gps=GPS, t013B=NAME).tobytes().removeprefix(b"Exif\0\0"))) == [
        PLACE, ("author", NAME),
    ]  # fmt: skip
    assert found(heic(CREATOR)) == [("author", NAME)]
    assert found(heic(b"")) == []


def test_svg() -> None:
    drawn = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://inkscape.example/ns" %s><text>By Marta</text></svg>'
    )
    assert found(drawn % b"") == []
    assert found(drawn % b'i:export-filename="/home/wanglei/a.png"') == [("comment", "/home/wanglei/a.png")]
    assert found(b"<?xml version='1.0'?>\n" + CREATOR.replace(b"x:xmpmeta", b"x:svg")) == [("author", NAME)]


def test_entities_that_multiply_are_refused() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY a0 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    with pytest.raises(UnreadableError):
        of_bytes(f"{bomb}]><svg>&a11;</svg>".encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no image at all",
        b"\xff\xd8\xff",
        b"<html><body>not found</body>",
        png(Author=NAME)[:-20],
        png(Author=NAME)[:50],
        png(Author=NAME).replace(b"Marta", b"Harta"),
        picture(exif=b"Exif\0\0garbage"),
        picture(xmp=b"<x:xmpmeta><unclosed>"),
        picture("WEBP")[:20],
        png()[:33] + chunk(b"zTXt", b"Author\0\1wrong method") + png()[33:],
    ],
)
def test_what_is_damaged_is_told_without_a_word_of_it(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        of_bytes(data)
    assert str(caught.value) in ("it is no image of a kind that is known", "the image is damaged")


@pytest.mark.parametrize("form", [*FORMATS, "GIF"])
def test_hostile_bytes_end_in_data_or_in_one_error(form: str) -> None:
    more = {} if form == "GIF" else {"exif": exif(gps=GPS, t013B=NAME, cA431="1")}
    whole = picture(form, **more) if form != "JPEG" else picture(comment=b"/home/wl/", xmp=CREATOR, **more)
    chance = random.Random(form)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(UnreadableError):
            of_bytes(bytes(data[: chance.randint(1, len(data))]) if chance.random() < 0.3 else bytes(data))
