"""`.vale.ini`: which styles and rules hold for which files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from voicecheck.vale.styles import LEVELS

CORE = (
    "StylesPath MinAlertLevel Vocab Packages IgnoredScopes SkippedScopes IgnoredClasses WordTemplate SphinxBuildPath "
    "SphinxAutoBuild DictionaryPath NLPEndpoint ProcessTimeout"
).split()
SECTION = "BasedOnStyles TokenIgnores BlockIgnores IgnorePatterns Vocab Lang Transform CommentDelimiters View".split()
_LISTS = frozenset(
    "Vocab Packages IgnoredScopes SkippedScopes IgnoredClasses BasedOnStyles TokenIgnores BlockIgnores "
    "IgnorePatterns".split()
)
_LAST = frozenset(("MinAlertLevel", "NLPEndpoint"))
"""Keys of which the last value counts, where others keep the first."""


class Entry(NamedTuple):
    """A value and the line that it stands on."""

    value: str
    line: int


class IniProblem(NamedTuple):
    """What is wrong, and where."""

    line: int
    message: str


@dataclass
class Ini:
    """A file as written.

    Attributes:
        sections: Glob and the section's keys, in order.
    """

    core: dict[str, Entry] = field(default_factory=dict)
    formats: dict[str, Entry] = field(default_factory=dict)
    sections: list[tuple[str, dict[str, Entry]]] = field(default_factory=list)
    problems: list[IniProblem] = field(default_factory=list)

    def values(self, key: str) -> list[str]:
        """The list that a key at the top holds."""
        return listed(self.core[key].value) if key in self.core else []

    @property
    def min_level(self) -> str:
        """The mildest level that is shown."""
        stated = self.core.get("MinAlertLevel")
        return stated.value if stated and stated.value in LEVELS else "suggestion"


@dataclass(frozen=True)
class Effective:
    """What holds for one file.

    Attributes:
        checks: YES, NO or a level by rule.
    """

    styles: tuple[str, ...]
    checks: Mapping[str, str]
    token_ignores: tuple[str, ...]
    block_ignores: tuple[str, ...]
    comment_delimiters: tuple[str, ...] = ()

    def level(self, rule: str, own: str) -> str | None:
        """The level of a rule here; None if it is off."""
        stated = self.checks.get(rule)
        if stated is None:
            return own if rule.partition(".")[0] in self.styles else None
        if stated in LEVELS:
            return stated
        return own if stated == "YES" else None


def parse(text: str) -> Ini:
    """Read a `.vale.ini`."""
    found = Ini()
    section: dict[str, Entry] | None = None
    for number, key, value in _entries(text, found.problems):
        if key is None:
            if value == "formats":
                section = found.formats
            else:
                section = next((each for name, each in found.sections if name == value), None)
                if section is None:
                    section = {}
                    found.sections.append((value, section))
            continue
        if section is None:
            if key not in CORE:
                found.problems.append(IniProblem(number, f"unknown key '{key[:60]}' before the first section"))
            section_ = found.core
        else:
            section_ = section
        if key in section_ and key in _LISTS:
            value = f"{section_[key].value}, {value}"
        elif key in section_ and key not in _LAST:
            continue
        section_[key] = Entry(value, number)
    return found


def merged(parts: Sequence[Ini]) -> Ini:
    """Several files as one, as packages bring them: lists are put together, of other values the last counts."""
    found = Ini(problems=[problem for part in parts for problem in part.problems])
    for part in parts:
        _add(found.core, part.core)
        _add(found.formats, part.formats)
        for name, section in part.sections:
            into = next((each for known, each in found.sections if known == name), None)
            if into is None:
                into = {}
                found.sections.append((name, into))
            _add(into, section)
    return found


def _add(into: dict[str, Entry], section: Mapping[str, Entry]) -> None:
    for key, entry in section.items():
        known = into.get(key)
        into[key] = Entry(f"{known.value}, {entry.value}", entry.line) if known and key in _LISTS else entry


def effective(ini: Ini, path: str) -> Effective:
    """What holds for a path: styles of the last section that names some, rules of all sections in order."""
    styles: list[str] = []
    checks: dict[str, str] = {}
    tokens: list[str] = []
    blocks: list[str] = []
    delimiters: tuple[str, ...] = ()
    # A section for all files is read first, wherever it stands.
    for pattern, section in sorted(ini.sections, key=lambda each: each[0] != "*"):
        if not matches(pattern, path):
            continue
        if "BasedOnStyles" in section:
            styles = listed(section["BasedOnStyles"].value)
        for key, entry in section.items():
            # YES leaves the level that a section before it gave the rule.
            if "." in key and not (entry.value == "YES" and checks.get(key) in LEVELS):
                checks[key] = entry.value
        tokens += ignores(section, "TokenIgnores")
        blocks += ignores(section, "BlockIgnores")
        delimiters = comment_delimiters(section) or delimiters
    return Effective(tuple(styles), checks, tuple(tokens), tuple(blocks), delimiters)


def ignores(section: Mapping[str, Entry], key: str) -> list[str]:
    """The expressions that a section names under `TokenIgnores` or `BlockIgnores`."""
    names = ("BlockIgnores", "IgnorePatterns") if key == "BlockIgnores" else (key,)
    return [each for name in names if name in section for each in patterns(section[name].value)]


def comment_delimiters(section: Mapping[str, Entry]) -> tuple[str, ...]:
    """What a section says that comments begin and end with; () if it does not say both."""
    stated = section.get("CommentDelimiters")
    found = tuple(listed(stated.value)) if stated else ()
    return found if len(found) == 2 else ()


def matches(pattern: str, path: str) -> bool:
    """Whether a section's glob names a path: `*` goes into folders, unless the glob has a `**` for that."""
    bare = pattern.lstrip("!")
    if "**" in bare:
        found = any(_nested(each).fullmatch(path) for each in expanded(bare))
    else:
        found = any(fnmatchcase(path, each) for each in expanded(bare))
    return found != (bare != pattern)


@lru_cache(maxsize=256)
def _nested(pattern: str) -> re.Pattern[str]:
    parts = []
    for part in re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", pattern):
        if part.startswith("[") and len(part) > 1:
            parts.append("[^" + part[2:] if part[1] == "!" else part)
        else:
            known = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
            parts.append(known.get(part) or re.escape(part))
    return re.compile("".join(parts))


def expanded(pattern: str) -> list[str]:
    """A glob with its braces written out."""
    found = re.search(r"\{([^{}]*)\}", pattern)
    if found is None:
        return [pattern]
    head, tail = pattern[: found.start()], pattern[found.end() :]
    return [each for part in found[1].split(",") for each in expanded(head + part + tail)]


def listed(value: str) -> list[str]:
    """The parts of a value between commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def patterns(value: str) -> list[str]:
    r"""The expressions of a value; a comma inside one is written `\,`, or stands in brackets."""
    found, depth, current, escaped = [], 0, "", False
    for mark in value:
        if escaped:
            current += mark if mark == "," else f"\\{mark}"
            escaped = False
        elif mark == "\\":
            escaped = True
        elif mark == "," and depth <= 0:
            found.append(current.strip())
            current = ""
        else:
            depth += (mark in "([{") - (mark in ")]}")
            current += mark
    return [each for each in (*found, (current + "\\" * escaped).strip()) if each]


def _entries(text: str, problems: list[IniProblem]) -> Sequence[tuple[int, str | None, str]]:
    found: list[tuple[int, str | None, str]] = []
    lines = text.removeprefix("\ufeff").splitlines()
    number = 0
    while number < len(lines):
        line = lines[number].strip()
        number += 1
        at = number
        if not line or line[0] in "#;":
            continue
        if line.startswith("[") and line.endswith("]"):
            found.append((at, None, line[1:-1].strip()))
            continue
        while line.endswith("\\") and number < len(lines):
            line = line[:-1] + lines[number].strip()
            number += 1
        key, mark, value = line.partition("=")
        if not mark:
            problems.append(IniProblem(at, f"got '{line[:60]}'; expected KEY = VALUE or [SECTION]"))
            continue
        found.append((at, key.strip(), _value(value)))
    return found


def _value(value: str) -> str:
    value = value.strip()
    for quote in ('"', "'", "`"):
        if len(value) > 1 and value.startswith(quote) and value.endswith(quote):
            return value[1:-1]
    for mark in (" #", " ;"):
        if mark in value:
            return value.partition(mark)[0].rstrip()
    return value
