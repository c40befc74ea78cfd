from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.unit.voice.posts import posts, text
from voicecheck.core.errors import VoicecheckError
from voicecheck.core.profile import Profile
from voicecheck.core.voice import LEAST_POSTS, VoiceResult
from voicecheck.language.draft import identify
from voicecheck.parsers import parse_text
from voicecheck.voice.hearing import hear
from voicecheck.voice.learned import dump
from voicecheck.voice.learning import learn

SHOUT = " Come and see it!! It is here!! Now!!"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All posts in English, those of a blog, and a few in Chinese."""
    made: Path = tmp_path_factory.mktemp("voice")
    (made / "en.json").write_text(dump(learn(posts(50), "en")), "utf-8")
    (made / "en.blog.json").write_text(dump(learn(posts(40), "en", "blog")), "utf-8")
    (made / "zh.json").write_text(dump(learn(posts(LEAST_POSTS - 1, "zh"), "zh")), "utf-8")
    return made


def heard(
    source: str, *folders: Path, channel: str | None = None, voice: Mapping[str, str | float] | None = None
) -> VoiceResult:
    document = identify(parse_text(source, path="draft.md", channel=channel))
    return hear(document, Profile(voice=voice or {}, voice_folders=tuple(map(str, folders))))


def test_the_channels_own_voice_goes_first(folder: Path) -> None:
    assert heard(text(1), folder, channel="blog").voice == "en, blog"
    assert heard(text(1), folder, channel="blog").notes == ()


def test_a_fallback_is_said_aloud(folder: Path) -> None:
    result = heard(text(1), folder, channel="weibo")
    assert result.voice == "en"
    assert "'weibo'" in result.notes[0]


def test_a_profile_without_a_voice_has_that_of_its_parent(folder: Path, tmp_path: Path) -> None:
    assert heard(text(1), tmp_path, folder).posts == 50


def test_a_short_draft_is_not_judged_and_says_so(folder: Path) -> None:
    result = heard("Come and see it!! It is here!!", folder)
    assert result.p is None
    assert result.deviations == ()
    assert result.abstained == "7 words are too few to hear a voice in; it takes 40"


def test_few_posts_warn_only(folder: Path) -> None:
    result = heard(text(1, "zh") + "快来看！！到了！！", folder)
    assert result.language == "zh"
    assert result.warn_only
    assert any(f"fewer than {LEAST_POSTS}" in note for note in result.notes)


def test_a_declared_voice_needs_no_posts() -> None:
    result = heard("Come and see it!!", voice={"exclamations": "never"})
    [deviation] = result.deviations
    assert (deviation.habit, deviation.count, deviation.brand_count) == ("exclamations", 1, None)
    assert deviation.declared == "exclamations: never"


def test_a_stance_asks_for_habits() -> None:
    result = heard("I mended forty lamps on Monday, and we opened the door.", voice={"person": "we"})
    [deviation] = result.deviations
    assert (deviation.habit, deviation.declared) == ("first-person-singular", "person: we")


def test_what_is_stated_of_a_habit_goes_before_a_stance() -> None:
    voice = {"person": "we", "first-person-singular": "often"}
    assert heard("I mended forty lamps on Monday.", voice=voice).deviations == ()


def test_a_number_is_the_most_in_a_thousand_words() -> None:
    calm = text(3, sentences=60)
    assert heard(calm + " Look!", voice={"exclamations": 5}).deviations == ()
    assert heard(calm + " Look!" * 12, voice={"exclamations": 5}).deviations[0].count == 12


def test_what_is_declared_is_not_judged_twice(folder: Path) -> None:
    result = heard(text(1) + SHOUT, folder, voice={"exclamation-runs": "never", "exclamations": "often"})
    assert [each.habit for each in result.deviations].count("exclamation-runs") == 1
    assert "exclamations" not in {each.habit for each in result.deviations}


def test_a_damaged_voice_is_an_error_of_the_draft(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text("{", "utf-8")
    with pytest.raises(VoicecheckError, match="not valid JSON"):
        heard(text(1), tmp_path)
