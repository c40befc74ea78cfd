"""Precision and recall on drafts that were labelled before the rules were written."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.conftest import ROOT
from tests.drafts import check, rule
from voicecheck.language.personal import ENTITIES

DATA = ROOT / "tests" / "data" / "personal_data"
TESTED = [entity for entity in ENTITIES if entity != "web-address"]


def labelled(language: str) -> list[tuple[str, str, int, int]]:
    """Entity, text, start and end of each draft; the entity `none` has neither."""
    drafts = []
    for entity, texts in yaml.safe_load((DATA / f"{language}.yaml").read_text("utf-8")).items():
        for text in texts:
            marked = re.search("⟦(.*)⟧", text)
            start = marked.start() if marked else 0
            drafts.append((entity, re.sub("[⟦⟧]", "", text), start, start + len(marked[1]) if marked else 0))
    return drafts


@pytest.mark.parametrize("language", ["en", "zh"])
def test_labelled_drafts(language):
    tested = rule("personal-data", entities=TESTED)
    right = wrong = missed = 0
    report = []
    drafts = labelled(language)
    assert sum(entity != "none" for entity, *_ in drafts) >= 60
    assert sum(entity == "none" for entity, *_ in drafts) >= 60
    for entity, text, start, end in drafts:
        found = [(each.evidence["entity"], each.span.start, each.span.end) for each in check(tested, text)]
        hit = (entity, start, end) in found
        right += hit
        missed += entity != "none" and not hit
        wrong += len(found) - hit
        if found != ([(entity, start, end)] if entity != "none" else []):
            report.append(f"{entity}: {text!r}: {[(name, text[a:b]) for name, a, b in found]}")
    precision, recall = right / (right + wrong), right / (right + missed)
    print("\n".join(report), f"\nprecision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.95, report
    assert recall >= 0.90, report
