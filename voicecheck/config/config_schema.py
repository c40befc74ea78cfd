"""JSON Schema (2020-12) of `voicecheck.yaml` and `profile.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicecheck.config.schema import DIALECT, LANGUAGES, Schema, closed, common, condition, text, texts
from voicecheck.core.finding import SEVERITIES
from voicecheck.core.habit import AMOUNTS, STANCES
from voicecheck.core.habits import COUNTED

SWITCHES = ("off", "on", *SEVERITIES)
COLUMNS = ("text", "id", "author", "channel", "role", "date", "title", "language", "format")


def _list(description: str, item: Schema | None = None) -> Schema:
    """A list, or a mapping that says how to change the list of the layer below."""
    edits = closed(
        {
            "replace": texts("Forget what was stated before; these only.", item),
            "add": texts("Put these after what was stated before.", item),
            "remove": texts("Take these out of what was stated before."),
        },
        minProperties=1,
    )
    return {"anyOf": [texts("", item), edits], "description": description}


def _override() -> Schema:
    changeable = {key: _editable(schema) for key, schema in common().items() if key not in ("id", "kind", "examples")}
    changeable["severity"] = {"enum": list(SWITCHES), "description": "The severity here; `off` takes the rule out."}
    mapping: Schema = {
        "type": "object",
        "minProperties": 1,
        "properties": changeable,
        "propertyNames": {"not": {"enum": ["id", "kind", "examples"]}},
        "description": "Anything of the rule, options of its kind too. Of a list also {add: [..], remove: [..]}.",
    }
    return {"anyOf": [{"enum": list(SWITCHES)}, mapping]}


def _editable(schema: Schema) -> Schema:
    if schema.get("type") != "array":
        return schema
    return _list(schema["description"], schema["items"])


def _shared() -> dict[str, Schema]:
    """What both a profile and a configuration may state."""
    return {
        "packs": _list("Rule packs, by name or by path. `default` stands for the packs that are on by default."),
        "rule_files": _list("Further rule files: paths or globs, from the folder of this file."),
        "rules": {
            "type": "object",
            "additionalProperties": _override(),
            "description": "Changes to rules, by id or by glob (`hype.*`): `off`, `on`, a severity, or a mapping of "
            "anything that the rule states. Globs come first, ids after them.",
        },
        "languages": _list("The languages in which the company writes.", {"enum": list(LANGUAGES)}),
        "allow": _list("Terms that no rule may report."),
    }


def _profile_properties() -> dict[str, Schema]:
    product: Schema = {
        "anyOf": [
            {"type": "string", "minLength": 1},
            closed(
                {
                    "name": text("The one right spelling.", minLength=1),
                    "wrong": texts("Wrong spellings that are known."),
                },
                required=["name"],
            ),
        ]
    }
    channel = closed(
        {
            "network": text("Whose counting rules hold, such as `x` or `weibo`. Default: the channel's name."),
            "description": text("What the channel is for."),
            "advertising": {"type": "boolean", "description": "Posts here count as advertisements."},
            "personal": {"type": "boolean", "description": "It is an account of a person, not of the company."},
        }
    )
    return {
        "name": text("The profile's name. Default: that of its folder."),
        "title": text("The company's name, as people read it."),
        "description": text("Who the company is, in a sentence or two."),
        "extends": _references("Profiles that this one builds on, by name or path; later ones win."),
        "aliases": _list("Other names of the company."),
        "products": _list("Names of products and brands, each with its one right spelling.", product),
        **_shared(),
        "channels": {
            "type": "object",
            "additionalProperties": channel,
            "description": "The places where the company posts, by name.",
        },
        "roles": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "The roles in which people speak for the company: a description by name.",
        },
        "topics": {
            "type": "object",
            "additionalProperties": closed(
                {
                    "roles": texts("The roles that may speak of it.", minItems=1),
                    "people": texts("Who else may, by the name in people.yaml.", minItems=1),
                    "channels": texts("Where one may speak of it, by name or network.", minItems=1),
                }
            ),
            "description": "What not everybody may speak of, or not everywhere: finance, roadmap, legal, customers, "
            "hiring, security, or topics of rules of your own.",
        },
        "voice": _voice(),
        "disclosure": _disclosure(),
        "posts": _list("The company's own posts: paths or globs, from the folder of this file."),
    }


def _voice() -> Schema:
    amount: Schema = {
        "anyOf": [{"enum": list(AMOUNTS)}, {"type": "number", "minimum": 0}],
        "description": "How much of it there may be: a word, or the most in 1,000 words (Chinese: characters).",
    }
    stances: Mapping[str, Schema] = {
        name: {"enum": list(values), "description": description} for name, (values, description) in STANCES.items()
    }
    return closed(
        {**stances, **dict.fromkeys(COUNTED, amount)},
        description="The voice as the company wants it, with or without one learned from its posts.",
    )


def _disclosure() -> Schema:
    wording = "The sentence with which {} begin a post that names the company or its products, in {}."
    languages = ("en", "zh", "zh-Hans", "zh-Hant")
    return closed(
        {
            f"{prefix}{language}": text(wording.format(who, language), minLength=1)
            for prefix, who in (("", "people who work here"), ("paid-", "paid partners"))
            for language in languages
        },
        description="How a tie with the company is disclosed: offered as a fix, and accepted where it stands.",
    )


def _references(description: str) -> Schema:
    path: Schema = {"type": "string", "minLength": 1}
    return {"anyOf": [path, {"type": "array", "items": path}], "description": description}


def _scoped() -> dict[str, Schema]:
    """What a configuration may state for all drafts or for some."""
    return {
        "profile": {
            "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/profile"}],
            "description": "The brand: the name of a profile, the path of a profile.yaml or its folder, or a profile "
            "written out here (with `extends` to build on another).",
        },
        **_shared(),
        "styles": _list("Styles of Vale: a StylesPath, the folder of one style, or a zip package."),
        "vale": _vale(),
        "channel": text("The channel of drafts that name none."),
        "role": text("The role of writers whose draft names none."),
        "author": text("The author of drafts that name none."),
        "author_from_git": {
            "type": "boolean",
            "description": "Whether git is asked for the author of drafts that name none, if there is a people.yaml. "
            "Default: true.",
        },
    }


def _vale() -> Schema:
    return closed(
        {
            "use": texts("The styles that hold, by name; `Vale` is the one that Vale brings along. Default: all."),
            "vocab": texts("Vocabularies in `config/vocabularies` beside the styles."),
            "skipped_scopes": texts("HTML tags whose text no rule sees. Default: script, style, pre, figure, ..."),
            "ignored_scopes": texts("Inline HTML tags whose text is hidden. Default: tt, code, kbd."),
            "ignored_classes": texts("HTML classes whose text no rule sees."),
            "token_ignores": texts("Regular expressions whose first group is hidden."),
            "block_ignores": texts("Regular expressions whose first group is left out."),
            "comment_delimiters": texts(
                "What comments begin and end with, beside those of HTML: two texts.", maxItems=2
            ),
            "formats": {
                "type": "object",
                "additionalProperties": {"enum": ["md", "html", "txt"]},
                "description": "What files with other endings are read as: `{mdx: md}`.",
            },
            "based_on": texts(
                "The styles that the comment `vale styles = X` switches off where X is none. Default: all."
            ),
            "word_template": text("What stands around the tokens of a rule; `%s` is their place."),
        },
        description="How styles of Vale are read.",
    )


def profile_schema() -> Schema:
    """The schema of `profile.yaml`."""
    return _top("voicecheck profile", _profile_properties())


def config_schema() -> Schema:
    """The schema of `voicecheck.yaml`."""
    override = closed(
        {"paths": texts("Globs of the drafts, from the folder of this file.", minItems=1), **_scoped()},
        required=["paths"],
        description="Settings for some drafts; where several overrides name a draft, later ones win.",
    )
    properties: Mapping[str, Schema] = {
        "extends": _references("Configurations that this one builds on: paths from the folder of this file."),
        **_scoped(),
        "exclude": _list("Drafts to leave out: patterns as in .gitignore, from the folder of this file."),
        "columns": closed(
            {name: text(f"The column or field that holds the {name}.", minLength=1) for name in COLUMNS},
            description="For tables of posts (JSON Lines, CSV): which column holds what.",
        ),
        "record_format": text("The format of the texts in a table of posts: markdown (the default), text or html."),
        "encoding": text("The encoding of all drafts. Default: it is detected."),
        "fail_on": {
            "enum": [*SEVERITIES, "never"],
            "description": "The mildest severity that makes a check fail. Default: error.",
        },
        "min_severity": {
            "enum": list(SEVERITIES),
            "description": "The mildest severity that is reported. Default: suggestion.",
        },
        "embedder": {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": {"type": "string", "minLength": 1},
                },
            ],
            "description": "What compares texts by meaning: `use`, `static`, `{cascade: use}` (the default) or "
            "`{sentence_transformers: <model name or folder>}`.",
        },
        "spacy": {
            "type": "object",
            "additionalProperties": {"type": "string", "minLength": 1},
            "propertyNames": {"enum": list(LANGUAGES)},
            "description": "spaCy models by language.",
        },
        "overrides": {"type": "array", "items": override, "description": "Settings for some drafts; later ones win."},
        "jobs": {
            "anyOf": [{"type": "integer", "minimum": 1, "maximum": 1024}, {"const": "auto"}],
            "description": "Processes for a batch. Default: auto, as many as there are cores.",
        },
    }
    schema = _top("voicecheck configuration", properties)
    schema["$defs"]["profile"] = closed(_profile_properties(), description="A profile written out.")
    return schema


def _top(title: str, properties: Mapping[str, Any]) -> Schema:
    return {"$schema": DIALECT, "title": title, "$defs": {"condition": condition()}, **closed(properties)}
