"""The words of a fact and of a sentence, and which of them meet: what `weighing` has learned weights for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from voicecheck.core.lazy import Lazy
from voicecheck.core.message import Message
from voicecheck.messages.fact import without_names
from voicecheck.messages.words import folded

_CUES: Final = frozenset(
    "never only all no not none always every free nothing any just without each both same"
    " 不 只 全 都 免 没 无 从 仅 所 任 每 未 非 必 均".split()
)
"""Words of a fact with which any word of a sentence may clash."""
_NUMBER = Lazy(r"\d+(?:[.,]\d+)*")
_WORD = Lazy(r"[a-z']+|#|[一-鿿]")


@lru_cache(maxsize=2048)
def stated(message: Message, language: str) -> str:
    """What a message says, without the names of its entity."""
    if message.statements:
        return without_names(message, message.said(language))
    value = f"{message.value(language)} {message.unit}".strip()
    return f"{' / '.join(message.attribute)}: {value}"


def pair_words(fact: str, sentence: str, *, of_value: bool) -> frozenset[str]:
    """Each word with a mark that tells where it stands.

    Args:
        fact: See `stated`.
        sentence: Without the names of the entity.
        of_value: Whether the fact is a value rather than a statement.
    """
    ours, theirs = frozenset(_words(fact)), frozenset(_words(sentence))
    kind = "v" if of_value else "t"
    return frozenset(
        (
            *(f"f {word}" for word in ours),
            *(f"b {word}" for word in ours & theirs),
            *(f"n {word}" for word in theirs - ours),
            *(f"{kind} {word}" for word in theirs),
            *(f"{cue}|{word}" for cue in ours & _CUES for word in theirs),
        )
    )


def _words(text: str) -> Iterator[str]:
    """English words and pairs of words, Chinese characters and pairs of characters; `#` for a number."""
    before = ""
    for match in _WORD.finditer(_NUMBER.sub("#", folded(text))):
        word = match[0]
        han = not word.isascii()
        if han or len(word) > 1 or word == "#":
            yield word
        if before and han is not before.isascii():
            yield f"{before}{'' if han else ' '}{word}"
        before = word
