"""A project of the tests: files in a folder, and two kinds of rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from voicecheck.config import Config, Settings, load
from voicecheck.core.errors import ConfigError
from voicecheck.core.finding import Finding
from voicecheck.core.rule import Draft, OptionError, Rule, RuleSpec


class Words(Rule):
    """Terms, as the real kind has them, but prepared so that tests can see it."""

    prepared: ClassVar[list[str]] = []
    options: ClassVar[Mapping[str, Any]] = {
        "terms": {
            "type": "array",
            "description": "What to find.",
            "items": {
                "anyOf": [
                    {"type": "string"},
                    {
                        "type": "object",
                        "properties": {"term": {"type": "string"}, "allow": {"type": "array"}},
                        "required": ["term"],
                        "additionalProperties": False,
                    },
                ]
            },
        },
        "allow": {"type": "array", "items": {"type": "string"}, "description": "What is fine."},
        "case": {"enum": ["ignore", "exact"], "description": "Whether case counts."},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("terms",),)

    @classmethod
    def prepare(cls, spec: RuleSpec) -> Mapping[str, Any]:
        cls.prepared.append(spec.id)
        for index, term in enumerate(spec.options["terms"]):
            if term == "":
                raise OptionError(("terms", index), "empty term; expected a word")
        return {"literals": tuple(spec.options["terms"]), "allow": spec.options.get("allow", [])}

    def check(self, draft: Draft) -> Iterable[Finding]:
        return ()


class Limit(Rule):
    options: ClassVar[Mapping[str, Any]] = {
        "measure": {"enum": ["words", "hashtags"], "description": "What to count."},
        "threshold": {"type": "number", "minimum": 0, "maximum": 1, "description": "How near."},
        "max": {"type": "integer", "minimum": 0, "description": "At most."},
        "min": {"type": "integer", "minimum": 0, "description": "At least."},
    }
    required: ClassVar[tuple[tuple[str, ...], ...]] = (("measure",), ("max", "min"))

    def check(self, draft: Draft) -> Iterable[Finding]:
        return ()


KINDS: Mapping[str, type[Rule]] = {"terms": Words, "limit": Limit}


def kinds(name: str) -> type[Rule]:
    return KINDS[name]


class Project:
    """A folder of files, and the configuration that they make."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def load(self, start: str = ".", **options: Any) -> Config:
        return load(self.root / start, kinds=kinds, kind_names=tuple(KINDS), **options)

    def settings(self, draft: str = "draft.md", **options: Any) -> Settings:
        return self.load(draft, **options).settings_for(self.root / draft)

    def errors(self, start: str = ".", **options: Any) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            self.load(start, **options).settings_for(self.root / start / "draft.md")
        return [str(problem) for problem in caught.value.problems]

    def ids(self, draft: str = "draft.md", **options: Any) -> list[str]:
        return [rule.id for rule in self.settings(draft, **options).rules]


RULE = """\
  - id: {id}
    kind: terms
    message: "'{{match}}'"
    terms: [wow, amazing]
"""


def pack(*ids: str) -> str:
    """The text of a pack that holds rules of these ids."""
    return "rules:\n" + "".join(RULE.format(id=name) for name in ids)
