"""Ellipses, dashes and repeated marks, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks.typography.passage import (
    CJK,
    CLOSING,
    FULL_STOPS,
    OPENING,
    Change,
    Passage,
    is_ascii_word,
    is_cjk,
    is_one_of,
    pattern,
)

_CHINESE_SIDE = f"[{CJK}{FULL_STOPS}{CLOSING}{OPENING}“”‘’]"
_LONGEST_DASH = 3


def _is_chinese_side(char: str) -> bool:
    """Whether a character is a Han character or a mark of Chinese."""
    return bool(char) and pattern(_CHINESE_SIDE).match(char) is not None


def ellipsis(passage: Passage) -> Iterator[Change]:
    """`……` in Chinese; in English one character or three full stops, as the style says."""
    for match in passage.find(r"\.{3,}|…+|。{3,}|⋯+"):
        start, end = match.span()
        before, after = passage.before(start), passage.after(end)
        if is_one_of(before, "/\\[(") or is_one_of(after, "/\\])."):
            continue
        chinese = passage.is_chinese(start)
        wanted = _ellipsis_for(passage, match[0], chinese=chinese)
        if wanted in ("", match[0]) or (match[0][0] == "." and _is_code(before, after)):
            continue
        if not chinese or _ends_chinese(passage, match[0], start, end):
            yield start, end, wanted


def _ellipsis_for(passage: Passage, run: str, *, chinese: bool) -> str:
    """What should stand for a run of dots; "" if the rule does not care."""
    style = passage.style or ("double" if chinese else "")
    if style == "double":
        # Twelve dots stand for a paragraph that is left out. Source: GB/T 15834-2011, 4.11.3.
        return (run if run in ("⋯⋯", "…………") else "……") if chinese else ""
    if not style or (chinese and not passage.options.get("chinese_too", False)):
        return ""
    return ("…" if style == "single" else "...") + ("." if run == "...." else "")


def _is_code(before: str, after: str) -> bool:
    """`...args`, `1...10`."""
    opens = (before == "" or before in " {<,") and (is_ascii_word(after) or after == "_")
    return opens or (before.isdigit() and after.isdigit())


def _ends_chinese(passage: Passage, run: str, start: int, end: int) -> bool:
    """Whether dots belong to Chinese words, not to a menu item (Add Data…) or a row (1, …, 100)."""
    before, after = passage.before(start), passage.after(end)
    if run == "…":
        left = passage.before(start - 1) if before == " " else before
        return (left == "" or not left.isascii()) and after != ","
    if run[0] != ".":
        return True
    return _is_chinese_side(before) or _is_chinese_side(after) or (before.isalnum() and after in ("", " "))


def dash(passage: Passage) -> Iterator[Change]:
    """`——` in Chinese, `—` in English, for hyphens that stand for a dash."""
    for match in passage.find("[-—]+|─{2,3}|－{2,3}|―+|–{2,}"):
        start, end = match.span()
        run = match[0]
        before, after = passage.before(start), passage.after(end)
        if run in ("-", "——") or len(run) > _LONGEST_DASH:
            continue
        if is_one_of(before, "-<!|=─－") or is_one_of(after, "->|=─－") or passage.in_tag(start, end):
            continue
        if passage.is_chinese(start):
            if passage.style in ("", "double-em") and _is_chinese_dash(passage, run, start, end):
                yield start, end, "——"
        elif passage.style in ("", "em") and _is_english_dash(passage, run, start, end) and passage.is_english(start):
            yield start, end, "—"


def _is_english_dash(passage: Passage, run: str, start: int, end: int) -> bool:
    if run not in ("--", "---"):
        return False
    before, after = passage.before(start), passage.after(end)
    if before == after == " ":  # not `exec pod -- $COMMAND`
        return passage.before(start - 1) != "" and passage.after(end + 1) not in ("$", "-", "")
    return (before.isalnum() or is_one_of(before, "”’).,")) and (after.isalnum() or is_one_of(after, '“‘"('))


def _is_chinese_dash(passage: Passage, run: str, start: int, end: int) -> bool:
    before, after = passage.before(start), passage.after(end)
    left = passage.before(start - 1) if before == " " else before
    right = passage.after(end + 1) if after == " " else after
    if run == "—":
        # One between two words joins them (北京—上海); with a space or a mark beside it, it was meant for a dash.
        parted = before == after == " " and is_cjk(left)
        return is_cjk(right) and (parted or is_one_of(before, FULL_STOPS + CLOSING + "”…"))
    if run[0] == "-" and is_ascii_word(after):
        return False  # --help
    return _is_chinese_side(left) or (_is_chinese_side(right) and left != "")


def repeated_punctuation(passage: Passage) -> Iterator[Change]:
    """More marks of one kind than the rule allows."""
    most = passage.options.get("max", 1)
    for match in passage.find("[!?！？]{2,}|[,，、]{2,}|[;；]{2,}|。{2,}|\\.{2,}"):
        start, end = match.span()
        run = match[0]
        before, after = passage.before(start), passage.after(end)
        if before == "" or (run.isascii() and _is_operator(before, after)):
            continue
        wanted = _once(run, most, before)
        if wanted != run and (is_cjk(before) or not passage.in_tag(start, end)):
            yield start, end, wanted


def _is_operator(before: str, after: str) -> bool:
    """`!!x`, `a ?? b`, `a,,b`."""
    return before in " ([{" or not (after == "" or after in " \"')”’" or is_cjk(after))


def _once(run: str, most: int, before: str) -> str:
    """A run of marks cut down to what is allowed; the run itself if it is fine."""
    if run[0] in ".。":
        if len(run) != len("..") or not (run[0] == "。" or before.isalpha()):
            return run
        return "。" if is_cjk(before) else run[0]
    if run[0] not in "!?！？":
        return next((mark for mark in run if not mark.isascii()), run[0])
    kinds = "".join(dict.fromkeys(run))
    if len(kinds) == 1:
        return run[:most]
    return run if len(run) <= max(most, len("?!")) else kinds[:2]
