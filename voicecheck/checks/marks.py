"""Typography of ellipses, dashes, repeated marks, ranges and percentages, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks.passage import CJK, CLOSING, FULL_STOPS, OPENING, Change, Passage, is_cjk, pattern

_CJK_SIDE = f"[{CJK}{FULL_STOPS}{CLOSING}{OPENING}\u201c\u201d\u2018\u2019]"
_UNITS = (
    r"(?:%|\uff05|\u2103|\u00b0|k[gmWV]?|[cmn]?m|g|[GMK]B|[mM]?[lL]|W|V|s|ms)(?![A-Za-z])|(?:"
    "[\u5143\u5757\u4e07\u5343\u767e\u4ebf\u4e2a\u500b\u5929\u65e5\u53f7\u6708\u5e74\u65f6\u70b9\u5206\u79d2\u5468\u5c81\u6b72\u4eba"
    "\u500d\u6b21\u7c73\u514b\u65a4\u516c\u5398\u6beb\u5347\u6761\u9875\u9801\u7ae0\u5bf8\u7bc7\u5c42\u5c64\u697c\u6a13\u4f4d\u540d"
    "\u53f0\u53ea\u96bb\u4ef6\u79cd\u7a2e\u7ec4\u7d44\u6b65\u53e5\u5b57\u884c\u671f\u5c0f])"
)
_RANGE = (
    r"(?<![A-Za-z0-9_.,/:$\u20ac\u00a3\u00a5-])([0-9]{1,4}(?:\.[0-9]+)?)(%?)([-~])([0-9]{1,4}(?:\.[0-9]+)?)"
    r"(?![A-Za-z0-9_/:~-]*[-/:~]|\.[0-9]|[0-9])"
)
_LONGEST_DASH = 3
_FIRST_YEAR = 1000
_CALENDAR = "\u65e5\u53f7\u6708\u5e74\u65f6\u70b9"
_ENGLISH_UNITS = (
    r"\s?(?:%|percent|per cent|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|people|times|degrees|kg|km|cm|mm|miles?|"
    r"feet|inches|pounds|dollars|words|characters|pages|points?|[ap]\.?m\.?|\u00b0)(?![A-Za-z])"
)


def ellipsis(passage: Passage) -> Iterator[Change]:
    """`……` in Chinese; in English one character or three full stops, as the style says."""
    for match in passage.find("\\.{3,}|\u2026+|\u3002{3,}|\u22ef+"):
        start, end = match.span()
        run = match[0]
        before, after = passage.before(start), passage.after(end)
        if before in ("/", "\\", "[", "(") or after in ("/", "\\", "]", ")", "."):
            continue
        chinese = passage.is_chinese(start)
        wanted = _ellipsis_in(passage, run, chinese=chinese)
        if not wanted or wanted == run:
            continue
        if run == "\u2026" and chinese and not _beside_chinese_word(passage, start, end):
            continue
        if run[0] == "." and (_is_code_dots(before, after) or (chinese and not _beside_chinese(before, after))):
            continue
        yield start, end, wanted


def _ellipsis_in(passage: Passage, run: str, *, chinese: bool) -> str:
    style = passage.style or ("double" if chinese else "")
    if style == "double":
        if not chinese:
            return ""
        # Twelve dots stand for a paragraph that is left out. Source: GB/T 15834-2011, 4.11.3.
        return run if run in ("\u22ef\u22ef", "\u2026" * 4) else "\u2026\u2026"
    if chinese and not passage.options.get("chinese_too", False):
        return ""
    tail = "." if run == "...." else ""
    return {"single": "\u2026", "dots": "..."}.get(style, "") + tail


def _is_code_dots(before: str, after: str) -> bool:
    """`...args`, `1...10`."""
    opens = before in ("", " ", "{", "<", ",") and after.isascii() and (after.isalnum() or after == "_")
    return opens or (before.isdigit() and after.isdigit())


def _beside_chinese(before: str, after: str) -> bool:
    side = pattern(_CJK_SIDE)
    if before and side.match(before):
        return True
    return bool(after and side.match(after)) or (before.isalnum() and after in ("", " "))


def _beside_chinese_word(passage: Passage, start: int, end: int) -> bool:
    """Whether one character of dots is Chinese, not part of a menu item (Add Data…) or a row (1, …, 100)."""
    left = passage.before(start)
    left = passage.before(start - 1) if left == " " else left
    return not (left.isascii() and left != "") and passage.after(end) != ","


def dash(passage: Passage) -> Iterator[Change]:
    """`——` in Chinese, `—` in English, for hyphens that stand for a dash."""
    for match in passage.find("[-\u2014]+|\u2500{2,3}|\uff0d{2,3}|\u2015+|\u2013{2,}"):
        start, end = match.span()
        run = match[0]
        before, after = passage.before(start), passage.after(end)
        if run == "-" or len(run) > _LONGEST_DASH:
            continue
        if before in ("-", "<", "!", "|", "=", "\u2500", "\uff0d") or after in ("-", ">", "|", "=", "\u2500", "\uff0d"):
            continue
        if passage.is_chinese(start):
            if passage.style in ("", "double-em") and _is_chinese_dash(passage, run, start, end):
                yield start, end, "\u2014\u2014"
        elif passage.style in ("", "em") and run in ("--", "---"):
            tight = _is_in(after, '\u201c\u2018"(') and _is_in(before, "\u201d\u2019).,")
            loose = (
                before == after == " "
                and passage.before(start - 1) != ""
                and passage.after(end + 1) not in ("$", "-", "")
            )
            if (tight or loose) and passage.is_english(start) and not passage.in_tag(start, end):
                yield start, end, "\u2014"


def _is_in(char: str, marks: str) -> bool:
    """Whether a character is a letter, a figure or one of some marks."""
    return char.isalnum() or (char != "" and char in marks)


def _is_chinese_dash(passage: Passage, run: str, start: int, end: int) -> bool:
    if run == "\u2014\u2014" or passage.in_tag(start, end):
        return False
    before, after = passage.before(start), passage.after(end)
    if run == "\u2014":
        # One between two words joins them (北京—上海); with a space or a mark beside it, it was meant for a dash.
        left, right = before, after
        if before == " " and after == " ":
            left, right = passage.before(start - 1), passage.after(end + 1)
            return is_cjk(left) and is_cjk(right)
        marks = pattern(f"[{FULL_STOPS}{CLOSING}\u201d\u2026]")
        return bool(left and marks.match(left)) and is_cjk(right)
    if run[0] == "-" and after.isascii() and after.isalnum():
        return False
    left = before if before != " " else passage.before(start - 1)
    right = after if after != " " else passage.after(end + 1)
    side = pattern(_CJK_SIDE)
    return bool(left and side.match(left)) or bool(right and side.match(right) and left != "")


def repeated_punctuation(passage: Passage) -> Iterator[Change]:
    """More marks of one kind than the rule allows."""
    most = passage.options.get("max", 1)
    for match in passage.find("[!?\uff01\uff1f]{2,}|[,\uff0c\u3001]{2,}|[;\uff1b]{2,}|\u3002{2,}|\\.{2,}"):
        start, end = match.span()
        run = match[0]
        before, after = passage.before(start), passage.after(end)
        if not before or (
            run.isascii() and (before in " ([{" or (after and after not in " \"')\u201d\u2019" and not is_cjk(after)))
        ):
            continue
        if run[0] in ".\u3002":
            if len(run) != 2 or (run[0] == "." and not before.isalpha()):
                continue
            wanted = run[0]
        elif run[0] in "!?\uff01\uff1f":
            kinds = "".join(dict.fromkeys(run))
            if len(run) <= max(most, len(kinds)) and len(kinds) <= 2:
                continue
            wanted = run[:most] if len(kinds) == 1 else kinds[:2]
        else:
            wanted = run[0]
        if not passage.in_tag(start, end) or is_cjk(before):
            yield start, end, wanted


def space_before_punctuation(passage: Passage) -> Iterator[Change]:
    """English: a space before a mark that closes."""
    for match in passage.find(r" +([,.;:!?])(?=[ \"')\u201d\u2019]|$|\n|\Z)"):
        start, end = match.span()
        before = passage.before(start)
        if not (before.isalnum() or (before != "" and before in ")]\"'\u201d\u2019%")) or is_cjk(before):
            continue
        # A ratio (3 : 1), an emoticon ( :) ).
        if match[1] == ":" and (passage.after(end) == ")" or (before.isdigit() and passage.after(end + 1).isdigit())):
            continue
        if match[1] == ";" and passage.after(end) == ")":
            continue
        if match[1] == "." and passage.text.startswith(" .", end):
            continue
        # A space may be all that is left of a footnote mark or a comment.
        if passage.is_english(start - 1) and passage.is_verbatim(start - 1, end):
            yield start, end, match[1]


def range_dash(passage: Passage) -> Iterator[Change]:
    """A hyphen between the figures of a range: `–` in English, `～` or `—` in Chinese."""
    for match in passage.find(_RANGE):
        start, end = match.span(3)
        low, high = float(match[1]), float(match[4])
        if low >= high or passage.in_tag(match.start(), match.end()):
            continue
        tail = passage.text[match.end() : min(match.end() + 12, passage.end)]
        if passage.is_chinese(match.start()):
            unit = pattern(rf"\s?(?:{_UNITS}|[%\uff05])").match(tail)
            if unit:
                # 3～5 年, but 2019—2021 年, 3—5 月.
                calendar = unit[0].strip() in _CALENDAR and (unit[0].strip() != "\u5e74" or high > _FIRST_YEAR)
                mark = "\u2014" if calendar else "\uff5e"
                if not (match[3] == "~" and calendar):
                    yield match.start(), match.end(), match[1] + match[2] + mark + match[4]
        elif match[3] == "-" and passage.is_english(match.start()):
            years = (
                len(match[1]) == len(match[4]) == 4 and match[1][:2] in ("19", "20") and match[4][:2] in ("19", "20")
            )
            if years or pattern(_ENGLISH_UNITS).match(tail):
                yield match.start(), match.end(), f"{match[1]}{match[2]}\u2013{match[4]}"


def percent_sign(passage: Passage) -> Iterator[Change]:
    """`5%`: half width, and close to the figure."""
    for match in passage.find(r"\d([ \u00a0]?\uff05|[ \u00a0]%)(?![A-Za-z0-9{(])"):
        start, end = match.span(1)
        if match[1][-1] == "%" and passage.after(end) == " " and passage.after(end + 1).isdigit():
            continue
        yield start, end, "%"
