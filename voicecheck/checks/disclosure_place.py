"""Where in a post a disclosure stands, and whether readers get there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.checks.disclosing import FOLDS
from voicecheck.core.document import BLOCK_BREAK
from voicecheck.core.lazy import Lazy
from voicecheck.core.rule import Draft
from voicecheck.language.scripts import count_han

_FOLDING = frozenset({"instagram", "facebook", "linkedin", "threads", "tiktok", "youtube", "weibo", "xiaohongshu", "x"})
_EARLY, _EARLY_ANYWHERE, _LAST_WORDS = 200, 600, {"en": 280, "zh": 140}
"""By which character a disclosure must begin: on networks that fold, elsewhere, and if it is the last sentence."""
_TAGS_BEFORE = 2
_LEAST_PARTS = 3
PART = Lazy(
    r"(?:^|\n)[\s(（\[【🧵]*(\d{1,2})(?:\s?/\s?(?:\d{1,2}|n)?|[)）]\s)[)）\]】.:：]?(?=\s|\w)|[（(\[]\s?\d{1,2}\s?/\s?\d{1,2}\s?[)）\]]|(?:^|\n)\s*\d{1,2}[、.]?\s?(?=[\u4e00-\u9fff](?<![年月日号点个天次]))"
)
"""The number at the head of a post of a thread."""
_PARAGRAPH = Lazy(r"\n\s*\n|\u2029\n")
_THREAD = Lazy(r"🧵|\bthread\b|(?:^|\n)1/|[长串]推|连载|长文", re.IGNORECASE)
_TAG = Lazy(r"[#＃][^\s#＃，。,!！]+[#＃]?")
_SENTENCE = Lazy(r"[.!?]+(?=\s|$|[\"”])|[。！？\n\u2029]+")


def place_fault(text: str, begin: int, start: int, end: int, draft: Draft) -> str | None:
    """What is wrong with the place of a disclosure."""
    before = text[begin:start]
    if text[start] in "#＃" and _among_tags(text, start):
        return "hashtags"
    items = [block.start for block in draft.document.blocks if block.scope == "list"]
    if _in_last_part(text, start, items):
        return "thread"
    if re.search(FOLDS, before, re.IGNORECASE):
        return "late"
    document = draft.document
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(text, begin)]
    if len(paragraphs) >= _LEAST_PARTS and start >= paragraphs[-1]:
        return "late"
    channel = draft.profile.channels.get(document.channel or "")
    network = (channel.network if channel else "") or document.channel or ""
    last = len(list(sentences(text[end:]))) <= 1
    limit = _EARLY if network in _FOLDING else _EARLY_ANYWHERE
    if last:
        chinese = count_han(text) * 3 > len(text)
        limit = min(limit, _LAST_WORDS["zh" if chinese else "en"])
    return "late" if len(before.replace(BLOCK_BREAK, "\n")) > limit else None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, lines too."""
    at = 0
    for stop in _SENTENCE.finditer(text):
        if text[at : stop.start()].strip():
            yield at, stop.end()
        at = stop.end()
    if text[at:].strip():
        yield at, len(text)


def _among_tags(text: str, start: int) -> bool:
    """Whether a hashtag stands in a row behind others."""
    before, at = 0, start
    for tag in reversed(list(_TAG.finditer(text, max(start - 300, 0), start))):
        if text[tag.end() : at].strip(" ,，、·|\n"):
            break
        before, at = before + 1, tag.start()
    return before >= _TAGS_BEFORE


def _in_last_part(text: str, start: int, items: Sequence[int]) -> bool:
    """Whether a place lies in the later half of a thread, or of a list that is numbered like one."""
    parts = [match.start() for match in PART.finditer(text)] or list(items)
    if len(parts) < _LEAST_PARTS and _THREAD.search(text[:200]):
        parts = [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
        parts = parts if len(parts) >= _LEAST_PARTS else []
    if len(parts) < _LEAST_PARTS:
        return False
    behind = sum(part <= start for part in parts)
    return behind > len(parts) // 2
