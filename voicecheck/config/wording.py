"""What a JSON Schema validator finds, in words for people who write YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from voicecheck.config.places import nearest
from voicecheck.config.yaml_nodes import Path

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}
_UNITS = {"Length": "character", "Items": "entry", "Properties": "key"}
_MOST_NAMES = 12


def value_words(error: Any, schema: Mapping[str, Any]) -> str:
    """What is wrong with a value: `got X; expected Y`; `schema` is the one that holds the keyword which failed."""
    name = error.kind.name
    if name in _BOUNDS:
        return f"got {described(error.instance)}; expected {_BOUNDS[name]} {error.kind.limit}"
    for unit in _UNITS:
        if name in (f"min{unit}", f"max{unit}"):
            return _size_words(error, name, unit)
    if name == "uniqueItems":
        return "an entry stands here twice"
    if name in _EXPECTED:
        return f"got {described(error.instance)}; expected {_EXPECTED[name](error, schema)}"
    return f"got {described(error.instance)}; {error.message}"


def described(value: Any) -> str:
    """A value as a message names it: `the text '3'`, `true`, `a list`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{short(value)}'"
    return "a list" if isinstance(value, list) else "a mapping"


def path_words(path: Path) -> str:
    """A path as a message names it: `'terms[3].allow'`, counted from one."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{short(step)}" for step in path).lstrip(".")
    return f"'{words}'" if words else ""


def key_hint(name: str, known: Iterable[str]) -> str:
    """What else an unknown key could have been: the nearest known one, or all if they are few."""
    if " " in name.strip() or "，" in name:
        return "; within {..} a comma ends a text: quote texts that hold one"
    names = list(known)
    few = 0 < len(names) <= _MOST_NAMES
    return nearest(name, names) or (f"; expected {either(names)}" if few else "")


def one_of(options: Sequence[Any], got: Any) -> str:
    """Options to choose from, and the one that was nearly hit."""
    return either([_plain(option) for option in options]) + _nearest(got, options)


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + f" or {unique[-1]}"


def short(text: str) -> str:
    """A text on one line, cut if it is long."""
    text = text.replace("\n", " ")
    return text if len(text) <= 60 else text[:57] + "..."


def _types(types: Sequence[str]) -> str:
    return either([_TYPES[name] for name in types])


def _type(error: Any, _: Mapping[str, Any]) -> str:
    return _types(error.kind.types) + _quote_hint(error.instance, error.kind.types)


def _alternatives(error: Any, schema: Mapping[str, Any]) -> str:
    inner = [each for branch in error.kind.context for each in branch]
    types = [name for each in inner for name in getattr(each.kind, "types", ())]
    options = [option for each in inner for option in getattr(each.kind, "options", ())]
    words = [word for each in inner for word in _alternative(each, schema)]
    return either(words) + _quote_hint(error.instance, types) + _nearest(error.instance, options)


def _alternative(error: Any, schema: Mapping[str, Any]) -> list[str]:
    if error.kind.name == "enum":
        return [_plain(option) for option in error.kind.options]
    return [value_words(error, schema).rpartition("expected ")[2].partition(": ")[0]]


def _form(error: Any, schema: Mapping[str, Any]) -> str:
    sample = schema.get("examples")
    return f"the form of '{sample[0]}'" if sample else f"a match of {error.kind.pattern}"


_EXPECTED: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "type": _type,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
    "enum": lambda error, _: one_of(error.kind.options, error.instance),
    "const": lambda error, _: _plain(error.kind.expected_value),
    "pattern": _form,
}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
}


def _size_words(error: Any, name: str, unit: str) -> str:
    limit, noun = error.kind.limit, _UNITS[unit]
    if name.startswith("min") and limit == 1:
        return f"is empty; expected at least one {noun}"
    nouns = noun if limit == 1 else "entries" if noun == "entry" else f"{noun}s"
    return f"got {len(error.instance)}; expected at {'least' if name.startswith('min') else 'most'} {limit} {nouns}"


def _nearest(got: Any, options: Sequence[Any]) -> str:
    return nearest(got, [option for option in options if isinstance(option, str)]) if isinstance(got, str) else ""


def _quote_hint(got: Any, types: Sequence[str]) -> str:
    if "string" in types and isinstance(got, (bool, int, float)):
        return ": put it in quotes"
    if "array" in types and "string" not in types and isinstance(got, str):
        return f": write [{short(got)}]"
    return ""


def _plain(value: Any) -> str:
    return described(value) if value is None or isinstance(value, bool) else str(value)
