"""From a `.vale.ini` to the `voicecheck.yaml` that says the same."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from voicecheck.vale.ini import Entry, Ini, comment_delimiters, expanded, ignores, listed, merged, parse
from voicecheck.vale.project import BUILT_IN, Vocabulary, built_in, vocabulary
from voicecheck.vale.reading import READ
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
    "View": "voicecheck reads no parts of data files",
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


class Rules:
    """The names of the rules of some styles; None for a style that lies in a package."""

    def __init__(self, root: str, styles: Sequence[str], words: Vocabulary, *, packaged: bool) -> None:
        self._names: dict[str, frozenset[str] | None] = {}
        for style in styles:
            folder = os.path.join(root, style)
            if os.path.isdir(folder):
                self._names[style] = frozenset(name for name, _ in rule_files(folder))
            elif style == BUILT_IN:
                self._names[style] = frozenset(rule.name for rule in built_in(words))
            else:
                self._names[style] = None if packaged else frozenset()

    def may_name(self, name: str) -> bool:
        """Whether there may be a rule of that name."""
        known = self._names.get(name.partition(".")[0], frozenset())
        return known is None or name in known

    def any(self, style: str) -> bool:
        """Whether a style may have rules."""
        return self._names.get(style) != frozenset()


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
    ini = _with_packages(ini, root)
    found.config["packs"] = []
    found.config["styles"] = [styles_path, *_packages(ini, folder, root, found)]
    words, _ = vocabulary(root, ini.values("Vocab"), _read)
    based, named = _named(ini)
    rules = Rules(root, named, words, packaged=_packaged(ini))
    used = [style for style in named if rules.any(style)]
    found.config["vale"] = {"use": used}
    for style in based:
        if style != BUILT_IN and not os.path.isdir(os.path.join(root, style)) and not _packaged(ini):
            found.problems.append(
                (_line_of(ini, style), f"'BasedOnStyles': there is no style '{style}' in '{styles_path}'")
            )
    _reading(ini, found)
    if ini.min_level != "suggestion":
        found.config["min_severity"] = ini.min_level
    _sections(ini, used, rules, found)
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


def _with_packages(ini: Ini, root: str) -> Ini:
    """The configurations of packages that `vale sync` laid beside the styles, and this one behind them."""
    parts = [parse(_read(path).decode("utf-8-sig", "replace")) for path in _beside(root, ".ini")]
    return merged([*parts, ini]) if parts else ini


def _beside(root: str, ending: str) -> list[str]:
    folder = os.path.join(root, ".vale-config")
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [path for name in names if name.endswith(ending) and os.path.isfile(path := os.path.join(folder, name))]


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _packaged(ini: Ini) -> bool:
    return bool(ini.values("Packages"))


def _packages(ini: Ini, folder: str, root: str, found: Imported) -> list[str]:
    paths = []
    line = ini.core["Packages"].line if "Packages" in ini.core else 0
    for package in ini.values("Packages"):
        name = os.path.splitext(os.path.basename(package))[0]
        if os.path.isdir(os.path.join(root, name)) or _beside(root, f"-{name}.ini"):
            continue
        if "://" in package or ("/" not in package and not os.path.exists(os.path.join(folder, package))):
            hint = f"fetch the package, save it as {name}.zip beside .vale.ini, and name that path"
            found.problems.append((line, f"'Packages': got '{package[:80]}', which is not here; {hint}"))
        elif not os.path.exists(os.path.join(folder, package)):
            found.problems.append((line, f"'Packages': there is no '{package[:80]}'"))
        else:
            paths.append(package)
    return paths


def _named(ini: Ini) -> tuple[list[str], list[str]]:
    """The styles that hold somewhere, and every style of which a rule may be on."""
    based: dict[str, None] = {}
    for _, section in ini.sections:
        if "BasedOnStyles" in section:
            based.update(dict.fromkeys(listed(section["BasedOnStyles"].value)))
    keys = [key for _, section in ini.sections for key, entry in section.items() if "." in key and entry.value != "NO"]
    return list(based), list(dict.fromkeys([*based, *(key.partition(".")[0] for key in keys)]))


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


def _sections(ini: Ini, used: Sequence[str], rules: Rules, found: Imported) -> None:
    """The section for all files, and overrides for the others.

    Where several sections may name one file, the styles of the last count, but the rules of all: so what they say of
    styles comes before all that they say of rules.
    """
    everywhere = next((section for pattern, section in ini.sections if pattern == "*"), {})
    others = [(_globs(pattern), section) for pattern, section in ini.sections if pattern != "*"]
    base = listed(everywhere["BasedOnStyles"].value) if "BasedOnStyles" in everywhere else []
    switches = _switches(everywhere, rules, found)
    stated = {f"{style}.*": "off" for style in used if style not in base} | switches
    if stated:
        found.config["rules"] = stated
    _ignores([everywhere], found.config["vale"])
    if base != used:
        found.config["vale"]["based_on"] = base
    styles: list[dict[str, Any]] = []
    single: list[dict[str, Any]] = []
    for paths, section in others:
        own = listed(section["BasedOnStyles"].value) if "BasedOnStyles" in section else None
        changed = {} if own is None else {f"{style}.*": "on" if style in own else "off" for style in used}
        vale: dict[str, Any] = {}
        _ignores([everywhere, section], vale)
        if own is not None and (base != used or own != used):
            vale["based_on"] = own
        more: dict[str, Any] = {"rules": _switches(section, rules, found)}
        if vale != {key: value for key, value in found.config["vale"].items() if key in vale}:
            more["vale"] = vale
        if len(others) == 1:
            # What is said of single rules for all files holds on.
            more["rules"] = {**changed, **(switches if changed else {}), **more["rules"]}
        elif changed:
            styles.append({"paths": paths, "rules": changed})
        if more := {key: value for key, value in more.items() if value}:
            single.append({"paths": paths, **more})
    if styles and switches:
        styles.append({"paths": ["**"], "rules": switches})
    if styles or single:
        found.config["overrides"] = styles + single


def _switches(section: Mapping[str, Entry], rules: Rules, found: Imported) -> dict[str, str]:
    stated = {}
    for key, entry in section.items():
        if "." not in key:
            continue
        if entry.value in ("YES", "NO", *LEVELS) and not rules.may_name(key):
            found.notes.append(f"'{key}' is left out: no style has that rule")
        elif entry.value in LEVELS:
            stated[key] = entry.value
        elif entry.value in ("YES", "NO"):
            stated[key] = "on" if entry.value == "YES" else "off"
        else:
            expected = ", ".join(("YES", "NO", *LEVELS))
            found.problems.append((entry.line, f"'{key}': got '{entry.value[:60]}'; expected one of {expected}"))
    return stated


def _ignores(sections: Sequence[Mapping[str, Entry]], into: dict[str, Any]) -> None:
    for key, name in (("TokenIgnores", "token_ignores"), ("BlockIgnores", "block_ignores")):
        if expressions := [each for section in sections for each in ignores(section, key)]:
            into[name] = list(dict.fromkeys(expressions))
    if delimiters := comment_delimiters(sections[-1]):
        into["comment_delimiters"] = list(delimiters)


def _globs(pattern: str) -> list[str]:
    """A glob of Vale, whose `*` goes into folders, as globs of voicecheck."""
    return [_glob(each.removeprefix("./")) for each in expanded(pattern)]


def _glob(pattern: str) -> str:
    if "**" in pattern:
        return pattern
    steps = pattern.split("/")
    return "/".join(f"**/{step}" if "*" in step or len(steps) == 1 else step for step in steps)


def _formats(ini: Ini, found: Imported) -> None:
    formats = {ending: entry.value for ending, entry in ini.formats.items() if entry.value in READ}
    if formats:
        found.config["vale"]["formats"] = formats
    for ending, entry in ini.formats.items():
        if entry.value not in READ:
            expected = ", ".join(READ)
            found.notes.append(f"'{ending} = {entry.value}' is left out: Vale's rules read {expected}")


def _refused(folder: str, found: Imported) -> None:
    """Switch off what cannot be run, so that it does not fail each check."""
    if not os.path.isdir(folder):
        return
    for name, path in rule_files(folder):
        parsed = parse_rule(name, path, _read(path))
        if isinstance(parsed, Problem):
            found.config.setdefault("rules", {})[name] = "off"
            found.notes.append(f"{name} is off: {parsed.message}")
