"""What comes with voicecheck: every rule, every profile, every example, the wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from voicecheck import Checker, checks, config
from voicecheck.checks import KINDS
from voicecheck.config import RuleFile
from voicecheck.core.rule import RuleSpec
from voicecheck.language.scripts import count_han, language_of, speaks
from voicecheck.language.static_embedder import SHA256
from voicecheck.rule_tests import run_examples

PACKS = sorted((ROOT / "rules").glob("*.yaml"))
BRANDS = sorted((ROOT / "brand_profiles").iterdir())
RULE_FILES = [*PACKS, *sorted((ROOT / "brand_profiles").glob("*/rules*.yaml")), ROOT / "tests/golden/rules.yaml"]


class Yaml12(yaml.SafeLoader):
    """Reads `off`, `no` and dates as text, as voicecheck does and YAML 1.2 asks."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


@cache
def rule_file(path: Path) -> RuleFile:
    return config.load_rule_file(path, kinds=checks.kind, kind_names=tuple(KINDS))


def shipped() -> list[tuple[RuleSpec, RuleFile]]:
    return [(spec, rule_file(path)) for path in PACKS for spec in rule_file(path).rules]


def schema(which: Any) -> dict[str, Any]:
    return config.json_schema(which, kinds=checks.kind, kind_names=tuple(KINDS))


def test_enough_rules_and_half_of_them_serve_chinese() -> None:
    rules = [spec for spec, _ in shipped()]
    chinese = [spec for spec in rules if speaks(spec.languages, "zh-Hans") or speaks(spec.languages, "zh-Hant")]
    assert len(rules) >= 150
    assert len(chinese) * 2 >= len(rules)


def test_ids_are_unique_over_all_packs() -> None:
    ids = [spec.id for path in RULE_FILES for spec in rule_file(path).rules]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_pack(path: Path) -> None:
    file = rule_file(path)
    assert file.pack == path.stem
    assert file.title
    assert file.description
    for spec in file.rules:
        assert spec.source.strip(), f"{spec.id} has no source"
        assert spec.why.strip(), f"{spec.id} does not say why"
        assert spec.id.startswith(f"{file.pack}."), spec.id
        assert spec.kind != "concept" or file.pack == "concepts", f"{spec.id} would load a model"
        assert not re.search(r"\bTODO\b|\bFIXME\b", f"{spec.message} {spec.why} {spec.remedy}"), spec.id


def holding_for_chinese() -> list[RuleSpec]:
    return [spec for spec, _ in shipped() if any(speaks(spec.languages, each) for each in ("zh-Hans", "zh-Hant"))]


def test_who_writes_in_chinese_is_told_in_chinese() -> None:
    english = []
    for spec in holding_for_chinese():
        said = spec.chinese or spec.wording
        for name, text, stated in zip(said._fields, said, spec.wording, strict=True):
            if (text or stated) and not count_han(text):
                english.append(f"{spec.id}: {name}")
    assert english == []


def test_both_wordings_have_the_same_placeholders() -> None:
    for spec, _ in shipped():
        if spec.chinese:
            for stated, chinese in zip(spec.wording, spec.chinese, strict=True):
                both = [sorted(re.findall(r"\{\w+\}", text)) for text in (stated, chinese)]
                assert both[0] == both[1] or not chinese, spec.id


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_examples_in_each_declared_language(path: Path) -> None:
    file = rule_file(path)
    missing = []
    for spec in file.rules:
        examples = file.examples[spec.id]
        if spec.options.get("names") == "profile":
            continue  # fires with a profile only; its examples would need one
        assert examples.bad, f"{spec.id} has no bad example"
        assert examples.good, f"{spec.id} has no good example"
        for language in spec.languages:
            for which in ("bad", "good"):
                texts = getattr(examples, which)
                if not any(speaks((language,), each.language or language_of(each.text)) for each in texts):
                    missing.append(f"{spec.id}: no {which} example in {language}")
    assert missing == []


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.parent.name + "-" + path.stem)
def test_rules_pass_their_own_examples(path: Path) -> None:
    """What `voicecheck rules test` does, rule by rule."""
    beside = path.parent / "profile.yaml"
    checker = Checker.from_config(path.parent, profile=str(beside) if beside.is_file() else None)
    file = rule_file(path)
    failures = [
        f"{failure.rule}: {failure.problem}: {failure.text!r}"
        for spec in file.rules
        for failure in run_examples(checker, spec, file.examples[spec.id].bad, file.examples[spec.id].good)
    ]
    assert failures == []


PLACEHOLDERS = {
    "swap": {"suggestion"},
    "require": {"expected"},
    "limit": {"count", "max", "min", "measure", "over"},
    "consistency": {"suggestion"},
    "capitalization": {"suggestion"},
    "typography": {"suggestion"},
    "concept": {"nearest", "similarity"},
    "classifier": {"nearest"},
    "message": {"fact", "sentence", "entity", "id", "aspect", "spokespersons", "until", "embargo"},
    "secrets": {"kind"},
    "image-metadata": {"what"},
    "personal-data": {"entity"},
    "disclosure": {"wording"},
    "exposure": {"what", "score"},
    "voice": {"count", "length", "usual"},
}


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.parent.name + "-" + path.stem)
def test_messages_hold_only_placeholders_of_their_kind(path: Path) -> None:
    for spec in rule_file(path).rules:
        known = {"match"} | PLACEHOLDERS.get(spec.kind, set())
        used = set(re.findall(r"\{(\w+)\}", spec.message + spec.remedy))
        assert used <= known, f"{spec.id}: {used - known}"


@pytest.mark.parametrize("which", ["rules", "profile", "config"])
def test_schema_is_valid(which: str) -> None:
    found = schema(which)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(found)


@pytest.mark.parametrize(
    ("which", "path"),
    [
        *[("rules", path) for path in RULE_FILES],
        *[("profile", brand / "profile.yaml") for brand in BRANDS],
        *[("config", path) for path in sorted((ROOT / "examples").glob("*/voicecheck.yaml"))],
        *[("config", path) for path in sorted((ROOT / "tests/golden").glob("*/voicecheck.yaml"))],
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.parent.name}-{value.stem}",
)
def test_schema_accepts_shipped_file(which: str, path: Path) -> None:
    content = yaml.load(path.read_text("utf-8"), Yaml12)
    errors = sorted(Draft202012Validator(schema(which)).iter_errors(content), key=str)
    assert [f"{list(error.absolute_path)}: {error.message[:200]}" for error in errors] == []


def test_schema_refuses_what_the_loader_refuses() -> None:
    validator = Draft202012Validator(schema("rules"))
    good = {"id": "a.b", "kind": "terms", "message": "m", "terms": ["x"]}
    assert validator.is_valid({"rules": [good]})
    for change in ({"kind": "termz"}, {"colour": "red"}, {"severity": "eror"}, {"terms": []}, {"languages": ["fr"]}):
        assert not validator.is_valid({"rules": [{**good, **change}]}), change
    assert not validator.is_valid({"rules": [{"id": "a.b", "kind": "terms", "message": "m"}]})


@pytest.mark.parametrize("brand", BRANDS, ids=lambda path: path.name)
def test_brand(brand: Path) -> None:
    settings = Checker.from_config(ROOT, profile=str(brand)).config.settings_for(str(ROOT / "draft.md"))
    profile = settings.profile
    assert profile.name == brand.name
    assert profile.title
    assert profile.description
    assert profile.products
    assert profile.channels
    assert profile.roles
    assert settings.rules


@pytest.mark.parametrize("brand", BRANDS, ids=lambda path: path.name)
def test_brand_has_posts_that_its_own_rules_accept(brand: Path) -> None:
    """A style that a reader can feel: 36 posts, and not one error in them."""
    posts = sorted((ROOT / "examples" / brand.name / "posts").glob("*.md"))
    assert len(posts) >= 36
    checker = Checker.from_config(ROOT / "examples" / brand.name)
    grave = []
    for post in posts:
        [report] = checker.check_file(str(post))
        assert report.error is None
        assert 100 <= report.words <= 600, f"{post.name}: {report.words} words"
        grave += [f"{post.name}: {each.rule}: {each.matched!r}" for each in report.findings if each.severity == "error"]
    assert grave == []


@pytest.mark.slow
def test_wheel_brings_rules_and_profiles(tmp_path: Path) -> None:
    """Built as an installer builds it, and used from where it was unpacked."""
    isolation = ["--no-build-isolation"] if find_spec("hatchling") else []
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "-q", "-w", str(tmp_path), *isolation],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode and not isolation:
        pytest.skip(f"hatchling is not installed here and could not be fetched: {built.stderr[-200:]}")
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("*.whl")
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(unpacked)
    assert {f"voicecheck/_rules/{path.name}" for path in PACKS} <= set(names)
    assert {f"voicecheck/_brand_profiles/{brand.name}/profile.yaml" for brand in BRANDS} <= set(names)
    assert {f"voicecheck/language/data/{name}" for name in SHA256} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "examples/", "benchmarks/"))]
    script = (
        "import voicecheck, sys; from voicecheck import Checker;"
        "r = Checker.from_config('.').check_text('Our revolutionary lamp.');"
        "print(voicecheck.__file__); print([f.rule for f in r.findings])"
    )
    used = subprocess.run([sys.executable, "-c", script], cwd=unpacked, capture_output=True, text=True, check=False)
    assert used.returncode == 0, used.stderr
    where, rules = used.stdout.splitlines()
    assert Path(where).is_relative_to(unpacked)
    assert rules == "['hype.revolutionary']"
