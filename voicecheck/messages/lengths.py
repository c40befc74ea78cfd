"""Which length a figure gives: how long, wide, high, deep, or how far from what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecheck.core.lazy import Lazy
from voicecheck.messages.figure import Figure
from voicecheck.messages.words import folded, has

_KINDS = {
    "long": ("long length longest 长 全长 长度 最长", r"\s*long\b", r"长[达约为]?$"),
    "wide": ("wide width broad 宽 宽度", r"\s*(?:wide|across)\b", r"宽[达约为]?$"),
    "high": ("high height tall rises 高 高度 楼高", r"\s*(?:high|tall|in height)\b", r"(?<!最)高[达约为]?$"),
    "deep": ("deep depth deeper 深 深度 水深", r"\s*(?:deep|in depth)\b", r"深[达约为]?$"),
}
_FROM = Lazy(r"\s*(?:away )?(?:from|to) (?:the |a |our )?([\w·]+)", re.IGNORECASE)
_FROM_ZH = Lazy(r"(?:距离?|离)([一-鿿]{2,6}?)(?:大约|只有|不到|不足|超过|有|约|仅|只)?$")


def of_another_length(nouns: Sequence[str], text: str, each: Figure) -> bool:
    """Whether the figure says how long something is where the fact says how far it is, and the like."""
    before = text[max(each.start - 16, 0) : each.start]
    ours = {kind for kind, (words, _, _) in _KINDS.items() if set(words.split()) & set(nouns)}
    theirs = {kind for kind, (_, after, led) in _KINDS.items() if re.match(after, each.after) or re.search(led, before)}
    if theirs and not theirs & ours and (ours or any(noun in ("distance", "距离", "离") for noun in nouns)):
        return True
    target = _FROM.match(each.after) or _FROM_ZH.search(before)
    if target is None or "·" in target[1]:
        return False
    word = folded(target[1])
    return not any(has(noun, word, chinese=not noun.isascii()) for noun in nouns)
