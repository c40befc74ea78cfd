"""From bytes to text: byte order marks, UTF-8, a named encoding, or the one that makes most sense of them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from voicecheck.core.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "read as UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "read as UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "read as UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "read as UTF-16"),
)
_MAGIC = (
    (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"), (b"%PDF", "PDF document"),
    (b"PK\x03\x04", "zip archive or office document"), (b"PK\x05\x06", "zip archive"), (b"\x1f\x8b", "gzip archive"),
    (b"\xd0\xcf\x11\xe0", "old office document"), (b"7z\xbc\xaf", "7z archive"), (b"Rar!", "rar archive"),
    (b"\x7fELF", "program"), (b"SQLite format 3\x00", "database"), (b"RIFF", "image, sound or video"),
    (b"ID3", "sound"), (b"OggS", "sound or video"), (b"\x00\x00\x00", "video or other data"),
)  # fmt: skip
_CHINESE = (("gb18030", "GB18030"), ("cp950", "Big5"), ("big5hkscs", "Big5-HKSCS"))
_UTF16 = (("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_COMMON = (
    "的一是不了在有人我他个们中来上大和国地到以要就出可也你生能而子那得下自之年后作用道行所然家成方多去法如都同面起看定天分好小部"
    "其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高由最重手文相利什二等或新己制果加月合回特代信表化老"
    "世位次度任常先海通教原提立及比水名真各入口平系活更打女四何安少才反受目太量再感建接必市直金指至形社便空科基非即白放告求交取"
    "完品住共今切元本内容式次問题"
    "这时为会说对于过发里种样经现当没动进从学还实业关点将两间问应战头见产话门员论义处几认条题气变电数报结务场计管资统"
    "区设议开与无长机样种后么体并头总给让难权书边达选视觉"
    "這時為會說對於過發裡種樣經現當沒動進從學還實業關點將兩間問應戰頭見產話門員論義處幾認條題氣變電數報結務場計管資統"
    "區設議開與無長機樣種後麼體並頭總給讓難權書邊達選視覺個們來國"
)
_NOT_WESTERN = r"[^\x00-\x7f\xa0£§©«\xad®°±²³·¹»¼½¾×À-ÖØ-ÝßàâáäãåæçèéêëìíîïñòóôõöøùúûüœŒŸ€‘’“”„‚–—…•™‹›†‡]|[À-ÿ]{3}"
_SAMPLE = 65_536
_LEAST_COMMON = 0.2
"""Of the letters beyond ASCII. Real Chinese has about 0.5; bytes read in a wrong encoding have 0.02 to 0.1."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text, without a byte order mark, and a note for the reader if the encoding had to be found out.

    Raises:
        UnreadableError: a binary file, or bytes that are no text in the named encoding or in any.
    """
    for bom, name, note in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name), note
    if encoding:
        return _strict(data, encoding), ""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _detect(data)
    if "\0" in text:
        return _detect(data)
    return text, ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not {encoding}: byte {error.start + 1} of the file does not fit; name its encoding"
        ) from None
    except (LookupError, ValueError, AssertionError):
        raise UnreadableError(f"unknown encoding '{encoding}'; expected one such as utf-8, gb18030 or big5") from None


def _detect(data: bytes) -> tuple[str, str]:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"looks like a binary file ({kind}); expected text")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if 0 < 10 * broken < len(re.findall(r"[^\x00-\x7f\ufffd]", text)) and "\0" not in text:
        return text, f"read as UTF-8; {broken} characters could not be read"
    if found := _ascii_in_utf16(data) or _chinese(data):
        codec, name = found
        text = data.decode(codec, "replace").removeprefix("\ufeff")
        broken = text.count("\ufffd")
        return text, f"read as {name}" + (f"; {broken} characters could not be read" if broken else "")
    if b"\0" in data:
        raise UnreadableError("looks like a binary file (it has NUL bytes); expected text")
    return _by_statistics(data)


def _ascii_in_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 of a script whose high bytes are zero."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) < 0.2 * len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0.05 * max(even, odd):
        return None
    return _UTF16[even > odd]


def _chinese(data: bytes) -> tuple[str, str] | None:
    """The Chinese encoding in which the text is made of common characters, or None."""
    common = re.compile(f"[{_COMMON}]")
    letters = re.compile(r"[^\x00-\x7f\u3000-\u303f\uff00-\uffef\u2010-\u203a]")
    best, best_share = None, _LEAST_COMMON
    of_bytes = () if b"\0" in data else _CHINESE
    of_pairs = () if len(data) % 2 else _UTF16
    for codec, name in (*of_bytes, *of_pairs):
        text = _sample(data, codec)
        total = len(letters.findall(text)) if text else 0
        share = len(common.findall(text)) / total if total else 0.0
        if share > best_share * 1.001:
            best, best_share = (codec, name), share
    return best


def _sample(data: bytes, codec: str) -> str:
    """The beginning of the text, or "" if it is hardly text in this encoding."""
    text = codecs.getincrementaldecoder(codec)("replace").decode(data[:_SAMPLE], len(data) <= _SAMPLE)
    controls = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]", text))
    return text if 50 * controls <= len(text) else ""


def _by_statistics(data: bytes) -> tuple[str, str]:
    with suppress(UnicodeDecodeError):
        text = data.decode("cp1252")
        if not re.search(_NOT_WESTERN, text):
            return text, "read as Windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    if best is None:
        raise UnreadableError("its encoding cannot be told; name it, such as gb18030, big5 or cp1252")
    name = best.encoding.upper().replace("_", "-")
    return data.decode(best.encoding, "replace"), f"read as {name}"
