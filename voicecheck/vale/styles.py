"""Reads styles of Vale: folders of rule files, as they are laid out below a StylesPath."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from voicecheck.vale import plain_yaml
from voicecheck.vale.measures import GRADES
from voicecheck.vale.rule import Problem, StyleRule

LEVELS = ("suggestion", "warning", "error")
_COMMON = frozenset("extends message level scope link description limit action name tests path".split())
_OPTIONS: Mapping[str, str] = {
    "existence": "tokens raw ignorecase nonword append exceptions vocab",
    "substitution": "swap ignorecase nonword exceptions vocab capitalize pos",
    "occurrence": "token max min ignorecase",
    "repetition": "tokens max ignorecase alpha vocab exceptions",
    "consistency": "either ignorecase nonword",
    "conditional": "first second exceptions vocab ignorecase",
    "capitalization": "match style exceptions indicators threshold prefix vocab",
    "metric": "formula condition",
    "readability": "metrics grade",
    "spelling": "custom filters ignore dictionaries dicpath aff dic append threshold exceptions",
    "sequence": "tokens ignorecase",
    "script": "script",
}
POINTS = tuple(_OPTIONS)
_LENIENT = frozenset(("spelling", "consistency"))
_LISTS = frozenset("tokens raw exceptions indicators metrics filters ignore dictionaries".split())
_MAPPINGS = frozenset(("swap", "either"))
_FLAGS = frozenset("ignorecase nonword append vocab capitalize alpha custom".split())
_NUMBERS = frozenset(("max", "min", "threshold", "grade", "limit"))
_STEP = ("pattern", "tag", "negate", "skip")
_MOST_SKIPPED = 1000


def rule_files(folder: str) -> Iterator[tuple[str, str]]:
    """The name and path of each rule in a style's folder."""
    style = os.path.basename(os.path.normpath(folder))
    for at, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            if file.endswith(".yml") and not file.startswith("."):
                yield f"{style}.{file.split('.')[0]}", os.path.join(at, file)


def parse(name: str, path: str, data: bytes) -> StyleRule | Problem:
    """A rule file."""
    import yaml

    try:
        text = data.decode("utf-8-sig")
        try:
            stated = plain_yaml.load(text)
        except yaml.scanner.ScannerError:
            # Vale's reader takes \\' in double quotes.
            stated = plain_yaml.load(text.replace("\\'", "'"))
    except UnicodeDecodeError:
        return Problem(path, 1, name, "the file is not UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "not YAML"
        return Problem(path, mark.line + 1 if mark else 1, name, f"is not YAML: {reason}")
    except (ValueError, RecursionError) as error:
        return Problem(path, 1, name, f"cannot be read: {error}")
    if not isinstance(stated, dict):
        return Problem(path, 1, name, "got no mapping; expected a rule with 'extends' and 'message'")
    return _Reading(name, path, text, {str(key).lower(): value for key, value in stated.items()}).rule()


class _Reading:
    def __init__(self, name: str, path: str, text: str, data: Mapping[str, Any]) -> None:
        self._name = name
        self._path = path
        self._text = text
        self._data = data

    def rule(self) -> StyleRule | Problem:
        data = self._data
        point = data.get("extends")
        if point is None:
            return self._problem("extends", "'extends' is missing")
        if point not in _OPTIONS:
            return self._problem("extends", f"unknown extension point '{str(point)[:60]}'{_near(str(point), POINTS)}")
        if not isinstance(data.get("message"), (str, int, float)):
            return self._problem("message", "'message' is missing")
        level = data.get("level", "warning")
        if level not in LEVELS:
            return self._problem("level", f"'level': got '{str(level)[:60]}'; expected one of {', '.join(LEVELS)}")
        if data.get("code"):
            return self._problem("code", "'code' is no longer an option; use 'scope: raw'")
        known = {*_OPTIONS[point].split(), *_COMMON}
        unknown = [key for key in data if key not in known and key != "code"]
        if unknown and point not in _LENIENT:
            return self._problem(unknown[0], f"unknown option '{unknown[0][:60]}'{_near(unknown[0], known)}")
        if point == "script":
            return self._problem("extends", "a script in Tengo; voicecheck runs no scripts, so this rule is left out")
        options: dict[str, Any] = {}
        for key in data:
            if key in _COMMON or key not in known:
                continue
            value = _steps(data[key]) if point == "sequence" and key == "tokens" else _typed(key, data[key])
            if isinstance(value, str) and key == "tokens":
                return self._problem(key, value)
            if value is None:
                return self._problem(key, f"'{key}': got {str(data[key])[:60]!r}; expected {_expected(key)}")
            options[key] = value
        scope = _scope(data.get("scope"), point)
        wrong = next((each for each in scope if each in ("code", "link", "strong", "emphasis")), None)
        if wrong or any(" " in each.strip() for each in scope if "&" not in each):
            return self._problem("scope", f"'scope': got '{wrong or scope[0]}', which Vale has no blocks for")
        strange = [name for name in options.get("metrics", ()) if name not in GRADES] if point == "readability" else []
        if strange:
            expected = f"expected some of {', '.join(GRADES)}{_near(strange[0], GRADES)}"
            return self._problem("metrics", f"'metrics': got '{strange[0][:60]}'; {expected}", strange[0])
        if point == "metric":
            options["place"] = f"{self._path}:{self._line('formula')}"
        action = data.get("action") or {}
        acts = _action(action) if isinstance(action, dict) else {}
        if acts.get("name") == "suggest" and acts["params"] == ["spellings"] and point != "spelling":
            return self._problem("action", "'action': got suggest spellings; expected that in a spelling rule alone")
        return StyleRule(
            name=self._name,
            point=point,
            level=level,
            message=str(data["message"]),
            scope=tuple(scope),
            link=str(data.get("link") or ""),
            description=str(data.get("description") or ""),
            limit=int(data.get("limit") or 0),
            action=acts,
            options=options,
            path=self._path,
        )

    def _problem(self, key: str, message: str, item: str = "") -> Problem:
        return Problem(self._path, self._line(key, item), self._name, message)

    def _line(self, key: str, item: str = "") -> int:
        """The line of an option, or of an item of it."""
        found = re.search(rf"(?im)^['\"]?{re.escape(key)}['\"]?\s*:", self._text)
        at = max(self._text.find(item, found.end()), found.start()) if found and item else found.start() if found else 0
        return self._text.count("\n", 0, at) + 1


def _action(stated: Mapping[str, Any]) -> dict[str, Any]:
    lower = {str(key).lower(): value for key, value in stated.items()}
    params = lower.get("params") or []
    if not isinstance(params, list):
        params = [params]
    return {"name": str(lower.get("name") or ""), "params": [str(each) for each in params]}


def _scope(stated: Any, point: str) -> list[str]:
    if point in ("metric", "readability"):
        return ["summary"]
    if point == "sequence":
        return ["sentence"]
    if stated is None or stated in ("", []):
        return ["text"]
    return [str(each) for each in stated] if isinstance(stated, list) else [str(stated)]


def _steps(stated: Any) -> list[dict[str, Any]] | str:
    """The tokens of a sequence, those that ask for nothing left out; what is wrong with them, if something is."""
    found = []
    for each in stated if isinstance(stated, list) else [stated]:
        if not isinstance(each, dict):
            return f"'tokens': got {str(each)[:60]!r}; expected mappings with 'pattern' or 'tag'"
        step = {str(key).lower(): value for key, value in each.items()}
        unknown = next((key for key in step if key not in _STEP), None)
        if unknown is not None:
            return f"'tokens': unknown option '{unknown[:60]}'{_near(unknown, _STEP)}"
        negate, skip = _typed("vocab", step.get("negate") or False), _typed("max", step.get("skip") or 0)
        if negate is None or skip is None or not 0 <= skip <= _MOST_SKIPPED:
            return f"'tokens': got {str(each)[:60]!r}; expected 'negate' true or false, 'skip' 0 to {_MOST_SKIPPED}"
        pattern, tag = _text(step.get("pattern")), _text(step.get("tag"))
        if pattern or tag or skip:
            found.append({"pattern": pattern, "tag": tag, "negate": negate, "skip": skip})
    return found


def _typed(key: str, value: Any) -> Any:
    """A value of an option with its type put right; None if that cannot be done."""
    if key in _LISTS:
        every = value if isinstance(value, list) else [] if value is None else [value]
        return (
            [_text(each) for each in every if each is not None]
            if not any(isinstance(each, (dict, list)) for each in every)
            else None
        )
    if key in _MAPPINGS:
        if value is None:
            return {}
        if not isinstance(value, dict):
            return None
        return {_text(name): _text(each) for name, each in value.items()}
    if key in _FLAGS:
        if isinstance(value, str):
            return {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False, "": False}.get(
                value.lower()
            )
        return bool(value)
    if key in _NUMBERS:
        try:
            return float(value) if key in ("threshold", "grade") else int(value)
        except (TypeError, ValueError):
            return None
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _expected(key: str) -> str:
    if key in _LISTS:
        return "a list of texts"
    if key in _MAPPINGS:
        return "a mapping of texts"
    return "true or false" if key in _FLAGS else "a number"


def _near(word: str, known: Sequence[str] | set[str] | tuple[str, ...]) -> str:
    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


Read = Callable[[str], bytes]
