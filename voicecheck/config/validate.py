"""Values against a JSON Schema: all problems at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Protocol

from voicecheck.config.places import MOST_PROBLEMS, Place
from voicecheck.config.schema import Schema
from voicecheck.config.wording import key_hint, one_of, path_words, short, value_words
from voicecheck.config.yaml_nodes import Path
from voicecheck.core.errors import ConfigError


class Places(Protocol):
    """Where keys and values stand."""

    def value(self, path: Path = ()) -> Place: ...

    def key(self, path: Path) -> Place: ...


class Validator:
    """A schema (draft 2020-12), ready to check values; `noun` is what a key on its top level is called."""

    def __init__(self, schema: Schema, noun: str = "key") -> None:
        from jsonschema_rs import Draft202012Validator

        self._schema = schema
        self._noun = noun
        self._validator = Draft202012Validator(schema)

    def problems(self, value: Any, places: Places, subject: str = "") -> list[ConfigError]:
        """All that is wrong with a value; the subject, such as `rule 'no-hype'`, stands before each message."""
        found = []
        errors = _innermost(self._validator.iter_errors(value))
        for path, is_key, message in islice(chain.from_iterable(map(self._found, errors)), MOST_PROBLEMS):
            place = places.key(path) if is_key else places.value(path)
            where = path_words(path[:-1] if is_key else path)
            found.append(place.error(": ".join(part for part in (subject, where, message) if part)))
        return found

    def _found(self, error: Any) -> Iterator[tuple[list[str | int], bool, str]]:
        """Path, whether it is the key there that is wrong, and the message."""
        kind, path = error.kind, list(error.instance_path)
        match kind.name:
            case "additionalProperties" | "unevaluatedProperties":
                noun = self._noun if not path else "key"
                known = self._schema_around(error).get("properties", {})
                for name in kind.unexpected:
                    yield [*path, name], True, f"unknown {noun} '{short(name)}'{key_hint(name, known)}"
            case "propertyNames":
                name, inner = kind.error.instance, kind.error.kind
                wrong = (
                    f"expected {one_of(inner.options, name)}" if inner.name == "enum" else "it cannot be stated here"
                )
                yield [*path, name], True, f"got the key '{short(name)}'; {wrong}"
            case "required":
                yield path, False, f"'{kind.property}' is missing"
            case _:
                yield path, False, value_words(error, self._schema_around(error))

    def _schema_around(self, error: Any) -> Schema:
        """The schema that holds the keyword which failed."""
        schema: Any = self._schema
        for step in error.evaluation_path[:-1]:
            schema = self._schema["$defs"][schema["$ref"].rpartition("/")[2]] if step == "$ref" else schema[step]
        return schema if isinstance(schema, dict) else {}


def missing_groups(value: Any, groups: Iterable[Sequence[str]], place: Place, subject: str) -> list[ConfigError]:
    """A problem for each group of options of which a rule has none."""
    problems = []
    for group in groups:
        if not any(key in value for key in group):
            names = ", ".join(f"'{name}'" for name in group)
            wanted = f"{names} is missing" if len(group) == 1 else f"one of {names} is missing"
            problems.append(place.error(f"{subject}: {wanted}"))
    return problems


def _innermost(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors of alternatives taken apart: of the one that the writer seems to have meant, if that can be told."""
    for error in errors:
        context: list[list[Any]] = getattr(error.kind, "context", None) or []
        here = list(error.instance_path)
        meant: list[list[Any]] = [
            branch for branch in context if not any(_refuses_whole(each, here) for each in branch)
        ]
        if meant:
            fewest = min(len(branch) for branch in meant)
            yield from _innermost(next(branch for branch in meant if len(branch) == fewest))
        else:
            yield error


def _refuses_whole(error: Any, path: Sequence[str | int]) -> bool:
    """Whether a value is not at all of the sort that an alternative is for."""
    return error.kind.name in ("type", "const", "enum") and list(error.instance_path) == path
