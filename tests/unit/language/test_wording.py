"""In which language a writer is told what is wrong."""

from __future__ import annotations

import pytest

from tests.drafts import check, document, rule
from voicecheck.checks.tricks import note_of
from voicecheck.core.profile import Profile
from voicecheck.core.rule import Wording
from voicecheck.language.draft import AnalysedDraft, RuleIndex, identify
from voicecheck.language.fold import trick


def draft(text):
    return AnalysedDraft(identify(document(text)), RuleIndex([]), Profile())


SPEC = {
    "message": "'{match}' is in here.",
    "why": "Because.",
    "remedy": "Take it out.",
    "chinese": Wording("这里有“{match}”。", "因为会泄露信息。"),
}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The codename is out.", ("'codename' is in here.", "Because.", "Take it out.")),
        ("这个 codename 已经公开。", ("这里有“codename”。", "因为会泄露信息。", "Take it out.")),
        ("這個 codename 已經公開。", ("這裡有“codename”。", "因為會洩露信息。", "Take it out.")),
    ],
)
def test_a_writer_is_told_in_the_language_of_the_draft(text, told):
    (finding,) = check(rule("terms", SPEC, terms=["codename"]), text)
    assert (finding.message, finding.why, finding.remedy) == told


@pytest.mark.parametrize(
    ("text", "latin", "note"),
    [
        ("b e s t", True, "原文字母之间夹了空格或符号"),
        ("be\u200bst", True, "原文夹了看不见的字符"),
        ("ｂｅｓｔ", True, "原文用了全角字母"),
        ("b\u0435st", True, "原文用了别种文字里形近的字母"),
        ("𝐛est", True, "原文用了形近的字符"),
        ("国·家·级", False, "原文字与字之间夹了空格或符号"),
        ("国家级", False, ""),
    ],
)
def test_a_writer_in_chinese_is_told_in_chinese_how_a_word_hides(text, latin, note):
    assert note_of(draft("这款台灯很好。"), trick(text, latin=latin)) == note


def test_what_stands_in_a_message_is_in_its_language():
    said = draft("这款台灯很好。")
    english, chinese = (
        rule("terms", {"message": text}, terms=["x"]).spec for text in ("In it: {what}.", "含有{what}。")
    )
    assert said.told("a name", "姓名", english) == "a name"
    assert said.told("a name", "姓名", chinese) == said.told("a name", "姓名") == "姓名"


def test_a_note_follows_the_draft_s_language():
    assert note_of(draft("A good lamp."), "invisible characters") == "written with invisible characters"
    assert note_of(draft("這盞檯燈很好。"), "invisible characters") == "原文夾了看不見的字符"
