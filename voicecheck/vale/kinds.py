"""The matchers of rules, by their extension point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from voicecheck.vale.facts import Facts, Reach
from voicecheck.vale.point import Point
from voicecheck.vale.rule import StyleRule

_POINTS: Mapping[str, str] = {
    "existence": "existence:Existence",
    "substitution": "substitution:Substitution",
    "occurrence": "counting:Occurrence",
    "repetition": "counting:Repetition",
    "consistency": "pairs:Consistency",
    "conditional": "pairs:Conditional",
    "capitalization": "capitalization:Capitalization",
    "spelling": "spelling:Spelling",
    "sequence": "sequence:TokenSequence",
}
"""Extension point, and its module and class in this package."""


def compiled(rule: StyleRule, vocabulary: Sequence[str] = ()) -> Point | None:
    """The matcher of a rule; None for one that measures the whole text."""
    target = _POINTS.get(rule.point)
    if target is None:
        return None
    module, _, name = target.partition(":")
    point: Point = getattr(import_module(f"voicecheck.vale.{module}"), name)(
        rule.name, rule.message, rule.action, rule.options, vocabulary
    )
    point.raw = "raw" in rule.scope
    return point


def is_measure(rule: StyleRule) -> bool:
    """Whether a rule measures the whole text, instead of finding something in it."""
    return rule.point not in _POINTS


def facts(rule: StyleRule, vocabulary: Sequence[str] = ()) -> Facts:
    """What there is to know of a rule before it is run."""
    from voicecheck.vale.literals import required
    from voicecheck.vale.trees import reach

    point = compiled(rule, vocabulary)
    alternatives = point.alternatives() if point else []
    found = [required(alternative) for alternative in alternatives]
    if point is None or not any(found):
        return Facts()
    reaches: list[Reach | None] = []
    if rule.limit or not point.scans():
        return Facts(found)
    for source, literals in zip(alternatives, found, strict=True):
        far = reach(source)
        if far is None or (far != (0, 0) and literals is None):
            return Facts(found)
        reaches.append(far if far != (0, 0) else None)
    return Facts(found, reaches)
