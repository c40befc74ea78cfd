from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicecheck.config import load, load_rule_file
from voicecheck.config.globs import matches
from voicecheck.config.yaml_nodes import parse
from voicecheck.core.errors import ConfigError
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, Rule


class Terms(Rule):
    options: ClassVar[Mapping[str, Any]] = {
        "terms": {"type": "array", "items": {"type": "string"}},
        "max": {"anyOf": [{"type": "integer"}, {"const": "auto"}]},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("terms",),)

    def check(self, draft: Draft) -> Iterable[Finding]:
        return ()


def kinds(name: str) -> type[Rule]:
    return {"terms": Terms}[name]


PIECES = st.sampled_from(
    [
        *("rules:", "packs:", "profile:", "extends:", "overrides:", "allow:", "paths:", "conditions:", "examples:"),
        *(
            "id: a.b",
            "kind: terms",
            "terms: [x]",
            "message: m",
            "when:",
            "any:",
            "not:",
            "pattern: '('",
            "severity: off",
        ),
        *(
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ": ",
            "&a ",
            "*a",
            "<<: ",
            "!!str ",
            "|\n",
            ">",
            "'",
            '"',
        ),
        *(
            "~",
            "true",
            "3",
            "-1.5e9",
            ".inf",
            "off",
            "2026-01-01",
            "\t",
            "#",
            "---",
            "...",
            "\x00",
            "\ufeff",
            "%YAML 1.1",
        ),
        *("台灯", "🙂", "\u2028", "voicecheck.yaml", "/", "..", "*", "**/*", "default"),
    ]
)
SOUP = st.lists(PIECES, max_size=40).map("".join)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=8)
"""Without what YAML 1.1 alone takes for line breaks."""
SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS | st.sampled_from(["off", "x"])
KEYS = st.sampled_from(
    [
        *(
            "rules",
            "packs",
            "profile",
            "overrides",
            "paths",
            "allow",
            "add",
            "remove",
            "replace",
            "channels",
            "products",
        ),
        *("id", "kind", "message", "terms", "when", "unless", "any", "not", "at_least", "severity", "examples", "bad"),
        *(
            "a.b",
            "a.*",
            "text",
            "name",
            "wrong",
            "columns",
            "embedder",
            "spacy",
            "jobs",
            "max",
            "conditions",
            "languages",
        ),
    ]
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=6)
QUICK = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("rules", "brand_profiles"):
        (tmp_path / "shipped" / name).mkdir(parents=True)
    shipped = tmp_path / "shipped"
    monkeypatch.setattr("voicecheck.config.shipped._shipped", lambda name: str(shipped / name))
    monkeypatch.setenv("VOICECHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def never_crashes(folder: Path, data: bytes) -> None:
    (folder / "voicecheck.yaml").write_bytes(data)
    for problem in problems(lambda: load(folder, kinds=kinds, kind_names=("terms",)).explain(folder / "draft.md")):
        assert problem.message
        assert problem.path
    for problem in problems(lambda: load_rule_file(folder / "voicecheck.yaml", kinds=kinds, kind_names=("terms",))):
        assert problem.message
        assert problem.line


def problems(action: Callable[[], object]) -> tuple[ConfigError, ...]:
    try:
        action()
    except ConfigError as error:
        return error.problems
    return ()


@given(st.binary(max_size=200))
@QUICK
def test_any_bytes(folder: Path, data: bytes) -> None:
    never_crashes(folder, data)


@given(SOUP)
@QUICK
def test_any_yaml(folder: Path, text: str) -> None:
    never_crashes(folder, text.encode())


@given(DOCUMENTS)
@QUICK
def test_any_values(folder: Path, value: dict[str, Any]) -> None:
    never_crashes(folder, yaml.safe_dump(value, allow_unicode=True).encode())


@given(VALUES, VALUES)
@QUICK
def test_a_profile_and_a_pack_of_any_values(folder: Path, profile: Any, rules: Any) -> None:
    (folder / "profile.yaml").write_text(yaml.safe_dump(profile), encoding="utf-8")
    (folder / "own.yaml").write_text(yaml.safe_dump({"rules": [rules]}), encoding="utf-8")
    never_crashes(folder, b"profile: ./profile.yaml\nrule_files: [own.yaml]\n")


@given(VALUES)
@QUICK
def test_what_is_dumped_is_read_back_with_a_place_for_everything(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    parsed = parse(text.encode(), "f.yaml")
    assert parsed.value == value
    lines = text.splitlines()
    for path in _paths(value):
        place = parsed.positions.value(path)
        assert 1 <= place.line <= len(lines) + 1


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterable[tuple[str | int, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _paths(inner, (*path, key))


@given(st.text("ab*?[]/!", max_size=20), st.text("ab/", max_size=30))
@settings(deadline=None)
def test_globs_never_fail(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)


@given(st.text("ab", min_size=1, max_size=8))
def test_a_name_without_wildcards_matches_itself_at_any_depth(name: str) -> None:
    assert matches(name, name)
    assert matches(name, f"x/y/{name}/z")
    assert not matches(name, f"{name}c")
