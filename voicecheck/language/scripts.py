"""Which language a text is written in, told by its script."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as the inside of a character class."""

_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3040-\u30ff]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def count_han(text: str) -> int:
    """The number of Han characters."""
    return 0 if text.isascii() else len(_HAN.findall(text))


def count_words(text: str) -> float:
    """Length in words; a Han character counts as 0.6 word, about what Chinese prose averages."""
    if text.isascii():
        return len(text.split())
    return len(_LATIN_WORD.findall(text)) + 0.6 * len(_HAN.findall(text))


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
    if text.isascii():
        latin = any(map(str.isalpha, text))
        return (default if default and not default.startswith(("zh", "ja")) else "en") if latin else default
    han = len(_HAN.findall(text))
    if not han and not _KANA.search(text):
        latin = bool(_LATIN_WORD.search(text))
        return (default if default and not default.startswith(("zh", "ja")) else "en") if latin else default
    if len(_KANA.findall(text)) * 10 > han:
        return "ja"
    if han < len(_LATIN_WORD.findall(text)):
        return default if default and not default.startswith("zh") else "en"
    return chinese_variant(text) or (default if default.startswith("zh") else "zh-Hans")


def speaks(languages: tuple[str, ...], language: str) -> bool:
    """Whether a rule for `languages` holds in a text of `language`; `zh` covers both variants, no list everything."""
    if not languages or not language:
        return True
    return language in languages or language.partition("-")[0] in languages
