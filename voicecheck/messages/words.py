"""Words of sentences and facts, brought to what can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from voicecheck.core.lazy import Lazy
from voicecheck.language.fold import fold
from voicecheck.language.scripts import count_han
from voicecheck.messages.units import units

_STEM = Lazy(r"(?:ing|ed|es|(?<!s)s|d|e)$")
_STOP = frozenset(
    (
        "the a an of and or to in on at by for with from is are was were be been has have had do does did it "
        "its this that their our your all every each any no not never only always can may will within after "
        "before as up"
    ).split()
)

_JOINED = Lazy(r"\b(check|sign|log|drop|pick|take|build|start|set)-(in|out|up|off)\b")
_VERB_FOLLOWS = frozenset(["to", "will", "would", "did", "can", "could", "we", "they", "you", "i", "and"])


@lru_cache(maxsize=1024)
def content(text: str, *, chinese: bool) -> frozenset[str]:
    """The stems of content words; for Chinese pairs of characters, without negations and the like."""
    from voicecheck.messages.figures import figures

    for figure in reversed(figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    if chinese:
        bare = re.sub(
            r"并非|从不|不再|没有|不会|全部|所有|可以|不|没|未|无|都|的|是|会|将|被|了|要|在|由|把|对|也|有|含|均|以内|之内|内|满|起|就",
            " ",
            folded(text),
        )
        return frozenset(run[at : at + 2] for run in re.findall(r"[一-鿿]{2,}", bare) for at in range(len(run) - 1))
    return frozenset(
        stem(word)
        for word in re.findall(r"[a-z]{3,}", text.lower())
        if word not in _STOP and word not in units() and word not in ("free", "none")
    )


def has(word: str, text: str, *, chinese: bool) -> bool:
    """Whether a word, or all the words of a phrase, stand in a text in some form."""
    if chinese or count_han(word):
        return _has_one(word, folded(text)) if word in "重高长宽深厚" else word in folded(text)
    wanted = _wanted(word)
    whole = folded(text)
    if not wanted or not all(stem(one).removesuffix("s")[:4] in whole for one in wanted):
        return False
    return all(any(_means(each, one, before) for each, before in _words(text)) for one in wanted)


def beginning(word: str) -> str:
    """What stands in any folded text that `has` a word; "" for a word that none has."""
    if count_han(word):
        return word
    wanted = _wanted(word)
    return stem(wanted[0]).removesuffix("s")[:4] if wanted else ""


def _has_one(word: str, text: str) -> bool:
    """Whether a single character is a word: the 重 of 重约3公斤, not of 载重 or 重要."""
    return (
        re.search(
            rf"(?<![载承起举配限尊严注])(?:{word}(?=[\d约达为是仅只不超近有一二三四五六七八九十百千半两的\s])|(?<=[的体净克斤吨]){word})",
            text,
        )
        is not None
    )


def places(word: str, text: str, *, chinese: bool) -> list[tuple[int, int]]:
    """Where a word, or the last word of a phrase, stands in a text in some form."""
    if chinese or count_han(word):
        return [match.span() for match in re.finditer(re.escape(word), text, re.IGNORECASE)]
    wanted = _wanted(word)
    found: list[tuple[int, int]] = []
    before = ""
    for match in re.finditer(r"[a-z0-9]+", text.lower()) if wanted else ():
        if _means(match[0], wanted[-1], before):
            found.append(match.span())
        before = match[0]
    return found


@lru_cache(maxsize=1024)
def _wanted(word: str) -> tuple[str, ...]:
    return tuple(each for each in re.findall(r"[a-z0-9]+", _JOINED.sub(r"\1\2", word)) if each not in _STOP)


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """Each word of a text, and the one before it."""
    words = re.findall(r"[a-z0-9]+", _JOINED.sub(r"\1\2", folded(text)))
    return tuple(zip(words, ["", *words], strict=False))


@lru_cache(maxsize=65536)
def _means(word: str, wanted: str, before: str) -> bool:
    """Whether a word is a form of another; of a past tense the bare form only as a verb: not 'open' in 'open source'."""
    one = stem(wanted)
    if wanted == f"{word}s":  # too short for the stem to lose its ending: 'ad', 'ads'
        return True
    if not close(stem(word), one):
        return False
    return not (wanted.endswith("ed") and one != wanted and word in (one, one + "e") and before not in _VERB_FOLLOWS)


def same_word(word: str, noun: str) -> bool:
    """Whether two words are forms of one."""
    return close(stem(word.lower()), stem(noun.lower()))


def close(one: str, other: str) -> bool:
    """Whether two stems are of one word: equal, or one the beginning of the other."""
    return one == other or (min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one)))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without the endings of its forms."""
    for _ in range(2):
        shorter = _STEM.sub("", word)
        if len(shorter) < 3:
            break
        word = shorter
    return word[:-1] if word.endswith("i") else word


def stands(term: str, text: str) -> bool:
    """Whether a folded term stands in a folded text: a Latin one as a whole word."""
    if not term:
        return False
    if not term[0].isascii() or not term[-1].isascii():
        return term in text
    return re.search(rf"(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", text) is not None


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text folded for matching; remembered."""
    return fold(text).text


def is_chinese(text: str) -> bool:
    """Whether a text is written mostly in Chinese."""
    return count_han(text) * 2 >= len(re.findall(r"[A-Za-z]{2,}", text))
