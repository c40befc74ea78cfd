from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.voice.posts import posts, prose, text
from voicecheck.core.errors import VoicecheckError
from voicecheck.voice.deviation import judge
from voicecheck.voice.learned import LARGEST, Learned, dump, load
from voicecheck.voice.learning import learn
from voicecheck.voice.observed import observe


@cache
def written() -> str:
    return dump(learn(posts(30), "en", "blog"))


def read(text: str | bytes, tmp_path: Path) -> Any:
    path = tmp_path / "en.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    voice = read(written(), tmp_path)
    assert dump(voice) == written()
    assert (voice.language, voice.channel) == ("en", "blog")


def test_a_habit_stands_on_a_line_of_its_own() -> None:
    [line] = [line for line in written().splitlines() if '"exclamations": {' in line]
    assert json.loads("{" + line.strip().rstrip(",") + "}")["exclamations"]["events"] == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not valid JSON"),
        ("{", ":1:2: not valid JSON"),
        ("[]", "got no 'voicecheck_voice'"),
        ('{"voicecheck_voice": 99}', "got a voice of format 99; expected 1"),
        ('{"voicecheck_voice": 1}', "damaged: KeyError"),
        (b"\xff\xfe\x00", "not valid JSON in UTF-8"),
        (b" " * (LARGEST + 1), "more than 2,000,000 bytes"),
    ],
)
def test_a_damaged_file_is_one_clear_error(text: str | bytes, problem: str, tmp_path: Path) -> None:
    with pytest.raises(VoicecheckError, match="learn the voice again") as error:
        read(text, tmp_path)
    assert problem in str(error.value)
    assert str(error.value).startswith(str(tmp_path))


@given(st.data())
def test_damage_anywhere_is_an_error_or_a_voice_and_nothing_else(tmp_path_factory: Any, data: st.DataObject) -> None:
    whole = json.loads(written())
    name = data.draw(st.sampled_from(sorted(whole)))
    value = data.draw(st.one_of(st.none(), st.integers(-2, 2), st.text(max_size=3), st.just([]), st.just({"a": None})))
    inner = whole[name]
    if isinstance(inner, dict) and inner and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(inner)))
        whole[name] = {**inner, key: value}
    else:
        whole[name] = value
    with suppress(VoicecheckError):
        assert isinstance(read(json.dumps(whole), tmp_path_factory.mktemp("voice")), Learned)


def test_a_habit_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    later = written().replace('"exclamations": {', '"exclamations-to-come": {', 1)
    voice = read(later, tmp_path)
    assert "exclamations-to-come" not in voice.habits
    assert 0 < judge(observe(prose(text(9))), voice).p <= 1
