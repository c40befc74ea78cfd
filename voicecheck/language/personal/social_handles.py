"""Names and numbers by which a person is reached in WeChat, QQ, Telegram and the like.

The names of the services are written in many ways to slip past filters: 薇信, 威信, 卫星号, v❤, 加V, wx, 扣扣, 企鹅号.
A name alone is anything; it counts after the name of its service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.language.personal.found import Found, preceded

_HEART = "[❤♥💗💕💖♡]\ufe0f?"
_NAME = r"[A-Za-z][A-Za-z0-9_-]{5,19}"
_AFTER = r"(?![A-Za-z0-9_.@-]|://)"
_SURE = re.compile(
    rf"(?:(?:微信|薇信|威信|徽信|唯信|微心|卫星|V信|v信|微{_HEART}|威{_HEART}|[vV]{_HEART})(?:号码?|ID|id)?[ ]?[:是为=➕+]{{1,2}}"
    rf"|(?:微信|薇信|威信|徽信|卫星)(?:号码?|ID|id)|(?<![A-Za-z0-9])(?:wx|vx|WX|VX|Vx|Wx)(?:号|id|ID)?[ ]?[:是为=➕+]"
    rf"|[加+➕](?:我|个|一下)?(?:微信|薇信|威信|微|薇|[vV](?:[xX]|信)?|[wW][xX])[:]?|[vV]{_HEART}|微{_HEART}|威{_HEART})"
    rf"[ :是为]{{0,3}}(?P<name>{_NAME}|1[3-9]\d{{9}}){_AFTER}"
)
_LIKELY = re.compile(
    rf"(?:微信|薇信|威信|徽信|(?<![A-Za-z0-9])(?:[vV][xX]|[wW][xX]))[ :]{{0,2}}(?P<name>{_NAME}|1[3-9]\d{{9}}){_AFTER}"
)
"""Here the name must have a figure or a mark in it: 微信 Android is none."""
_QQ = re.compile(
    r"(?:(?<![A-Za-z0-9])(?:QQ|qq|Qq|[qQ])(?:号码?)?|扣扣号?|企鹅号?|叩叩号?|球球号?)(?:(?: number)?(?: is)?[ :是为=➕+]{0,3})"
    r"(?P<name>[1-9]\d{5,10})(?![\w.%-]|[个人名元年次])"
)
_WESTERN = re.compile(
    r"(?<!\w)(?:We ?Chat|Weixin|WhatsApp|Telegram|Snapchat|Snap|Skype|Discord|Kik|LINE|Signal|Viber)"
    r"(?:[^.!?\n:@]{0,16}?\b(?:ID|id|handle|username|name|user)(?: is|:| =)|[^.!?\n:@]{0,10}?(?::| at))"
    r"\s{0,2}(?P<name>@?[A-Za-z][\w.-]{3,28}\w)(?![\w@]|://)"
)
_FIGURE_OR_MARK = re.compile(r"[\d_@.-]")
_COMPANY = re.compile(
    r"(?:\b(?:our|follow us|official|company|join us|find us)\b|公众号|官方|小程序|企业微信)[^.!?。！？\n]{0,30}$",
    re.IGNORECASE,
)


def find(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Handles after the name of their service; those that a text calls the company's own are left alone."""
    for pattern, sure in ((_SURE, True), (_LIKELY, False), (_QQ, True), (_WESTERN, False)):
        for each in pattern.finditer(text):
            if (sure or _FIGURE_OR_MARK.search(each["name"])) and not preceded(text, each.start(), _COMPANY):
                yield Found("chat-id", *each.span("name"))
