"""What makes a file unreadable as YAML, in plain words."""

from __future__ import annotations

import re
from typing import Any

from voicecheck.config.places import Place
from voicecheck.core.errors import ConfigError

_PLAIN_WORDS = (
    ("mapping values are not allowed", "a ': ' that cannot be a key's: quote the text if it belongs to it"),
    ("expected ':'", "a key without ':' after it"),
    ("cannot start any token", "a plain text cannot begin with {character}: quote it"),
    ("expected ',' or ']'", "the list that '[' opens is not closed, or a ',' is missing"),
    ("expected ',' or '}'", "the mapping that '{{' opens is not closed, or a ',' is missing"),
    ("unexpected end of stream", "a quoted text is not closed; it begins in line {context_line}"),
    ("expected alphabetic or numeric", "{character} after '*' or '&': quote the text if it begins with '*' or '&'"),
    ("unknown escape", "a backslash before what YAML does not know: use single quotes, or \\\\ for a backslash"),
    ("expected key", "this does not fit the mapping of line {context_line}: look at indentation and quotes"),
    ("expected <block end>", "this does not fit what line {context_line} began: look at indentation and quotes"),
    ("expected '-'", "this does not fit the list of line {context_line}: look at indentation and dashes"),
    ("expected <document start>", "something stands after the end of the document"),
    ("sequence entries are not allowed", "a '- ' where no list can be: put the list on a line of its own"),
    ("invalid Unicode", "an escape that stands for no character"),
)


def decode(data: bytes, file: str) -> str:
    """UTF-8, with or without a byte order mark.

    Raises:
        ConfigError: it is something else.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Place(file, 1, 1).error("got UTF-16; expected UTF-8: save the file as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode(errors="replace")) + 1
        byte = data[error.start]
        raise Place(file, line, column).error(
            f"got the byte 0x{byte:02x}, which is not UTF-8; expected UTF-8: save the file as UTF-8"
        ) from None


def control_character(text: str, file: str) -> ConfigError:
    """The error of a character that YAML does not allow."""
    found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    code = f"U+{ord(text[at]):04X}" if found else "one"
    return Place(file, line, column).error(f"got the control character {code}; expected text")


def syntax_error(error: Any, text: str, file: str) -> ConfigError:
    """The error of PyYAML's scanner or parser."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    context_line = error.context_mark.line + 1 if error.context_mark else line
    lines = text.split("\n", line)
    at = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    character = "a tab" if at == "\t" else f"'{at}'" if at else "the end of the line"
    problem = str(error.problem)
    if at == "\t" and "cannot start" in problem:
        message = "a tab where only spaces may indent: use spaces"
    else:
        words = next((words for part, words in _PLAIN_WORDS if part in problem), problem)
        message = words.format(character=character, context_line=context_line)
    return Place(file, line, column).error(f"not valid YAML: {message}")
