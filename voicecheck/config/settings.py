"""What holds for one draft, all layers merged; and its cached form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from voicecheck.core.message import Message
from voicecheck.core.packed_words import PACKED, Packed, pack
from voicecheck.core.profile import Channel, Person, Product, Profile, Topic
from voicecheck.core.rule import RuleSpec, Wording


class Settings(NamedTuple):
    """The settings of a draft.

    Attributes:
        profile: The brand; its `packs` and `allow` are those of all layers together.
        rules: In the order of packs and files, changed by all layers, without those that are `off`.
        gate: The sets of words that their expressions need; options have the numbers. None: options have the sets.
        root: The folder of `voicecheck.yaml`, else the working directory; `paths` of rules count from here.
        config: The path of `voicecheck.yaml`, "" if there is none.
        fail_on: A severity, or `never`.
        author_from_git: Whether git is asked for the author of a draft that names none; only with a `people.yaml`.
        embedder: Name and argument, such as `("sentence_transformers", "BAAI/bge-m3")`; None for the default.
        spacy: Model names by language.
        exclude: Folder and gitignore patterns that count from it.
        jobs: Processes for a batch; 0: as many as there are cores.
        provenance: `file:line` by dotted key of all that a file states (`fail_on`, `packs.hype`).
        changes: What the layers changed of rules, by dotted key; rules that are off too.
    """

    profile: Profile
    rules: tuple[RuleSpec, ...]
    root: str
    gate: Packed | None = None
    config: str = ""
    channel: str | None = None
    role: str | None = None
    author: str | None = None
    author_from_git: bool = True
    columns: Mapping[str, str] = {}
    record_format: str | None = None
    encoding: str | None = None
    fail_on: str = "error"
    min_severity: str = "suggestion"
    embedder: tuple[str, str] | None = None
    spacy: Mapping[str, str] = {}
    exclude: tuple[tuple[str, tuple[str, ...]], ...] = ()
    jobs: int = 0
    provenance: Mapping[str, str] = {}
    changes: Mapping[str, Any] = {}

    @property
    def allow(self) -> tuple[str, ...]:
        """Terms that no rule may report."""
        return self.profile.allow


def decode(data: Mapping[str, Any]) -> Settings:
    """Settings from their JSON form, which `compose` makes. The lists of `data` are taken over."""
    return Settings(
        profile=_profile(data["profile"]),
        rules=tuple([_rule(row) for row in data["rules"]]),
        gate=data["gate"],
        embedder=tuple(data["embedder"]) if data["embedder"] else None,
        exclude=tuple((folder, tuple(patterns)) for folder, patterns in data["exclude"]),
        provenance=data["provenance"],
        changes=data["changes"],
        **data["scalars"],
    )


def _rule(row: list[Any]) -> RuleSpec:
    row[6:11] = map(tuple, row[6:11])
    row[13] = tuple(row[13])
    row[20] = row[20] and Wording(*row[20])
    return RuleSpec(*row)


def rule_row(spec: RuleSpec) -> list[Any]:
    """The JSON form of a rule: its fields in order."""
    return [
        *(spec.id, spec.kind, spec.severity, spec.message, spec.why, spec.remedy),
        *(spec.languages, spec.channels, spec.roles, spec.scopes, spec.paths),
        *(spec.when, spec.unless, spec.unless_sentence),
        *(spec.owner, spec.review_by, spec.source, spec.pack, spec.origin, spec.options),
        spec.chinese,
    ]


def rules_json(specs: Sequence[RuleSpec]) -> dict[str, Any]:
    """The JSON form of rules, with the words that their expressions need packed together."""
    sets: list[Mapping[str, Sequence[str]]] = []
    rows = []
    for spec in specs:
        options = {**spec.options}
        if "needed" in options:
            places = options[PACKED] = []
            for each in options.pop("needed"):
                places.append((len(sets), len(each)))
                sets += each
        rows.append(rule_row(replace(spec, options=options)))
    return {"rules": rows, "gate": pack(sets)}


def _profile(data: Mapping[str, Any]) -> Profile:
    return Profile(
        name=data["name"],
        title=data["title"],
        description=data["description"],
        aliases=tuple(data["aliases"]),
        products=tuple(Product(name, tuple(wrong)) for name, wrong in data["products"]),
        languages=tuple(data["languages"]),
        packs=tuple(data["packs"]),
        channels={name: Channel(name, **channel) for name, channel in data["channels"].items()},
        roles=data["roles"],
        topics={
            name: Topic(**{key: tuple(each) for key, each in topic.items()}) for name, topic in data["topics"].items()
        },
        allow=tuple(data["allow"]),
        posts=tuple(data["posts"]),
        voice=data["voice"],
        disclosure=data["disclosure"],
        voice_folders=tuple(data["voice_folders"]),
        messages=tuple(message(row) for row in data["messages"]),
        people=tuple(_person(row) for row in data["people"]),
        path=data["path"],
    )


def _person(row: Mapping[str, Any]) -> Person:
    return Person(**{**row, **{name: tuple(row.get(name, ())) for name in ("accounts", "emails")}})


_PLURAL = {"value": "values", "statement": "statements"}
"""How a form calls what a file states in one or more languages."""


def message(row: Mapping[str, Any]) -> Message:
    """A key message from its JSON form, or as `messages.yaml` has it; texts by language may stand as one text."""
    row = {_PLURAL.get(name, name): value for name, value in row.items()}
    texts = {name: _by_language(row[name]) for name in _PLURAL.values() if name in row}
    lists = {name: tuple(row[name]) for name in Message._fields if isinstance(row.get(name), list)}
    plain = {name: str(value) for name, value in row.items() if isinstance(value, (str, int, float))}
    fields: dict[str, Any] = {**plain, **lists, **texts}
    return Message(**fields)


def _by_language(stated: Any) -> tuple[tuple[str, str], ...]:
    return tuple(stated.items()) if isinstance(stated, Mapping) else (("", str(stated)),)
