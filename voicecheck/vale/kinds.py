"""The matchers of rules, by their extension point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voicecheck.vale.capitalization import Capitalization
from voicecheck.vale.counting import Occurrence, Repetition
from voicecheck.vale.existence import Existence
from voicecheck.vale.literals import Literal, required
from voicecheck.vale.pairs import Conditional, Consistency
from voicecheck.vale.point import Point
from voicecheck.vale.sequence import TokenSequence
from voicecheck.vale.spelling import Spelling
from voicecheck.vale.styles import StyleRule
from voicecheck.vale.substitution import Substitution

_POINTS: Mapping[str, type[Point]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "spelling": Spelling,
    "sequence": TokenSequence,
}
Literals = list[list[Literal] | None]
"""Of each alternative of a rule; None for one that must be tried everywhere."""


def compiled(rule: StyleRule, vocabulary: Sequence[str] = ()) -> Point | None:
    """The matcher of a rule; None for one that measures the whole text."""
    kind = _POINTS.get(rule.point)
    if kind is None:
        return None
    point = kind(rule.name, rule.message, rule.action, rule.options, vocabulary)
    point.raw = "raw" in rule.scope
    return point


def literals(rule: StyleRule) -> Literals | None:
    """The literals of which a text must hold one for each alternative of a rule to match.

    None in place of the whole if the rule must be run on every text.
    """
    point = compiled(rule)
    found = [required(alternative) for alternative in point.alternatives()] if point else []
    return found if any(found) else None
