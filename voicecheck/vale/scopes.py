"""The selectors of rules, and the scopes that they hold for."""

from __future__ import annotations

from collections.abc import Iterable

Selectors = list[list[tuple[frozenset[str], bool]]]
"""One of which all parts must hold: names, and whether they are negated."""


def selectors(scopes: Iterable[str]) -> Selectors:
    """The scopes of a rule, read."""
    found = []
    for scope in scopes:
        parts = []
        for part in scope.split("&"):
            names = [name.strip() for name in part.split(".")]
            negated = names[0].startswith("~")
            names[0] = names[0].removeprefix("~")
            parts.append((frozenset(names), negated))
        found.append(parts)
    return found


def holds(stated: Selectors, scope: frozenset[str]) -> bool:
    """Whether a rule holds for blocks of a scope."""
    sized = "raw" in scope or "summary" in scope
    for selector in stated:
        if all((not sized and not names <= scope) if negated else names <= scope for names, negated in selector):
            return True
    return False


def holds_for_texts(stated: Selectors) -> bool:
    """Whether a rule may hold for anything but what `raw` and `summary` name."""
    return any(
        all(negated or names.isdisjoint(("raw", "summary")) for names, negated in selector) for selector in stated
    )
