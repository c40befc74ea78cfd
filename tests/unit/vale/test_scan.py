"""Rules run over all blocks at once find what they find in each block, and in each sentence, by itself."""

from __future__ import annotations

import json

import pytest

from voicecheck.vale.blocks import Walked
from voicecheck.vale.facts import Facts, read
from voicecheck.vale.kinds import facts
from voicecheck.vale.linter import Linter
from voicecheck.vale.rule import StyleRule

TEXT = (
    "# Foo bar. Bar\n\nfoo bar foo. Bar? foo\n\nA foo (bar) and foo bars. foo\n\n- foo\n- bar foo. foo!\n\n"
    "> Foo, bar, foo and bar.\n\n| foo | bar foo |\n|---|---|\n| bar. foo | foo |\n\nfoo.Bar x\n"
)
TOKENS = [
    ["foo"],
    ["foo bar", "foo", "bar"],
    [r"foo(?! bar)"],
    [r"(?<=bar )foo"],
    [r"(?<!bar )foo\b"],
    [r"^foo", "bar"],
    [r"foo$"],
    [r"bar\. foo", "foo"],
    [r"\w+, \w+(?=,)", r"[a-z]+ and"],
    [r"(?:^|\s)foo(?=\s)", r"bar[.?]\s"],
]


def rules(tokens: list[str], scope: str, *, nonword: bool) -> list[StyleRule]:
    options = {"tokens": tokens, "nonword": nonword}
    of_sentences = StyleRule("S.Other", "existence", "warning", "m", ("sentence",), options={"tokens": ["zzz"]})
    of_paragraphs = StyleRule("S.More", "existence", "warning", "m", ("paragraph",), options={"tokens": ["zzz"]})
    return [StyleRule("S.R", "existence", "warning", "%s", (scope,), options=options), of_sentences, of_paragraphs]


@pytest.mark.parametrize("tokens", TOKENS)
@pytest.mark.parametrize("scope", ["text", "sentence", "heading"])
@pytest.mark.parametrize("nonword", [True, False])
def test_all_at_once_finds_what_each_by_itself_does(tokens: list[str], scope: str, nonword: bool) -> None:
    given = rules(tokens, scope, nonword=nonword)
    literals = facts(given[0]).literals
    one_by_one = Linter(given, known={"S.R": Facts(literals)})
    assert sorted(Linter(given).lint(TEXT, "md")[0]) == sorted(one_by_one.lint(TEXT, "md")[0])


MARKS = (
    "# Foo it's. Foo\n\nIt's foo. it's. Yes. \u201cFoo bar,\u201d it's foo\nbar. Éfoo fooé foo_ _foo 1foo Foo-bar (foo)"
    " foo.\n\n- it's. Foo\n- e.g. foo bar! It\u2019s foo.\" foo\u3002foo bar\n\nfoo\n\n---\nsummary: x\n---\n\nbar"
)


@pytest.mark.parametrize(
    "tokens", [["foo"], ["foo bar", "bar"], [r"it's(?=\.)", "foo"], [r"it's(?= foo)"], ["Foo", "It", "it"]]
)
@pytest.mark.parametrize("scope", ["text", "sentence", "list"])
@pytest.mark.parametrize("fold", [True, False])
def test_words_are_whole_and_sentences_apart_all_at_once_too(tokens: list[str], scope: str, fold: bool) -> None:
    options = {"tokens": tokens, "ignorecase": fold}
    given = [
        StyleRule("S.R", "existence", "warning", "%s", (scope,), options=options),
        *rules(["x"], "text", nonword=True)[1:],
    ]
    one_by_one = Linter(given, known={"S.R": Facts(facts(given[0]).literals)})
    found = sorted(Linter(given).lint(MARKS, "md")[0])
    assert found == sorted(one_by_one.lint(MARKS, "md")[0])


def test_rules_of_several_scopes_pass_one_prefilter_and_keep_to_their_blocks() -> None:
    given = [
        StyleRule(f"S.{scope}", "existence", "warning", "%s", (scope,), options={"tokens": ["foo"]})
        for scope in ("heading", "list", "text", "raw", "summary", "frontmatter.summary")
    ]
    text = "---\nsummary: foo\n---\n# foo\n\n- foo\n\nfoo\n"
    found: dict[str, int] = {}
    for alert in Linter(given).lint(text, "md")[0]:
        found[alert.rule] = found.get(alert.rule, 0) + 1
    assert found == {
        **{"S.heading": 1, "S.list": 1, "S.text": 4, "S.raw": 4, "S.summary": 3, "S.frontmatter.summary": 1},
    }


def test_facts_are_the_same_after_they_were_kept() -> None:
    for tokens in TOKENS:
        stated = facts(rules(tokens, "text", nonword=True)[0])
        kept = json.loads(json.dumps(stated.packed()))
        again = read(kept["literals"], kept["reaches"])
        assert again.reaches == stated.reaches
        assert [each and sorted(each[:3] for each in each) for each in again.literals or ()] == [
            each and sorted(each[:3] for each in each) for each in stated.literals or ()
        ]


def test_rules_that_see_too_far_are_run_on_each_block() -> None:
    assert facts(rules(["foo"], "text", nonword=False)[0]).reaches == [None]
    assert facts(rules([r"foo(?=.*bar)"], "text", nonword=False)[0]).reaches is None
    near = facts(rules([r"foo(?! bar)"], "text", nonword=False)[0]).reaches
    assert near is not None
    assert near[0] is not None
    assert near[0].behind == 0
    assert near[0].ahead >= len("foo bar")


def test_what_is_switched_off_in_one_block_is_found_in_the_next() -> None:
    text = "foo\n\n<!-- vale S.R = NO -->\n\nfoo\n\n<!-- vale S.R = YES -->\n\nfoo\n"
    alerts, _ = Linter(rules(["foo"], "text", nonword=False)).lint(text, "md")
    assert [alert.start for alert in alerts] == [0, text.rindex("foo")]


def test_a_document_without_blocks_has_no_alerts() -> None:
    linter = Linter(rules(["foo"], "text", nonword=False))
    assert linter.lint_walked([(Walked([], [], {}), "", "md")]) == [([], {})]


@pytest.mark.parametrize("text", ["Pay $10 dollars.", "Pay $ dollars.", "Pay $dollars.", "Pay $1usd."])
def test_what_may_be_left_out_parts_a_literal(text: str) -> None:
    rule = StyleRule("S.R", "existence", "error", "m", ("text",), options={"raw": [r"\$[\d]* ?(?:dollars|usd)"]})
    alerts, _ = Linter([rule]).lint(text, "md")
    assert [alert.start for alert in alerts] == [4]
