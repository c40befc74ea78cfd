"""What a text must hold for a regular expression to match in it: a few sets of words, of each of which one must stand.

Told without running the expression, so that most expressions need not even be compiled for a draft. Words are told in
two readings: `latin`, small letters with a nought for each figure and a space for each mark and each letter of another
script; and `han`, in which only what lies beyond the
alphabets counts: Chinese characters, emoji.

Source: Cox 2012, "Regular Expression Matching with a Trigram Index", for the sets of the parts of an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from re import _constants as codes  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from voicecheck.vale.trees import REPEATS, parsed

Words = frozenset[str]
"""Of which one must stand in a text."""

_MOST = 400
"""Words of one set; with more, a part of an expression tells nothing."""
_SPELT = 64
"""Words that are still put before what follows them."""
_SETS = 2
_CLASS = 24
_SIZES = (3, 4, 5, 6)
_FIGURE = "0"
_BLOCK, _HAN_BLOCK = 400, 150
"""Characters of a paragraph, for which the sets are weighed."""
_WEAKEST = 3.0
"""So many words of a set a paragraph may be expected to hold; with more the set is not worth its keep."""
_EMPTY: Words = frozenset([""])
_EDGE = "\b"
_HAN = "\u2e80"
NAME = "\ue001"
"""Stands in an expression for any name of the company or of a product."""
_FREQUENCY = {
    **dict.fromkeys("hdlcumpgfyw0", 0.03),
    **dict.fromkeys("bvkjxqz", 0.008),
    **dict.fromkeys("etaoinsr", 0.08),
    " ": 0.2,
}
_COMMON = frozenset(
    """to of is in it on be a an i as at by or if so no up do go we us my me he
    the and for you that this with are was were have has had not but our out from they their them will would can
    could what when who how why all more most some any new now here there then than just like one two also into over
    about people team work use user users time make get your its his her she him may been being which where ing ion per
    con pro com men low day way see say other these those very only even still back first last next well much many
    company product support http https www update change open data help want need good great really""".split()  # noqa: SIM905
)
"""Of which nearly every English paragraph has some."""
_PLAIN = bytes(
    32 if not (chr(number).isalnum() or chr(number) == "_") else 48 if chr(number).isdigit() else number
    for number in range(128)
) + bytes([32] * 128)
_PIECES = re.compile(f"{NAME}|[{_HAN}-\ue000\ue002-\U0010ffff]+|[\b a-z0_]+")
_IDLE_EDGE = re.compile(r"(?<![a-z0_])\x08(?![a-z0_])|(?<=[ ])\x08|\x08(?=[ ])")


class _Part(NamedTuple):
    """Of an expression: all it may match, if that can be listed; and the sets that hold anyhow."""

    spelt: Words | None
    sets: tuple[Words, ...] = ()


def required(source: str) -> list[list[str]]:
    """Sets of words of each of which one stands in any text that a regular expression matches.

    None at all if nothing can be told; the expression must then be tried.
    """
    tree = parsed(source)
    if tree is None:
        return []
    part = _sequence(tree)
    sets = {*part.sets, *_telling(part.spelt)}
    ranked = sorted((each for each in sets if _chance(each) < _WEAKEST), key=lambda each: (_chance(each), sorted(each)))
    return [sorted(each) for each in ranked[:_SETS]]


def keyed(words: Iterable[str]) -> dict[str, list[str]]:
    """A set of words by their `key`."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(key(word), []).append(word)
    return found


def latin(text: str) -> str:
    """A text, in small letters, as its Latin words are looked up; as long as the text and one space each side."""
    return f" {text.encode('ascii', 'replace').translate(_PLAIN).decode('ascii')} "


def key(word: str) -> str:
    """The part by which a word is looked up: one or two Chinese characters, else a word or a few letters of one."""
    if is_han(word):
        size = min(len(word), 2)
        return min((word[at : at + size] for at in range(len(word) - size + 1)), key=_frequency)
    return min(_parts(word), key=_frequency)


def keys_of_word(word: str) -> set[str]:
    """All that `key` may give for a word of `latin`, or for a longer one in which it stands."""
    padded = f" {word} "
    return {
        padded,
        *((_FIGURE,) if _FIGURE in word else ()),
        *(padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1)),
    }


def keys_of_han(text: str) -> set[str]:
    """The same for a text in Chinese."""
    return {*text, *(text[at : at + 2] for at in range(len(text) - 1) if text[at] >= _HAN)}


def is_han(word: str) -> bool:
    """In which of the two readings a word is looked up."""
    return word[0] >= _HAN


def has_han(text: str) -> bool:
    """Whether there is anything in a text for its second reading."""
    return not text.isascii() and max(text) >= _HAN


def _sequence(nodes: Iterable[Any]) -> _Part:
    run: Words = _EMPTY
    sets: list[Words] = []
    whole = True
    literal = ""
    for code, argument in nodes:
        if code is codes.LITERAL and (letter := _letter(argument)):
            literal += letter
            continue
        if literal:
            run, literal = frozenset([word + literal for word in run]), ""
        part = _node(code, argument)
        if part.spelt is not None and len(run) * len(part.spelt) <= max(_SPELT, len(run), len(part.spelt)):
            run = frozenset([before + after for before in run for after in part.spelt])
            continue
        whole = False
        sets += [*_telling(run), *part.sets]
        run = part.spelt or _EMPTY
    if literal:
        run = frozenset([word + literal for word in run])
    return _Part(run) if whole else _Part(None, (*sets, *_telling(run)))


def _node(code: Any, argument: Any) -> _Part:
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
        return _sequence(argument[3] if code is codes.SUBPATTERN else argument)
    if code is codes.BRANCH:
        return _branches([_sequence(branch) for branch in argument[1]])
    if code in REPEATS:
        return _repeated(*argument)
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return _Part(_EMPTY)
    if code is codes.AT:
        return _Part(frozenset([_EDGE]) if argument is codes.AT_BOUNDARY else _EMPTY)
    return _Part(_class(argument) if code is codes.IN else None)


def _class(members: Any) -> Words | None:
    numbers: list[int] = []
    for code, value in members:
        if code is codes.LITERAL:
            numbers.append(value)
        elif code is codes.RANGE and value[1] - value[0] < _CLASS:
            numbers += range(value[0], value[1] + 1)
        elif code is codes.CATEGORY and value in (codes.CATEGORY_DIGIT, codes.CATEGORY_SPACE):
            numbers.append(ord("0") if value is codes.CATEGORY_DIGIT else ord(" "))
        else:
            return None
    return _letters(numbers)


def _letters(numbers: Sequence[int]) -> Words | None:
    found = frozenset(map(_letter, numbers))
    return found if "" not in found and len(found) <= _CLASS else None


@lru_cache(maxsize=4096)
def _letter(number: int) -> str:
    """A character as it stands in the readings; none if it may stand there in several ways."""
    char = chr(number).lower()
    if number < 128:
        return latin(char)[1]
    if char >= _HAN:
        return char
    return "" if char.isalnum() else " "


def _branches(parts: Sequence[_Part]) -> _Part:
    spelt = [part.spelt for part in parts if part.spelt is not None]
    if len(spelt) == len(parts):
        joined: Words = reduce(frozenset.union, spelt)
        if len(joined) <= _MOST:
            return _Part(joined)
    best = [min((*part.sets, *_telling(part.spelt)), key=_chance, default=_EMPTY) for part in parts]
    if _EMPTY in best:
        return _Part(None)
    joined = _least(reduce(frozenset.union, best))
    return _Part(None, (joined,) if len(joined) <= _MOST else ())


def _repeated(low: int, high: int, inner: Any) -> _Part:
    part = _sequence(inner)
    if low == high == 1:
        return part
    if low == 0:
        return _Part(part.spelt | _EMPTY if high == 1 and part.spelt is not None else None)
    return _Part(None, (*part.sets, *_telling(part.spelt)))


def _telling(spelt: Words | None) -> tuple[Words, ...]:
    """A set of words that tells something, and none where one of them is too short."""
    if not spelt or len(spelt) > _MOST:
        return ()
    words = frozenset(map(_piece, spelt))
    return () if "" in words else (_least(words),)


@lru_cache(maxsize=65536)
def _piece(spelt: str) -> str:
    """The rarest part of what may be matched that stands in one reading as it is written here."""
    pieces = (_edged(each) for each in _PIECES.findall(spelt))
    return min((each for each in pieces if each), key=_frequency, default="")


def _edged(piece: str) -> str:
    if is_han(piece):
        return piece
    found = _IDLE_EDGE.sub("", piece).replace(_EDGE, " ")
    return found if any(_parts(found)) else ""


def _parts(piece: str) -> Iterator[str]:
    """Its whole words, and some letters of those whose edges are not known."""
    for match in re.finditer(r"[^ ]+", piece):
        word = piece[max(match.start() - 1, 0) : match.end() + 1]
        if word[0] == word[-1] == " " or word.strip() == _FIGURE:
            yield word if len(word) > 2 else _FIGURE
        elif len(word) >= _SIZES[0]:
            size = min(len(word), _SIZES[-1])
            yield from (word[at : at + size] for at in range(len(word) - size + 1))


@lru_cache(maxsize=4096)
def _least(words: Words) -> Words:
    """Without those in which another stands."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(each in word for each in kept):
            kept.append(word)
    return frozenset(kept)


@lru_cache(maxsize=4096)
def _chance(words: Words) -> float:
    """How many of some words, roughly, a paragraph holds."""
    if not any(words):
        return 100.0
    sizes = [(word, _HAN_BLOCK if is_han(word) else _BLOCK) for word in words]
    found = sum(min(size * _frequency(word), 1.0) for word, size in sizes)
    # What is only Chinese at least passes over English drafts.
    return min(found, _WEAKEST - 0.01) if all(map(is_han, words)) else found


@lru_cache(maxsize=65536)
def _frequency(word: str) -> float:
    if word.strip() in _COMMON:
        return 0.3 / _BLOCK
    found = 1.0
    for char in word:
        found *= 0.003 if char >= _HAN else _FREQUENCY.get(char, 0.01)
    return found
