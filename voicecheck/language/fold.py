"""Folding for matching, with a way back to the text.

Text and dictionary are folded alike, so that a term is found however it is written: case, full width,
Traditional or Simplified, curly quotes, zero-width characters put in, look-alike letters, s p a c i n g.
Source: Unicode UAX #15 (NFKC), UTS #39 (confusables); the Chinese variants by OpenCC's character table.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import Any

from voicecheck.core.document import BLOCK_BREAK
from voicecheck.core.lazy import compiled
from voicecheck.language.scripts import HAN, is_han

_DROPPED = "\U000f0000"
_EXPANDED = "\U000f0001"
_KEEP = BLOCK_BREAK.strip("\n")
_COMPATIBLE = ("<wide>", "<narrow>", "<font>", "<compat>", "<circle>", "<noBreak>", "<square>", "<small>")
_SAME = str.maketrans("‘’‛′“”‟″‐‑‒ʼ", "''''\"\"\"\"---'")
_CASE = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\v\f\r", "abcdefghijklmnopqrstuvwxyz     ")

# A Latin word with one of these letters of another alphabet in it was written to look like Latin. Source: UTS #39.
_LOOK_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏьгпαβεηικνορτυχγωϲϳյոսցօʀɑɡıɩʏ",
    "abekmhopctyxijsdqwhlbrnabenikvoptuxywcjjnugoragiiy",
)
_MIXED_WORD = f"[a-z{_DROPPED}\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0530-\u058f]{{2,}}"
_OTHER_ALPHABET = "[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0530-\u058fı]"
_LATIN = "[a-z]"

# What changes the length of a text. A gap must be tried before a dropped character; it vanishes between Han characters.
_EDITS = {
    "gap": f"(?P<gap>{_DROPPED}*[ *][ *{_DROPPED}]*)",
    "dropped": f"(?P<dropped>{_DROPPED}+)",
    "expanded": f"(?P<expanded>{_EXPANDED})",
    "run": "(?P<run> {2,})",
    "spaced": (
        r"(?P<spaced>(?i:(?<![^\W_])(?<!['’])[a-z](?P<mark>[ .*_·-])[a-z](?:(?P=mark)[a-z-])+(?P=mark)[a-z](?![^\W_])))"
    ),
}
_MARKED = r"(?P<marked>[HAN](?P<sign>[.*·_|/-])[HAN](?:(?P=sign)[HAN])+)"
_EDITS["marked"] = _MARKED.replace("HAN", HAN)
_SPACED_SIGN = r"[a-z][ .*_·-][a-z][ .*_·-][a-z][ .*_·-][a-z]"
_GAP_SIGN = f"[{HAN}]{_DROPPED}*[ *]"
_MARKED_SIGN = r"[HAN][.*·_|/-][HAN][.*·_|/-][HAN]".replace("HAN", HAN)
_NOT_ASCII = "[^\0-\x7f]"
_SPACE = "[\t-\r]"
_MANY = 4
"""A text with more than one character in so many outside ASCII is folded by table, else character by character."""


@cache
def _sign(source: str) -> Any:
    import re2

    return re2.compile(source)


class _Table(dict[int, str]):
    """Code point -> its folded character, filled as characters are met.

    What does not fold to exactly one character maps to a marker, so that offsets stay aligned.
    """

    def __init__(self) -> None:
        self.expansions: dict[str, str] = {}
        self._simplify: Callable[[str], str] | None = None

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = self._fold(char)
        if len(folded) != 1:
            if folded:
                self.expansions[char] = folded
            folded = _EXPANDED if folded else _DROPPED
        self[code] = folded
        return folded

    def _fold(self, char: str) -> str:
        if char == _KEEP:
            return char
        if char.isspace():
            return " "
        category = unicodedata.category(char)
        if category == "Cf" or "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u115f\u1160\u3164":
            return ""
        if char in (_DROPPED, _EXPANDED) or category == "Cs":
            return "\ufffd"
        if unicodedata.decomposition(char).startswith(_COMPATIBLE):
            char = unicodedata.normalize("NFKC", char)
        char = char.translate(_SAME).casefold()
        return self._to_simplified(char) if is_han(char[:1] or " ") else char

    def _to_simplified(self, char: str) -> str:
        if self._simplify is None:
            from opencc import OpenCC

            self._simplify = OpenCC("t2s").convert
        return self._simplify(char)


class _PlainTable(_Table):
    """Folds letters and figures alone, and keeps their case."""

    def _fold(self, char: str) -> str:
        if unicodedata.category(char) in ("Cf", "Cs") or char in (_DROPPED, _EXPANDED):
            return super()._fold(char)
        if not char.isalnum():
            return char
        if unicodedata.decomposition(char).startswith(_COMPATIBLE):
            char = unicodedata.normalize("NFKC", char)
        return self._to_simplified(char) if is_han(char[:1]) else char


_TABLE = _Table()
_PLAIN = _PlainTable()


class Folded:
    """A folded text. `text` is what to match in; offsets given to the methods count its code points."""

    __slots__ = ("_folded_at", "_text_at", "text")

    def __init__(self, text: str, folded_at: list[int] | None = None, text_at: list[int] | None = None) -> None:
        self.text = text
        self._folded_at = folded_at
        self._text_at = text_at or []

    def start(self, offset: int) -> int:
        """Where in the unfolded text the character at `offset` stands."""
        if self._folded_at is None:
            return offset
        run = bisect_right(self._folded_at, offset) - 1
        at = self._text_at[run] + offset - self._folded_at[run]
        return min(at, self._text_at[run + 1] - 1) if run + 1 < len(self._text_at) else at

    def end(self, offset: int) -> int:
        """Where in the unfolded text a match that ends before `offset` ends."""
        return self.start(offset - 1) + 1 if offset else 0


def fold(text: str) -> Folded:
    """Fold a text for matching."""
    if text.isascii():
        base = text.translate(_CASE)
        return _edit(text, base, ())
    found = compiled(_NOT_ASCII).findall(text)
    if len(found) * _MANY > len(text):
        base = text.translate(_TABLE)
    else:
        base = text
        for char in set(found):
            base = base.replace(char, _TABLE[ord(char)])
        base = compiled(_SPACE).sub(" ", base.lower())
    if compiled(_OTHER_ALPHABET).search(base):
        base = compiled(_MIXED_WORD).sub(_as_latin, base)
    edits = [name for name, sign in (("dropped", _DROPPED), ("expanded", _EXPANDED)) if sign in base]
    if found and _sign(_GAP_SIGN).search(base):
        edits.insert(0, "gap")
    if found and _sign(_MARKED_SIGN).search(base):
        edits.append("marked")
    return _edit(text, base, tuple(edits))


def plain(text: str) -> Folded | None:
    """A text without tricks for regular expressions to match in; None if it has none.

    Letters and figures are as in `fold`, but for their case; punctuation and white space stay.
    """
    if text.isascii():
        base, edits = text, ["spaced"] if _sign(_SPACED_SIGN).search(text.lower()) else []
    else:
        base, edits = text, []
        for char in set(compiled(_NOT_ASCII).findall(text)):
            folded = _PLAIN[ord(char)]
            if folded != char:
                base = base.replace(char, folded)
        lowered = base.lower()
        if len(lowered) == len(base):
            if compiled(_OTHER_ALPHABET).search(lowered):
                base = _mixed_as_latin(base, lowered)
            if _sign(_SPACED_SIGN).search(lowered):
                edits.append("spaced")
        edits += [name for name, sign in (("dropped", _DROPPED), ("expanded", _EXPANDED)) if sign in base]
        if _sign(_MARKED_SIGN).search(base):
            edits.append("marked")
    if not edits:
        return None if base == text else Folded(base)
    return _rebuild(text, base, tuple(edits), _PLAIN)


def fold_term(term: str) -> str:
    """A term of a rule, folded as texts are."""
    return fold(term).text.strip()


def _mixed_as_latin(text: str, lowered: str) -> str:
    """`text` with the words of several alphabets, found in its lower-case form, as Latin."""
    pieces, copied = [], 0
    for match in compiled(_MIXED_WORD).finditer(lowered):
        if compiled(_LATIN).search(match[0]):
            pieces += [text[copied : match.start()], _as_latin(match)]
            copied = match.end()
    return "".join([*pieces, text[copied:]])


def _as_latin(match: re.Match[str]) -> str:
    word = match[0]
    return word.translate(_LOOK_ALIKE) if compiled(_LATIN).search(word) else word


def _edit(text: str, base: str, edits: tuple[str, ...]) -> Folded:
    """The folded text of a base that is aligned with the text, with the edits that it needs."""
    if "  " in base:
        edits = (*edits, "run")
    if _sign(_SPACED_SIGN).search(base):
        edits = (*edits, "spaced")
    return _rebuild(text, base, edits, _TABLE) if edits else Folded(base)


def _rebuild(text: str, base: str, edits: tuple[str, ...], table: _Table) -> Folded:
    """Drop, join and expand, noting where each run of the result comes from."""
    pieces: list[str] = []
    folded_at: list[int] = []
    text_at: list[int] = []
    length = copied = 0

    def put(piece: str, at: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            folded_at.append(length)
            text_at.append(at)
            length += len(piece)

    for match in compiled("|".join(_EDITS[name] for name in edits)).finditer(base):
        start, end = match.span()
        put(base[copied:start], copied)
        copied = end
        match match.lastgroup:
            case "expanded":
                put(table.expansions[text[start]], start)
            case "gap":
                if not (start and end < len(base) and is_han(base[start - 1]) and is_han(base[end])):
                    kept = " " if " " in match[0] else "*"
                    put(kept, base.index(kept, start))
            case "run":
                put(" ", start)
            case "spaced" | "mark" | "marked" | "sign":
                for at in range(start, end, 2):
                    put(base[at], at)
    put(base[copied:], copied)
    folded_at.append(length)
    text_at.append(len(text))
    return Folded("".join(pieces), folded_at, text_at)


def trick(text: str, *, latin: bool) -> str:  # noqa: PLR0911 - one line for each trick
    """How `text`, which matched a term, hides it: "" if it is plainly written.

    Args:
        latin: Whether the term is written in Latin letters.
    """
    if text.isascii():
        return "spaces or marks between the letters" if latin and compiled(_SPACED).search(text) else ""
    if any(_TABLE[ord(char)] == _DROPPED for char in text):
        return "invisible characters"
    if latin:
        if any("\uff01" <= char <= "\uff5e" for char in text):
            return "full-width letters"
        if compiled(_OTHER_ALPHABET).search(text.lower()):
            return "look-alike letters of another alphabet"
        if any(char.isalpha() and _TABLE[ord(char)] != char.casefold() for char in text):
            return "look-alike characters"
        return ""
    return "spaces or marks between the characters" if compiled(_HAN_GAP).search(text) else ""


_SPACED = r"(?<!\w)\w(?:[ .*_·-]\w){3,}(?!\w)"
_HAN_GAP = f"[{HAN}][ \u3000\u00a0.*·_|/-]+[{HAN}]"
