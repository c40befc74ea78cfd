"""Each table of the house: what stands in it imports, says what it is, and keeps the protocol."""

from __future__ import annotations

import inspect
import json
import pickle
from importlib import import_module
from typing import Any

import pytest
import typer

from tests.drafts import check, rule
from voicecheck import checks, parsers
from voicecheck.checks import KINDS
from voicecheck.cli import COMMANDS
from voicecheck.cli.app import build
from voicecheck.config import json_schema
from voicecheck.core.document import Document
from voicecheck.core.report import Report
from voicecheck.core.rule import Rule
from voicecheck.language.embed import EMBEDDERS, embedder
from voicecheck.language.facets import FACETS
from voicecheck.parsers import ENDINGS, PARSERS
from voicecheck.reporters import REPORTERS, reporter
from voicecheck.reporters.view import View

SMALLEST: dict[str, dict[str, Any]] = {
    "terms": {"terms": ["lamp"]},
    "swap": {"swap": {"lamp": "light"}},
    "pattern": {"pattern": "lam."},
    "require": {"any_of": ["never said"]},
    "limit": {"measure": "words", "max": 1},
    "consistency": {"either": [["lamp", "light"]]},
    "capitalization": {"style": "upper", "scopes": ["paragraph"]},
    "typography": {"check": "repeated-punctuation"},
    "personal-data": {"entities": ["email"]},
    "stance": {"says": ["lamp"], "along": ["light"]},
    "together": {"all": [["lamp"], ["table"]]},
    "signs": {"signs": {"thing": ["lamp"], "place": ["table"]}},
    "concept": {"like": ["A lamp on a table."], "threshold": 0.1},
}
"""Options with which each kind finds something in the draft below."""
NEEDS_MORE = (
    "classifier",
    "concept",
    "disclosure",
    "exposure",
    "image-metadata",
    "message",
    "sealed",
    "secrets",
    "vale",
    "voice",
)
"""Kinds that need a model, a profile, a key or a source; they have tests of their own."""
DRAFT = "A lamp on a table, a lamp and a light!!! Nora: nora@lamps.example"


def load(target: str, package: str = "") -> Any:
    module, _, name = target.partition(":")
    return getattr(import_module(f"{package}{module}"), name)


@pytest.mark.parametrize("name", KINDS)
def test_kind(name: str) -> None:
    kind = checks.kind(name)
    assert issubclass(kind, Rule)
    assert kind.__module__.startswith(f"voicecheck.checks.{name.replace('-', '_')}")
    assert inspect.getdoc(kind)
    assert not inspect.isabstract(kind)
    assert kind.options
    assert kind.required or name in ("exposure", "secrets")
    for key, option in kind.options.items():
        assert option.get("description", "").strip(), f"{name}.{key} says nothing"
    for group in kind.required:
        assert group
        assert set(group) <= set(kind.options)


@pytest.mark.parametrize("name", KINDS)
def test_kind_is_in_the_schema_of_rules(name: str) -> None:
    schema = json_schema("rules", kinds=checks.kind, kind_names=tuple(KINDS))
    [described] = [
        branch["then"]
        for branch in schema["properties"]["rules"]["items"]["allOf"]
        if branch["if"]["properties"]["kind"]["const"] == name
    ]
    assert set(described["properties"]) == set(checks.kind(name).options)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", [name for name in KINDS if name not in NEEDS_MORE])
def test_kind_finds_and_pickles(name: str) -> None:
    options = dict(SMALLEST[name])
    spec = {"scopes": tuple(options.pop("scopes"))} if "scopes" in options else {}
    tested = rule(name, spec, **options)
    json.dumps(tested.spec.options)
    found = check(tested, DRAFT)
    assert found
    assert [each.span for each in check(pickle.loads(pickle.dumps(tested)), DRAFT)] == [each.span for each in found]
    for finding in found:
        assert (finding.rule, finding.kind) == ("test.rule", name)
        assert finding.span.cut(DRAFT) == finding.matched


@pytest.mark.parametrize("name", PARSERS)
def test_parser(name: str) -> None:
    function = load(PARSERS[name], "voicecheck.parsers.")
    assert callable(function)
    assert inspect.getdoc(function)
    assert name in ENDINGS.values(), f"no file ending leads to {name}"


@pytest.mark.parametrize("name", [name for name in PARSERS if name not in ("jsonl", "csv", "tsv", "docx")])
def test_parser_of_single_posts(name: str) -> None:
    document = parsers.parse_text("Lamp one.\n\nLamp two.\n", format=name)
    assert isinstance(document, Document)
    assert [document.block_text(block) for block in document.blocks][-1].endswith("Lamp two.")
    assert not parsers.parse_text("", format=name).blocks


def test_every_ending_has_a_parser() -> None:
    assert set(ENDINGS.values()) <= set(PARSERS)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in ENDINGS)


@pytest.mark.parametrize("name", REPORTERS)
def test_reporter(name: str) -> None:
    function = reporter(name)
    assert inspect.getdoc(function)
    pieces = list(function(Report([]), View()))
    assert all(isinstance(piece, str) for piece in pieces)
    assert "".join(pieces).endswith("\n") or not "".join(pieces)


@pytest.mark.parametrize("name", EMBEDDERS)
def test_embedder(name: str) -> None:
    found = load(EMBEDDERS[name])
    assert inspect.getdoc(found)
    assert {"name", "dim", "encode", "__hash__"} <= set(dir(found))


@pytest.mark.parametrize("name", ["use", "hash"])
def test_embedder_without_download(name: str) -> None:
    import numpy as np

    found = embedder(name)
    vectors = found.encode(["A lamp on a table.", "", "一盏灯", "A lamp on a table."])
    assert vectors.shape == (4, found.dim)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors[[0, 2, 3]], axis=1), 1, atol=1e-4)
    assert not vectors[1].any()
    assert np.array_equal(vectors[0], vectors[3])
    assert found.encode([]).shape == (0, found.dim)
    assert np.allclose(pickle.loads(pickle.dumps(found)).encode(["一盏灯"]), vectors[2], atol=1e-5)


@pytest.mark.parametrize("name", FACETS)
def test_facet(name: str) -> None:
    function = load(FACETS[name])
    assert inspect.getdoc(function)
    assert len(inspect.signature(function).parameters) == 3


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name: str) -> None:
    module = import_module(f"voicecheck.cli.{name}")
    assert module.__doc__
    commands = (
        [(each.callback, each.help) for each in module.app.registered_commands]
        if hasattr(module, "app")
        else [(getattr(module, name), COMMANDS[name])]
    )
    assert commands
    for function, text in commands:
        assert function is not None
        assert inspect.getdoc(function) or text


def test_every_option_of_every_command_has_help() -> None:
    root = typer.main.get_command(build(list(COMMANDS)))

    def walk(command: Any, path: str) -> None:
        for parameter in command.params:
            text = getattr(parameter, "help", None)
            assert text, f"{path}: {parameter.name} has no help"
        for name, each in getattr(command, "commands", {}).items():
            assert each.help, f"{path} {name} has no help"
            walk(each, f"{path} {name}")

    walk(root, "voicecheck")
