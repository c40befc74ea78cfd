"""The figures of Vale's metrics, and the arithmetic of their formulas."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from voicecheck.vale import sentences
from voicecheck.vale.messages import formatted
from voicecheck.vale.rule import StyleRule
from voicecheck.vale.spoken import counted

GRADES = ("Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG", "Automated Readability")
_VARIABLES = ("pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7)))
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w']+")


def of_document(text: str, blocks: Mapping[str, int]) -> dict[str, float]:
    """What formulas may name, of the text of a document and its blocks; empty if it has no words."""
    found = counts(text)
    if not found:
        return {}
    values = {**dict.fromkeys(_VARIABLES, 0.0), **found}
    for name, number in blocks.items():
        if not name.startswith("table"):
            values[name.replace(".", "_")] = float(number)
    return values


def message(rule: StyleRule, values: Mapping[str, float]) -> str | None:
    """The message of a rule that measures a document; None if it is as it should be.

    Raises:
        FormulaError: its formula cannot be computed.
    """
    options = rule.options
    if rule.point == "readability":
        names = options.get("metrics", ())
        found = grade(list(names), values) if names else 0.0
        return formatted(rule.message, (f"{found:.2f}",)) if found > options.get("grade", 0.0) else None
    formula = options.get("formula", "")
    for level in range(1, 7):
        formula = formula.replace(f"heading.h{level}", f"heading_h{level}")
    result = compute(formula, values)
    if compute(f"{float(result):f} {options.get('condition', '')}", values):
        return formatted(rule.message, (f"{float(result):.2f}",))
    return None


def counts(text: str) -> dict[str, float]:
    """The figures of a text; empty if it has no words."""
    paragraphs = text.split("\n\n")
    words = _WORD.findall(text.replace("_", " "))
    if not words:
        return {}
    if len(_MEASURED) > _MOST_MEASURED:
        _MEASURED.clear()
    total = sum(map(_MEASURED.__getitem__, words))
    sums = {name: float(total >> _BITS * place & _MASK) for place, name in enumerate(_OF_WORDS)}
    return {
        **sums,
        "sentences": float(sum(map(sentences.count, paragraphs))),
        "words": float(len(words)),
        "paragraphs": float(len(paragraphs) - 1),
    }


class _Measured(dict[str, int]):
    """The figures of a word, side by side in one number: so those of all words take one sum."""

    def __missing__(self, word: str) -> int:
        spoken = counted(word.lower())
        figures = (
            sum(map(str.isalnum, word)),
            len(word.encode()) > 6,
            spoken,
            spoken > 2,
            spoken - word.endswith(("es", "ed", "ing")) > 2,
        )
        found = self[word] = sum(int(figure) << _BITS * place for place, figure in enumerate(figures))
        return found


_OF_WORDS = ("characters", "long_words", "syllables", "polysyllabic_words", "complex_words")
_BITS = 40
_MASK = (1 << _BITS) - 1
_MOST_MEASURED = 50_000
_MEASURED = _Measured()


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


class FormulaError(ValueError):
    """An expression that cannot be computed."""


def _are_whole(one: Any, other: Any) -> bool:
    return isinstance(one, int) and isinstance(other, int)


def _divided(one: Any, other: Any) -> Any:
    """The quotient as Tengo has it: whole for whole numbers, infinite for a fraction by nothing."""
    if _are_whole(one, other):
        if not other:
            raise FormulaError("division by zero")
        return math.trunc(one / other)
    if other:
        return one / other
    return math.copysign(math.inf, one) if one else math.nan


def _rest(one: Any, other: Any) -> Any:
    rest = math.fmod(one, other)
    return int(rest) if _are_whole(one, other) else rest


_OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divided,
    ast.Mod: _rest,
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


def compute(expression: str, values: Mapping[str, float]) -> Any:
    """The value of an arithmetic expression.

    Raises:
        FormulaError: it is none, or names what there is not.
    """
    try:
        return _value(_parsed(expression).body, values)
    except (SyntaxError, RecursionError, MemoryError, OverflowError, ValueError, TypeError) as error:
        raise FormulaError(str(error)[:200]) from None


def _parsed(expression: str) -> ast.Expression:
    written = re.sub(r"!(?!=)", " not ", expression.replace("&&", " and ").replace("||", " or "))
    return ast.parse(" ".join(written.split()), mode="eval")


def wrong_formula(formula: str) -> str:
    """Why a formula is no expression; "" if it is one."""
    try:
        _parsed(formula.replace("heading.h", "heading_h"))
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        return str(getattr(error, "msg", error))[:200]
    return ""


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
    if isinstance(node, ast.Attribute) and ast.unparse(node) in ("math.e", "math.pi"):
        return float(getattr(math, node.attr))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        name = node.func.attr
        if node.func.value.id == "math" and name in _FUNCTIONS and not node.keywords:
            known: dict[str, Any] = {"abs": abs, "min": min, "max": max}
            function = known.get(name) or getattr(math, name)
            return function(*(_value(part, values) for part in node.args))
    raise FormulaError(f"cannot compute '{ast.unparse(node)[:60]}'")
