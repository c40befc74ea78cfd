"""`messages.yaml`: the facts that the company has settled."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from voicecheck.config.inputs import Inputs
from voicecheck.config.library import read_mapping
from voicecheck.config.places import join
from voicecheck.config.schema import DIALECT, LANGUAGES, Schema, closed, text, texts
from voicecheck.config.validate import Validator
from voicecheck.config.yaml_nodes import Positions
from voicecheck.core.errors import ConfigError

MESSAGES_FILE = "messages.yaml"
_DATES = ("valid_from", "valid_until", "embargo")


def read_messages(folders: Sequence[str], inputs: Inputs) -> list[dict[str, Any]]:
    """The messages beside a profile and those that it extends, nearest first: its own win by id.

    Raises:
        ConfigError: all that is wrong with one of the files.
    """
    found: dict[str, dict[str, Any]] = {}
    for folder in folders:
        path = os.path.join(folder, MESSAGES_FILE)
        if inputs.is_file(path):
            for message in read_file(path, inputs):
                found.setdefault(message["id"], message)
    return list(found.values())


def read_file(path: str, inputs: Inputs) -> list[dict[str, Any]]:
    """The messages of one file, in the JSON form of `core.message.Message`.

    Raises:
        ConfigError: all that is wrong with it.
    """
    value, positions = read_mapping(path, inputs, _validator(), "messages")
    problems: list[ConfigError] = []
    rows: dict[str, dict[str, Any]] = {}
    for index, stated in enumerate(value["messages"]):
        problems += _dates(stated, index, positions)
        if stated["id"] in rows:
            place = positions.value(("messages", index, "id"))
            problems.append(
                place.error(f"message '{stated['id']}' stands here twice; the first is {rows[stated['id']]['origin']}")
            )
        if not any(key in stated for key in ("value", "statement", "forbidden")):
            place = positions.value(("messages", index))
            problems.append(
                place.error(f"message '{stated['id']}': one of 'value', 'statement', 'forbidden' is missing")
            )
        rows[stated["id"]] = _row(stated, str(positions.value(("messages", index))))
    join(problems)
    return list(rows.values())


def _row(stated: dict[str, Any], origin: str) -> dict[str, Any]:
    row = {key: value for key, value in stated.items() if key not in ("value", "statement")}
    if isinstance(row.get("attribute"), str):
        row["attribute"] = [row["attribute"]]
    for name in ("value", "statement"):
        if name in stated:
            row[f"{name}s"] = stated[name]
    return {**row, "origin": origin}


def _dates(stated: dict[str, Any], index: int, positions: Positions) -> list[ConfigError]:
    problems = []
    for name in _DATES:
        if name not in stated:
            continue
        try:
            stated[name] = datetime.fromisoformat(stated[name]).isoformat()
            if len(stated[name]) > 10 and stated[name].endswith("T00:00:00"):
                stated[name] = stated[name][:10]
        except ValueError:
            place = positions.value(("messages", index, name))
            problems.append(
                place.error(
                    f"message '{stated['id']}': '{name}': got '{stated[name]}'; expected a date such as 2026-03-31"
                )
            )
    if not problems and stated.get("valid_from", "") > stated.get("valid_until", "9"):
        place = positions.value(("messages", index, "valid_until"))
        problems.append(place.error(f"message '{stated['id']}': 'valid_until' lies before 'valid_from'"))
    return problems


@cache
def _validator() -> Validator:
    return Validator(messages_schema())


def messages_schema() -> Schema:
    """The schema of `messages.yaml`."""
    by_language: Schema = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"enum": list(LANGUAGES)},
        "additionalProperties": {"type": "string", "minLength": 1},
    }
    texts_or_one: Schema = {"anyOf": [{"type": "string", "minLength": 1}, texts("Words.", minItems=1)]}
    message = closed(
        {
            "id": text("The message's name in reports.", minLength=1),
            "entity": text("Of what or whom the fact is true, as one names it.", minLength=1),
            "aliases": texts("Other names of it, in any language."),
            "attribute": {**texts_or_one, "description": "Words by which a sentence speaks of it, in any language."},
            "value": {
                "anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}, by_language],
                "description": "A figure, a date, a name or a place; by language where it is written differently.",
            },
            "unit": text("What the value counts or is measured in."),
            "statement": {
                "anyOf": [{"type": "string", "minLength": 1}, by_language],
                "description": "The fact as a sentence, by language.",
            },
            **{name: text(f"A date, YYYY-MM-DD: {what}.") for name, what in (
                ("valid_from", "the first day on which it is true"),
                ("valid_until", "the last day on which it is true"),
                ("embargo", "before it nobody may speak of it"),
            )},
            "allowed": texts("Wordings that are right, whatever the figures say."),
            "forbidden": texts("Claims that nobody may make."),
            "spokespersons": texts("Who may speak of it."),
            "owner": text("Who answers for the fact."),
            "source": text("Where it comes from."),
        },
        required=["id", "entity"],
    )  # fmt: skip
    messages = {"type": "array", "items": message, "minItems": 1, "description": "The facts."}
    return {"$schema": DIALECT, "title": "voicecheck messages", **closed({"messages": messages}, required=["messages"])}
