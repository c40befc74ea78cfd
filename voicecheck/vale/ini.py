"""`.vale.ini`: which styles and rules hold for which files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import NamedTuple

from voicecheck.vale.styles import LEVELS

CORE = (
    "StylesPath MinAlertLevel Vocab Packages IgnoredScopes SkippedScopes IgnoredClasses WordTemplate SphinxBuildPath "
    "SphinxAutoBuild DictionaryPath NLPEndpoint ProcessTimeout"
).split()
SECTION = "BasedOnStyles TokenIgnores BlockIgnores Vocab Lang Transform CommentDelimiters".split()
_LISTS = frozenset(
    "Vocab Packages IgnoredScopes SkippedScopes IgnoredClasses BasedOnStyles TokenIgnores BlockIgnores".split()
)


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

    def level(self, rule: str, own: str) -> str | None:
        """The level of a rule here; None if it is off."""
        stated = self.checks.get(rule)
        if stated is None:
            return own if rule.partition(".")[0] in self.styles else None
        if stated == "NO":
            return None
        return stated if stated in LEVELS else own


def parse(text: str) -> Ini:
    """Read a `.vale.ini`."""
    found = Ini()
    section: dict[str, Entry] | None = None
    for number, key, value in _entries(text, found.problems):
        if key is None:
            if value == "formats":
                section = found.formats
            else:
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
        section_[key] = Entry(value, number)
    return found


def effective(ini: Ini, path: str) -> Effective:
    """What holds for a path: styles of the last section that names some, rules of all sections in order."""
    styles: list[str] = []
    checks: dict[str, str] = {}
    tokens: list[str] = []
    blocks: list[str] = []
    # A section for all files is read first, wherever it stands.
    for pattern, section in sorted(ini.sections, key=lambda each: each[0] != "*"):
        if not matches(pattern, path):
            continue
        if "BasedOnStyles" in section:
            styles = listed(section["BasedOnStyles"].value)
        for key, entry in section.items():
            if "." in key and key not in SECTION:
                checks[key] = entry.value
        tokens += patterns(section["TokenIgnores"].value) if "TokenIgnores" in section else []
        blocks += patterns(section["BlockIgnores"].value) if "BlockIgnores" in section else []
    return Effective(tuple(styles), checks, tuple(tokens), tuple(blocks))


def matches(pattern: str, path: str) -> bool:
    """Whether a section's glob names a path."""
    return any(fnmatchcase(path, each) for each in expanded(pattern))


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
    r"""The expressions of a value; a comma inside one is written `\\,`, or stands in brackets."""
    found, depth, current = [], 0, ""
    for index, mark in enumerate(value):
        escaped = index > 0 and value[index - 1] == "\\"
        if not escaped:
            depth += (mark in "([{") - (mark in ")]}")
        if mark == "," and depth <= 0 and not escaped:
            found.append(current.strip())
            current = ""
        else:
            current += mark
    return [each for each in (*found, current.strip()) if each]


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
            line = line[:-1].rstrip() + " " + lines[number].strip()
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
    return re.split(r"\s[#;]\s", value)[0].rstrip()
