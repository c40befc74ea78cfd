import pytest

from voicecheck.language.scripts import chinese_variant, count_words, known_tag, language_of, overlap, speaks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Plain English.", "en"),
        ("Café “quoted” – naïve", "en"),
        ("我们的软件发布了新版本", "zh-Hans"),
        ("我們的軟體發布了新版本", "zh-Hant"),
        ("日本語のテキストです", "ja"),
        ("The name 半亩 means half an acre of land", "en"),
        ("我们用 Kubernetes 部署服务", "zh-Hans"),
        ("123 !?", ""),
    ],
)
def test_language_of(text, language):
    assert language_of(text) == language


def test_the_default_decides_what_the_script_does_not():
    assert language_of("大人", "zh-Hant") == "zh-Hant"
    assert language_of("Bonjour tout le monde", "fr") == "fr"
    assert language_of("Kubernetes", "zh-Hans") == "en"
    assert chinese_variant("大人") == ""


def test_zh_covers_both_variants():
    assert speaks(("zh",), "zh-Hant")
    assert not speaks(("zh-Hans",), "zh-Hant")
    assert not speaks(("en",), "zh-Hans")
    assert speaks((), "zh-Hans")


def test_a_chinese_character_is_six_tenths_of_a_word():
    assert count_words("one two") == 2
    assert count_words("十个汉字 ok") == pytest.approx(0.6 * 4 + 1)


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("zh", "zh"),
        ("en-GB", "en"),
        ("", ""),
    ],
)
def test_known_tag(tag, known):
    assert known_tag(tag) == known


def test_overlap():
    assert overlap(("zh",), ("zh-Hans",))
    assert overlap(("zh-Hant",), ("en", "zh"))
    assert not overlap(("zh-Hant",), ("zh-Hans",))
