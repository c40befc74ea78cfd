"""What a limit counts in a text: its length, the things in it, how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

from voicecheck.core.rule import Sentence
from voicecheck.language import networks, readability
from voicecheck.language.scripts import HAN, has_cjk

LENGTHS = ("characters", "network_characters", "words")
ITEMS = ("hashtags", "mentions", "emoji", "exclamation_marks", "question_marks", "links", "capitals")
PARTS = ("sentences", "paragraphs")
READING = ("reading_grade", "reading_ease", "chinese_difficulty")

SIGNS: Mapping[str, str] = {
    "hashtags": "#\uff03",
    "mentions": "@\uff20",
    "exclamation_marks": "!\uff01",
    "question_marks": "?\uff1f",
    "links": ".",
}
"""Characters without which there is no such thing in a text."""

MIN_LETTERS = 4
"""Letters of a word in capitals that counts as such by itself, so that USB and LED do not."""

_CAPITALS_RUN = 3

# A word is what stands between two spaces or dashes and has a letter or a figure, as word processors count.
_WORD = rf"[{HAN}\u3040-\u30ff]|[^\W_{HAN}\u3040-\u30ff][^\s{HAN}\u3040-\u30ff\u2014\u2013\u2026]*"
_WESTERN_WORD = r"[^\W_][^\s\u2014\u2013\u2026]*"
_TOPIC = r"[#\uff03][^#\uff03\s]{1,50}[#\uff03]"
_HASHTAG = r"(?<![A-Za-z0-9_&/#\uff03])[#\uff03](?![0-9a-fA-F]{6}\b)(?=\w{0,99}[^\W\d_])\w{1,100}"
_EMOJI_SIGN = "[\u203c\u2049\u20e3\u2122\u2139-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]"
_PATTERNS: Mapping[str, str] = {
    "words": _WORD,
    "western words": _WESTERN_WORD,
    "adjacent capitals": "[A-Z]{2,}",
    "emoji sign": _EMOJI_SIGN,
    # Weibo closes a topic with a second mark. In a Chinese text of no known network both ways count.
    "hashtags": _HASHTAG,
    "hashtags weibo": _TOPIC,
    "hashtags either": rf"[#\uff03](?=[^#\uff03\s]*[{HAN}])[^#\uff03\s]{{1,50}}[#\uff03]|{_HASHTAG}",
    "mentions": r"(?<![A-Za-z0-9_@\uff20.+/-])[@\uff20][\w-]{1,30}(?![\w-]*[/.][\w-])",
    "emoji": networks.EMOJI,
    "links": networks.LINK,
    "exclamation_marks": "[!\uff01]",
    "question_marks": rf"{networks.LINK}|(?P<mark>[?\uff1f])",
    "capitals": r"(?<![\w'\u2019.&-])[A-Z]++(?:['\u2019][A-Z]++)*+(?![.&-]?\w)",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def _words(text: str) -> re.Pattern[str]:
    return _pattern("western words" if _is_western(text) else "words")


def _is_western(text: str) -> bool:
    """Whether a text parts its words by spaces."""
    return not has_cjk(text)


def count_words(text: str) -> int:
    """The words of a text; each Chinese character counts as one."""
    return len(_words(text).findall(text))


def word_overflow(text: str, limit: int) -> int:
    """Where the first word over the limit begins."""
    starts = [match.start() for match in _words(text).finditer(text)]
    return starts[limit] if limit < len(starts) else len(text)


def at_most(measure: str, text: str) -> int:
    """A bound on what `measure` can count in a text, had almost for nothing."""
    signs = SIGNS.get(measure)
    if signs is not None:
        return sum(map(text.count, signs))
    if measure == "emoji":
        return 0 if text.isascii() else len(_pattern("emoji sign").findall(text))
    if measure == "capitals":
        return len(_pattern("adjacent capitals").findall(text))
    if measure == "words":
        return (len(text) + 1) // 2 if _is_western(text) else len(text)
    return len(text)


def items(
    measure: str,
    text: str,
    start: int,
    end: int,
    *,
    network: str = "",
    letters: int = MIN_LETTERS,
    allow: Collection[str] = (),
) -> list[tuple[int, int]]:
    """Where the things of a measure of `ITEMS` stand in `text[start:end]`.

    The network decides what is a hashtag. Of words in capitals, those with so many letters count by themselves, and
    those to allow never do.
    """
    if measure == "capitals":
        return _capitals(text, start, end, letters, allow)
    name = measure
    if measure == "hashtags" and network not in ("x", "linkedin", "xiaohongshu"):
        name = "hashtags weibo" if network == "weibo" else "hashtags either"
    matches = _pattern(name).finditer(text, start, end)
    if measure == "question_marks":
        return [match.span() for match in matches if match["mark"]]
    return [match.span() for match in matches]


def _capitals(text: str, start: int, end: int, letters: int, allow: Collection[str]) -> list[tuple[int, int]]:
    """Words in capitals of two letters and more: the long ones, and all of three and more that stand side by side."""
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    adjacent = _pattern("adjacent capitals").search

    def close() -> None:
        shouted = len(run) >= _CAPITALS_RUN
        for at, to in run:
            word = text[at:to]
            if word not in allow and adjacent(word) and (shouted or sum(map(str.isalpha, word)) >= letters):
                found.append((at, to))
        run.clear()

    for match in _pattern("capitals").finditer(text, start, end):
        if run and text[run[-1][1] : match.start()].strip(" "):
            close()
        run.append(match.span())
    close()
    return found


def reading(measure: str, sentences: Iterable[Sentence], text: str) -> float | None:
    """The value of a measure of `READING`; None where the sentences in its language are too few to tell.

    The offsets of the sentences count code points of `text`.
    """
    language = "zh" if measure == "chinese_difficulty" else "en"
    own = [text[each.start : each.end] for each in sentences if each.language.startswith(language)]
    joined = "\n".join(own)
    if language == "zh":
        if len(joined) < readability.MIN_HAN:
            return None
        han, hard = readability.chinese_counts(joined)
        return readability.chinese_difficulty(han, len(own), hard) if han >= readability.MIN_HAN else None
    words, syllables = readability.english_counts(joined)
    if words < readability.MIN_WORDS:
        return None
    return _english(measure)(words, len(own), syllables)


def hardest(measure: str, sentences: Iterable[Sentence], text: str) -> Sentence | None:
    """The sentence that does most to make a text hard."""
    if measure == "chinese_difficulty":
        own = (each for each in sentences if each.language.startswith("zh"))
        return max(own, key=lambda each: each.end - each.start, default=None)

    def syllables(each: Sentence) -> int:
        return readability.english_counts(text[each.start : each.end])[1]

    return max((each for each in sentences if each.language == "en"), key=syllables, default=None)


def _english(measure: str) -> Callable[[int, int, int], float]:
    return readability.grade if measure == "reading_grade" else readability.reading_ease
