"""The styles below a StylesPath, with what lies beside them: vocabularies, word lists, dictionaries."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from voicecheck.vale import measures, spelling
from voicecheck.vale.flavour import PatternError, Regex
from voicecheck.vale.kinds import compiled
from voicecheck.vale.rule import Problem, StyleRule
from voicecheck.vale.styles import parse, rule_files

BUILT_IN = "Vale"
Read = Callable[[str], bytes]


class Vocabulary:
    """Terms that are accepted and rejected."""

    def __init__(self) -> None:
        self.accepted: list[str] = []
        self.rejected: list[str] = []


def vocabulary(styles_path: str, names: Iterable[str], read: Read) -> tuple[Vocabulary, list[str]]:
    """The vocabularies of some names, and the names that are not there."""
    found, missing = Vocabulary(), []
    for name in names:
        folder = next(
            (
                path
                for part in (("config", "vocabularies"), ("Vocab",))
                if os.path.isdir(path := os.path.join(styles_path, *part, name))
            ),
            None,
        )
        if folder is None:
            missing.append(name)
            continue
        for at, folders, files in os.walk(folder):
            folders.sort()
            for file, terms in (("accept.txt", found.accepted), ("reject.txt", found.rejected)):
                if file in files:
                    terms += _lines(read(os.path.join(at, file)))
    for terms in (found.accepted, found.rejected):
        terms[:] = list(dict.fromkeys(term for term in terms if term and not term.startswith("# ")))
    return found, missing


def style_rules(
    folder: str, read: Read, vocabulary: Sequence[str] = (), template: str = ""
) -> tuple[list[StyleRule], list[Problem]]:
    """The rules in a style's folder that can be run, and what is wrong with the others."""
    rules: list[StyleRule] = []
    problems: list[Problem] = []
    for name, path in rule_files(folder):
        if os.path.islink(path) and not _is_below(os.path.realpath(path), os.path.realpath(folder)):
            problems.append(Problem(path, 1, name, "is a link that leads out of its style; expected a file"))
            continue
        try:
            parsed = parse(name, path, read(path))
        except OSError as error:
            problems.append(Problem(path, 1, name, f"cannot be read: {error.strerror or error}"))
            continue
        if isinstance(parsed, StyleRule):
            parsed = prepared(parsed, os.path.dirname(os.path.normpath(folder)), read, template)
        if isinstance(parsed, StyleRule) and (wrong := wrong_pattern(parsed, vocabulary)):
            parsed = Problem(path, _line_of(wrong.expression, read(path)), name, wrong.reason)
        if isinstance(parsed, Problem):
            problems.append(parsed)
        else:
            rules.append(parsed)
    return rules, problems


def leads_out(folder: str) -> str:
    """Where a style's folder leads that is a link out of its StylesPath; "" for others."""
    target = os.path.realpath(folder)
    return "" if _is_below(target, os.path.realpath(os.path.dirname(folder))) else target


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def ignored(styles_path: str, read: Read) -> list[str]:
    """The words that Vale's own spelling rule passes over: those of all files in `config/ignore`."""
    folder = os.path.join(styles_path, "config", "ignore")
    files = sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
    return [word for path in files if path.endswith(".txt") for word in _lines(read(path))]


def _lines(data: bytes) -> list[str]:
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return [line for line in lines if line and line != "#"]


def built_in(vocabulary: Vocabulary, words: Sequence[str] = ()) -> list[StyleRule]:
    """The style that Vale brings along.

    Args:
        words: What its spelling rule passes over.
    """
    repetition = StyleRule(
        "Vale.Repetition",
        "repetition",
        "error",
        "'%s' is repeated!",
        ("text",),
        action={"name": "edit", "params": ["truncate", " "]},
        options={"ignorecase": True, "alpha": True, "tokens": [r"[^\s.!?]+"]},
    )
    spell = StyleRule(
        "Vale.Spelling",
        "spelling",
        "error",
        "Did you really mean '%s'?",
        ("text",),
        action={"name": "suggest", "params": ["spellings"]},
        options={"dictionary_paths": [spelling.default_path()], "words": sorted(set(words))},
    )
    found = [repetition, spell]
    if vocabulary.accepted:
        terms = [term for term in vocabulary.accepted if not term.startswith("(?i)")]
        swap = {term: re.sub(r"\\(\W)", r"\1", term) for term in terms}
        options = {"ignorecase": True, "swap": swap, "vocab": False}
        found.append(
            StyleRule("Vale.Terms", "substitution", "error", "Use '%s' instead of '%s'.", ("text",), options=options)
        )
    if vocabulary.rejected:
        options = {"tokens": vocabulary.rejected}
        found.append(StyleRule("Vale.Avoid", "existence", "error", "Avoid using '%s'.", ("text",), options=options))
    return found


def prepared(rule: StyleRule, styles_path: str, read: Read, template: str = "") -> StyleRule | Problem:
    """A rule with what other files say of it put into its options."""
    options = dict(rule.options)
    if template:
        options["template"] = template
    if rule.point != "spelling":
        return replace(rule, options=options)
    words: list[str] = []
    for file in options.pop("ignore", ()):
        places = (
            os.path.join(styles_path, file),
            os.path.join(styles_path, "config", "ignore", file),
            os.path.join(styles_path, "Vocab", file),
            os.path.join(os.path.dirname(styles_path), file),
        )
        words += [word for place in dict.fromkeys(places) if os.path.isfile(place) for word in _lines(read(place))]
    options["words"] = sorted(set(words))
    names = [str(name) for name in options.pop("dictionaries", ())]
    folders = [
        *(
            [os.path.join(styles_path, str(options["dicpath"])), str(options["dicpath"])]
            if options.get("dicpath")
            else ()
        ),
        os.path.join(styles_path, "config", "dictionaries"),
        styles_path,
        *filter(None, os.environ.get("DICPATH", "").split(os.pathsep)),
        "/usr/share/hunspell",
    ]
    if options.get("dic"):
        stem = os.path.splitext(str(options["dic"]))[0]
        found, missing = spelling.find([stem], [styles_path, *folders, "."])
    else:
        found, missing = spelling.find(names or [spelling.DEFAULT], folders)
        if names and options.get("append"):
            found.append(spelling.default_path())
    if missing:
        return Problem(
            rule.path, 1, rule.name, f"there is no dictionary '{missing[0][:60]}' (looked in {', '.join(folders[:2])})"
        )
    options["dictionary_paths"] = list(dict.fromkeys(found))
    return replace(rule, options=options)


class Wrong(NamedTuple):
    """What is wrong with a rule, and the expression that it is wrong with; "" if it is not one alone."""

    reason: str
    expression: str


def wrong_pattern(rule: StyleRule, vocabulary: Sequence[str] = ()) -> Wrong | None:
    """What is wrong with the expressions of a rule; None if they compile."""
    if rule.point == "metric":
        formula, condition = str(rule.options.get("formula", "")), str(rule.options.get("condition", ""))
        if wrong := measures.wrong_formula(formula):
            return Wrong(f"'formula': got '{formula[:60]}': {wrong}", formula)
        if wrong := measures.wrong_formula(f"0.0 {condition}"):
            return Wrong(f"'condition': got '{condition[:60]}': {wrong}", condition)
        return None
    try:
        point = compiled(rule, vocabulary)
        for pattern in point.patterns() if point else ():
            pattern.check()
    except PatternError as error:
        return _one_wrong(rule) or Wrong(f"an expression does not compile: {error}", "")
    return None


def _one_wrong(rule: StyleRule) -> Wrong | None:
    """The first expression of a rule that does not compile by itself."""
    for key in ("raw", "tokens", "swap", "exceptions", "token", "first", "second", "match", "prefix", "either"):
        stated = rule.options.get(key, ())
        for each in (stated,) if isinstance(stated, str) else (*stated, *getattr(stated, "values", tuple)()):
            try:
                Regex(str(each)).check()
            except PatternError as error:
                return Wrong(f"'{key}': '{str(each)[:60]}' does not compile: {error}", str(each))
    return None


def _line_of(expression: str, data: bytes) -> int:
    """The line of a file that an expression stands in, as far as it is written there as it is read."""
    first = expression.partition("\n")[0]
    before, found, _ = data.decode("utf-8", "replace").partition(first)
    return before.count("\n") + 1 if first and found else 1
