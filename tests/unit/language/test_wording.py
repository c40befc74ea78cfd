"""In which language a writer is told what is wrong."""

from __future__ import annotations

import pytest

from tests.drafts import check, rule
from voicecheck.core.rule import Wording

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
