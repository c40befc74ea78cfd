"""`sequence`: words one after the other, each with a pattern, a part of speech, or both.

The first token with a pattern is the anchor: from each word that it matches, the tokens before it are looked for to
the left, those after it to the right. Up to `skip` words may stand between a token and the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from voicecheck.vale.flavour import Regex
from voicecheck.vale.messages import formatted
from voicecheck.vale.point import NONWORD, Hit, Point, State
from voicecheck.vale.prefilter import Live
from voicecheck.vale.tagging import words


class _Token(NamedTuple):
    """What a word must be, and how many others may stand in its place before it comes."""

    pattern: Regex | None
    tag: Regex | None
    negate: bool
    skip: int

    def may_fit(self, word: str) -> bool:
        """Whether a word fits as far as its letters go."""
        return self.pattern is None or (self.pattern.search(word) is not None) != self.negate

    def has_tag(self, tag: str) -> bool:
        """Whether a word's part of speech fits."""
        return self.tag is None or (self.tag.search(tag) is not None) != self.negate


class _Sentence:
    """The words of a sentence, and their tags if they are known.

    Attributes:
        waits: Whether its tags were asked for in vain; nothing that has been said of it since then counts.
    """

    def __init__(self, text: str, tags: Sequence[str] | None) -> None:
        self._tags = tags
        self.words = words(text)
        self.waits = False

    def fits(self, token: _Token, index: int) -> bool:
        """Whether a word is what a token asks for."""
        if not token.may_fit(self.words[index].text):
            return False
        if token.tag is None:
            return True
        if self._tags is None:
            self.waits = True
            return False
        return token.has_tag(self._tags[index])

    def find(self, token: _Token, index: int, step: int) -> int | None:
        """The word that a token asks for, at a place or some words further on; None if it is not there."""
        for _ in range(token.skip + 1):
            if not 0 <= index < len(self.words):
                return None
            if self.fits(token, index):
                return index
            index += step
        return None


class TokenSequence(Point):
    """Words one after the other."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        flag = "(?i)" if self.options.get("ignorecase") else ""
        tokens = [_token(stated, flag) for stated in self.options.get("tokens", ())]
        at = next((index for index, token in enumerate(tokens) if token.pattern and not token.negate), None)
        self._tokens = tokens
        self._anchor = None if at is None else tokens[at].pattern
        self._before = tokens[:at][::-1]
        self._after = tokens[at:]

    def patterns(self) -> list[Regex]:
        return [each for token in self._tokens for each in (token.pattern, token.tag) if each]

    def alternatives(self) -> list[str]:
        return [self._anchor.source] if self._anchor else []

    def run(self, text: str, state: State, live: Live | None = None) -> Iterator[Hit]:
        if self._anchor is None or self._anchor.search(text) is None:
            return
        sentence = _Sentence(text, state.tags.get(text))
        anchor = self._after[0]
        for index in range(len(sentence.words)):
            if not self._may_match(sentence, index) or not sentence.fits(anchor, index):
                span = None
            else:
                span = self._span(sentence, index)
            if sentence.waits:
                state.untagged.append(text)
                return
            if span is None:
                continue
            found = sentence.words[span[0] : span[1] + 1]
            start, end = found[0].start, found[-1].end
            matched = text[start:end]
            if "\n\n" not in matched:
                message = formatted(self.message, tuple(word.text for word in found))
                yield Hit(start, end, message, matched, tuple(self.fixed(matched) or ()))

    def _may_match(self, sentence: _Sentence, index: int) -> bool:
        """Whether the words of which the places are known fit as far as their letters go."""
        for tokens, at, step in ((self._after, index, 1), (self._before, index - 1, -1)):
            for token in tokens:
                if token.skip and token is not self._after[0]:
                    break
                if not 0 <= at < len(sentence.words) or not token.may_fit(sentence.words[at].text):
                    return False
                at += step
        return True

    def _span(self, sentence: _Sentence, index: int) -> tuple[int, int] | None:
        """The first and the last word of a match, by its anchor."""
        first = last = index
        for tokens, step in ((self._before, -1), (self._after[1:], 1)):
            at: int | None = index
            for token in tokens:
                at = sentence.find(token, (at or 0) + step, step)
                if at is None:
                    return None
                first, last = min(first, at), max(last, at)
        return first, last


def _token(stated: Mapping[str, Any], flag: str) -> _Token:
    return _Token(
        Regex(flag + NONWORD.replace("%s", stated["pattern"])) if stated.get("pattern") else None,
        Regex(stated["tag"]) if stated.get("tag") else None,
        bool(stated.get("negate")),
        int(stated.get("skip") or 0),
    )
