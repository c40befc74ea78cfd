from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from tests.unit.voice.posts import posts, prose, text
from voicecheck.core.voice import ALARM
from voicecheck.voice.deviation import judge
from voicecheck.voice.learned import Learned, dump
from voicecheck.voice.learning import learn
from voicecheck.voice.observed import observe
from voicecheck.voice.post import Post


@cache
def voice(language: str = "en") -> Learned:
    return learn(posts(60, language), language)


def test_counts_are_those_of_the_posts() -> None:
    learned = voice()
    assert learned.learned_from.posts == 60
    assert learned.learned_from.words == sum(each.words for post in posts(60) for each in post.counted)
    assert learned.habits["exclamations"].events == 0
    assert learned.habits["exclamations"].exposure == learned.learned_from.words
    ours = sum(each.habits.get("first-person-plural", 0) for post in posts(60) for each in post.counted)
    assert learned.habits["first-person-plural"].events == ours > 0


def test_a_rate_never_seen_is_small_but_not_nothing() -> None:
    habit = voice().habits["exclamations"]
    assert 0 < habit.rate < 4 / habit.exposure


def test_the_order_of_the_posts_does_not_matter() -> None:
    shuffled = list(posts(40))
    random.Random(1).shuffle(shuffled)
    assert dump(learn(shuffled, "en")) == dump(learn(posts(40), "en"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_own_texts_are_no_alarm(language: str) -> None:
    alarms = [
        judge(observe(prose(text(seed, language), language)), voice(language)).p <= ALARM for seed in range(100, 140)
    ]
    assert sum(alarms) <= 4


@pytest.mark.parametrize(
    ("language", "shout"), [("en", " Come and see it!! It is here!!"), ("zh", "快来看！！到了！！")]
)
def test_shouting_is_told_with_its_places(language: str, shout: str) -> None:
    source = text(7, language) + shout
    seen = observe(prose(source, language))
    judged = judge(seen, voice(language))
    assert judged.p <= ALARM
    told = {each.habit: each for each in judged.deviations}
    marks = told.get("exclamation-runs") or told["exclamations"]
    assert [seen.prose.text[start:end] for start, end in marks.spans] == (
        ["!!"] * 2 if language == "en" else ["！！"] * 2
    )
    assert marks.brand_count == 0
    assert marks.usual == (0, 0)
    assert not marks.fewer


def test_what_is_missing_is_told() -> None:
    source = " ".join(["The workshop mended forty lamps on Monday and it counted the old shelves in the spring."] * 40)
    judged = judge(observe(prose(source)), voice())
    missing = {each.habit for each in judged.deviations if each.fewer}
    assert "first-person-plural" in missing


def test_few_posts_still_make_a_voice() -> None:
    learned = learn(posts(3), "en")
    assert learned.learned_from.posts == 3
    assert 0 < judge(observe(prose(text(9))), learned).p <= 1


def test_common_words_that_the_posts_never_use_are_told_at_their_places() -> None:
    learned = voice()
    assert learned.words["how"].ours == 0
    assert "how" in learned.words["how"].forms
    assert not {"the", "on"} & {form for word in learned.words.values() for form in word.forms}
    source = text(7) + " They told us how." * 6
    seen = observe(prose(source))
    told = {each.habit: each for each in judge(seen, learned).deviations}
    places = [seen.prose.text[start:end] for start, end in told["word-choice"].spans]
    assert places.count("how") == 6
    assert "on" not in places


def test_words_that_the_posts_lean_on_are_learned() -> None:
    leaned = {word: each for word, each in voice().words.items() if each.ours}
    assert leaned["old"].ours > 2 * leaned["old"].others
    assert leaned["old"].posts >= 12
    assert not leaned["old"].forms


def test_a_word_that_stands_in_few_posts_is_not_leaned_on() -> None:
    one_topic = [prose(text(0) + " They asked again and again." * 40), *(prose(text(day)) for day in range(1, 40))]
    learned = learn([Post.of(f"{day}.md", each) for day, each in enumerate(one_topic)], "en")
    assert "again" not in learned.words


def test_without_common_words_in_its_file_a_voice_still_holds() -> None:
    seen = observe(prose(text(7) + " Come!! See!!"))
    assert judge(seen, replace(voice(), words={})).p <= ALARM
