"""A learned voice, and the file that it lies in: plain JSON, a habit a line, made to be read and compared.

The file stands beside the profile, `voice/<language>.json`, or `voice/<language>.<channel>.json` for a channel's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from voicecheck.core.errors import VoicecheckError
from voicecheck.core.habits import HABITS

FORMAT = 1
"""Of the file; a file of another number is refused, with the advice to learn again."""

AGAIN = "learn the voice again: voicecheck learn POSTS --profile NAME"
"""What to do about a file that does not do."""

LARGEST = 2_000_000
"""Bytes of a file that is read."""

CHANCES = (0.5, 0.3, 0.2, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01)
"""The chances for which a calibration keeps the score of own passages."""


class HabitVoice(NamedTuple):
    """What the posts show of one habit.

    Attributes:
        events: In all posts.
        exposure: In so many words, sentences or paragraphs.
        posts: Posts that show it at all.
        rate: Events a unit of exposure, drawn towards what other brands do.
        shape: Of the gamma distribution over passages; small if the habit comes in bursts.
        ours: Indices of two sentences that show how the brand does it.
    """

    events: int
    exposure: int
    posts: int
    rate: float
    shape: float
    ours: tuple[int, ...] = ()


class Source(NamedTuple):
    """What a voice was learned from; dates as the posts state them, `hash` over all their texts."""

    posts: int
    words: int
    first: str
    last: str
    authors: int
    hash: str
    version: str


class Word(NamedTuple):
    """A common word that the brand never uses, or leans on.

    Attributes:
        ours: How often it stands in the posts.
        posts: In how many of them.
        others: How often other brands have it in as much text.
        forms: Of a word that is never used, as they stand in a text.
    """

    ours: int
    posts: int
    others: float
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A voice in one language, of one channel or (`channel` is "") of all.

    Attributes:
        habits: By habit.
        choices: How often each variant of a group of words was used, by group and variant.
        words: Common words that are never used or leaned on, the clearest first.
        calibration: By length of passage: scores of the brand's own passages at falling chances (see `calibration`).
        held_out: What the voice did with own passages that it was not learned from, for people to judge it.
        sentences: Sentences of the brand's own that show how it writes.
        posts: Digests of the posts that were learned from, so that they are known again.
    """

    language: str
    channel: str
    learned_from: Source
    habits: Mapping[str, HabitVoice]
    choices: Mapping[str, Mapping[str, int]]
    calibration: Mapping[int, Sequence[float]]
    words: Mapping[str, Word] = field(default_factory=dict)
    held_out: Mapping[str, Any] = field(default_factory=dict)
    sentences: Sequence[str] = ()
    posts: Sequence[str] = ()


def dump(voice: Learned) -> str:
    """The text of the file: one line for each habit, choice, length and sentence, so that a change shows as one."""
    data = asdict(voice)
    data["learned_from"] = voice.learned_from._asdict()
    data["habits"] = {name: _compact(habit) for name, habit in voice.habits.items()}
    data["words"] = {word: each._asdict() for word, each in voice.words.items()}
    lines = [f'{{"voicecheck_voice": {FORMAT}']
    for name, value in data.items():
        lines[-1] += ","
        lines.append(f"{json.dumps(name)}: {_lines(value)}")
    return "\n".join(lines) + "\n}\n"


def load(path: Path) -> Learned:
    """Read a file.

    Raises:
        VoicecheckError: it is damaged, or of another version.
    """
    try:
        text = path.read_bytes()[: LARGEST + 1]
        if len(text) > LARGEST:
            raise VoicecheckError(f"{path}: got more than {LARGEST:,} bytes; expected a learned voice; {AGAIN}")
        data = json.loads(text)
    except OSError as error:
        raise VoicecheckError(f"{path}: cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise VoicecheckError(f"{path}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}; {AGAIN}") from None
    except (ValueError, RecursionError):
        raise VoicecheckError(f"{path}: not valid JSON in UTF-8; {AGAIN}") from None
    if not isinstance(data, dict) or "voicecheck_voice" not in data:
        raise VoicecheckError(f"{path}: got no 'voicecheck_voice'; expected a learned voice; {AGAIN}")
    if data["voicecheck_voice"] != FORMAT:
        got = json.dumps(data["voicecheck_voice"])[:40]
        raise VoicecheckError(f"{path}: got a voice of format {got}; expected {FORMAT}; {AGAIN}")
    try:
        return _voice(data)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise VoicecheckError(f"{path}: damaged: {type(error).__name__}: {error}; {AGAIN}") from None


def _voice(data: Mapping[str, Any]) -> Learned:
    sentences = [_text(sentence) for sentence in data["sentences"]]
    known = {each.name for each in fields(Learned)}
    found = Learned(
        **{
            **{name: value for name, value in data.items() if name in known},
            "learned_from": Source(**data["learned_from"]),
            # A habit of a later version says nothing here.
            "habits": {name: _habit(value, len(sentences)) for name, value in data["habits"].items() if name in HABITS},
            "choices": {
                group: {variant: int(number) for variant, number in variants.items()}
                for group, variants in data["choices"].items()
            },
            "words": {word: _word(value) for word, value in data.get("words", {}).items()},
            "calibration": {
                int(length): [float(score) for score in scores] for length, scores in data["calibration"].items()
            },
            "sentences": sentences,
            "posts": [_text(post) for post in data["posts"]],
        }
    )
    _text(found.language), _text(found.channel)
    for length, scores in found.calibration.items():
        if length < 1 or len(scores) != len(CHANCES) or list(scores) != sorted(scores):
            raise ValueError(f"calibration of {length}: expected {len(CHANCES)} rising scores")
    if found.learned_from.posts < 1 or not isinstance(found.held_out, dict):
        raise ValueError("learned from no posts")
    return found


def _habit(value: Mapping[str, Any], sentences: int) -> HabitVoice:
    ours = tuple(int(place) for place in value.get("ours", ()))
    found = HabitVoice(**{**value, "ours": ours})
    if not (found.rate > 0 and found.shape > 0 and found.events >= 0 and found.exposure >= 0):
        raise ValueError(f"rate {found.rate}, shape {found.shape}; expected numbers above 0")
    if any(not 0 <= place < sentences for place in ours):
        raise ValueError(f"no sentence {max(ours)}")
    return found


def _word(value: Mapping[str, Any]) -> Word:
    found = Word(**{**value, "forms": tuple(_text(form) for form in value.get("forms", ()))})
    if not (isinstance(found.ours, int) and isinstance(found.posts, int) and found.others >= 0):
        raise ValueError(f"used {found.ours} times in {found.posts} posts; expected whole numbers")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"got {value!r}; expected a text")
    return value


def _compact(habit: HabitVoice) -> dict[str, Any]:
    found = habit._asdict()
    found["rate"], found["shape"] = float(f"{habit.rate:.4g}"), float(f"{habit.shape:.4g}")
    if not habit.ours:
        del found["ours"]
    return found


def _lines(value: Any) -> str:
    """JSON with each entry of a mapping or list on a line of its own."""
    if isinstance(value, dict) and value:
        inner = ",\n".join(
            f"  {json.dumps(str(key), ensure_ascii=False)}: {_line(item)}" for key, item in value.items()
        )
        return f"{{\n{inner}\n}}"
    if isinstance(value, (list, tuple)) and value:
        return "[\n" + ",\n".join(f"  {_line(item)}" for item in value) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
