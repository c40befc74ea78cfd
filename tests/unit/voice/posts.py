"""Posts of an invented brand, for tests: plain sentences, said in a steady voice."""

from __future__ import annotations

import random
from collections.abc import Sequence

from voicecheck.language.draft import identify
from voicecheck.parsers import parse_text
from voicecheck.voice.post import Post
from voicecheck.voice.prose import Prose

_WHO = ("We", "The workshop", "Our two drivers", "The people at the counter", "The town library")
_DO = ("mended", "counted", "measured", "moved", "painted", "weighed", "returned", "opened")
_WHAT = ("forty lamps", "the old shelves", "each wheel", "the green door", "a box of screws", "the long bench")
_WHEN = ("on Monday", "before the rain came", "in the spring", "last week", "after lunch", "with some help")
_WER = ("我们", "车间", "两位师傅", "柜台上的同事", "镇上的图书馆")
_TAT = ("修好了", "清点了", "量过了", "搬走了", "刷完了", "称了称", "打开了")
_WAS = ("四十盏灯", "旧书架", "每一个轮子", "绿色的门", "一盒螺丝", "那张长桌")
_WANN = ("星期一", "下雨之前", "春天的时候", "上个星期", "午饭以后", "在大家的帮助下")


def sentence(rng: random.Random, language: str) -> str:
    """One sentence of the brand."""
    if language == "zh":
        return f"{rng.choice(_WANN)}，{rng.choice(_WER)}{rng.choice(_TAT)}{rng.choice(_WAS)}。"
    return f"{rng.choice(_WHO)} {rng.choice(_DO)} {rng.choice(_WHAT)} {rng.choice(_WHEN)}."


def text(seed: int, language: str = "en", sentences: int = 24) -> str:
    """A post of three paragraphs."""
    rng = random.Random(seed)
    said = [sentence(rng, language) for _ in range(sentences)]
    joint = "" if language == "zh" else " "
    third = sentences // 3
    return "\n\n".join(joint.join(said[at : at + third]) for at in range(0, third * 3, third))


def prose(source: str, language: str = "en") -> Prose:
    """The prose of a Markdown text."""
    return Prose(identify(parse_text(source, path="draft.md")), language)


def posts(number: int, language: str = "en") -> Sequence[Post]:
    """Posts, a day apart."""
    return [
        Post.of(f"{day}.md", prose(text(day, language), language))._replace(date=f"2026-01-{day % 28 + 1:02}")
        for day in range(number)
    ]
