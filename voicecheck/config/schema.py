"""JSON Schema (2020-12) of rule files: what all rules have, and the options that each kind declares.

An editor gets the whole, with `if`/`then` by kind; validation goes kind by kind, so that its messages
speak of that kind only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from voicecheck.core.document import SCOPES
from voicecheck.core.finding import SEVERITIES
from voicecheck.core.rule import Rule

Schema: TypeAlias = dict[str, Any]
Kinds: TypeAlias = Callable[[str], type[Rule]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LANGUAGES = ("en", "zh", "zh-Hans", "zh-Hant")
FILE_DEFAULTS = ("languages", "channels", "roles", "scopes", "severity", "source", "owner", "review_by")
"""What a rule file may state once for all its rules."""

CONDITION: Schema = {"$ref": "#/$defs/condition"}


def text(description: str, **more: Any) -> Schema:
    """A schema for a text."""
    return {"type": "string", "description": description, **more}


def texts(description: str, item: Schema | None = None, **more: Any) -> Schema:
    """A schema for a list of texts, or of what `item` allows."""
    return {"type": "array", "items": item or {"type": "string", "minLength": 1}, "description": description, **more}


def closed(properties: Mapping[str, Schema], *, required: Sequence[str] = (), **more: Any) -> Schema:
    """A schema for a mapping that has no other keys than these."""
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False, **more}
    if required:
        schema["required"] = list(required)
    return schema


def condition() -> Schema:
    """A condition on a whole draft."""
    either: Schema = {"anyOf": [{"type": "string"}, CONDITION]}
    return closed(
        {
            "terms": texts("Holds if the draft names one of these terms.", minItems=1),
            "at_least": {
                "type": "integer",
                "minimum": 1,
                "description": "So many different ones of `terms` must be named. Default: 1.",
            },
            "pattern": text(
                "Holds if this regular expression (RE2 syntax) matches somewhere in the draft.", minLength=1
            ),
            "channels": texts("Holds for drafts of these channels.", minItems=1),
            "roles": texts("Holds for writers in these roles.", minItems=1),
            "languages": texts("Holds for drafts in these languages.", {"enum": list(LANGUAGES)}, minItems=1),
            "front_matter": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"type": ["boolean", "string", "number", "array", "null"]},
                "description": "Holds if the front matter has these values. A list: one of them; "
                "`null`: the key is absent; `'*'`: the key is present.",
            },
            "mentions_brand": {
                "type": "boolean",
                "description": "Whether the draft names the company or one of its products, as the profile lists them.",
            },
            "advertising_channel": {
                "type": "boolean",
                "description": "Holds for channels that the profile marks as advertising (`false`: for the others).",
            },
            "personal_channel": {
                "type": "boolean",
                "description": "Holds for channels that the profile marks as personal, or that are called `personal`.",
            },
            "may_speak": text(
                "Holds if the author may speak of this topic here, as `topics` of the profile say; anybody may speak "
                "of a topic that it does not name.",
                minLength=1,
            ),
            "any": texts("Holds if one of these conditions holds.", either, minItems=1),
            "all": texts("Holds if all of these conditions hold.", either, minItems=1),
            "not": {**either, "description": "Holds if this condition does not."},
        },
        minProperties=1,
        description="A condition on the whole draft; if it has several keys, all must hold.",
    )


def common() -> dict[str, Schema]:
    """The properties that every rule has, whatever its kind."""
    named: Schema = {"anyOf": [{"type": "string", "minLength": 1}, CONDITION]}
    return {
        "id": text(
            "The rule's name in reports, suppressions and overrides, unique over all packs: `<pack>.<name>`.",
            pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$",
            examples=["hype.superlative"],
        ),
        "kind": text("What the rule does; it decides which options the rule has."),
        "severity": {
            "enum": list(SEVERITIES),
            "description": "error: the law or the channel refuses it, or it harms somebody; warning: it should be "
            "changed (the default); suggestion: a matter of taste.",
        },
        "message": text("What the writer is told, in a sentence. {match} stands for what was found.", minLength=1),
        "why": text("Two or three plain sentences: why this matters here."),
        "remedy": text("What to do instead, in a sentence."),
        "zh": closed(
            {key: text(f"The {key} in Chinese.", minLength=1) for key in ("message", "why", "remedy")},
            description="What a writer in Chinese is told instead, in Simplified; a Traditional draft is answered in "
            "Traditional.",
        ),
        "languages": texts("The languages in which the rule holds; empty: all.", {"enum": list(LANGUAGES)}),
        "channels": texts("The channels for which the rule holds. Left out: all."),
        "roles": texts("The roles of the writers for whom the rule holds. Left out: all."),
        "scopes": texts("The parts of a draft in which the rule looks. Left out: all blocks.", {"enum": list(SCOPES)}),
        "paths": texts("Globs of the files for which the rule holds. Left out: all."),
        "when": {**named, "description": "The rule holds only if this does: a name from `conditions`, or a condition."},
        "unless": {**named, "description": "The rule does not hold if this does: a name or a condition."},
        "unless_sentence": texts(
            "Regular expressions (RE2 syntax): what is found in a sentence that one of them matches is fine."
        ),
        "owner": text("Who answers for the rule."),
        "review_by": text("The date, YYYY-MM-DD, by which somebody should ask whether the rule still holds."),
        "source": text("Where the rule comes from: statute, standard or guideline, with section and URL."),
        "examples": closed(
            {
                "bad": texts("Texts that must make this rule fire.", _example()),
                "good": texts("Texts that must not make this rule fire: look-alikes belong here.", _example()),
            },
            description="The rule's tests, run by `voicecheck rules test` and shown by `voicecheck explain`.",
        ),
    }


def _example() -> Schema:
    mapping = closed(
        {
            "text": text("The draft."),
            "match": {
                "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
                "description": "Exactly the texts that are found.",
            },
            "fix": text("The draft after all fixes."),
            "language": {"enum": list(LANGUAGES), "description": "The draft's language, if its script does not tell."},
            "channel": text("The channel it is meant for."),
            "role": text("The role of its writer."),
            "front_matter": {"type": "object", "description": "The draft's front matter."},
            "format": text("How to read it, such as `markdown` or `html`. Default: `markdown`."),
        },
        required=["text"],
    )
    return {"anyOf": [{"type": "string"}, mapping]}


def rule_file(rule: Schema) -> Schema:
    """A whole rule file whose rules `rule` describes."""
    shared = common()
    defaults = {
        name: {**shared[name], "description": f"For all rules below that state none. {shared[name]['description']}"}
        for name in FILE_DEFAULTS
    }
    properties: dict[str, Schema] = {
        "pack": text("The pack's name: that of the file without its ending.", minLength=1),
        "title": text("What the pack is about, in a few words."),
        "description": text("One or two sentences about the pack."),
        "default": {
            "type": "boolean",
            "description": "Whether the pack is on where nothing names packs. Default: true.",
        },
        **defaults,
        "conditions": {
            "type": "object",
            "additionalProperties": CONDITION,
            "description": "Conditions by name, for `when` and `unless` of the rules of this file.",
        },
        "rules": {"type": "array", "items": rule, "minItems": 1, "description": "The rules."},
    }
    return {
        "$schema": DIALECT,
        "title": "voicecheck rule file",
        "$defs": {"condition": condition()},
        **closed(properties, required=["rules"]),
    }


def of_kind(kind: type[Rule]) -> Schema:
    """A rule of one kind, as validation wants it: `required` groups are left to the caller, for a plainer message."""
    properties = {**common(), **kind.options}
    return {
        "$schema": DIALECT,
        "$defs": {"condition": condition()},
        **closed(properties, required=["id", "kind", "message"]),
    }


def rules_schema(kinds: Kinds, kind_names: Sequence[str]) -> Schema:
    """The whole schema of rule files, for an editor."""
    shared = common()
    shared["kind"] = {"enum": list(kind_names), "description": shared["kind"]["description"]}
    branches = []
    for name in kind_names:
        kind = kinds(name)
        then: Schema = {"properties": dict(kind.options)}
        groups = [
            {"required": list(group)} if len(group) == 1 else {"anyOf": [{"required": [key]} for key in group]}
            for group in kind.required
        ]
        if groups:
            then["allOf"] = groups
        branches.append({"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": then})
    rule: Schema = {
        "type": "object",
        "description": "One rule.",
        "properties": shared,
        "required": ["id", "kind", "message"],
        "allOf": branches,
        "unevaluatedProperties": False,
    }
    return rule_file(rule)
