"""What an image may carry of people, and which texts tell of one."""

from __future__ import annotations

import re
from typing import NamedTuple

ENTITIES = ("location", "author", "owner", "serial", "comment")
"""The place where it was taken; who made it; whose camera it was; of which number; a text with a name or a path."""

LABELS = {
    "location": ("the place where it was taken", "拍摄地点"),
    "author": ("the name of who made it", "作者姓名"),
    "owner": ("the name of the camera's owner", "相机主人的姓名"),
    "serial": ("a serial number", "序列号"),
    "comment": ("a text with a person's name or a path", "含有姓名或路径的文字"),
}
"""What each is called, in English and in Chinese."""
_LONGEST = 200

_TELLING = re.compile(
    r"(?i:/(?:home|users)/[\w.-]+|\b[a-z]:[\\/]+(?:users|documents and settings)[\\/]+[^\\/\s]+|\\\\[\w.-]+\\[\w$.-]+)"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?i:\b(?:user(?:[ _-]?name)?|login|author|artist|owner|creator|host(?:name)?)\s*[:=]\s*\w)"
    r"|(?i:\b(?:photo|photographed|picture|taken|shot) by\s+\w)"
    r"|\w['\u2019]s (?:Mac|iMac|iPhone|iPad|PC|laptop|computer)"
    r"|(?:用户|用戶|作者|拍摄者|拍攝者|摄影|攝影)[:：]\s*\w"
)
"""A path on somebody's machine, a mail address, a name after a word that announces one, whose computer it was."""


class Datum(NamedTuple):
    """One thing that an image carries; `entity` is one of `ENTITIES`."""

    entity: str
    value: str


def tells(text: str) -> bool:
    """Whether a comment holds a person's name or a path, as far as a pattern can see."""
    return _TELLING.search(text[:100_000]) is not None


def tidy(value: object) -> str:
    """A value as text in one line, without the padding of its field."""
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(tidy, value)))
    if isinstance(value, bytes):
        try:
            return tidy(value.decode("utf-8"))
        except UnicodeDecodeError:
            return tidy(value.decode("latin-1"))
    return " ".join(str(value).replace("\0", " ").split())[:_LONGEST]
