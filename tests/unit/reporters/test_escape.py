from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from voicecheck.reporters.escape import json_text, one_line, visible, xml_attributes, xml_text

ANY = st.text(alphabet=st.characters(exclude_categories=()))
HARD = st.text(
    alphabet=st.sampled_from(
        "a中\x00\x1b\x07\r\n\t\x7f\x85\x9b\xad\u200b\u202e\u2066\u2028\ufeff\ud800\udfff\uffff<>&\"'"
    )
)


def is_safe(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and character not in "\u202e\u2066\u200b"


def test_visible_forms() -> None:
    assert visible("a\x1b[0m\x00\x7f\x9b\u202e\ud800\u200b") == "a␛[0m␀␡<U+009B><U+202E><U+D800><U+200B>"


def test_ordinary_text_is_left_alone() -> None:
    for text in ("plain", "中文，　全角空格", "👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "non\u00a0breaking"):
        assert visible(text) == text


def test_one_line_joins_lines() -> None:
    assert one_line("a \r\n  b\tc") == "a   b c".replace("   ", "  ")


@given(ANY | HARD)
def test_visible_text_is_safe_and_encodes(text: str) -> None:
    for shown in (visible(text), one_line(text)):
        assert all(map(is_safe, shown))
        shown.encode("utf-8")


@given(ANY | HARD)
def test_json_comes_back_and_is_safe(text: str) -> None:
    written = json_text({"text": text})
    assert json.loads(written) == {"text": re.sub("[\ud800-\udfff]", "\ufffd", text)}
    assert all(map(is_safe, written))
    written.encode("utf-8")


@given(ANY | HARD)
def test_xml_parses_and_keeps_what_xml_can_hold(text: str) -> None:
    written = f"<a{xml_attributes(type_=text)}>{xml_text(text)}</a>"
    assert "\x1b" not in written
    element = ET.fromstring(written.encode("utf-8"))
    kept = "".join(
        c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") else "\ufffd"
        for c in text
    )
    assert (element.text or "") == kept
    assert element.get("type") == kept
