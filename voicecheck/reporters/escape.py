"""Text from a draft made safe for where it goes: no terminal escape, bidi override or broken surrogate gets out raw."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# C1 controls and DEL; soft hyphen and other marks that do not show; what turns the direction of the text;
# line and paragraph separators; surrogates, which a str holds only if it was decoded from broken bytes.
_UNSAFE = "\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
_LONGEST = 1000
_XML_INVALID = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


@cache
def unsafe_characters() -> re.Pattern[str]:
    """One character that must not reach a screen as it is."""
    # The joiner of emoji is fine after one; elsewhere it hides in words.
    return re.compile(f"[\x00-\x1f{_UNSAFE}]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")


@cache
def _unsafe_in_json() -> re.Pattern[str]:
    return re.compile(f"[{_UNSAFE}]")


@cache
def _xml_invalid() -> re.Pattern[str]:
    return re.compile(_XML_INVALID)


@cache
def _line_breaks() -> re.Pattern[str]:
    return re.compile(r"[\r\n]+[ \t]*")


def visible(text: str) -> str:
    """`text` with a visible form for each character that a screen would obey or hide: ␛, <U+202E>."""
    if text.isprintable():
        return text
    return unsafe_characters().sub(_visible_form, text)


def one_line(text: str) -> str:
    """`visible`, and white space around line breaks becomes one space: for a message or a path inside a line."""
    if text.isprintable():
        return text
    return visible(_line_breaks().sub(" ", text).replace("\t", " "))


def short_line(text: str) -> str:
    """`one_line` of at most 1,000 characters: a message may quote a match of megabytes."""
    return one_line(text) if len(text) <= _LONGEST else one_line(text[:_LONGEST]) + "…"


def _visible_form(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def json_text(value: Any) -> str:
    """`value` as JSON on one line, in plain Unicode but for characters that `visible` would show."""
    import json

    return safe_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def safe_json(text: str) -> str:
    """Text that is JSON, with escapes for the characters that `visible` would show."""
    if text.isascii():  # JSON itself has escaped the others
        return text.replace("\x7f", "\\u007f")
    return text if text.isprintable() else _unsafe_in_json().sub(_json_form, text)


def _json_form(match: re.Match[str]) -> str:
    # A lone surrogate is no text: strict readers of JSON refuse the whole document, escaped or not.
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def xml_text(text: str) -> str:
    """Character data of XML 1.0; what XML cannot hold becomes U+FFFD."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if text.isprintable():
        return text
    text = _xml_invalid().sub("\ufffd", text).replace("\r", "&#13;")
    return _unsafe_in_json().sub(lambda match: f"&#{ord(match[0])};", text)


def xml_attributes(**attributes: str | int) -> str:
    """Attributes of an XML element, each with a space before it; a trailing `_` of a name is dropped."""
    return "".join(f' {name.rstrip("_")}="{_attribute(str(value))}"' for name, value in attributes.items())


def _attribute(text: str) -> str:
    return xml_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
