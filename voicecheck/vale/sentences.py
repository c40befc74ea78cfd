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
    """dr mr mrs ms prof sr jr st sgt gov no mt co corp inc ltd vs sen rep gen col lt maj capt adm rev hon
    jan feb mar apr aug sept sep oct nov dec mon tues wed thurs fri e.g i.e u.s u.k u.n a.m p.m ph.d m.d b.a m.a
    d.c n.y n.j pa calif mass conn ill mich minn wis fla ga tenn va ky ariz colo tex okla ala ore wash
    bros dept est assn ave blvd vol sec messrs mme mlle pres supt cie""".split()
)
_STARTERS = frozenset(
    """the a an this that these those he she it they we i you in on at for with and but or so as if when while
    after before since although though because there here what who why how where by from to of my our his her its
    their no not one some many most each every all both another other such then thus however indeed also""".split()
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
        while at > start and not text[at - 1].isspace():
            at -= 1
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
            return upper and plain in _STARTERS and word != "I."
        return True
    if any(word.endswith(ender) for ender in _ENDERS):
        return not (word.endswith(_CLOSERS) and lower and plain not in _STARTERS)
    return any(mark in word for mark in _INSIDE)
