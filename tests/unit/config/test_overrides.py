from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project, pack


@pytest.fixture(autouse=True)
def packs(shipped: Path) -> None:
    (shipped / "rules/hype.yaml").write_text(
        pack("hype.wow", "hype.gee")
        + "  - {id: hype.long, kind: limit, message: Long., measure: words, max: 9, languages: [en]}\n"
    )
    (shipped / "rules/law.yaml").write_text("default: false\n" + pack("law.one"))


def test_off_on_and_severities(project: Project) -> None:
    project.write("base.yaml", "rules: {hype.wow: off, hype.gee: error, hype.long: off}\n")
    project.write("voicecheck.yaml", "extends: base.yaml\nrules: {hype.wow: on, hype.long: suggestion}\n")
    rules = {rule.id: rule.severity for rule in project.settings().rules}
    assert rules == {"hype.wow": "warning", "hype.gee": "error", "hype.long": "suggestion"}


def test_globs_come_before_ids(project: Project) -> None:
    project.write("voicecheck.yaml", "rules: {hype.gee: error, 'hype.*': off}\n")
    assert project.ids() == ["hype.gee"]


def test_mappings_change_anything_and_merge_by_key(project: Project) -> None:
    project.write("base.yaml", "rules: {hype.long: {max: 20, message: Too long.}}\n")
    project.write("voicecheck.yaml", "extends: base.yaml\nrules: {hype.long: {max: 25, languages: [], why: Tired.}}\n")
    rule = project.settings().rules[2]
    assert (rule.message, rule.why, rule.languages) == ("Too long.", "Tired.", ())
    assert rule.options == {"measure": "words", "max": 25}


def test_who_rewords_a_rule_rewords_it_for_chinese_too(project: Project, shipped: Path) -> None:
    zh = "{message: 太长。, why: 没人读完。}"
    (shipped / "rules/hype.yaml").write_text(
        f"pack: hype\nrules:\n  - {{id: hype.long, kind: limit, message: Long., zh: {zh}, measure: words, max: 9}}\n"
    )
    project.write("voicecheck.yaml", "rules: {hype.long: {message: Too long.}}\n")
    (rule,) = project.settings().rules
    assert rule.chinese == ("", "没人读完。", "")
    project.write("voicecheck.yaml", "rules: {hype.long: {message: Too long., zh: {message: 超了。}}}\n")
    (rule,) = project.settings().rules
    assert rule.chinese is not None
    assert rule.chinese.message == "超了。"


def test_lists_of_rules_can_be_edited(project: Project) -> None:
    project.write(
        "voicecheck.yaml",
        "rules: {hype.wow: {terms: {add: [gosh, wow], remove: [amazing]}, allow: {add: [wow factor]}}}\n",
    )
    options = project.settings().rules[0].options
    assert options == {"literals": ["wow", "gosh"], "allow": ["wow factor"]}


def test_a_severity_within_a_mapping(project: Project) -> None:
    project.write("voicecheck.yaml", "rules: {hype.wow: {severity: off}, hype.gee: {severity: error, case: exact}}\n")
    rules = project.settings().rules
    assert [(rule.id, rule.severity) for rule in rules] == [("hype.gee", "error"), ("hype.long", "warning")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules:\n  hype.wov: off", "voicecheck.yaml:2:3: no rule has the id 'hype.wov'; did you mean 'hype.wow'?"),
        ("rules: {'hipe.*': off}", "voicecheck.yaml:1:9: no rule matches 'hipe.*'"),
        ("rules: {hype.long: {maxx: 3}}", "voicecheck.yaml:1:21: rule 'hype.long': unknown option 'maxx'; did you mea"),
        ("rules: {hype.long: {max: -3}}", "voicecheck.yaml:1:26: rule 'hype.long': 'max': got the number -3; expected"),
        ("rules: {hype.wow: {terms: []}}", "voicecheck.yaml:1:27: rule 'hype.wow': can never fire: 'terms' is empty"),
        ("rules: {hype.wow: {terms: [a, '']}}", "voicecheck.yaml:1:31: rule 'hype.wow': 'terms[2]': empty term"),
        ("rules: {hype.wow: {when: ad}}", "voicecheck.yaml:1:26: rule 'hype.wow': no condition is named 'ad'"),
        (
            "rules: {hype.wow: {terms: {add: x}}}",
            "voicecheck.yaml:1:27: rule 'hype.wow': 'terms': got a mapping; exp",
        ),
        ("rules: {hype.wow: {severity: fatal}}", "expected off, on, error, warning or suggestion"),
        ("rules: {'hype.*': {max: 3}}", "voicecheck.yaml:1:20: rule 'hype.wow': unknown option 'max'"),
    ],
)
def test_mistakes_point_at_the_override(project: Project, text: str, message: str) -> None:
    project.write("voicecheck.yaml", text + "\n")
    found = project.errors()
    assert any(message in error for error in found), found


def test_a_rule_of_a_pack_that_is_not_on_may_be_named(project: Project) -> None:
    project.write("voicecheck.yaml", "rules: {law.one: off, 'law.*': error}\n")
    assert "hype.wow" in project.ids()


def test_packs_of_a_configuration_replace_add_and_remove(project: Project) -> None:
    for text, expected in [
        ("packs: [law]", ("law",)),
        ("packs: [default, law]", ("hype", "law")),
        ("packs: {add: [law]}", ("hype", "law")),
        ("packs: {add: [law], remove: [hype]}", ("law",)),
        ("packs: {replace: [law], add: [hype]}", ("law", "hype")),
        ("packs: []", ()),
    ]:
        project.write("voicecheck.yaml", text + "\n")
        assert project.settings().profile.packs == expected


def test_packs_of_a_profile_add(project: Project) -> None:
    project.write("brand_profiles/base/profile.yaml", "packs: [law]\n")
    project.write("brand_profiles/acme/profile.yaml", "extends: base\npacks: [hype]\n")
    project.write("voicecheck.yaml", "profile: acme\n")
    assert project.settings().profile.packs == ("law", "hype")
    project.write("voicecheck.yaml", "profile: acme\npacks: {remove: [law]}\n")
    assert project.settings().profile.packs == ("hype",)


def test_overrides_by_path(project: Project) -> None:
    project.write(
        "voicecheck.yaml",
        """\
channel: blog
rules: {hype.gee: off}
overrides:
  - paths: ["zh/**"]
    channel: weibo
    languages: [zh-Hans]
    allow: [台灯]
    rules: {hype.wow: off}
  - paths: ["*.law.md", zh/law.md]
    packs: {add: [law]}
    author: Ada
    role: lawyer
    rules: {law.one: error}
  - paths: [zh/brand/]
    profile: {title: Brand}
""",
    )
    config = project.load()
    base, zh = config.settings_for("a.md"), config.settings_for("zh/a.md")
    both, brand = config.settings_for("zh/law.md"), config.settings_for("zh/brand/x/y.md")
    assert [rule.id for rule in base.rules] == ["hype.wow", "hype.long"]
    assert [rule.id for rule in zh.rules] == ["hype.long"]
    assert (zh.channel, zh.profile.languages, zh.allow, zh.author) == ("weibo", ("zh-Hans",), ("台灯",), None)
    assert [(rule.id, rule.severity) for rule in both.rules] == [("hype.long", "warning"), ("law.one", "error")]
    assert (both.channel, both.author, both.role) == ("weibo", "Ada", "lawyer")
    assert (brand.profile.title, base.profile.title) == ("Brand", "")
    assert config.settings_for("b.md") is base
    again = project.load()
    assert [rule.id for rule in again.settings_for("zh/law.md").rules] == ["hype.long", "law.one"]


def test_a_mistake_in_an_override_is_told_before_any_draft_needs_it(project: Project) -> None:
    project.write("voicecheck.yaml", "overrides: [{paths: [a], rules: {hype.wov: off}}, {paths: [b], packs: [nope]}]")
    found = project.errors()
    assert len(found) == 2
    assert "'hype.wov'; did you mean 'hype.wow'?" in found[0]
    assert "no rule pack is named 'nope'" in found[1]


def test_a_rule_file_of_an_override_is_known_to_the_others(project: Project) -> None:
    project.write("own.yaml", pack("own.one"))
    project.write("voicecheck.yaml", "rules: {own.one: error}\noverrides: [{paths: [zh], rule_files: [own.yaml]}]\n")
    config = project.load()
    assert "own.one" not in [rule.id for rule in config.settings_for("a.md").rules]
    assert config.settings_for("zh/a.md").rules[-1].severity == "error"


def test_explain_tells_what_holds_and_who_says_so(project: Project) -> None:
    project.write("brand_profiles/acme/profile.yaml", "title: Acme\nchannels: {x: {network: x}}\nproducts: [Lumen]\n")
    project.write("voicecheck.yaml", "profile: acme\nfail_on: never\nexclude: [old/]\nrules: {hype.wow: {case: exact}}")
    rows = project.load().explain("draft.md")
    assert ("title", "Acme", "brand_profiles/acme/profile.yaml:1") in rows
    assert ("profile", "acme", "voicecheck.yaml:1") in rows
    assert ("fail_on", "never", "voicecheck.yaml:2") in rows
    assert ("exclude", "old/", "voicecheck.yaml:3") in rows
    assert ("channels.x.network", "x", "brand_profiles/acme/profile.yaml:2") in rows
    assert ("products", "Lumen", "brand_profiles/acme/profile.yaml:3") in rows
    assert ("packs", "hype", "default") in rows
    assert ("min_severity", "suggestion", "default") in rows
    assert ("rules.hype.wow.case", "exact", "voicecheck.yaml:4") in rows
