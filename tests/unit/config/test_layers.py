from __future__ import annotations

import os
from pathlib import Path

import pytest

from voicecheck.core.profile import Channel, Product

from .project import Project, pack


def test_without_any_file_the_default_packs_hold(project: Project, shipped: Path) -> None:
    (shipped / "rules/hype.yaml").write_text(pack("hype.wow"))
    (shipped / "rules/law.yaml").write_text("default: false\n" + pack("law.one"))
    (shipped / "rules/plain.yaml").write_text("default: true\n" + pack("plain.one"))
    settings = project.settings()
    assert [rule.id for rule in settings.rules] == ["hype.wow", "plain.one"]
    assert settings.profile.packs == ("hype", "plain")
    assert (settings.fail_on, settings.min_severity, settings.jobs) == ("error", "suggestion", 0)
    assert (settings.config, settings.root) == ("", str(project.root))


def test_the_nearest_configuration_counts_for_each_draft(project: Project) -> None:
    project.write("voicecheck.yaml", "channel: blog\npacks: []\n")
    project.write("posts/zh/.voicecheck.yaml", "channel: weibo\npacks: []\n")
    config = project.load()
    assert config.settings_for(project.root / "draft.md").channel == "blog"
    assert config.settings_for(project.root / "posts/en/draft.md").channel == "blog"
    assert config.settings_for(project.root / "posts/zh/deep/er/draft.md").channel == "weibo"
    assert config.settings_for("posts/zh/draft.md").channel == "weibo"
    assert config.relative("posts/zh/deep/draft.md") == "deep/draft.md"


def test_one_configuration_for_all(project: Project) -> None:
    project.write("voicecheck.yaml", "channel: blog\npacks: []\n")
    other = project.write("other/our.yaml", "channel: x\npacks: []\n")
    assert project.settings(config=other).channel == "x"
    assert project.errors(config="none.yaml") == ["none.yaml: is not there: no such file"]
    assert project.errors(config=project.root) == [".: is a folder; expected a file"]


def test_the_plain_name_comes_before_the_hidden_one(project: Project) -> None:
    project.write(".voicecheck.yaml", "channel: x")
    project.write("voicecheck.yaml", "channel: blog")
    assert project.settings().channel == "blog"


def test_an_empty_configuration_is_one(project: Project) -> None:
    project.write("voicecheck.yaml", "# nothing yet\n")
    assert project.settings().config == str(project.root / "voicecheck.yaml")


def test_all_scalars(project: Project) -> None:
    project.write(
        "voicecheck.yaml",
        """\
channel: blog
role: employee
author: Ada
columns: {text: body, id: key}
record_format: csv
encoding: gb18030
fail_on: never
min_severity: warning
embedder: {sentence_transformers: models/mini}
spacy: {en: en_core_web_md}
exclude: [drafts/old/, "*.tmp.md"]
jobs: 4
allow: [Lumen]
languages: [en]
""",
    )
    settings = project.settings()
    assert (settings.channel, settings.role, settings.author) == ("blog", "employee", "Ada")
    assert settings.columns == {"text": "body", "id": "key"}
    assert (settings.record_format, settings.encoding) == ("csv", "gb18030")
    assert (settings.fail_on, settings.min_severity, settings.jobs) == ("never", "warning", 4)
    assert settings.embedder == ("sentence_transformers", "models/mini")
    assert settings.spacy == {"en": "en_core_web_md"}
    assert settings.exclude == ((str(project.root), ("drafts/old/", "*.tmp.md")),)
    assert settings.allow == settings.profile.allow == ("Lumen",)
    assert settings.profile.languages == ("en",)


def test_extends(project: Project) -> None:
    project.write("shared/base.yaml", "channel: blog\nauthor: Ada\nexclude: [a]\nrule_files: [own.yaml]\npacks: []\n")
    project.write("shared/own.yaml", pack("own.one"))
    project.write("other.yaml", "author: Bo\nallow: [x]\n")
    project.write("voicecheck.yaml", "extends: [shared/base.yaml, other.yaml]\nexclude: [b]\nallow: [x, y]\n")
    settings = project.settings()
    assert (settings.channel, settings.author) == ("blog", "Bo")
    assert settings.exclude == ((str(project.root / "shared"), ("a",)), (str(project.root), ("b",)))
    assert settings.allow == ("x", "y")
    assert [rule.id for rule in settings.rules] == ["own.one"]
    assert settings.provenance["channel"] == f"{project.root}/shared/base.yaml:1"
    assert settings.provenance["author"] == f"{project.root}/other.yaml:1"
    assert settings.provenance["allow.x"] == f"{project.root}/other.yaml:2"


def test_a_ring_of_extends(project: Project) -> None:
    project.write("voicecheck.yaml", "extends: a.yaml\n")
    project.write("a.yaml", "extends: [b.yaml]\n")
    project.write("b.yaml", "\nextends: voicecheck.yaml\n")
    ring = "voicecheck.yaml -> a.yaml -> b.yaml -> voicecheck.yaml"
    assert project.errors() == [f"b.yaml:2:10: these files extend each other in a ring: {ring}"]


def test_a_chain_of_extends_is_bounded(project: Project) -> None:
    for number in range(60):
        project.write(f"{number}.yaml", f"extends: {number + 1}.yaml\n")
    project.write("voicecheck.yaml", "extends: 0.yaml\n")
    assert "more than 50 files extend one another" in project.errors()[0]


def test_a_common_parent_is_read_once(project: Project) -> None:
    project.write("base.yaml", "author: Ada\n")
    project.write("left.yaml", "extends: base.yaml\nauthor: Bo\n")
    project.write("right.yaml", "extends: base.yaml\n")
    project.write("voicecheck.yaml", "extends: [left.yaml, right.yaml]\n")
    assert project.settings().author == "Bo"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("chanel: x", "voicecheck.yaml:1:1: unknown key 'chanel'; did you mean 'channel'?"),
        ("- x", "voicecheck.yaml:1:1: got a list; expected a mapping"),
        ("extends: none.yaml", "voicecheck.yaml:1:10: 'none.yaml' is not there: no such file"),
        ('extends: "a\\0b.yaml"', "b.yaml' cannot be read: embedded null byte"),
        ('rule_files: ["a\\0b*.yaml"]', "'a\\u0000b*.yaml' matches no file"),
        ('rule_files: ["\\e31m"]', "'\\u001b31m' is not there"),
        ("fail_on: fatal", "'fail_on': got the text 'fatal'; expected error, warning, suggestion or never"),
        ("jobs: 0", "'jobs': got the number 0; expected at least 1"),
        ("jobs: many", "'jobs': got the text 'many'; expected a whole number or auto"),
        ("columns: {txt: a}", "'columns': unknown key 'txt'; did you mean 'text'?"),
        ("spacy: {fr: x}", "'spacy': got the key 'fr'; expected en, zh, zh-Hans or zh-Hant"),
        ("embedder: {a: b, c: d}", "'embedder': got 2; expected at most 1 key"),
        ("overrides: [{channel: x}]", "voicecheck.yaml:1:13: 'overrides[1]': 'paths' is missing"),
        ("overrides: [{paths: [a], jobs: 3}]", "'overrides[1]': unknown key 'jobs'"),
        ("packs: hype", "'packs': got the text 'hype'; expected a list or a mapping: write [hype]"),
        ("packs: {ad: [x]}", "'packs': unknown key 'ad'; did you mean 'add'?"),
        ("packs: [hyp]", "voicecheck.yaml:1:9: no rule pack is named 'hyp'; did you mean 'hype'?"),
        ("packs: [./hype.yaml]", "hype.yaml' is not there: no such file"),
        ("rule_files: [none/*.yaml]", "none/*.yaml' matches no file"),
        ("rule_files: [none.yaml]", "voicecheck.yaml:1:14: 'none.yaml' is not there"),
        ("profile: acm", "voicecheck.yaml:1:10: no profile is named 'acm'; did you mean 'acme'?"),
        ("profile: ./acme", "voicecheck.yaml:1:10: 'acme' is not there"),
        ("profile: {titel: x}", "'profile': unknown key 'titel'; did you mean 'title'?"),
        ("profile: 3", "'profile': got the number 3; expected text or a mapping: put it in quotes"),
        ("encoding: utf-9", "voicecheck.yaml:1:11: 'encoding': no encoding is called 'utf-9'"),
        ("profile: acme\nchannel: weibbo", "voicecheck.yaml:2:10: 'channel': the profile has no channel 'weibbo'; did"),
        ("profile: acme\nrole: boss", "'role': the profile has no role 'boss'; expected one of employee"),
        ("rules: {hype.wow: of}", "'rules.hype.wow': got the text 'of'; expected off, on, error, warning, suggestion"),
        ("rules: {hype.wow: false}", "'rules.hype.wow': got false; expected off, on, error, warning, suggestion or a"),
        ("rules: {hype.wow: {id: x}}", "'rules.hype.wow': got the key 'id'; it cannot be stated here"),
    ],
)
def test_mistakes(project: Project, shipped: Path, text: str, message: str) -> None:
    (shipped / "rules/hype.yaml").write_text(pack("hype.wow"))
    (shipped / "brand_profiles/acme").mkdir()
    (shipped / "brand_profiles/acme/profile.yaml").write_text("channels: {weibo: {}}\nroles: {employee: All.}\n")
    project.write("voicecheck.yaml", text + "\n")
    found = project.errors()
    assert len(found) == 1
    assert message in found[0]


def test_several_mistakes_in_several_files_are_told_together(project: Project) -> None:
    project.write("rules/a.yaml", "rules: [{id: a}]\n")
    project.write("rules/b.yaml", "rules: 3\n")
    project.write("voicecheck.yaml", "packs: [a, b, c]\n")
    found = project.errors()
    assert [error.split(":")[0] for error in found] == ["voicecheck.yaml", "rules/b.yaml", "rules/a.yaml"]


def test_profiles(project: Project, shipped: Path) -> None:
    folder = shipped / "brand_profiles"
    for name in ("base", "acme"):
        (folder / name).mkdir()
    (folder / "base/profile.yaml").write_text(
        """\
title: Base
aliases: [Group]
products: [Lumen, {name: Glow, wrong: [GLOW]}]
packs: [hype]
channels: {x: {network: x, description: Short.}, blog: {}}
roles: {employee: Anyone.}
posts: [posts/*.md]
"""
    )
    (folder / "acme/profile.yaml").write_text(
        """\
title: Acme
extends: base
aliases: [ACME Ltd, Group]
products: [{name: Glow, wrong: [glow lamp]}, Beam]
packs: [plain]
channels: {x: {advertising: true}}
roles: {ceo: The one.}
posts: {replace: [own/**]}
"""
    )
    for name in ("hype", "plain"):
        (shipped / f"rules/{name}.yaml").write_text(pack(f"{name}.one"))
    project.write("voicecheck.yaml", "profile: acme\n")
    profile = project.settings().profile
    assert (profile.name, profile.title, profile.path) == ("acme", "Acme", str(folder / "acme/profile.yaml"))
    assert profile.aliases == ("Group", "ACME Ltd")
    assert profile.products == (Product("Lumen"), Product("Glow", ("GLOW", "glow lamp")), Product("Beam"))
    assert profile.packs == ("hype", "plain")
    assert profile.channels == {"x": Channel("x", "x", "Short.", True), "blog": Channel("blog")}
    assert profile.roles == {"employee": "Anyone.", "ceo": "The one."}
    assert profile.posts == (str(folder / "acme/own/**"),)


def test_a_profile_by_path_inline_and_from_the_command_line(project: Project) -> None:
    project.write("brand_profiles/acme/profile.yaml", "title: Acme\npacks: [own]\n")
    project.write("brand_profiles/sub/profile.yaml", "extends: acme\n")
    project.write("rules/own.yaml", pack("own.one"))
    for text in ("acme", "./brand_profiles/acme", "brand_profiles/acme/profile.yaml"):
        project.write("voicecheck.yaml", f"profile: {text}\n")
        assert (project.settings().profile.title, project.ids()) == ("Acme", ["own.one"])
    project.write("voicecheck.yaml", "profile: {title: Other, extends: sub}\n")
    assert (project.settings().profile.name, project.settings().profile.title) == ("sub", "Other")
    assert project.settings(profile="acme").profile.title == "Acme"
    assert project.settings(profile="brand_profiles/sub").profile.name == "sub"
    assert project.errors(profile="none") == [
        "--profile: no profile is named 'none'; there are acme, sub (looked in brand_profiles, "
        f"{project.root.parent}/shipped/brand_profiles)"
    ]


def test_profiles_in_a_ring(project: Project) -> None:
    project.write("brand_profiles/a/profile.yaml", "extends: b\n")
    project.write("brand_profiles/b/profile.yaml", "extends: a\n")
    project.write("voicecheck.yaml", "profile: a\n")
    assert "these files extend each other in a ring: brand_profiles/a/profile.yaml -> " in project.errors()[0]


def test_packs_are_looked_for_beside_the_files_first(project: Project, shipped: Path) -> None:
    (shipped / "rules/hype.yaml").write_text(pack("hype.shipped"))
    project.write("brand_profiles/acme/profile.yaml", "packs: [hype]\n")
    project.write("sub/voicecheck.yaml", "profile: ../brand_profiles/acme\n")
    assert project.ids("sub/draft.md") == ["hype.shipped"]
    project.write("rules/hype.yaml", pack("hype.beside-brand-profiles"))
    assert project.ids("sub/draft.md") == ["hype.beside-brand-profiles"]
    project.write("brand_profiles/acme/rules/hype.yaml", pack("hype.beside-profile"))
    assert project.ids("sub/draft.md") == ["hype.beside-profile"]
    project.write("sub/rules/hype.yaml", pack("hype.beside-config"))
    assert project.ids("sub/draft.md") == ["hype.beside-config"]


def test_rule_ids_are_unique_over_all_files(project: Project) -> None:
    project.write("rules/a.yaml", pack("a.one"))
    project.write("more.yaml", "# more\n" + pack("a.one"))
    project.write("voicecheck.yaml", "packs: [a]\nrule_files: [more.yaml]\n")
    taken = "the id is taken by the rule at rules/a.yaml:2; ids are unique"
    assert project.errors() == [f"more.yaml:3:9: rule 'a.one': {taken}"]


def test_a_file_named_twice_is_read_once(project: Project) -> None:
    project.write("rules/a.yaml", pack("a.one"))
    project.write("voicecheck.yaml", "packs: [a, ./rules/a.yaml]\nrule_files: ['rules/*.yaml']\n")
    assert project.ids() == ["a.one"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_a_named_pipe_does_not_hang(project: Project) -> None:
    os.mkfifo(project.root / "pipe.yaml")
    project.write("voicecheck.yaml", "rule_files: [pipe.yaml]\n")
    assert "pipe.yaml' cannot be read: " in project.errors()[0]
