"""Values against a JSON Schema, all problems at once, in words for people who write YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from voicecheck.config.places import Place, nearest
from voicecheck.config.schema import Schema
from voicecheck.config.yaml_nodes import Path
from voicecheck.core.errors import ConfigError

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}


class Places(Protocol):
    """Where keys and values stand."""

    def value(self, path: Path = ()) -> Place: ...

    def key(self, path: Path) -> Place: ...


class Validator:
    """A schema, ready to check values.

    Args:
        schema: JSON Schema, draft 2020-12.
        noun: What a key on the top level is called: `key` or `option`.
    """

    def __init__(self, schema: Schema, noun: str = "key") -> None:
        from jsonschema_rs import Draft202012Validator

        self._schema = schema
        self._noun = noun
        self._validator = Draft202012Validator(schema)

    def problems(self, value: Any, places: Places, subject: str = "") -> list[ConfigError]:
        """All that is wrong with a value.

        Args:
            subject: What the value is, such as `rule 'no-hype'`; stands before each message.
        """
        found = []
        for error in _innermost(self._validator.iter_errors(value)):
            for path, is_key, message in self._words(error):
                place = places.key(path) if is_key else places.value(path)
                where = path_words(path[:-1] if is_key else path)
                found.append(place.error(": ".join(part for part in (subject, where, message) if part)))
        return found

    def _words(self, error: Any) -> Iterator[tuple[list[str | int], bool, str]]:
        kind, path = error.kind, list(error.instance_path)
        match kind.name:
            case "additionalProperties" | "unevaluatedProperties":
                noun = self._noun if not path else "key"
                known = self._schema_around(error).get("properties", {})
                for name in kind.unexpected:
                    hint = nearest(name, known) or _known(known)
                    yield [*path, name], True, f"unknown {noun} '{_cut(name)}'{hint}"
            case "required":
                yield path, False, f"'{kind.property}' is missing"
            case "propertyNames":
                name = str(kind.error.instance)
                if kind.error.kind.name == "enum":
                    yield [*path, name], True, f"got '{_cut(name)}'; expected {_one_of(kind.error.kind.options, name)}"
                else:
                    yield [*path, name], True, f"'{_cut(name)}' cannot be stated here"
            case _:
                yield path, False, self._value_words(error)

    def _value_words(self, error: Any) -> str:
        kind, got = error.kind, described(error.instance)
        match kind.name:
            case "type":
                return f"got {got}; expected {_types(kind.types)}{_quote_hint(error.instance, kind.types)}"
            case "anyOf" | "oneOf" if hasattr(kind, "context"):
                inner = [each for branch in kind.context for each in branch]
                types = [name for each in inner for name in getattr(each.kind, "types", ())]
                options = [option for each in inner for option in getattr(each.kind, "options", ())]
                hint = _quote_hint(error.instance, types) + _nearest(error.instance, options)
                return f"got {got}; expected {_either([self._expected(each) for each in inner])}{hint}"
            case "enum":
                return f"got {got}; expected {_one_of(kind.options, error.instance)}"
            case "const":
                return f"got {got}; expected {_plain(kind.expected_value)}"
            case "minimum":
                return f"got {got}; expected at least {kind.limit}"
            case "maximum":
                return f"got {got}; expected at most {kind.limit}"
            case "exclusiveMinimum":
                return f"got {got}; expected more than {kind.limit}"
            case "exclusiveMaximum":
                return f"got {got}; expected less than {kind.limit}"
            case "minLength" | "minItems" | "minProperties" if kind.limit == 1:
                return "is empty; expected at least one " + _UNIT[kind.name]
            case "minLength" | "minItems" | "minProperties":
                return f"got {len(error.instance)}; expected at least {kind.limit} {_UNIT[kind.name]}s"
            case "maxLength" | "maxItems" | "maxProperties":
                return f"got {len(error.instance)}; expected at most {kind.limit} {_UNIT[kind.name.replace('max', 'min')]}s"
            case "uniqueItems":
                return "an entry stands here twice"
            case "pattern":
                sample = self._schema_around(error).get("examples", [])
                return f"got {got}; expected " + (f"the form of '{sample[0]}'" if sample else f"a match of {kind.pattern}")
        return f"got {got}; {error.message}"

    def _expected(self, error: Any) -> str:
        if error.kind.name == "enum":
            return _either([_plain(option) for option in error.kind.options])
        return self._value_words(error).rpartition("expected ")[2].partition(": ")[0]

    def _schema_around(self, error: Any) -> Schema:
        """The schema that holds the keyword which failed."""
        schema: Any = self._schema
        for step in error.evaluation_path[:-1]:
            if step == "$ref":
                schema = self._schema["$defs"][schema["$ref"].rpartition("/")[2]]
            else:
                schema = schema[step]
        return schema if isinstance(schema, dict) else {}


def missing_groups(value: Any, groups: Iterable[Sequence[str]], place: Place, subject: str) -> list[ConfigError]:
    """A problem for each group of options of which a rule has none."""
    problems = []
    for group in groups:
        if not any(key in value for key in group):
            wanted = f"'{group[0]}' is missing" if len(group) == 1 else f"one of {_quoted(group)} is missing"
            problems.append(place.error(f"{subject}: {wanted}"))
    return problems


def described(value: Any) -> str:
    """A value as a message names it: `the text '3'`, `true`, `a list`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{_cut(value)}'"
    return "a list" if isinstance(value, list) else "a mapping"


def _innermost(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors of alternatives taken apart: of the one that the writer seems to have meant, if that can be told."""
    for error in errors:
        context = getattr(error.kind, "context", None)
        if not context:
            yield error
            continue
        here = list(error.instance_path)
        meant = [branch for branch in context if not any(_refuses_whole(each, here) for each in branch)]
        if len(meant) == 1 or (meant and not isinstance(error.instance, (str, int, float))):
            yield from _innermost(min(meant, key=len))
        else:
            yield error


def _refuses_whole(error: Any, path: Sequence[str | int]) -> bool:
    """Whether a value is not of the sort that an alternative is for at all."""
    return error.kind.name in ("type", "const", "enum") and list(error.instance_path) == path


_UNIT = {"minLength": "character", "minItems": "entry", "minProperties": "key"}


def _types(types: Sequence[str]) -> str:
    return _either([_TYPES[name] for name in types])


def _either(words: Sequence[str]) -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + f" or {unique[-1]}"


def _one_of(options: Sequence[Any], got: Any) -> str:
    return _either([_plain(option) for option in options]) + _nearest(got, options)


def _nearest(got: Any, options: Sequence[Any]) -> str:
    return nearest(got, [option for option in options if isinstance(option, str)]) if isinstance(got, str) else ""


def _quote_hint(got: Any, types: Sequence[str]) -> str:
    if "string" in types and (got is None or isinstance(got, (bool, int, float))):
        return ": put it in quotes" if got is not None else ""
    if "array" in types and isinstance(got, str):
        return f": write [{_cut(got)}]"
    return ""


def _known(known: Iterable[str]) -> str:
    names = list(known)
    return f"; expected {_either(names)}" if 0 < len(names) <= 12 else ""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return described(value)
    return str(value)


def path_words(path: Path) -> str:
    """A path as a message names it: `'terms[3].allow'`, counted from one."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{_cut(step)}" for step in path).lstrip(".")
    return f"'{words}'" if words else ""


def _cut(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 60 else text[:57] + "..."


