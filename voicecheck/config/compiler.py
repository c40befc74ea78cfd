"""From a rule as written to a `RuleSpec`: validated for its kind, conditions put in, options prepared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from voicecheck.config.places import join, nearest
from voicecheck.config.regexes import problem as regex_problem
from voicecheck.config.rules import RawRule
from voicecheck.config.schema import Kinds, common, of_kind
from voicecheck.config.validate import Validator, missing_groups
from voicecheck.config.wording import described, path_words
from voicecheck.core.errors import ConfigError
from voicecheck.core.rule import OptionError, Rule, RuleSpec, Wording

if TYPE_CHECKING:
    from voicecheck.config.prepared import Prepared

_COMMON = frozenset(common())
_WHERE = ("channels", "roles", "scopes", "paths")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CHINESE = "[\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_BROKEN_CHINESE = f"(?<={_CHINESE}) (?={_CHINESE})"


class Compiler:
    """Compiles rules of the kinds that the caller knows.

    Args:
        kinds: The class of a kind by its name.
        kind_names: All the names there are.
        prepared: What is kept of earlier runs.
    """

    def __init__(self, kinds: Kinds, kind_names: Sequence[str], prepared: Prepared | None = None) -> None:
        self._kinds = kinds
        self._made_ready = prepared
        self.kind_names = tuple(kind_names)
        self._validators: dict[str, Validator] = {}
        self.used: dict[str, type[Rule]] = {}

    def compile(self, rule: RawRule) -> RuleSpec:
        """The finished rule.

        Raises:
            ConfigError: all that is wrong with it.
        """
        subject = f"rule '{rule.id}'" if rule.id else "rule"
        kind = self._kind(rule, subject)
        name = rule.data["kind"]
        if name not in self._validators:
            self._validators[name] = Validator(of_kind(kind), noun="option")
        problems = self._validators[name].problems(rule.data, rule, subject)
        problems += missing_groups(rule.data, kind.required, rule.place, subject)
        join(problems)
        conditions = {key: self._condition(rule, key, subject, problems) for key in ("when", "unless")}
        problems += _never_fires(rule, kind, conditions, subject)
        problems += _other_problems(rule, subject)
        join(problems)
        return self._prepared(rule, kind, conditions, subject)

    def option_type(self, rule: RawRule, key: str) -> object:
        """The JSON type of a key of a rule, None if the schema names none."""
        schemas = {**common(), **self._kind(rule, f"rule '{rule.id}'").options}
        return schemas.get(key, {}).get("type")

    def _kind(self, rule: RawRule, subject: str) -> type[Rule]:
        name = rule.data.get("kind")
        if name is None:
            raise rule.place.error(f"{subject}: 'kind' is missing; expected one of {', '.join(self.kind_names)}")
        if not isinstance(name, str) or name not in self.kind_names:
            hint = nearest(name, self.kind_names) if isinstance(name, str) else ""
            expected = hint or f"; expected one of {', '.join(self.kind_names)}"
            got = f"unknown kind '{name[:60]}'" if isinstance(name, str) else f"'kind': got {described(name)}"
            raise rule.value(("kind",)).error(f"{subject}: {got}{expected}")
        if name not in self.used:
            self.used[name] = self._kinds(name)
        return self.used[name]

    def _condition(self, rule: RawRule, key: str, subject: str, problems: list[ConfigError]) -> Mapping[str, Any]:
        if key not in rule.data:
            return {}
        named = rule.source.conditions
        before = len(named.problems)
        written = named.write_out(rule.data[key], (key,), rule, subject)
        problems += named.problems[before:]
        del named.problems[before:]
        return written

    def _prepared(
        self, rule: RawRule, kind: type[Rule], conditions: Mapping[str, Mapping[str, Any]], subject: str
    ) -> RuleSpec:
        options = {key: value for key, value in rule.data.items() if key in kind.options and key not in _COMMON}
        spec = _spec(rule, conditions, options)
        try:
            prepared = self._made_ready.options(spec, kind.prepare) if self._made_ready else kind.prepare(spec)
        except OptionError as error:
            where = path_words(error.path)
            message = f"{subject}: {where}: {error}" if where else f"{subject}: {error}"
            raise rule.value(error.path).error(message) from None
        return _spec(rule, conditions, prepared)


def _spec(rule: RawRule, conditions: Mapping[str, Mapping[str, Any]], options: Mapping[str, Any]) -> RuleSpec:
    data = rule.data
    return RuleSpec(
        id=data["id"],
        kind=data["kind"],
        severity=data.get("severity", "warning"),
        message=_unfolded(data["message"]),
        why=_unfolded(data.get("why", "")),
        remedy=_unfolded(data.get("remedy", "")),
        languages=tuple(data.get("languages", ())),
        channels=tuple(data.get("channels", ())),
        roles=tuple(data.get("roles", ())),
        scopes=tuple(data.get("scopes", ())),
        paths=tuple(data.get("paths", ())),
        when=conditions["when"],
        unless=conditions["unless"],
        unless_sentence=tuple(data.get("unless_sentence", ())),
        owner=data.get("owner", ""),
        review_by=data.get("review_by", ""),
        source=data.get("source", ""),
        pack=rule.source.pack,
        origin=str(rule.place),
        options=options,
        chinese=_chinese(data.get("zh")),
    )


def _chinese(stated: Mapping[str, str] | None) -> Wording | None:
    return Wording(*(_unfolded(stated.get(key, "")) for key in Wording._fields)) if stated else None


def _unfolded(text: str) -> str:
    """A text without the spaces that YAML's `>` puts where a line of Chinese was broken."""
    return text if text.isascii() else re.sub(_BROKEN_CHINESE, "", text)


def _never_fires(
    rule: RawRule, kind: type[Rule], conditions: Mapping[str, Mapping[str, Any]], subject: str
) -> list[ConfigError]:
    """Why a rule could never fire."""
    data = rule.data
    problems = []
    for key in _WHERE:
        if data.get(key) == [] and key not in rule.lifted:
            message = f"{subject}: can never fire: '{key}' is empty; leave it out if the rule holds everywhere"
            problems.append(rule.key((key,)).error(message))
    for group in kind.required:
        given = [key for key in group if key in data]
        if all(data[key] in ([], {}, "") for key in given):
            problems.append(rule.value((given[0],)).error(f"{subject}: can never fire: '{given[0]}' is empty"))
    low, high = data.get("min"), data.get("max")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and high < low and "max" in kind.options:
        message = f"{subject}: 'max' is below 'min': got max {high} and min {low}; nothing could be right"
        problems.append(rule.value(("max",)).error(message))
    when, unless = conditions["when"], conditions["unless"]
    if when and when == unless:
        problems.append(rule.value(("unless",)).error(f"{subject}: can never fire: 'unless' says the same as 'when'"))
    for key in ("channels", "roles", "languages"):
        problems += _contradictions(rule, key, when, unless, subject)
    return problems


def _contradictions(
    rule: RawRule, key: str, when: Mapping[str, Any], unless: Mapping[str, Any], subject: str
) -> list[ConfigError]:
    own = _covered(rule.data.get(key, ()))
    if not own:
        return []
    listed = ", ".join(rule.data[key])
    if key in when and own.isdisjoint(_covered(when[key])):
        message = f"{subject}: can never fire: '{key}' is {listed}, but 'when' wants {', '.join(when[key])}"
        return [rule.value(("when",)).error(message)]
    if list(unless) == [key] and own <= _covered(unless[key]):
        message = f"{subject}: can never fire: '{key}' is {listed}, and 'unless' takes all of it out"
        return [rule.value(("unless",)).error(message)]
    return []


def _covered(names: Sequence[str]) -> frozenset[str]:
    return frozenset(each for name in names for each in (("zh-Hans", "zh-Hant") if name == "zh" else (name,)))


def _other_problems(rule: RawRule, subject: str) -> list[ConfigError]:
    problems = []
    for index, pattern in enumerate(rule.data.get("unless_sentence", ())):
        if wrong := regex_problem(pattern):
            path = ("unless_sentence", index)
            message = f"{subject}: {path_words(path)}: does not do as a regular expression: {wrong}"
            problems.append(rule.value(path).error(message))
    review = rule.data.get("review_by", "")
    if review and not _is_date(review):
        message = f"{subject}: 'review_by': got the text '{review[:60]}'; expected a date as YYYY-MM-DD"
        problems.append(rule.value(("review_by",)).error(message))
    return problems


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
