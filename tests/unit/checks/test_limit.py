from __future__ import annotations

import pytest

from voicecheck.core.profile import Channel, Profile
from voicecheck.core.rule import OptionError

from .drafting import check, matched, rule


def limit(**options: object):  # type: ignore[no-untyped-def]
    return rule("limit", options, message="{count} {measure}, {max}/{min}, {over}")


@pytest.mark.parametrize(
    ("options", "text", "found"),
    [
        ({"measure": "characters", "max": 5}, "abcdefgh", ["fgh"]),
        ({"measure": "characters", "max": 5}, "灯亮着呢", []),
        ({"measure": "characters", "max": 5}, " abcde ", []),
        ({"measure": "words", "max": 3}, "one two three four five", ["four five"]),
        ({"measure": "words", "max": 3}, "我们修灯", ["灯"]),
        ({"measure": "hashtags", "max": 1}, "#one and #two and #three", ["#two"]),
        ({"measure": "exclamation_marks", "max": 0}, "完了！", ["！"]),
        ({"measure": "exclamation_marks", "max": 2}, "Yes! No!", []),
        ({"measure": "emoji", "max": 1}, "🎉 and 👍🏽 and 👍", ["👍🏽"]),
        ({"measure": "sentences", "max": 2}, "One is here. Two is here. Three is here.", ["Three is here."]),
        ({"measure": "question_marks", "max": 0}, "https://a.example/?x=1", []),
        ({"measure": "mentions", "max": 0}, "thanks @ada", ["@ada"]),
        ({"measure": "links", "max": 0}, "see a.example and b.com/c", ["b.com/c"]),
        ({"measure": "capitals", "max": 0}, "STOP that", ["STOP"]),
    ],
)
def test_over_the_maximum(options: dict[str, object], text: str, found: list[str]) -> None:
    assert matched(check(text, limit(**options))) == found


def test_the_message_and_the_evidence_give_the_count() -> None:
    (finding,) = check("#a1 #b1 #c1", limit(measure="hashtags", max=1))
    assert finding.message == "3 hashtags, 1/None, 2"
    assert finding.evidence == {"measure": "hashtags", "count": 3, "limit": 1}


def test_the_overflow_of_a_draft_lies_in_the_paragraph_that_passes_the_limit() -> None:
    parts = [
        ("title", "A title does not count"),
        ("paragraph", "12345"),
        ("paragraph", "6789**0**x"),
        ("paragraph", "y"),
    ]
    assert matched(check(parts, limit(measure="characters", max=11))) == ["0**x"]
    assert check(parts, limit(measure="characters", max=16)) == []
    (finding,) = check(parts, limit(measure="characters", max=15))
    assert finding.matched == "y"


def test_the_title_counts_if_the_rule_names_it() -> None:
    parts = [("title", "Title"), ("paragraph", "12345")]
    made = rule("limit", {"measure": "characters", "max": 8}, scopes=("title", "paragraph"))
    assert matched(check(parts, made)) == ["2345"]


def test_blocks_by_themselves() -> None:
    parts = [
        ("title", "A long title"),
        ("heading", "Short"),
        ("heading", "Longer one"),
        ("paragraph", "Much longer text"),
    ]
    assert matched(check(parts, limit(measure="characters", max=6, per="heading"))) == [" one"]
    assert matched(check(parts, limit(measure="words", max=2, per="title"))) == ["title"]
    assert matched(check(parts, limit(measure="words", max=2, per="paragraph"))) == ["Much longer text"]


def test_sentences_by_themselves_but_not_of_headings() -> None:
    parts = [("heading", "A heading of six words here"), ("paragraph", "Short one. This sentence has six words here.")]
    assert matched(check(parts, limit(measure="words", max=5, per="sentence"))) == ["This sentence has six words here."]


def test_minimum() -> None:
    (finding,) = check([("title", "T"), ("paragraph", "too short")], limit(measure="words", min=5))
    assert finding.matched == ""
    assert finding.evidence["count"] == 2
    parts = [("title", "Two words"), ("title", "Here are three")]
    assert matched(check(parts, limit(measure="words", min=3, per="title"))) == ["Two words"]
    assert check([], limit(measure="words", min=5)) == []


PROFILE = Profile(channels={"weibo-cn": Channel("weibo-cn", network="weibo"), "blog": Channel("blog")})


def test_characters_as_the_network_of_the_channel_counts() -> None:
    made = limit(measure="network_characters", max=10)
    assert matched(check("半亩灯开放日 lamp lamp", made, PROFILE, channel="weibo-cn")) == ["mp"]
    assert check("半亩灯开放日 lamp lamp", made, PROFILE, channel="blog") == []
    assert matched(check("12345 灯灯灯", made, PROFILE, channel="x")) == ["灯"]
    named = limit(measure="network_characters", max=10, network="x")
    assert matched(check("12345 灯灯灯", named, PROFILE, channel="blog")) == ["灯"]


def test_what_the_network_itself_takes() -> None:
    made = limit(measure="network_characters", max="network")
    assert matched(check("a" * 279 + "灯了", made, channel="x")) == ["灯了"]
    assert check("a" * 500, made, channel="linkedin") == []
    title = limit(measure="network_characters", max="network", per="title")
    (finding,) = check([("title", "灯" * 21)], title, channel="xiaohongshu")
    assert (finding.matched, finding.message) == ("灯", "21 network characters, 20/None, 1")
    assert check([("title", "灯" * 21)], title, channel="x") == []


def test_links_of_the_markup_count_once() -> None:
    assert matched(check("see a.com and **b.com**", limit(measure="links", max=1))) == ["b.com"]


HARD = (
    "Notwithstanding considerable improvements in electrochemical stability that have characterised successive "
    "generations of rechargeable cells, it remains an unavoidable consequence of the temperature dependence of ionic "
    "conductivity that the battery provides considerably diminished assistance. "
)
EASY = "The cat sat on the mat and the dog ran to the door. "


def test_reading_grade_points_at_the_hardest_sentence() -> None:
    made = limit(measure="reading_grade", max=9)
    (finding,) = check(EASY * 5 + HARD * 2 + EASY, made)
    assert finding.matched == HARD.strip()
    assert float(finding.evidence["count"]) > 9
    assert check(EASY * 12, made) == []


def test_reading_measures_say_nothing_of_short_or_foreign_texts() -> None:
    assert check(HARD, limit(measure="reading_grade", max=1)) == []
    assert check("我们量了桌子。" * 80, limit(measure="reading_grade", max=1)) == []
    assert check(HARD * 4, limit(measure="chinese_difficulty", max=1)) == []
    assert check("我们量了桌子。" * 5, limit(measure="chinese_difficulty", max=1)) == []


def test_chinese_difficulty() -> None:
    long = "我们量了镇上三十六户人家的书桌，" * 8 + "一共花了九个晚上。"
    (finding,) = check("灯亮了。" * 20 + long * 2, limit(measure="chinese_difficulty", max=12))
    assert finding.matched == long
    assert check("我们量了桌子。" * 40, limit(measure="chinese_difficulty", max=20)) == []


def test_reading_ease_has_a_minimum() -> None:
    assert len(check(HARD * 4, limit(measure="reading_ease", min=50))) == 1
    assert check(EASY * 12, limit(measure="reading_ease", min=50)) == []


def test_a_rule_for_one_language_leaves_drafts_in_another_alone() -> None:
    made = rule("limit", {"measure": "words", "max": 2}, languages=("zh",))
    assert check("one two three", made) == []
    assert matched(check("修灯了", made)) == ["了"]


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"measure": "reading_grade", "max": 9, "per": "sentence"}, ("per",)),
        ({"measure": "sentences", "max": 9, "per": "sentence"}, ("per",)),
        ({"measure": "paragraphs", "max": 9, "per": "list"}, ("per",)),
        ({"measure": "words", "max": "network"}, ("max",)),
        ({"measure": "words", "max": 3, "min": 4}, ("min",)),
    ],
)
def test_options_that_do_not_go_together(options: dict[str, object], path: tuple[str, ...]) -> None:
    with pytest.raises(OptionError) as caught:
        limit(**options)
    assert caught.value.path == path
