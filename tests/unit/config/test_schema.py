from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from voicecheck.config import json_schema

from .project import KINDS, kinds

RULE = {"id": "a.b", "kind": "terms", "message": "m", "terms": ["x"]}


def schema(which: Any) -> dict[str, Any]:
    return json_schema(which, kinds=kinds, kind_names=tuple(KINDS))


def rules_are_valid(*rules: dict[str, Any]) -> bool:
    return jsonschema_rs.Draft202012Validator(schema("rules")).is_valid({"rules": list(rules)})


@pytest.mark.parametrize("which", ["config", "profile", "rules"])
def test_the_schemas_are_schemas(which: str) -> None:
    assert jsonschema_rs.meta.is_valid(schema(which))
    assert schema(which)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def properties(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ()
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


@pytest.mark.parametrize("which", ["config", "profile", "rules"])
def test_an_editor_can_tell_what_each_key_is_for(which: str) -> None:
    bare = [name for name, node in properties(schema(which)) if not node.get("description") and "const" not in node]
    assert set(bare) <= {"term", "allow"}, "of the kinds' own options of the tests"


def test_the_rules_schema_knows_the_options_of_each_kind() -> None:
    limit = {"id": "a.c", "kind": "limit", "message": "m", "measure": "words", "max": 3}
    assert rules_are_valid(RULE, limit)
    assert not rules_are_valid({**RULE, "max": 3})
    assert not rules_are_valid({**limit, "terms": ["x"]})
    assert not rules_are_valid({**RULE, "kind": "nope"})
    assert not rules_are_valid({"id": "a.b", "kind": "terms", "message": "m"})
    assert not rules_are_valid({"id": "a.c", "kind": "limit", "message": "m", "measure": "words"})
    assert not rules_are_valid({**RULE, "when": {"any": [{"not": {"tems": ["x"]}}]}})


def test_the_config_schema_takes_profiles_and_overrides() -> None:
    validator = jsonschema_rs.Draft202012Validator(schema("config"))
    assert validator.is_valid({"profile": {"title": "A", "products": ["B", {"name": "C"}]}, "rules": {"a.b": "off"}})
    assert validator.is_valid({"overrides": [{"paths": ["x"], "rules": {"a": {"scopes": {"add": ["title"]}}}}]})
    assert not validator.is_valid({"profile": {"titel": "A"}})
    assert not validator.is_valid({"rules": {"a.b": {"severity": "fatal"}}})
