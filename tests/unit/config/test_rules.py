from __future__ import annotations

import pytest

from voicecheck.config import load_rule_file
from voicecheck.core.errors import ConfigError

from .project import KINDS, Project, kinds, pack

RULE = """\
rules:
  - id: hype.wow
    kind: terms
    message: No.
    terms: [wow]
"""


def errors(project: Project, text: str) -> list[str]:
    path = project.write("hype.yaml", text)
    with pytest.raises(ConfigError) as caught:
        load_rule_file(path, kinds=kinds, kind_names=tuple(KINDS))
    return [str(problem) for problem in caught.value.problems]


def test_a_whole_rule_file(project: Project) -> None:
    path = project.write(
        "hype.yaml",
        """\
pack: hype
title: Hype
description: Words that nobody believes.
languages: [en]
channels: [x]
severity: suggestion
owner: marketing
conditions:
  ad: {any: [{front_matter: {ad: true}}, {terms: [buy, order], at_least: 2}]}
  not-ad: {not: ad}
rules:
  - id: hype.wow
    kind: terms
    severity: error
    message: "'{match}' is hype."
    why: Because.
    remedy: Say it plainly.
    scopes: [title]
    roles: [employee]
    paths: ["drafts/**"]
    when: not-ad
    unless: {channels: [blog]}
    unless_sentence: ['\\d+ of \\d+']
    review_by: 2027-06-30
    source: a statute
    terms: [wow, amazing]
    allow: [wow factor]
    examples:
      bad:
        - Wow.
        - {text: Amazing., match: Amazing, fix: Good., language: en, channel: x, role: employee,
           front_matter: {ad: true}, format: text}
      good: [Good.]
  - {id: hype.plain, kind: limit, message: Long., languages: [], channels: [], measure: words, max: 7}
""",
    )
    file = load_rule_file(path, kinds=kinds, kind_names=tuple(KINDS))
    assert (file.pack, file.title, file.languages, file.default) == ("hype", "Hype", ("en",), True)
    wow, plain = file.rules
    assert wow.severity == "error"
    assert (wow.languages, wow.channels, wow.roles, wow.scopes) == (("en",), ("x",), ("employee",), ("title",))
    assert wow.paths == ("drafts/**",)
    assert wow.when == {"not": {"any": [{"front_matter": {"ad": True}}, {"terms": ["buy", "order"], "at_least": 2}]}}
    assert wow.unless == {"channels": ["blog"]}
    assert wow.unless_sentence == (r"\d+ of \d+",)
    assert (wow.owner, wow.review_by, wow.source, wow.pack) == ("marketing", "2027-06-30", "a statute", "hype")
    assert wow.origin == f"{path}:12"
    assert wow.options == {"literals": ("wow", "amazing"), "allow": ["wow factor"]}
    assert (plain.severity, plain.languages, plain.channels) == ("suggestion", (), ())
    assert plain.options == {"measure": "words", "max": 7}
    short, full = file.examples["hype.wow"].bad
    assert (short.text, short.match, short.fix, short.channel) == ("Wow.", None, None, None)
    assert (full.match, full.fix, full.language, full.format) == (("Amazing",), "Good.", "en", "text")
    assert (full.front_matter, full.role, full.origin) == ({"ad": True}, "employee", f"{path}:31")
    assert [each.text for each in file.examples["hype.wow"].good] == ["Good."]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("    thresold: 1", "hype.yaml:6:5: rule 'hype.wow': unknown option 'thresold'"),
        ("    alow: [x]", "hype.yaml:6:5: rule 'hype.wow': unknown option 'alow'; did you mean 'allow'?"),
        ("    case: exakt", "hype.yaml:6:11: rule 'hype.wow': 'case': got the text 'exakt'; expected ignore or exact"),
        ("    allow: x", "hype.yaml:6:12: rule 'hype.wow': 'allow': got the text 'x'; expected a list: write [x]"),
        ("    allow: [5]", "'allow[1]': got the number 5; expected text: put it in quotes"),
        ("    owner: 5", "'owner': got the number 5; expected text: put it in quotes"),
        ("    languages: [english]", "'languages[1]': got the text 'english'; expected en, zh, zh-Hans or zh-Hant"),
        ("    scopes: [headings]", "expected title, description, heading, paragraph, list, quote, cell, caption, alt"),
        ("    scopes: [headings]", "did you mean 'heading'?"),
        ("    severity: eror", "expected error, warning or suggestion; did you mean 'error'?"),
        ("    review_by: next year", "'review_by': got the text 'next year'; expected a date as YYYY-MM-DD"),
        ("    review_by: 2027-02-30", "expected a date"),
        ("    unless_sentence: ['(']", "hype.yaml:6:23: rule 'hype.wow': 'unless_sentence[1]': does not do as a reg"),
        ("    channels: []", "hype.yaml:6:5: rule 'hype.wow': can never fire: 'channels' is empty"),
        ("    when: ad", "hype.yaml:6:11: rule 'hype.wow': no condition is named 'ad'; this file names no conditions"),
        ("    when: {tems: [a]}", "'when': unknown key 'tems'; did you mean 'terms'?"),
        ("    when: {terms: [a], at_least: 2}", "can never hold: wants 2 of 1 terms"),
        ("    when: {at_least: 2}", "'at_least' counts 'terms', and there are none"),
        ("    when: {any: []}", "'when.any': is empty; expected at least one entry"),
        ("    when: {not: {any: [{pattern: '['}]}}", "rule 'hype.wow': 'pattern' does not do as a regular expression"),
        ("    when: {channels: [x]}\n    unless: {channels: [x]}", "can never fire: 'unless' says the same as 'when'"),
        ("    channels: [x]\n    when: {channels: [weibo]}", "can never fire: 'channels' is x, but 'when' wants weibo"),
        ("    languages: [zh-Hant]\n    unless: {languages: [zh]}", "'unless' takes all of it out"),
        ("    examples: {bad: [{match: x}]}", "'examples.bad[1]': 'text' is missing"),
        ("    examples: {bad: [{text: Wow, so good}]}", "unknown key 'so good'; within {..} a comma ends a text"),
    ],
)
def test_mistakes_in_a_rule(project: Project, change: str, message: str) -> None:
    found = errors(project, RULE + change + "\n")
    assert any(message in error for error in found), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "hype.yaml:1:1: got an empty file; expected a mapping with 'rules'"),
        ("[]", "got a list; expected a mapping"),
        ("rules: []", "hype.yaml:1:8: 'rules': is empty; expected at least one entry"),
        ("rules: [x]", "hype.yaml:1:9: rule 1: got the text 'x'; expected a mapping"),
        ("titel: x\nrules: [{}]", "hype.yaml:1:1: unknown key 'titel'; did you mean 'title'?"),
        ("rules: [{id: a, message: b}]", "rule 'a': 'kind' is missing; expected one of terms, limit"),
        ("rules: [{id: a, kind: term}]", "hype.yaml:1:23: rule 'a': unknown kind 'term'; did you mean 'terms'?"),
        ("rules: [{id: a, kind: 3}]", "rule 'a': 'kind': got the number 3"),
        ("rules: [{id: A b, kind: terms, message: m, terms: [x]}]", "expected the form of 'hype.superlative'"),
        ("rules: [{id: a, kind: terms, message: m}]", "hype.yaml:1:9: rule 'a': 'terms' is missing"),
        ("rules: [{id: a, kind: terms, message: m, terms: []}]", "rule 'a': can never fire: 'terms' is empty"),
        ("rules: [{id: a, kind: limit, message: m, measure: words}]", "rule 'a': one of 'max', 'min' is missing"),
        ("rules: [{id: a, kind: limit, message: m, measure: words, max: 2, min: 3}]", "'max' is below 'min'"),
        (
            "rules: [{id: a, kind: terms, message: m, terms: [x, '']}]",
            "hype.yaml:1:53: rule 'a': 'terms[2]': empty ter",
        ),
        ("rules: [{id: a, kind: terms, message: m, terms: [{trm: x}]}]", "'terms[1]': unknown key 'trm'; did you mean"),
        ("rules: [{id: a, kind: terms, message: m, terms: [404]}]", "'terms[1]': got the number 404; expected text or"),
        ("conditions: {a: b}\nrules: [{}]", "'conditions.a': got the text 'b'; expected a mapping"),
        ("conditions: {a: {not: a}}\nrules: [{}]", "hype.yaml:1:14: condition 'a' contains itself: a -> a"),
        ("conditions: {a: {not: b}, b: {any: [a]}}\nrules: [{}]", "contains itself: a -> b -> a"),
        (
            "rules:\n  - {id: a, kind: terms, message: m, terms: [x]}\n  - {id: a}",
            "hype.yaml:3:10: rule 'a': the id is tak",
        ),
    ],
)
def test_mistakes_in_a_file(project: Project, text: str, message: str) -> None:
    found = errors(project, text)
    assert any(message in error for error in found), found


def test_messages_speak_of_the_rules_own_kind_only(project: Project) -> None:
    found = errors(project, "rules: [{id: a, kind: limit, message: m, measure: words, max: many, terms: [x]}]")
    assert len(found) == 2
    assert "unknown option 'terms'" in found[0] + found[1]


def test_all_mistakes_are_told_at_once(project: Project) -> None:
    found = errors(project, RULE.replace("terms: [wow]", "terms: [1]") + "  - {id: b, kind: limt}\n  - {kind: terms}\n")
    assert [error.split(":")[1] for error in found] == ["5", "6", "7", "7", "7"]


def test_a_file_of_nothing_but_mistakes_is_soon_given_up(project: Project) -> None:
    unknown = "".join(f"    unknown-{number}: x\n" for number in range(20_000))
    assert len(errors(project, RULE + unknown)) == 100
    rules = "".join(f"  - {{id: r{number}, kind: terms, message: m, terms: [1]}}\n" for number in range(3_000))
    assert len(errors(project, "rules:\n" + rules)) == 100


def test_conditions_cannot_grow_without_end(project: Project) -> None:
    names = [f"  c{n}: {{any: [{', '.join([f'c{n - 1}'] * 10)}]}}" for n in range(1, 9)]
    text = "conditions:\n  c0: {channels: [x]}\n" + "\n".join(names) + "\n" + pack("a.b")
    assert "the condition is too large" in errors(project, text)[0]


def test_look_around_is_allowed(project: Project) -> None:
    path = project.write("hype.yaml", RULE + "    unless_sentence: ['(?<!not )wow', '(a)\\1']\n")
    assert len(load_rule_file(path, kinds=kinds, kind_names=tuple(KINDS)).rules) == 1


def test_files_that_cannot_be_read(project: Project) -> None:
    for path, message in (("nowhere.yaml", "is not there: no such file"), (".", "is a folder; expected a file")):
        with pytest.raises(ConfigError, match=message):
            load_rule_file(project.root / path, kinds=kinds, kind_names=tuple(KINDS))
