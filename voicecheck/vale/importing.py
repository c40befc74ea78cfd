"""From a `.vale.ini` to the `voicecheck.yaml` that says the same."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from voicecheck.vale.ini import Entry, Ini, expanded, listed, parse, patterns
from voicecheck.vale.project import BUILT_IN
from voicecheck.vale.rule import Problem
from voicecheck.vale.styles import LEVELS, rule_files
from voicecheck.vale.styles import parse as parse_rule

_READING = {
    "SkippedScopes": "skipped_scopes",
    "IgnoredScopes": "ignored_scopes",
    "IgnoredClasses": "ignored_classes",
}
_IGNORED = {
    "NLPEndpoint": "voicecheck calls no services",
    "SphinxBuildPath": "voicecheck reads the sources themselves",
    "SphinxAutoBuild": "voicecheck reads the sources themselves",
    "DictionaryPath": "dictionaries are looked for in config/dictionaries beside the styles",
    "ProcessTimeout": "voicecheck starts no other programs",
    "Transform": "voicecheck transforms no XML",
    "Lang": "voicecheck tells languages itself",
    "CommentDelimiters": "voicecheck knows the comments of each format",
}


@dataclass
class Imported:
    """A configuration, what of the old one it leaves out, and what is wrong with the old one.

    Attributes:
        problems: Line and message.
    """

    config: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def imported(text: str, folder: str) -> Imported:
    """Read a `.vale.ini` that lies in `folder`; paths in the result count from there."""
    ini = parse(text)
    found = Imported({}, problems=[(line, message) for line, message in ini.problems])
    stated = ini.core.get("StylesPath")
    styles_path = stated.value if stated else "styles"
    root = os.path.join(folder, os.path.expanduser(styles_path))
    if stated is not None and not os.path.isdir(root):
        found.problems.append((stated.line, f"'StylesPath': there is no folder '{styles_path}'"))
        return found
    found.config["packs"] = []
    found.config["styles"] = [styles_path, *_packages(ini, folder, root, found)]
    used = _used(ini)
    found.config["vale"] = {"use": used}
    for style in used:
        if style != BUILT_IN and not os.path.isdir(os.path.join(root, style)) and not _packaged(ini):
            found.problems.append(
                (_line_of(ini, style), f"'BasedOnStyles': there is no style '{style}' in '{styles_path}'")
            )
    _reading(ini, found)
    if ini.min_level != "suggestion":
        found.config["min_severity"] = ini.min_level
    _sections(ini, used, found)
    _formats(ini, found)
    for style in used:
        _refused(os.path.join(root, style), found)
    for key, reason in _IGNORED.items():
        if key in ini.core or any(key in section for _, section in ini.sections):
            found.notes.append(f"'{key}' is left out: {reason}")
    return found


def written(found: Imported) -> str:
    """The configuration as YAML."""
    import yaml

    notes = "".join(f"# {note}\n" for note in found.notes)
    text: str = yaml.safe_dump(found.config, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    return notes + text


def _packaged(ini: Ini) -> bool:
    return bool(ini.values("Packages"))


def _packages(ini: Ini, folder: str, root: str, found: Imported) -> list[str]:
    paths = []
    line = ini.core["Packages"].line if "Packages" in ini.core else 0
    for package in ini.values("Packages"):
        name = os.path.splitext(os.path.basename(package))[0]
        if os.path.isdir(os.path.join(root, name)):
            continue
        if "://" in package or ("/" not in package and not os.path.exists(os.path.join(folder, package))):
            hint = f"fetch the package, save it as {name}.zip beside .vale.ini, and name that path"
            found.problems.append((line, f"'Packages': got '{package[:80]}', which is not here; {hint}"))
        elif not os.path.exists(os.path.join(folder, package)):
            found.problems.append((line, f"'Packages': there is no '{package[:80]}'"))
        else:
            paths.append(package)
    return paths


def _used(ini: Ini) -> list[str]:
    """Every style of which a rule may be on somewhere."""
    names: dict[str, None] = {}
    for _, section in ini.sections:
        if "BasedOnStyles" in section:
            names.update(dict.fromkeys(listed(section["BasedOnStyles"].value)))
        names.update(
            {key.partition(".")[0]: None for key, entry in section.items() if "." in key and entry.value != "NO"}
        )
    return list(names)


def _line_of(ini: Ini, style: str) -> int:
    for _, section in ini.sections:
        entry = section.get("BasedOnStyles")
        if entry and style in listed(entry.value):
            return entry.line
    return 1


def _reading(ini: Ini, found: Imported) -> None:
    vale = found.config["vale"]
    for key, name in _READING.items():
        if ini.values(key):
            vale[name] = ini.values(key)
    if ini.values("Vocab"):
        vale["vocab"] = ini.values("Vocab")
    if "WordTemplate" in ini.core:
        vale["word_template"] = ini.core["WordTemplate"].value


def _sections(ini: Ini, used: Sequence[str], found: Imported) -> None:
    """The section for all files, and one override for each other section."""
    everywhere = next((section for pattern, section in ini.sections if pattern == "*"), {})
    base = listed(everywhere["BasedOnStyles"].value) if "BasedOnStyles" in everywhere else []
    rules = {f"{style}.*": "off" for style in used if style not in base}
    rules |= _switches(everywhere, found)
    if rules:
        found.config["rules"] = rules
    _ignores(everywhere, found.config["vale"])
    overrides = []
    for pattern, section in ini.sections:
        if pattern == "*":
            continue
        changed: dict[str, str] = {}
        if "BasedOnStyles" in section:
            own = listed(section["BasedOnStyles"].value)
            changed |= {f"{style}.*": "on" if style in own else "off" for style in used}
            # What is said of single rules for all files holds on.
            changed |= _switches(everywhere, Imported({}))
        changed |= _switches(section, found)
        override: dict[str, Any] = {"paths": _globs(pattern)}
        if changed:
            override["rules"] = changed
        vale: dict[str, Any] = {}
        _ignores(section, vale)
        if vale:
            override["vale"] = vale
        if len(override) > 1:
            overrides.append(override)
    if overrides:
        found.config["overrides"] = overrides


def _switches(section: Mapping[str, Entry], found: Imported) -> dict[str, str]:
    rules = {}
    for key, entry in section.items():
        if "." not in key:
            continue
        if entry.value in LEVELS:
            rules[key] = entry.value
        elif entry.value in ("YES", "NO"):
            rules[key] = "on" if entry.value == "YES" else "off"
        else:
            expected = ", ".join(("YES", "NO", *LEVELS))
            found.problems.append((entry.line, f"'{key}': got '{entry.value[:60]}'; expected one of {expected}"))
    return rules


def _ignores(section: Mapping[str, Entry], into: dict[str, Any]) -> None:
    for key, name in (("TokenIgnores", "token_ignores"), ("BlockIgnores", "block_ignores")):
        if key in section:
            into[name] = patterns(section[key].value)


def _globs(pattern: str) -> list[str]:
    """A glob of Vale, whose `*` goes into folders, as globs of voicecheck."""
    return [each if "/" in each or each.startswith("**") else f"**/{each}" for each in expanded(pattern)]


def _formats(ini: Ini, found: Imported) -> None:
    for ending, entry in ini.formats.items():
        found.notes.append(
            f"[formats] {ending} = {entry.value}: voicecheck reads known endings itself; for others use --input-format"
        )


def _refused(folder: str, found: Imported) -> None:
    """Switch off what cannot be run, so that it does not fail each check."""
    if not os.path.isdir(folder):
        return
    for name, path in rule_files(folder):
        with open(path, "rb") as file:
            parsed = parse_rule(name, path, file.read())
        if isinstance(parsed, Problem):
            found.config.setdefault("rules", {})[name] = "off"
            found.notes.append(f"{name} is off: {parsed.message}")
