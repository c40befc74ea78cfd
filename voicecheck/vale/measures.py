"""The figures of Vale's metrics, and the arithmetic of their formulas.

The way syllables are counted is that of T. Wormer's `syllable`.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from voicecheck.vale import sentences

GRADES = ("Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG", "Automated Readability")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_VOWELS = re.compile(r"[aeiouy]+")
_ENDS_ED = "b|c|ch|dg|f|g|gh|gn|k|l|lch|ll|lv|m|mm|n|nc|ng|nch|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|th|v|y|z"
_ENDS_ES = "b|ch|d|f|gh|gn|k|l|lch|ll|lv|m|mm|n|nch|nn|p|r|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y"
_ENDS_E = "b|c|ch|d|dg|f|g|gh|gn|k|l|ll|lv|m|mm|n|nc|ng|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y|z"
_FEWER = (
    re.compile(
        r"cia(?:l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|"
        r".[^aeiuoycgltdb]{2,}ed$|.ely$|^jua|uai|eau|^busi$|"
        rf"(?:[aeiouy](?:{_ENDS_ED})ed$)|(?:[aeiouy](?:{_ENDS_ES})es$)"
    ),
    re.compile(rf"[aeiouy](?:{_ENDS_E})e$"),
)
_MORE = (
    re.compile(
        r"(?:[^aeiouy]ie(?:r|st|t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$"
    ),
    re.compile(r"[^gq]ua[^auieo]|[aeiou]{3}|^(?:ia|mc|coa[dglx].)"),
    re.compile(r"[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]"),
    re.compile(r"[^s]ia"),
)
_KNOWN = {
    word: int(count)
    for word, count in re.findall(
        r"(\w+) (\d)",
        """abalone 4 abare 3 abed 2 abruzzese 4 abbruzzese 4 aborigine 5 aborigines 5 acreage 3 adame 3 adieu 2
        adobe 3 anemone 4 apache 3 aphrodite 4 apostrophe 4 ariadne 4 cafe 2 cafes 2 calliope 4 catastrophe 4 chile 2
        chloe 2 circe 2 coyote 3 epitome 4 facsimile 4 forever 3 gethsemane 4 guacamole 4 hyperbole 4 jesse 2 jukebox 2
        karate 3 machete 3 maybe 2 people 2 recipe 3 sesame 3 shoreline 2 simile 3 syncope 3 tamale 3 yosemite 4
        daphne 2 eurydice 4 euterpe 3 hermione 4 penelope 4 persephone 4 phoebe 2 zoe 2""",
    )
}
_PREFIXES = (
    "above anti ante counter hyper afore agri infra intra inter over semi ultra under extra dia micro mega kilo pico "
    "nano macro".split(),
    "un fore ware none non out post sub pre pro dis side".split(),
)
_SUFFIXES = (
    "ology ologist onomy onomist".split(),
    "fully berry woman women".split(),
    "ly less some ful er ers ness cian cians ment ments ette ettes ville villes ships ship side sides port ports shire "
    "shires tion tioned".split(),
)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of an English word."""
    if len(word) < 3:
        return len(word) and 1
    word = word.lower()
    if word in _KNOWN:
        return _KNOWN[word]
    word, found = _parted(word, _PREFIXES, str.startswith, str.removeprefix)
    word, more = _parted(word, _SUFFIXES, str.endswith, str.removesuffix)
    found += more + sum(1 for _ in _VOWELS.finditer(word))
    found -= sum(1 for pattern in _FEWER for _ in pattern.finditer(word))
    found += sum(1 for pattern in _MORE for _ in pattern.finditer(word))
    return max(found, 1)


def _parted(
    word: str, groups: tuple[list[str], ...], has: Callable[[str, str], bool], without: Callable[[str, str], str]
) -> tuple[str, int]:
    for index, parts in enumerate(groups):
        for part in parts:
            if has(word, part):
                return without(word, part), len(groups) - index
    return word, 0


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
    number = syllables(word)
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
