from __future__ import annotations

import pytest

from voicecheck.checks import measures
from voicecheck.language import networks, readability


def things(measure: str, text: str, **more: object) -> list[str]:
    return [text[start:end] for start, end in measures.items(measure, text, 0, len(text), **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We don't sell 3,000 of them.", 6),
        ("a well-made lamp and/or desk", 5),
        ("one—two … three", 3),
        ("我们修了 36 盏灯", 7),
        ("用 Python 写", 3),
        ("", 0),
        ("— & …", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    assert measures.count_words(text) == count
    assert count <= max(measures.at_most("words", text), 0)


def test_word_overflow_is_the_start_of_the_first_word_too_many() -> None:
    assert "one two three"[measures.word_overflow("one two three", 2) :] == "three"
    assert measures.word_overflow("one two", 2) == len("one two")


@pytest.mark.parametrize(
    ("text", "network", "found"),
    [
        ("Come #today #WeBuild", "x", ["#today", "#WeBuild"]),
        ("We are #1 and C# is fine", "x", []),
        ("see https://a.example/#top and page.html#frag", "x", []),
        ("color #ff00aa", "x", []),
        ("#半亩灯开放日# #桐溪周末# 开门了", "weibo", ["#半亩灯开放日#", "#桐溪周末#"]),
        ("#没有关上的话题 开门", "weibo", []),
        ("#半亩灯开放日#今天开门", "", ["#半亩灯开放日#"]),
        ("好看#穿搭 #台灯", "xiaohongshu", ["#穿搭", "#台灯"]),
        ("＃台湾 ok", "", ["＃台湾"]),
    ],
)
def test_hashtags(text: str, network: str, found: list[str]) -> None:
    assert things("hashtags", text, network=network) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thanks @ada and @b_c!", ["@ada", "@b_c"]),
        ("write to me@example.com", []),
        ("感谢@桐溪粮站 的支持", ["@桐溪粮站"]),
        ("install @scope/package @ 5 pm", []),
    ],
)
def test_mentions(text: str, found: list[str]) -> None:
    assert things("mentions", text) == found


@pytest.mark.parametrize(
    "one",
    [
        "🎉",
        "👍🏽",
        "👨‍👩‍👧‍👦",
        "🇨🇳",
        "1️⃣",
        "❤️",
        "👩🏽‍⚕️",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🏳️‍🌈",
        "☕",
    ],
)
def test_each_emoji_counts_once(one: str) -> None:
    assert things("emoji", f"tea {one}{one} now") == [one, one]


def test_text_symbols_are_no_emoji() -> None:
    assert things("emoji", "© 2026 ™ → ① 8:30 100%") == []


def test_question_marks_of_addresses_do_not_count() -> None:
    assert things("question_marks", "Why? https://a.example/?q=1 真的？") == ["?", "？"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/x?y=1. And example.com, please", ["https://a.example/x?y=1", "example.com"]),
        ("请看https://a.example/灯", ["https://a.example/"]),
        ("me@example.com and Node.js and e.g. this", []),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert things("links", text) == found


def test_capitals() -> None:
    assert things("capitals", "We said STOP. The USB LED is fine, HTTP2 too.") == ["STOP"]
    assert things("capitals", "BUY IT NOW or DON'T") == ["BUY", "IT", "NOW", "DON'T"]
    assert things("capitals", "NASA said so", allow=["NASA"]) == []
    assert things("capitals", "a SALE", letters=5) == []


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("café", 4),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("👨‍👩‍👧‍👦", 2),
        ("🙋🏽", 2),
        ("https://example.com/very/long/path?with=query", 23),
        ("  hello  ", 5),
        ("see example.com.", 4 + 23 + 1),
    ],
)
def test_x_counts_as_twitter_text_does(text: str, length: int) -> None:
    assert networks.length(text, "x") == length


@pytest.mark.parametrize(
    ("text", "length"), [("你好世界", 4), ("hello", 3), ("OOTD穿搭分享", 6), ("💇\u200d♀️", 5), ("🇨🇳", 4), ("", 0)]
)
def test_titles_on_xiaohongshu(text: str, length: int) -> None:
    assert networks.length(text, "xiaohongshu", "title") == length


def test_weibo_counts_half_for_ascii_and_ten_for_a_link() -> None:
    assert networks.length("半亩灯ab", "weibo") == 4
    assert networks.length("看https://banmu.example.com/open/2026/10/19", "weibo") == 11


@pytest.mark.parametrize("network", [*networks.NETWORKS, ""])
def test_what_is_before_the_overflow_fits(network: str) -> None:
    text = " 灯 lamp 👨‍👩‍👧‍👦 https://example.com/abc?d=1 " * 9 + "e\u0301nd"
    for limit in range(0, networks.length(text, network) + 2, 7):
        at = networks.overflow(text, limit, network)
        assert networks.length(text[:at], network) <= limit
        assert (at == len(text)) == (networks.length(text, network) <= limit)


def test_overflow_does_not_cut_an_emoji_or_a_link() -> None:
    assert networks.overflow("a" * 279 + "👨‍👩‍👧‍👦", 280, "x") == 279
    assert networks.overflow("a" * 270 + " https://example.com/abc", 280, "x") == 271


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("table", 2), ("make", 1), ("wanted", 2), ("passed", 1), ("boxes", 2), ("times", 1), ("create", 2),
        ("idea", 3), ("business", 2), ("beyond", 2), ("movement", 2), ("didn't", 2), ("continuous", 4), ("html", 4),
        ("every", 2), ("going", 2), ("usual", 3),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_flesch_of_known_sentences() -> None:
    words, syllables = readability.english_counts("The cat sat on the mat.")
    assert (words, syllables) == (6, 6)
    assert round(readability.grade(words, 1, syllables), 2) == -1.45
    assert round(readability.reading_ease(words, 1, syllables), 1) == 116.1
    words, syllables = readability.english_counts(
        "This sentence, taken as a reading passage unto itself, is being used to prove a point."
    )
    assert (words, syllables) == (16, 23)


def test_chinese_difficulty_counts_long_sentences_and_rare_characters() -> None:
    assert readability.chinese_counts("我們量了鎮上的書桌，饕餮 abc") == (11, 2)
    assert readability.chinese_difficulty(100, 4, 3) == 28
