"""A text with names, figures, addresses and code masked, so that what is left is how it is said."""

from __future__ import annotations

import re
from collections.abc import Collection

from voicecheck.core.document import OBJECT
from voicecheck.core.lazy import compiled
from voicecheck.voice.prose import simplified

NAME, FIGURE, ADDRESS = "N", "0", "@"
"""What stands for a masked thing."""

# Web and mail addresses, accounts and tags, paths, names of code, files and domains; not and/or, e.g. or 3.50.
_ADDRESS = (
    r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)[@#]\w+|\b\w+_\w[\w./-]*|\b[\w-]+(?:/[\w.-]+){2,}"
    r"|\b[A-Za-z][\w-]{2,}(?:\.[A-Za-z]\w{1,5})+\b(?:/\S*)?"
)
_WORD = r"(?P<figure>\d+(?:[.,:]\d+)*)|[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z]+)*"
_LATIN = r"[A-Za-z\u00c0-\u024f][\w.+-]*(?:\s+[A-Za-z\u00c0-\u024f][\w.+-]*)*"
_QUOTES = str.maketrans("「」『』", "\u201c\u201d\u2018\u2019")
_FIRST_PERSON = frozenset({"I", "I'm", "I've", "I'll", "I'd"})


def masked(sentence: str, language: str, common: Collection[str] = ()) -> str:
    """A sentence with small letters; what is masked stands as `NAME`, `FIGURE` or `ADDRESS`.

    English: a word with a capital that does not begin the sentence is a name, unless it is `common`: a word that many
    brands use, such as API or JavaScript. Chinese: every run of Latin words is a name.
    """
    text = compiled(_ADDRESS).sub(f" {ADDRESS} ", sentence.replace(OBJECT, f" {ADDRESS} "))
    if language == "zh":
        text = compiled(_LATIN).sub(NAME, text)
        text = re.sub(r"\d+(?:[.,:]\d+)*", FIGURE, text)
        return "".join(simplified(text).translate(_QUOTES).split())
    return " ".join(_english(text, common).split())


def _english(text: str, common: Collection[str]) -> str:
    pieces: list[str] = []
    last = 0
    for place, match in enumerate(compiled(_WORD).finditer(text)):
        word = match.group().replace("\u2019", "'")
        name = FIGURE if match["figure"] else NAME
        shown = word.lower() if name is NAME and _is_plain(word, common, first=not place) else name
        pieces += (text[last : match.start()], shown)
        last = match.end()
    return "".join(pieces) + text[last:]


def _is_plain(word: str, common: Collection[str], *, first: bool) -> bool:
    """Whether a word is no name. What begins a sentence has a capital anyway: there a list of common words decides."""
    if word.islower() or word in _FIRST_PERSON or word.lower() in common:
        return True
    return first and (len(word) == 1 or (word[1:].islower() and not common))
