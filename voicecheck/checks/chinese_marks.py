"""Typography of Chinese text that stands beside Latin letters and half-width marks."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks.passage import CJK, CLOSING, FULL_STOPS, OPENING, Change, Passage, is_cjk, pattern

_LATIN_RUN = "[!-~\u00b0\u00b5\u00c0-\u024f]+"
_LATIN_EDGE = "%+#\u00b0"
_LETTER_WORDS = frozenset({"OK", "AA"})
"""Letters that are half of a Chinese word: 卡拉OK, AA制. Single ones (T恤, A股, 维生素C) are left alone as a kind."""

_FULL = {
    ",": "\uff0c",
    ";": "\uff1b",
    ":": "\uff1a",
    "!": "\uff01",
    "?": "\uff1f",
    ".": "\u3002",
    "(": "\uff08",
    ")": "\uff09",
}
_CLOSED = f"[{CJK}{CLOSING}\u201d\u2019]"
_EMOTICON = r"[:;]'?-?(?:[()|/\\]+|[DPpOo3](?![A-Za-z0-9]))"
_SHORTCODE = r":[a-z0-9_+-]+\Z"
_BRACKETS = r"\(([^()\n]{1,200})\)"

# A reference keeps the half-width marks of GB/T 7714: type in brackets, year with volume and issue.
_REFERENCE = r"\[[JMCDNRSPZ](?:/OL)?\]|\^\[|(?:19|20)\d\d, ?\d+ ?\(\d+\)|(?:19|20)\d\d ?\(\d+\) ?[:\uff1a]"
_LIST_NUMBER = r"(?:[(\uff08]?[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}|[A-Za-z])\Z"


def cjk_latin_space(passage: Passage) -> Iterator[Change]:
    """A space, or none, between Chinese characters and Latin words or figures."""
    figures = passage.options.get("digits", True)
    for match in passage.find(_LATIN_RUN):
        start, end = match.span()
        if passage.style == "none":
            left, right = _spaces_beside(passage, start, end)
            joined = bool(left or right)
        else:
            left = right = 0
            joined = is_cjk(passage.before(start)) or is_cjk(passage.after(end))
        if not joined or not passage.is_chinese(start) or passage.in_tag(start, end):
            continue
        run = match[0]
        if not figures and run[0].isdigit() and run[-1].isdigit():
            continue
        if passage.style == "none":
            yield start - left, end + right, run
        elif not (_is_half_a_word(run) or any(each in run for each in "/\\_=")):
            lead = (
                " " if is_cjk(passage.before(start)) and run[0].isalnum() and (figures or not run[0].isdigit()) else ""
            )
            last = run[-1].isalnum() or run[-1] in _LATIN_EDGE
            tail = " " if is_cjk(passage.after(end)) and last and (figures or not run[-1].isdigit()) else ""
            if (lead or tail) and not _is_excepted(passage, start, end):
                yield start, end, lead + run + tail


def _is_half_a_word(run: str) -> bool:
    core = run.strip("()[]{}<>\"'`*,.;:!?")
    return (len(core) == 1 and core.isalpha()) or core in _LETTER_WORDS


def _is_excepted(passage: Passage, start: int, end: int) -> bool:
    for term in passage.options.get("exceptions", ()):
        at = passage.text.find(term, max(start - len(term), passage.start), min(end + len(term), passage.end))
        if at >= 0 and at < end and start < at + len(term):
            return True
    return False


def _spaces_beside(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """How many spaces there are before and after a Latin run, up to a Chinese character; 0 where none is reached."""
    text = passage.text
    left = start
    while left > passage.start and text[left - 1] in " \u00a0":
        left -= 1
    right = end
    while right < passage.end and text[right] in " \u00a0":
        right += 1
    left_gap = start - left if is_cjk(passage.before(left)) and text[start].isalnum() else 0
    edge = text[end - 1].isalnum() or text[end - 1] in _LATIN_EDGE
    return left_gap, right - end if is_cjk(passage.after(right)) and edge else 0


def fullwidth_punctuation(passage: Passage) -> Iterator[Change]:
    """Half-width marks that belong to Chinese words."""
    if pattern(_REFERENCE).search(passage.text, passage.start, passage.end):
        return
    reached = passage.start
    for match in passage.find(r"[,;:]|[!?]+|\.|\("):
        start, end = match.span()
        if start < reached:
            continue
        if match[0] == "(":
            brackets = pattern(_BRACKETS).match(passage.text, start, passage.end)
            if brackets and _around_chinese(passage, brackets[1], start):
                reached = brackets.end()
                yield from _full_brackets(passage, brackets[1], start, reached)
        elif _belongs_to_chinese(passage, match[0], start, end) and passage.is_chinese(start):
            eats = passage.after(end) == " " and passage.after(end + 1) not in ("", " ")
            eats = eats and passage.is_verbatim(start, end + 1)
            yield start, end + eats, "".join(map(_FULL.__getitem__, match[0]))


def _belongs_to_chinese(passage: Passage, mark: str, start: int, end: int) -> bool:
    before, after = passage.before(start), passage.after(end)
    text = passage.text
    if pattern(_EMOTICON).match(text, start, passage.end):
        return False
    if passage.in_tag(start, start + 1) and not is_cjk(before):
        return False
    closed = pattern(_CLOSED).match(before) is not None
    if mark == ".":
        if not closed or (after and after not in " \"'\u201d\u2019\uff09)"):
            return False
        line = text[max(text.rfind("\n", passage.start, start) + 1, passage.start, start - 8) : start]
        return pattern(_LIST_NUMBER).match(line) is None
    if mark == ":" and (
        (after == "/" and passage.after(end + 1) == "/")
        or pattern(_SHORTCODE).search(text, max(start - 40, passage.start), start)
    ):
        return False
    if closed:
        return after not in (mark[-1], "=")
    if mark[0] == "!" and before.isascii() and before.isalpha():
        return False  # Yahoo!, useR!
    beside = before.isalnum() or (before != "" and before in "%+)]\"'")
    return beside and (is_cjk(after) or (after == " " and is_cjk(passage.after(end + 1))))


def _around_chinese(passage: Passage, content: str, start: int) -> bool:
    before = passage.before(start)
    if (before.isascii() and before.isalnum()) or before in ("_", "]", "."):
        return False
    return pattern(f"[{CJK}]").search(content) is not None and passage.is_chinese(start)


def _full_brackets(passage: Passage, content: str, start: int, end: int) -> Iterator[Change]:
    """Full-width brackets, with the marks between them, and without the spaces around them."""
    lead = start - (passage.before(start) == " " and passage.before(start - 1) not in ("", " "))
    tail = end + (passage.after(end) == " " and passage.after(end + 1) not in ("", " "))
    if not passage.is_verbatim(lead, tail):
        lead, tail = start, end
    content = pattern(f"(?<=[{CJK}])[,;:!?](?! ?[)(DPp])").sub(lambda mark: _FULL[mark[0]], content.strip(" "))
    yield from passage.pair(lead, tail, "\uff08", content, "\uff09")


def no_space_around_fullwidth(passage: Passage) -> Iterator[Change]:
    """A space beside a full-width mark, which brings its own."""
    marks = FULL_STOPS + CLOSING + OPENING
    for match in passage.find(f"[ \u00a0]?[{marks}][ \u00a0]?"):
        start, end = match.span()
        written = match[0]
        mark = written.strip(" \u00a0")
        if mark == written:
            continue
        lead = written[0] != mark and _may_close_up(passage, passage.before(start), start, mark)
        tail = written[-1] != mark and _may_follow(passage, end, mark)
        if (lead or tail) and passage.is_chinese(start):
            yield (
                start if lead else match.start() + written.index(mark),
                end if tail else start + written.index(mark) + 1,
                mark,
            )


def _may_close_up(passage: Passage, before: str, start: int, mark: str) -> bool:
    if before in ("", " ", "\u00a0", "\u3000") or before in CLOSING or before == "\ufffc":
        return False
    if not (is_cjk(before) or before.isalnum() or before in "\"'\u201d)%+"):
        return False
    # A handle, a hashtag or an address ends with the space.
    return not passage.in_tag(start - 1, start)


def _may_follow(passage: Passage, end: int, mark: str) -> bool:
    after = passage.after(end)
    if not after or mark in CLOSING:
        return False
    return is_cjk(after) or (after.isalpha() and after.isascii() and not passage.in_tag(end, end + 1))


def halfwidth_latin(passage: Passage) -> Iterator[Change]:
    """Full-width letters and figures."""
    wide = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    inner = f"{wide}0-9A-Za-z.\\-/+&\uff0e\uff1a\uff0f\uff0d\uff0b\uff06\uff05"
    for match in passage.find(f"[{wide}](?:[{inner}]*[{wide}\uff05])?"):
        start, end = match.span()
        # Ｔ_Ｔ, Ｏ(∩_∩)Ｏ
        if end - start == 1 and (
            passage.after(end) in ("(", "_", "\uff3f") or passage.before(start) in (")", "_", "\uff3f")
        ):
            continue
        yield (
            start,
            end,
            "".join(chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char for char in match[0]),
        )
