"""Sentences of English as Vale's segmenter cuts them: Punkt, with some rules of its own behind it.

Source: T. Kiss, J. Strunk, "Unsupervised multilingual sentence boundary detection",
Computational Linguistics 32(4), 2006, sections 4.1 to 4.3; the further rules are the behaviour of
github.com/jdkato/twine `nlp/segment` (MIT).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from voicecheck.vale.punkt import ABBREVIATIONS, BOTH, SMALL, STARTERS, TOGETHER

_WORD = re.compile(r"\S*")
_NEXT = re.compile(r"\s+(\S+)")
# One class of characters stands first, so that the engine skips to one of them.
_MARK = re.compile(r"""[.?!)’”"'](?:(?!\S)|(?<=[.?!])[\[(]|(?<=\.)(?:"|\w*\.))""")
"""What a word that may end a sentence has in it."""
_FULL_STOP = re.compile("[。！？]+[”’」』）》]*")
"""The end of a sentence in Chinese, which no space follows."""
_ENDERS = ('."', ".)", ".’", ".”", "?", '?"', "?'", "?)", "?’", "?”", "!", '!"', "!'", "!)", "!’", "!”")
_INSIDE = (".[", ".(", '."', "?[", "?(", "![", "!(")
_CLOSERS = (")", "’", "”", '"', "'")
_ELLIPSIS = re.compile(r"\.{3}")
_DOTTED = re.compile(r"(?:\w\.)+\w*\.", re.ASCII)
_INITIAL = re.compile(r"[A-Za-z]\.")
_WRITTEN_SMALL = SMALL | BOTH | (STARTERS - {"i"})
_SHORT = ABBREVIATIONS | {*ascii_lowercase}
_LONG = 10_000
"""The length from which the sentences of a text are not kept."""
_NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*$")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    at = 0
    if "。" in text or "！" in text or "？" in text:
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
        at, end = mark.span()
        if end == last:
            break
        begin = max(text.rfind(" ", start, at) + 1, start)
        if end - at == 1 and text[at] == ".":
            word, after = text[begin:at], text[end : end + 2]
            if word.isalpha() and after[1:].isalnum() and after[0] == " " and word.lower() not in _SHORT:
                # As most sentences end: a word with its full stop, one space, and another word.
                yield start, end
                done, start = end, end + 1
                continue
        at = begin
        if len(words := text[at:end].split()) > 1:
            at = end - len(words[-1])
        if end < last and not text[end].isspace():
            found = _WORD.match(text, end)
            end = found.end() if found else end
        done, word = end, text[at:end]
        if "." not in word and "?" not in word and "!" not in word:
            continue
        following = _NEXT.match(text, end)
        if following is None:
            break
        if _breaks(word, following[1]):
            yield start, end
            start = following.start(1)
    yield start, last


def found(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; rules and measures ask it of the same paragraphs."""
    return _kept(text) if len(text) < _LONG else tuple(spans(text))


@lru_cache(maxsize=512)
def _kept(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(spans(text))


def count(text: str) -> int:
    """The number of sentences."""
    return len(found(text))


def _breaks(word: str, following: str) -> bool:
    """Whether a sentence ends between two words."""
    if word[-1] == "." and following == ".":
        return False
    bare = word[:-1]
    if word[-1] == "." and len(bare) > 1 and bare.isalpha() and bare.lower() not in ABBREVIATIONS:
        return True  # as most words: none of what the rules below ask for
    breaks, abbreviated = _by_word(word)
    kind = _kind(following)
    if word[-1] == ".":
        breaks = _by_neighbour(word, following, kind, breaks=breaks, abbreviated=abbreviated)
    upper, starter = following[0].isupper(), kind in STARTERS
    inner = breaks and word.endswith(_CLOSERS)
    if _ELLIPSIS.search(word) and (upper or starter):
        return True
    if inner and following[0].islower() and not starter:
        return False
    if word[-1] == "." and not breaks and upper and (kind in _WRITTEN_SMALL or word.endswith("..")):
        breaks = True
    if _DOTTED.search(word) and not _INITIAL.fullmatch(word):
        return _begins(following, kind) is True or (upper and starter)
    return breaks


def _by_word(word: str) -> tuple[bool, bool]:
    """Whether a word looks like the end of a sentence, and whether it is an abbreviation."""
    if (word.endswith(_ENDERS) and "Yahoo!" not in word) or any(mark in word for mark in _INSIDE):
        return True, False
    if word[-1] != "." or word.endswith(".."):
        return False, False
    bare = word[:-1].lower()
    abbreviated = bare in ABBREVIATIONS or bare.rpartition("-")[2] in ABBREVIATIONS
    return not abbreviated, abbreviated


def _by_neighbour(word: str, following: str, kind: str, *, breaks: bool, abbreviated: bool) -> bool:
    """Whether a word with a full stop ends a sentence, by the word behind it."""
    bare = _kind(word)
    bare = bare[:-1] if len(bare) > 1 and bare[-1] == "." else bare
    if (bare, kind) in TOGETHER:
        return False
    initial = _INITIAL.fullmatch(word) is not None
    starts = _begins(following, kind) is True or (following[0].isupper() and kind in STARTERS)
    if starts and not initial and (abbreviated or word.endswith("..")):
        return True
    if initial or bare == "##number##":
        begins = _begins(following, kind)
        if begins is False:
            return False
        if begins is None and initial and following[0].isupper() and kind not in _WRITTEN_SMALL:
            return False
    return breaks


def _begins(word: str, kind: str) -> bool | None:
    """Whether a word begins a sentence, by how it is written there and elsewhere; None if that tells nothing."""
    if word in ";:,.!?":
        return False
    if word[0].isupper() and kind in SMALL:
        return True
    return False if word[0].islower() else None


def _kind(word: str) -> str:
    """A word as the model lists it: in lower case, any number as one, without the stop of a sentence that it ends."""
    kind = _NUMBER.sub("##number##", word.lower())
    if len(kind) == 1:
        return kind
    kind = kind.replace(",", "")
    if kind[-1:] == "." and len(kind) > 1 and _by_word(word)[0]:
        return kind[:-1]
    return kind
