"""A configuration that does not do: the exact place, one line, exit code 2, and nothing checked."""

from __future__ import annotations

from pathlib import Path

import pytest

RULE = "rules:\n  - id: a.b\n    kind: {kind}\n    message: m\n{options}"
OWN = "rule_files: [r.yaml]\n"

CONFIGS = {
    "unknown key": ("profil: x\n", "voicecheck.yaml:1:1: unknown key 'profil'; did you mean 'profile'?"),
    "wrong value": (
        "\nfail_on: eror\n",
        "voicecheck.yaml:2:10: 'fail_on': got the text 'eror'; expected error, warning, suggestion or never; ",
    ),
    "not YAML": ("packs: [a, b\nfail_on: error\n", "voicecheck.yaml:2:8: not valid YAML: "),
    "key twice": (
        "fail_on: error\nfail_on: warning\n",
        "voicecheck.yaml:2:1: key 'fail_on' stands here again; it was given in line 1",
    ),
    "unknown pack": ("packs:\n  - hipe\n", "voicecheck.yaml:2:5: no rule pack is named 'hipe'; did you mean 'hype'?"),
    "unknown profile": ("profile: panier-and-pine\n", "voicecheck.yaml:1:10: no profile is named 'panier-and-pine'"),
    "unknown rule": (
        "rules: {hype.revolutonary: off}\n",
        "voicecheck.yaml:1:9: no rule has the id 'hype.revolutonary'; did you mean 'hype.revolutionary'?",
    ),
    "glob of no rule": ("rules: {hypo.*: off}\n", "voicecheck.yaml:1:9: no rule matches 'hypo.*'"),
    "wrong switch": (
        "rules: {hype.revolutionary: of}\n",
        "voicecheck.yaml:1:29: 'rules.hype.revolutionary': got the text 'of'; expected off, on,",
    ),
    "unknown option": (
        "rules:\n  hype.revolutionary:\n    sevrity: error\n",
        "voicecheck.yaml:3:5: rule 'hype.revolutionary': unknown option 'sevrity'; did you mean 'severity'?",
    ),
    "extends itself": ("extends: voicecheck.yaml\n", "voicecheck.yaml:1:10: these files extend each other in a ring: "),
    "not a mapping": ("- a\n", "voicecheck.yaml:1:1: got a list; expected a mapping"),
    "missing file": ("rule_files: [nosuch.yaml]\n", "voicecheck.yaml:1:14: 'nosuch.yaml' is not there"),
    "glob of nothing": ("rule_files: ['x*.yaml']\n", "voicecheck.yaml:1:14: 'x*.yaml' matches no file"),
    "nested deep": ("allow: " + "[" * 5000 + "\n", "voicecheck.yaml:1:"),
    "bomb": (
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
        "voicecheck.yaml:",
    ),
}


@pytest.mark.parametrize("case", CONFIGS)
def test_configuration(tmp_path: Path, voicecheck, case: str) -> None:
    text, expected = CONFIGS[case]
    (tmp_path / "voicecheck.yaml").write_text(text, "utf-8")
    (tmp_path / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    done = voicecheck("check", "d.md")
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith(expected)
    assert all(len(line) < 500 for line in done.err.splitlines())


RULES = {
    "unknown kind": (
        RULE.format(kind="termz", options="    terms: [x]\n"),
        "r.yaml:3:11: rule 'a.b': unknown kind 'termz'; did you mean 'terms'?",
    ),
    "unknown option": (
        RULE.format(kind="terms", options="    terms: [x]\n    severty: error\n"),
        "r.yaml:6:5: rule 'a.b': unknown option 'severty'; did you mean 'severity'?",
    ),
    "nothing to look for": (
        RULE.format(kind="terms", options="    terms: []\n"),
        "r.yaml:5:12: rule 'a.b': 'terms': is empty",
    ),
    "option missing": (
        RULE.format(kind="limit", options="    measure: words\n"),
        "r.yaml:2:5: rule 'a.b': one of 'max', 'min' is missing",
    ),
    "number for a text": (
        RULE.format(kind="terms", options="    terms: [1.10]\n"),
        "r.yaml:5:13: rule 'a.b': 'terms[1]': got the number 1.1",
    ),
    "bad pattern": (
        RULE.format(kind="pattern", options='    pattern: "(unclosed"\n'),
        "r.yaml:5:14: rule 'a.b': 'pattern': got the pattern '(unclosed': missing )",
    ),
    "pattern that matches nothing": (
        RULE.format(kind="pattern", options='    pattern: "x*"\n'),
        "r.yaml:5:14: rule 'a.b': 'pattern': the pattern 'x*' matches the empty text",
    ),
    "replacement of no group": (
        RULE.format(kind="pattern", options='    pattern: "a(b)"\n    replace: "\\\\2"\n'),
        "r.yaml:6:14: rule 'a.b': 'replace'",
    ),
    "limit that nothing keeps": (
        RULE.format(kind="limit", options="    measure: words\n    max: 3\n    min: 9\n"),
        "r.yaml:6:10: rule 'a.b': 'max' is below 'min': got max 3 and min 9",
    ),
    "term that is allowed": (
        RULE.format(kind="terms", options="    terms: [foo]\n    allow: [foo]\n"),
        "r.yaml:6:13: rule 'a.b': 'allow[1]': ",
    ),
    "term without a letter": (
        RULE.format(kind="terms", options='    terms: ["\u200b"]\n'),
        "r.yaml:5:13: rule 'a.b': 'terms[1]'",
    ),
    "word for itself": (
        RULE.format(kind="swap", options="    swap: {a: a}\n"),
        "r.yaml:5:15: rule 'a.b': 'swap.a': 'a' is swapped for itself",
    ),
    "unknown scope": (
        RULE.format(kind="terms", options="    terms: [x]\n    scopes: [titel]\n"),
        "r.yaml:6:14: rule 'a.b': 'scopes[1]': got the text 'titel'",
    ),
    "unknown language": (
        RULE.format(kind="terms", options="    terms: [x]\n    languages: [fr]\n"),
        "r.yaml:6:17: rule 'a.b': 'languages[1]': got the text 'fr'",
    ),
    "unknown condition": (
        RULE.format(kind="terms", options="    terms: [x]\n    when: ad\n"),
        "r.yaml:6:11: rule 'a.b': no condition is named 'ad'",
    ),
    "condition in a ring": (
        "conditions:\n  a: {any: [b]}\n  b: {any: [a]}\n"
        + RULE.format(kind="terms", options="    terms: [x]\n    when: a\n"),
        "r.yaml:2:3: condition 'a' contains itself: a -> b -> a",
    ),
    "condition that never holds": (
        RULE.format(kind="terms", options="    terms: [x]\n    when: {terms: [a], at_least: 2}\n"),
        "r.yaml:6:34: rule 'a.b': can never hold",
    ),
    "sentence that is always fine": (
        RULE.format(kind="terms", options='    terms: [x]\n    unless_sentence: ["(bad"]\n'),
        "r.yaml:6:23: rule 'a.b': 'unless_sentence[1]'",
    ),
    "id twice": (
        RULE.format(kind="terms", options="    terms: [x]\n") + "  - {id: a.b, kind: terms, message: m, terms: [y]}\n",
        "r.yaml:6:10: rule 'a.b': the id is taken by the rule at r.yaml:2; ids are unique",
    ),
    "id of a shipped rule": (
        "rules:\n  - {id: hype.revolutionary, kind: terms, message: m, terms: [foo]}\n",
        "r.yaml:2:10: rule 'hype.revolutionary': the id is taken by the rule at ",
    ),
}


@pytest.mark.parametrize("case", RULES)
def test_rule_file(tmp_path: Path, voicecheck, case: str) -> None:
    text, expected = RULES[case]
    (tmp_path / "voicecheck.yaml").write_text(OWN if "shipped" in case else f"packs: []\n{OWN}", "utf-8")
    (tmp_path / "r.yaml").write_text(text, "utf-8")
    (tmp_path / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    done = voicecheck("check", "d.md")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(expected)


def test_all_problems_are_said_at_once(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "voicecheck.yaml").write_text("profil: x\nfail_onn: error\njobs: many\n", "utf-8")
    done = voicecheck("check", ".")
    assert sorted(line.split(":")[1] for line in done.err.splitlines()) == ["1", "2", "3"]


def test_profiles_in_a_ring(tmp_path: Path, voicecheck) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / "brand_profiles" / name).mkdir(parents=True)
        (tmp_path / "brand_profiles" / name / "profile.yaml").write_text(f"extends: {other}\n", "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("profile: a\n", "utf-8")
    (tmp_path / "d.md").write_text("A lamp.\n", "utf-8")
    done = voicecheck("check", "d.md")
    assert done.code == 2
    assert "extend each other in a ring" in done.err
    assert done.err.startswith("brand_profiles/b/profile.yaml:1:10: ")


def test_a_mended_configuration_holds_at_once(tmp_path: Path, voicecheck) -> None:
    """Nothing half-loaded is kept, and no compiled rule outlives its text."""
    (tmp_path / "d.md").write_text("A lamp and a chair.\n", "utf-8")
    (tmp_path / "voicecheck.yaml").write_text("packs: []\nrule_files: [r.yaml]\n", "utf-8")

    def matched(rules: str) -> list[str] | int:
        (tmp_path / "r.yaml").write_text(rules, "utf-8")
        done = voicecheck("check", "d.md", "-f", "json")
        return done.code if done.code == 2 else [each["matched"] for each in done.report["files"][0]["findings"]]

    rule = "rules: [{{id: a.b, kind: terms, message: m, terms: [{}]}}]\n"
    assert matched(rule.format("lamp")) == ["lamp"]
    assert matched(rule.format("lamp").replace("terms:", "trems:")) == 2
    assert matched(rule.format("chair")) == ["chair"]
    assert matched(rule.format("lamp")) == ["lamp"]


def test_a_damaged_cache_is_no_matter(tmp_path: Path, voicecheck) -> None:
    (tmp_path / "d.md").write_text("Our revolutionary lamp.\n", "utf-8")
    cache = tmp_path / "cache"
    first = voicecheck("check", "d.md", VOICECHECK_CACHE=str(cache))
    for file in cache.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] + b"\xff\x00[")
    assert voicecheck("check", "d.md", VOICECHECK_CACHE=str(cache)) == first
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert voicecheck("check", "d.md", VOICECHECK_CACHE=str(tmp_path / "file")) == first
