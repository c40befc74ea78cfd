"""Places in an order: 'third', 'No. 3', 第三, 前十, 榜首."""

from __future__ import annotations

import re
from typing import NamedTuple

from voicecheck.core.lazy import Lazy
from voicecheck.messages.han_number import han_number


class Rank(NamedTuple):
    """A place in an order; `<`: within the first so many, `>`: beyond them."""

    start: int
    end: int
    place: float
    relation: str = "="


LAST = 1e6
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_RANK = Lazy(
    rf"\b(?P<word>{'|'.join(_ORDINALS)})(?= (?:place|position|spot|rank|in|of|among|overall|on)\b|\W*$|[,.;])"
    r"|\b(?P<digits>\d+)(?:st|nd|rd|th)\b(?! (?:century|floor|year|birthday|anniversary|edition|of [A-Z]))|(?:\b(?:No\.|number|rank) ?|#)(?P<number>\d+)\b"
    r"|\b(?P<last>(?:dead )?last place|bottom of the (?:table|league|ranking))|\b(?P<top>top of the (?:table|league|ranking)|top spot)"
    r"|(?P<out>跌出|掉出|之外)?前(?P<within>[一二三四五六七八九十百\d]+)(?:名|位|强)?(?=[，。之的内！]|$)"
    r"|(?P<from_end>倒数)?第(?P<han>[一二三四五六七八九十百]+|\d+)(?![天年月日周届次季代期轮章条步批座家间款个种年段部版幕环集层楼站节])"
    r"|(?<=排)(?:在|名)?(?P<bare>\d+)(?=位|名)|(?P<last_zh>包尾|垫底|末位|排名最后)|(?P<top_zh>榜首|首位|头名)",
    re.IGNORECASE,
)


def ranks(text: str) -> list[Rank]:
    """The places in an order that a text states, ascending."""
    return [Rank(match.start(), match.end(), *_place(match)) for match in _RANK.finditer(text)]


def _place(match: re.Match[str]) -> tuple[float, str]:
    if match["word"]:
        return _ORDINALS.index(match["word"].lower()) + 1.0, "="
    if match["last"] or match["last_zh"] or match["from_end"]:
        return LAST, "="
    if match["top"] or match["top_zh"]:
        return 1.0, "="
    written = next(filter(None, match.group("digits", "number", "within", "han", "bare")))
    value = float(written) if written.isdigit() else han_number(written) or 0.0
    return value, (">" if match["out"] else "<") if match["within"] else "="
