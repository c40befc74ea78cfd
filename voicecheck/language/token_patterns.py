"""Token patterns as rule files write them, in the form of spaCy's Matcher: what they may say, and made ready for it.

Source: the pattern format of spaCy 3.8, https://spacy.io/api/matcher#patterns. Custom attributes (`_`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from voicecheck.language.patterns import Pattern, problem

Token = Mapping[str, Any]

ANNOTATIONS: Mapping[str, str] = {
    "POS": "POS",
    "TAG": "TAG",
    "LEMMA": "LEMMA",
    "MORPH": "MORPH",
    "DEP": "DEP",
    "ENT_TYPE": "ENT_IOB",
    "SENT_START": "SENT_START",
    "IS_SENT_START": "SENT_START",
}
"""Attributes that only a trained model gives, and spaCy's name for what it must have annotated."""

_STRINGS = frozenset(re.findall(r"\w+", "TEXT ORTH LOWER NORM SHAPE POS TAG LEMMA MORPH DEP ENT_TYPE"))
_FLAGS = frozenset(
    re.findall(
        r"\w+",
        "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_BRACKET IS_QUOTE IS_LEFT_PUNCT "
        "IS_RIGHT_PUNCT IS_CURRENCY IS_STOP IS_SENT_START SENT_START LIKE_NUM LIKE_URL LIKE_EMAIL SPACY",
    )
)
_ATTRIBUTES = sorted(_STRINGS | _FLAGS | {"LENGTH", "OP"})
_UPOS = frozenset(
    re.findall(r"\w+", "ADJ ADP ADV AUX CCONJ CONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE")
)
_LISTS = frozenset({"IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS"})
_COMPARISONS = frozenset({"==", "!=", ">=", "<=", ">", "<"})
_NESTING = re.compile(r"REGEX|FUZZY[1-9]?")
_REPEAT = re.compile(r"[!?*+1]|\{(?P<exactly>[0-9]{1,2})\}|\{(?P<least>[0-9]{0,2}),(?P<most>[0-9]{0,2})\}")
_MOST_REPEATS = 2
"""How many tokens of a pattern may repeat freely: the time for a text grows with a power of their number."""


def needs(patterns: Iterable[Iterable[Token]]) -> frozenset[str]:
    """What a model must annotate for the patterns to be matched."""
    attributes = {key.upper() for pattern in patterns for token in pattern for key in token}
    return frozenset(ANNOTATIONS[name] for name in attributes if name in ANNOTATIONS)


def validate(patterns: Sequence[Sequence[Token]]) -> str | None:
    """What is wrong with token patterns, in plain words, or None. Loads no model."""
    for number, pattern in enumerate(patterns, 1):
        where = f"token pattern {number}"
        if not pattern:
            return f"{where}: got an empty list; expected a description for each token, such as {{LOWER: very}}"
        for place, token in enumerate(pattern, 1):
            wrong = _wrong_token(token)
            if wrong:
                return f"{where}, token {place}: {wrong}"
        least, free = zip(*map(_repeats, pattern), strict=True)
        if not any(least):
            return f"{where}: matches nothing at all, and so everywhere; expected a token that must be there"
        if sum(free) > _MOST_REPEATS:
            return f"{where}: got {sum(free)} tokens that may repeat; expected no more than {_MOST_REPEATS}"
    return None


def _repeats(token: Token) -> tuple[int, bool]:
    """How often a token must be there at least, and whether it may stand for a run of tokens."""
    operator = next((value for key, value in token.items() if key.upper() == "OP"), "1")
    counted = _REPEAT.fullmatch(operator)
    if counted and counted["exactly"]:
        return int(counted["exactly"]), False
    if counted and counted["least"] is not None:
        least = int(counted["least"] or 0)
        return least, not counted["most"] or int(counted["most"]) - least > 1
    return int(operator in "1+"), operator in "*+"


def _wrong_token(token: Token) -> str | None:
    seen: set[str] = set()
    for key, value in token.items():
        name = str(key).upper()
        if name in seen:
            return f"got {name} twice; expected it once"
        seen.add(name)
        wrong = _wrong_attribute(name, value)
        if wrong:
            return wrong
    return None


def _wrong_attribute(name: str, value: object) -> str | None:
    if name == "OP":
        counted = _REPEAT.fullmatch(value) if isinstance(value, str) else None
        if counted is None or value == "{,}" or (counted["most"] and int(counted["most"]) < int(counted["least"] or 0)):
            return f"OP: got {value!r}; expected one of ! ? * + {{n}} {{n,m}} {{n,}} {{,m}}, n and m under 100, n <= m"
    elif name in _FLAGS:
        if not isinstance(value, bool):
            return f"{name}: got {value!r}; expected true or false"
    elif name == "LENGTH":
        lengths = value if isinstance(value, Mapping) else {"==": value}
        for operator, length in lengths.items():
            if operator not in _COMPARISONS or not isinstance(length, int) or isinstance(length, bool):
                return f'LENGTH: got {value!r}; expected a number, or a comparison such as {{">=": 5}}'
    elif name in _STRINGS:
        return _wrong_value(name, value)
    else:
        from difflib import get_close_matches

        near = get_close_matches(name, _ATTRIBUTES, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        return f"got the attribute {name}; expected one of {', '.join(_ATTRIBUTES)}{hint}"
    return None


def _wrong_value(name: str, value: object) -> str | None:
    if isinstance(value, str):
        return _wrong_text(name, value)
    if not isinstance(value, Mapping) or not value:
        return f"{name}: got {value!r}; expected a text, or a mapping such as {{IN: [one, other]}}"
    for key, operand in value.items():
        operator = str(key).upper()
        wrong: str | None = None
        if operator in _LISTS:
            wrong = _wrong_list(name, operator, operand, _wrong_text)
        elif not _NESTING.fullmatch(operator):
            wrong = f"{name}: got {key!r}; expected one of IN, NOT_IN, REGEX, FUZZY, FUZZY1 to FUZZY9, IS_SUBSET, ..."
        else:
            judge = _wrong_regex if operator == "REGEX" else _wrong_text
            if isinstance(operand, str):
                wrong = judge(name, operand)
            elif not isinstance(operand, Mapping) or {str(inner).upper() for inner in operand} - {"IN", "NOT_IN"}:
                wrong = f"{name}: {operator}: got {operand!r}; expected a text, or a mapping with IN or NOT_IN"
            else:
                wrongs = (_wrong_list(name, str(inner).upper(), texts, judge) for inner, texts in operand.items())
                wrong = next(filter(None, wrongs), None)
        if wrong:
            return wrong
    return None


def _wrong_list(name: str, operator: str, texts: object, judge: Callable[[str, str], str | None]) -> str | None:
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        return f"{name}: {operator}: got {texts!r}; expected a list of texts"
    return next(filter(None, (judge(name, text) for text in texts)), None)


def _wrong_text(name: str, text: str) -> str | None:
    if name == "LOWER" and text != text.lower():
        return f"LOWER: got '{text}', which can never match; expected lower case: '{text.lower()}'"
    if name == "POS" and text not in _UPOS:
        return f"POS: got '{text}'; expected one of {', '.join(sorted(_UPOS))}"
    if name in ("TEXT", "ORTH", "LOWER") and (not text or (" " in text and not text.isspace())):
        return f"{name}: got '{text}'; expected one token: describe each word by itself"
    return None


def _wrong_regex(name: str, source: str) -> str | None:
    wrong = problem(source)
    return f"{name}: REGEX: got {source!r}: {wrong}; expected a regular expression" if wrong else None


def ready(token: Token, values: Callable[[str], Iterable[str]], fold: Callable[[str], str]) -> dict[str, Any]:
    """A token's description for the Matcher: texts folded, each `REGEX` replaced by the values that it matches.

    `values` gives all values that an attribute takes in the texts at hand.
    """
    made: dict[str, Any] = {}
    for key, value in token.items():
        name = key.upper()
        if name in _STRINGS and isinstance(value, Mapping):
            operators = {operator.upper(): operand for operator, operand in value.items()}
            made[name] = _ready_operators(operators, name, values, fold)
        else:
            made[name] = fold(value) if name in _STRINGS else value
    return made


def _ready_operators(
    operators: dict[str, Any], name: str, values: Callable[[str], Iterable[str]], fold: Callable[[str], str]
) -> dict[str, Any]:
    regexes = operators.pop("REGEX", None)
    made = {operator: _folded(operand, fold) for operator, operand in operators.items()}
    if regexes is None:
        return made
    wanted = {"IN": [regexes]} if isinstance(regexes, str) else {key.upper(): texts for key, texts in regexes.items()}
    for operator, sources in wanted.items():
        tried = [Pattern(fold(source), ignore_case=False) for source in sources]
        found = [value for value in values(name) if any(pattern.found_in(value) for pattern in tried)]
        if operator == "NOT_IN":
            made["NOT_IN"] = [*made.get("NOT_IN", ()), *found]
        else:
            made["IN"] = [value for value in found if "IN" not in made or value in made["IN"]]
    return made


def _folded(operand: Any, fold: Callable[[str], str]) -> Any:
    if isinstance(operand, str):
        return fold(operand)
    if isinstance(operand, Mapping):
        return {key.upper(): _folded(inner, fold) for key, inner in operand.items()}
    return [fold(text) for text in operand]
