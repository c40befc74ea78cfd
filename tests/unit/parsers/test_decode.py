from __future__ import annotations

import codecs
import gzip
import json
import random
from pathlib import Path

import pytest

from voicecheck.core.errors import UnreadableError
from voicecheck.parsers.decode import decode

HANS = "我们在这里发布新的版本，希望大家能够试用，并把发现的问题告诉我们。感谢每一位参与的朋友！"
HANT = "我們在這裡發布新的版本，希望大家能夠試用，並把發現的問題告訴我們。感謝每一位參與的朋友！"
CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "zh.jsonl.gz"


@pytest.mark.parametrize(
    ("bom", "encoding", "note"),
    [
        (codecs.BOM_UTF8, "utf-8", ""),
        (codecs.BOM_UTF16_LE, "utf-16-le", "read as UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "read as UTF-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "read as UTF-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "read as UTF-32"),
    ],
)
def test_the_byte_order_mark_is_no_text(bom: bytes, encoding: str, note: str):
    assert decode(bom + "a 中\r\n".encode(encoding)) == ("a 中\r\n", note)


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        (HANS, "utf-8", ""),
        (HANS, "gb18030", "read as GB18030"),
        (HANT, "gb18030", "read as GB18030"),
        (HANT, "big5", "read as Big5"),
        (HANS, "utf-16-le", "read as UTF-16"),
        (HANT, "utf-16-be", "read as UTF-16"),
        ("Plain words.", "utf-16-le", "read as UTF-16"),
        ("Plain words.", "utf-16-be", "read as UTF-16"),
        ("It’s “naïve” – a café…", "cp1252", "read as Windows-1252"),
    ],
)
def test_the_encoding_is_found_out(text: str, encoding: str, note: str):
    assert decode(text.encode(encoding)) == (text, note)


def test_broken_utf8_stays_utf8():
    text, note = decode(HANS.encode() + b"\xff" + b"end")
    assert (text, note) == (HANS + "\ufffdend", "read as UTF-8; 1 characters could not be read")


def test_a_named_encoding():
    assert decode(HANS.encode("gbk"), "gbk") == (HANS, "")
    with pytest.raises(UnreadableError, match="not ascii: byte 1 of the file does not fit; name its encoding"):
        decode(HANS.encode(), "ascii")
    with pytest.raises(UnreadableError, match="unknown encoding 'nosuch'"):
        decode(b"a", "nosuch")
    with pytest.raises(UnreadableError, match="unknown encoding 'zlib'"):
        decode(b"a", "zlib")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF document"),
        (b"PK\x03\x04\x14\x00", "zip archive or office document"),
        (b"a text\x00with NUL", "it has NUL bytes"),
    ],
)
def test_binary_files_are_refused(data: bytes, kind: str):
    with pytest.raises(UnreadableError, match=f"looks like a binary file .*{kind}"):
        decode(data)


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the posts of shared/corpora")
def test_real_posts_are_told_apart():
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        posts = [json.loads(line) for line in lines][::5]
    pick = random.Random(1)
    for post in posts:
        for length in (100, 500, 2000):
            start = pick.randrange(max(1, len(post["text"]) - length))
            text = post["text"][start : start + length]
            if sum("\u3400" <= character <= "\u9fff" for character in text) < 0.2 * len(text):
                continue
            for encoding in ("gb18030", "utf-16-le", "utf-16-be", *(["big5"] if post["lang"] == "zh-Hant" else [])):
                data = text.encode(encoding, "ignore")
                assert decode(data)[0] == data.decode(encoding)
