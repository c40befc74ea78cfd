"""`people.yaml`: who writes for the company, and in which role."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

from voicecheck.config.inputs import Inputs
from voicecheck.config.library import read_mapping
from voicecheck.config.places import join
from voicecheck.config.schema import DIALECT, Schema, closed, text, texts
from voicecheck.config.validate import Validator
from voicecheck.core.errors import ConfigError

PEOPLE_FILE = "people.yaml"


def read_people(folders: Sequence[str], inputs: Inputs) -> list[dict[str, Any]]:
    """The people beside a profile and those that it extends, nearest first.

    Raises:
        ConfigError: all that is wrong with one of the files.
    """
    found: dict[str, dict[str, Any]] = {}
    for folder in folders:
        path = os.path.join(folder, PEOPLE_FILE)
        if not inputs.is_file(path):
            continue
        value, positions = read_mapping(path, inputs, _validator(), "people")
        problems: list[ConfigError] = []
        seen: dict[str, int] = {}
        for index, person in enumerate(value["people"]):
            for name in (person["name"], *person.get("accounts", ()), *person.get("emails", ())):
                key = name.strip().lstrip("@").casefold()
                if seen.setdefault(key, index) != index:
                    place = positions.value(("people", index))
                    problems.append(
                        place.error("a name, account or address of this person is also that of another one above")
                    )
            found.setdefault(person["name"], person)
        join(problems)
    return list(found.values())


@cache
def _validator() -> Validator:
    return Validator(people_schema())


def people_schema() -> Schema:
    """The schema of `people.yaml`."""
    person = closed(
        {
            "name": text("The person's name, as drafts state it.", minLength=1),
            "role": text("The person's role, as the profile calls it."),
            "accounts": texts("Accounts and addresses by which a draft may name them."),
            "emails": texts("Mail addresses, such as those with which they commit to git."),
            "public": {
                "type": "boolean",
                "description": "The company itself shows this person: a spokesperson, a byline.",
            },
        },
        required=["name"],
    )
    people = {"type": "array", "items": person, "description": "Those who write for the company."}
    return {"$schema": DIALECT, "title": "voicecheck people", **closed({"people": people}, required=["people"])}
