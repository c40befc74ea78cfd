"""Of every shipped rule: what its expressions match passes the gate, else it would be silent."""

from __future__ import annotations

import yaml

from tests.conftest import ROOT
from tests.contract.test_shipped import shipped
from voicecheck import checks
from voicecheck.language.gate import Gate
from voicecheck.language.patterns import Pattern

_LONGEST = 2000
"""Characters of an expression; a longer one would cost this test seconds."""


def test_nothing_that_matches_is_kept_from_a_rule() -> None:
    files = sorted(ROOT.glob("tests/data/drafts/*-*.yaml"))
    drafts = [each["text"] for file in files for each in yaml.safe_load(file.read_text(encoding="utf-8"))][::61]
    expressions = {
        source: sets
        for spec, _ in shipped()
        for rule in [checks.kind(spec.kind)(spec)]
        for source, sets in zip(rule.patterns(), rule.needed(), strict=True)
        if "{company}" not in source and len(source) < _LONGEST
    }
    gate = Gate.of(expressions)
    always = set(gate.always())
    assert len(always) < len(expressions) / 6
    tried = 0
    for text in drafts:
        for source in expressions.keys() - always.union(next(gate.live([text]))):
            tried += 1
            assert not Pattern(source).found_in(text), (source[:80], text)
    assert tried > 10_000
