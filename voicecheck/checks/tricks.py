"""What a finding says of how a match was hidden."""

from __future__ import annotations

from voicecheck.core.rule import Draft

_CHINESE = {
    "spaces or marks between the letters": "字母之间夹了空格或符号",
    "spaces or marks between the characters": "字与字之间夹了空格或符号",
    "invisible characters": "夹了看不见的字符",
    "full-width letters": "用了全角字母",
    "look-alike letters of another alphabet": "用了别种文字里形近的字母",
    "look-alike characters": "用了形近的字符",
}


def note_of(draft: Draft, trick: str) -> str:
    """The note of a finding whose match was hidden by `trick`, as `language.fold.trick` calls it; "" if by none."""
    if not trick:
        return ""
    return draft.told(f"written with {trick}", f"原文{_CHINESE[trick]}")
