"""Sentences of English as Vale's segmenter (Punkt) cuts them, with a list of abbreviations in place of its model.

Source: T. Kiss, J. Strunk, "Unsupervised multilingual sentence boundary detection",
Computational Linguistics 32(4), 2006.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\S+")
_NEXT = re.compile(r"\s+(\S+)")
_MARK = re.compile(r"""[.?!)’”"'](?!\S)|([.?!][\[(]|\.")""")
"""Where a word that ends a sentence may end, or (1) go on."""
_FULL_STOP = re.compile("[。！？]+[”’」』）》]*")
"""The end of a sentence in Chinese, which no space follows."""
_ENDERS = ('."', ".)", ".’", ".”", "?", '?"', "?'", "?)", "?’", "?”", "!", '!"', "!'", "!)", "!’", "!”")
_INSIDE = (".[", ".(", '."', "?[", "?(", "![", "!(")
_CLOSERS = (")", "’", "”", '"', "'")
_ELLIPSIS = re.compile(r"(?:\.\s?){2,}\.")
_DOTTED = re.compile(r"(?:\w\.)+\w*\.")
_INITIAL = re.compile(r"[^\W\d]\.")
_ABBREVIATIONS = frozenset(
    """a.m adm ala ariz aug ave bros calif chg cie co col colo conn corp cos ct d.c dec dr feb fla fri ft ga gen
    gov ill inc jan jr kan ky lt ltd maj messrs mg mich minn mr mrs ms mt n.j n.y nev no nov oct ok okla ore p.m
    pa ph.d prof rep reps sen sep sept sgt sr st sw tenn tues u.k u.n u.s va vs vt wash wed wis yr""".split()
)
_STARTERS = frozenset(
    """according although among both but check despite does either even following given he hence her here however i
    if in indeed install instead into it learn many meanwhile moreover most neither nevertheless nonetheless nor
    note nothing please sales separately similarly simply since so some sometimes soon still such thank the them
    there thereby these they this though thus under unless using very were when whether which while within
    without yet your""".split()
)
"""Words that begin a sentence after an abbreviation: those that Punkt, as it was trained, takes for such."""

_INITIALS = frozenset("cdefghklmnprstvw")
"""Letters that are taken for abbreviations; others end a sentence before a word that is common in lower case."""
_COMMON = frozenset(
    """a after all also an and another as at because before by each every for from his how its my no not of on one or
    other our she that their then those to we what where who why with you""".split()
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    at = 0
    if not text.isascii():
        for mark in _FULL_STOP.finditer(text):
            yield from ((at + start, at + end) for start, end in _spans(text[at : mark.end()]))
            at = mark.end()
    yield from ((at + start, at + end) for start, end in _spans(text[at:])) if at else _spans(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    last = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    if start >= last:
        return
    done = start
    for mark in _MARK.finditer(text, start, last):
        if mark.start() < done:
            continue
        at, end = mark.start(), mark.end()
        at = max(text.rfind(" ", start, at) + 1, start)
        if len(words := text[at:end].split()) > 1:
            at = end - len(words[-1])
        if mark.lastindex:
            end = found.end() if (found := _WORD.match(text, end)) else end
        following = _NEXT.match(text, end)
        if following is None:
            break
        done = end
        if _breaks(text[at:end], following[1]):
            yield start, end
            start = following.start(1)
    yield start, last


def count(text: str) -> int:
    """The number of sentences."""
    return sum(1 for _ in spans(text))


def _breaks(word: str, following: str) -> bool:
    last = word[-1]
    bare = word[:-1]
    if last == "." and len(bare) > 1 and following != "." and bare.isalpha() and bare.lower() not in _ABBREVIATIONS:
        return True
    if last not in ".?!)’”\"'" and not any(mark in word for mark in _INSIDE):
        return False
    if word.endswith(".") and following == ".":
        return False
    upper = following[:1].isupper()
    lower = following[:1].islower()
    plain = following.strip(".,;:!?()[]\"'’”“").lower()
    if _ELLIPSIS.search(word):
        return upper or plain in _STARTERS
    if _DOTTED.search(word):
        if word.endswith("."):
            return upper and plain in _STARTERS
        if not any(word.endswith(ender) for ender in _ENDERS):
            return False
        return upper and plain in _STARTERS
    if word.endswith("."):
        bare = word[:-1].strip("(\"'“‘[").lower()
        if bare in _ABBREVIATIONS or bare.rpartition("-")[2] in _ABBREVIATIONS:
            return upper and plain in _STARTERS
        if _INITIAL.fullmatch(word):
            return upper and bare not in _INITIALS and (plain in _STARTERS or plain in _COMMON) and word != "I."
        return True
    if any(word.endswith(ender) for ender in _ENDERS):
        return not (word.endswith(_CLOSERS) and lower and plain not in _STARTERS)
    return any(mark in word for mark in _INSIDE)
