"""Drafts whose markup is not parsed, since styles alone hold for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicecheck.checker import Checker
from voicecheck.parsers.bare import bare
from voicecheck.parsers.given import Given, Unread

RULE = "extends: existence\nmessage: \"bad '%s'\"\nlevel: error\ntokens: [foo]\n"


@pytest.mark.parametrize(
    "text",
    ["", "Foo <!-- voicecheck off: why -->", "Foo 中文", "foo かな", "full width，comma", "lone \ud800 surrogate"],
)
def test_what_must_be_parsed(text: str) -> None:
    assert bare(Unread(text, Given("d.md"), "markdown")) is None


def test_formats_that_styles_do_not_read() -> None:
    assert bare(Unread("foo", Given("d.rst"), "rst")) is None
    assert bare(Unread(b"foo", Given("d.docx"), "docx")) is None


def test_front_matter_says_who_writes() -> None:
    document = bare(
        Unread("---\nauthor: Ann\nchannel: blog\n---\nFoo 🎉 “so”.\n", Given("d.md", role="employee"), "markdown")
    )
    assert document is not None
    assert (document.author, document.channel, document.role) == ("Ann", "blog", "employee")
    assert document.meta["author"] == "Ann"
    assert document.text == document.source


def test_a_report_is_the_same_either_way(tmp_path: Path) -> None:
    (tmp_path / "styles" / "House").mkdir(parents=True)
    (tmp_path / "styles" / "House" / "Words.yml").write_text(RULE, "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nstyles: [styles]\n", "utf-8")
    text = "---\ntitle: A foo\n---\n# Head\n\nSome *foo* and [a foo](x).\n\n- foo\n"
    (tmp_path / "d.md").write_text(text, "utf-8")
    checker = Checker.from_config(tmp_path)
    (quick,) = checker.check_drafts(checker.drafts(str(tmp_path / "d.md")))
    full = checker.check_text(text, path=str(tmp_path / "d.md"))
    assert len(quick.findings) == 4
    assert quick.findings == full.findings
    assert (quick.language, quick.words) == (full.language, full.words)
