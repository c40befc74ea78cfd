"""Full-width marks for Chinese words, half-width letters and figures."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks.typography.passage import (
    CJK,
    CLOSING,
    Change,
    Passage,
    is_ascii_word,
    is_cjk,
    is_one_of,
    pattern,
)

_FULL = dict(zip(",;:!?.()", "，；：！？。（）", strict=True))
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_WIDE_INNER = f"{_WIDE}0-9A-Za-z.\\-/+&．：／－＋＆％"
_WIDE_OFFSET = ord("Ａ") - ord("A")

_EMOTICON = r"[:;]'?-?(?:[()|/\\]+|[DPpOo3](?![A-Za-z0-9]))"
_SHORTCODE = r":[a-z0-9_+-]+\Z"
_BRACKETS = r"\(([^()\n]{1,200})\)"
_LIST_NUMBER = r"(?:[(（]?[\d一二三四五六七八九十]{1,3}|[A-Za-z])\Z"

# A reference keeps the half-width marks of GB/T 7714: type in brackets, year with volume and issue.
_REFERENCE = r"\[[JMCDNRSPZ](?:/OL)?\]|\^\[|(?:19|20)\d\d, ?\d+ ?\(\d+\)|(?:19|20)\d\d ?\(\d+\) ?[:：]"


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
            if brackets and _are_chinese(passage, brackets[1], start):
                reached = brackets.end()
                yield from _full_brackets(passage, brackets[1], start, reached)
        elif _belongs_to_chinese(passage, match[0], start, end) and passage.is_chinese(start):
            eats = passage.after(end) == " " and passage.after(end + 1) not in ("", " ")
            eats = eats and passage.is_verbatim(start, end + 1)
            yield start, end + eats, "".join(map(_FULL.__getitem__, match[0]))


def _belongs_to_chinese(passage: Passage, mark: str, start: int, end: int) -> bool:
    before, after = passage.before(start), passage.after(end)
    if _is_a_sign(passage, mark, start, end):
        return False
    follows = is_cjk(before) or is_one_of(before, CLOSING + "”’")
    if mark == ".":
        return follows and (after == "" or after in " \"'”’）)") and not _numbers_a_list(passage, start)
    if follows:
        return after not in (mark[-1], "=")
    if mark[0] == "!" and is_ascii_word(before):
        return False  # Yahoo!
    if not (before.isalnum() or is_one_of(before, "%+)]\"'")):
        return False
    return is_cjk(after) or (after == " " and is_cjk(passage.after(end + 1)))


def _is_a_sign(passage: Passage, mark: str, start: int, end: int) -> bool:
    """Whether a mark is part of an emoticon, an address, a hashtag or a :shortcode:."""
    text = passage.text
    if pattern(_EMOTICON).match(text, start, passage.end):
        return True
    if passage.in_tag(start, start + 1) and not is_cjk(passage.before(start)):
        return True
    if mark != ":":
        return False
    return text.startswith("//", end) or bool(pattern(_SHORTCODE).search(text, max(start - 40, passage.start), start))


def _numbers_a_list(passage: Passage, start: int) -> bool:
    line = max(passage.text.rfind("\n", passage.start, start) + 1, passage.start, start - 8)
    return pattern(_LIST_NUMBER).match(passage.text[line:start]) is not None


def _are_chinese(passage: Passage, content: str, start: int) -> bool:
    """Whether brackets hold Chinese words, and are no call such as `print(变量)`."""
    before = passage.before(start)
    if is_ascii_word(before) or is_one_of(before, "_]."):
        return False
    return pattern(f"[{CJK}]").search(content) is not None and passage.is_chinese(start)


def _full_brackets(passage: Passage, content: str, start: int, end: int) -> Iterator[Change]:
    """Full-width brackets, with the marks between them, and without the spaces around them."""
    lead = start - (passage.before(start) == " " and passage.before(start - 1) not in ("", " "))
    tail = end + (passage.after(end) == " " and passage.after(end + 1) not in ("", " "))
    if not passage.is_verbatim(lead, tail):
        lead, tail = start, end
    marks = pattern(f"(?<=[{CJK}])([,;:!?])(?! ?[)(DPp]) ?")
    content = marks.sub(lambda mark: _FULL[mark[1]], content.strip(" "))
    yield from passage.pair(lead, tail, "（", content, "）")


def halfwidth_latin(passage: Passage) -> Iterator[Change]:
    """Full-width letters and figures."""
    for match in passage.find(f"[{_WIDE}](?:[{_WIDE_INNER}]*[{_WIDE}％])?"):
        start, end = match.span()
        # Ｔ_Ｔ, Ｏ(∩_∩)Ｏ
        single = end - start == 1
        if single and (is_one_of(passage.after(end), "(_＿") or is_one_of(passage.before(start), ")_＿")):
            continue
        yield start, end, "".join(_half(char) for char in match[0])


def _half(char: str) -> str:
    return chr(ord(char) - _WIDE_OFFSET) if "！" <= char <= "～" else char
