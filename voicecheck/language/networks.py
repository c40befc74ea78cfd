"""How long a post is, as each network counts it.

Sources:
    X: docs.x.com/fundamentals/counting-characters; github.com/twitter/twitter-text, config/v3.json: after NFC,
        code points 0-4351, 8192-8205, 8208-8223 and 8242-8247 weigh 1, all others 2, an emoji sequence 2, a link 23.
    Weibo: the counter of its web client: half a character for ASCII, one for any other UTF-16 unit, ten for a
        link (shortened to t.cn), rounded up. 2,000 characters since 2016 (announced 20 January 2016).
    Xiaohongshu: titles by the counter of its web client: half a character for ASCII, one for any other UTF-16
        unit, rounded up, 20 at most; text 1,000 characters.
    WeChat: developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add (text 20,000); its
        editor takes 64 characters of title and 120 of summary.
    LinkedIn: 3,000 characters in a post.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

NETWORKS = ("x", "weibo", "linkedin", "wechat", "xiaohongshu")

LIMITS: Mapping[str, Mapping[str, int]] = {
    "x": {"text": 280},
    "weibo": {"text": 2000},
    "linkedin": {"text": 3000},
    "wechat": {"title": 64, "description": 120, "text": 20000},
    "xiaohongshu": {"title": 20, "text": 1000},
}
"""What each network takes of a title, a description and the text of a post, in its own units."""

LINK = (
    r"(?i:https?://[!-~]*[A-Za-z0-9_/#=&%+@~$*-]|"
    r"(?<![\w@./#-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|cn|co|io|dev|app|info|uk|hk|tw|eu|de|me|ly)"
    r"(?![\w.-]*@)(?![A-Za-z0-9_-])(?:/[!-~]*[A-Za-z0-9_/#=&%+@~$*-])?)"
)
"""A web address as people write it in a post, as a regular expression for `re`."""

_PICTURE = (
    "\u203c\u2049\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d"
    "\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b"
    "\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5"
    "\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f"
    "\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797"
    "\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f170-\U0001f171"
    "\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f250\U0001f251\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f7f0"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001faff"
)
_ONE = (
    f"(?:[{_PICTURE}]\ufe0f?|[\u00a9\u00ae\u2122\u2139\u2194-\u2199\u21a9\u21aa\u24c2\u3030\u303d\u3297\u3299]\ufe0f)"
)
EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|\U0001f3f4[\U000e0020-\U000e007f]+|"
    f"{_ONE}[\U0001f3fb-\U0001f3ff]?(?:\u200d{_ONE}[\U0001f3fb-\U0001f3ff]?|\u200d[\u2640\u2642\u2695]\ufe0f?)*"
)
"""One emoji as the reader sees it, joined sequences, skin tones, flags and keycaps included. Source: UTS #51."""

_HEAVY_ON_X = "[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
_X_LINK = 23
_WEIBO_LINK = 10


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A regular expression of this module, compiled when it is first needed."""
    return re.compile(source)


def composed(text: str) -> str:
    """`text` in Unicode normalization form C."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def length(text: str, network: str, part: str = "text") -> int:
    """How long a network counts a text to be, white space at its ends left out.

    A network that is not in `NETWORKS` counts code points after NFC. The part is `text`, `title` or `description`,
    which some networks count otherwise.
    """
    return _counter(network, part)(text.strip())


def overflow(text: str, limit: int, network: str, part: str = "text") -> int:
    """The offset in `text` of the first character, link or emoji that is over the limit; `len(text)` if none is."""
    count = _counter(network, part)
    lead = len(text) - len(text.lstrip())
    body = text.strip()
    low, high = 0, len(body)
    while low < high:
        middle = (low + high + 1) // 2
        if count(body[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    if low == len(body):
        return len(text)
    for match in pattern(f"{LINK}|{EMOJI}").finditer(body):
        if match.start() < low < match.end():
            low = match.start()
            break
        if match.start() >= low:
            break
    return lead + low


def _counter(network: str, part: str) -> Callable[[str], int]:
    if network == "x":
        return _on_x
    if network == "weibo":
        return _on_weibo
    if network == "xiaohongshu" and part == "title":
        return _halves_up
    return _code_points


def _code_points(text: str) -> int:
    return len(composed(text))


def _on_x(text: str) -> int:
    rest, links = pattern(LINK).subn("", composed(text)) if "." in text else (composed(text), 0)
    if rest.isascii():
        return links * _X_LINK + len(rest)
    rest, emoji = pattern(EMOJI).subn("", rest)
    return links * _X_LINK + emoji * 2 + len(rest) + len(pattern(_HEAVY_ON_X).findall(rest))


def _on_weibo(text: str) -> int:
    rest, links = pattern(LINK).subn("", text) if "." in text else (text, 0)
    return links * _WEIBO_LINK + _halves_up(rest)


def _halves_up(text: str) -> int:
    """Half a character for each ASCII character, one for each other UTF-16 unit, rounded up."""
    ascii_count = len(text.encode("ascii", "ignore"))
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return (2 * units - ascii_count + 1) // 2
