"""The figures of Vale's metrics, and the arithmetic of their formulas."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from voicecheck.core.syllables import syllables
from voicecheck.vale import sentences

GRADES = ("Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG", "Automated Readability")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")


def counts(text: str) -> dict[str, float]:
    """What formulas may name, of the text of a document; empty if it has no words."""
    found = dict.fromkeys(
        ("complex_words", "long_words", "sentences", "characters", "words", "polysyllabic_words", "syllables"), 0.0
    )
    paragraphs = text.split("\n\n")
    for paragraph in paragraphs:
        for start, end in sentences.spans(paragraph):
            found["sentences"] += 1
            for match in _WORD.finditer(paragraph, start, end):
                _count(match[0], found)
    if not found["words"]:
        return {}
    return {**found, "paragraphs": float(len(paragraphs) - 1)}


def _count(word: str, found: dict[str, float]) -> None:
    number = syllables(word.lower())
    found["characters"] += sum(map(str.isalnum, word))
    found["long_words"] += len(word.encode()) > 6
    found["syllables"] += number
    found["polysyllabic_words"] += number > 2
    found["complex_words"] += number - word.endswith(("es", "ed", "ing")) > 2
    found["words"] += 1


def grade(names: list[str], count: Mapping[str, float]) -> float:
    """The mean of some measures of how hard a text is to read; see `language.readability` for their sources."""
    words, sents = count["words"], count["sentences"]
    known = {
        "SMOG": 1.0430 * math.sqrt(count["polysyllabic_words"] * 30.0 / sents) + 3.1291,
        "Gunning Fog": 0.4 * (words / sents + 100.0 * count["complex_words"] / words),
        "Coleman-Liau": 5.88 * count["characters"] / words - 29.6 * sents / words - 15.8,
        "Flesch-Kincaid": 0.39 * words / sents + 11.8 * count["syllables"] / words - 15.59,
        "Automated Readability": 4.71 * count["characters"] / words + 0.5 * words / sents - 21.43,
    }
    return sum(known[name] for name in names if name in known) / len(names)


_OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda one, other: one / other if other else math.copysign(math.inf, one) if one else math.nan,
    ast.Mod: math.fmod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS = frozenset("sqrt floor ceil pow log log2 log10 exp abs fabs cbrt trunc min max".split())


class FormulaError(ValueError):
    """An expression that cannot be computed."""


def compute(expression: str, values: Mapping[str, float]) -> Any:
    """The value of an arithmetic expression.

    Raises:
        FormulaError: it is none, or names what there is not.
    """
    written = re.sub(r"!(?!=)", " not ", expression.replace("&&", " and ").replace("||", " or "))
    try:
        tree = ast.parse(" ".join(written.split()), mode="eval")
        return _value(tree.body, values)
    except (SyntaxError, RecursionError, MemoryError, OverflowError, ValueError, TypeError) as error:
        raise FormulaError(str(error)[:200]) from None


def _value(node: ast.expr, values: Mapping[str, float]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.Name):
        if node.id not in values:
            raise FormulaError(f"unknown name '{node.id}'")
        return values[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.left, values), _value(node.right, values))
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.operand, values))
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPERATORS:
        return _OPERATORS[type(node.ops[0])](_value(node.left, values), _value(node.comparators[0], values))
    if isinstance(node, ast.BoolOp):
        results = [_value(part, values) for part in node.values]
        return all(results) if isinstance(node.op, ast.And) else any(results)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        name = node.func.attr
        if node.func.value.id == "math" and name in _FUNCTIONS and not node.keywords:
            known: dict[str, Any] = {"abs": abs, "min": min, "max": max}
            function = known.get(name) or getattr(math, name)
            return function(*(_value(part, values) for part in node.args))
    raise FormulaError(f"cannot compute '{ast.unparse(node)[:60]}'")
