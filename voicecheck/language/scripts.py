"""Which language a text is written in, told by its script."""

from __future__ import annotations

import re

from voicecheck.core.lazy import compiled

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as the inside of a character class. `re` takes 3 ms to compile one, so few should."""

_LATIN_WORD = r"[A-Za-z\u00c0-\u024f]+"
_KANA = "[\u3040-\u30ff]"
_ASCII = bytes(range(128))
_FROM_CJK = re.compile(b"\xe2[\xba-\xbf]|[\xe3-\xf4]")
"""How a character from U+2E80 on begins in UTF-8; the same as a class of characters takes `re` 3 ms to compile."""


def count_han(text: str) -> int:
    """The number of Han characters."""
    return len(compiled(f"[{HAN}]").findall(text)) if may_be_cjk(text) else 0


def count_words(text: str) -> float:
    """Length in words; a Han character counts as 0.6 word, about what Chinese prose averages."""
    if not may_be_cjk(text):
        return len(text.split())
    return len(compiled(_LATIN_WORD).findall(text)) + 0.6 * count_han(text)


def post_length(text: str) -> int:
    """Characters, a Han character as three: what a post of one language says in another takes so many."""
    return len(text) + 2 * count_han(text)


def has_cjk(text: str) -> bool:
    """Whether there is a Han character or kana anywhere."""
    return may_be_cjk(text) and (count_han(text) > 0 or compiled(_KANA).search(text) is not None)


def may_be_cjk(text: str) -> bool:
    """Whether a character is from the part of Unicode where those of China and Japan are."""
    if text.isascii():
        return False
    # The few characters beyond ASCII, which take a tenth of the time to look through.
    return _FROM_CJK.search(text.encode("utf-8", "surrogatepass").translate(None, _ASCII)) is not None


def is_han(char: str) -> bool:
    """Whether a character is a Han character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def chinese_variant(text: str) -> str:
    """`zh-Hans` or `zh-Hant` by the characters that only one of GB 2312 and Big5 has; "" if none tells."""
    simplified = len(text.encode("gb2312", "ignore"))
    traditional = len(text.encode("big5", "ignore"))
    if simplified == traditional:
        return ""
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def language_of(text: str, default: str = "") -> str:
    """`en`, `zh-Hans`, `zh-Hant`, `ja`, or `default` where no script tells.

    Args:
        default: The language of the whole draft. A Latin text takes it if it is no Chinese; a Chinese
            text whose characters are common to both variants takes its variant.
    """
    han = kana = 0
    if may_be_cjk(text):
        han, kana = count_han(text), len(compiled(_KANA).findall(text))
    if not han and not kana:
        latin = any(map(str.isalpha, text))
        return (default if default and not default.startswith(("zh", "ja")) else "en") if latin else default
    if kana * 10 > han:
        return "ja"
    if han < len(compiled(_LATIN_WORD).findall(text)):
        return default if default and not default.startswith("zh") else "en"
    return chinese_variant(text) or (default if default.startswith("zh") else "zh-Hans")


def known_tag(tag: str) -> str:
    """A language tag as rules know it: `zh-TW` is `zh-Hant`, `zh-CN` is `zh-Hans`, `en-GB` is `en`."""
    first, *rest = tag.lower().replace("_", "-").split("-")
    if first != "zh":
        return first
    if {"hant", "tw", "hk", "mo"} & set(rest):
        return "zh-Hant"
    return "zh-Hans" if {"hans", "cn", "sg"} & set(rest) else "zh"


def speaks(languages: tuple[str, ...], language: str) -> bool:
    """Whether a rule for `languages` holds in a text of `language`; `zh` covers both variants, no list everything."""
    if not languages or not language:
        return True
    return language in languages or language.partition("-")[0] in languages


def overlap(languages: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two lists of languages have one in common; `zh` has both variants in it."""
    return any(speaks((one,), other) or speaks((other,), one) for one in languages for other in others)
